import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RejectedLines } from './rejected-lines.js';

let dir: string;
let path: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'reprise-rejected-'));
  path = join(dir, 'a.jsonl.rejected.jsonl');
});
afterEach(() => rmSync(dir, { recursive: true }));

const reject = (reason = 'at: expected a time') => {
  const rejected = new RejectedLines(path);
  rejected.add(7, reason, '{"at":1}');
  rejected.close();
};

describe('the file of rejected lines', () => {
  it('names number, reason and text of each, for its owner alone', () => {
    writeFileSync(path, 'of an earlier run', { mode: 0o644 });
    reject();
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({
      line: 7,
      reason: 'at: expected a time',
      text: '{"at":1}',
    });
    expect(lstatSync(path).mode & 0o777).toBe(0o600);
  });

  it.each(['victim', 'not-there'])('is never written through a link (to %s)', (target) => {
    const victim = join(dir, 'victim');
    writeFileSync(victim, 'precious');
    symlinkSync(join(dir, target), path);
    reject();
    expect(lstatSync(path).isFile()).toBe(true);
    expect(readFileSync(victim, 'utf8')).toBe('precious');
    expect(existsSync(join(dir, 'not-there'))).toBe(false);
  });

  it('is gone after a run that rejected nothing', () => {
    reject();
    const clean = new RejectedLines(path);
    clean.finish();
    clean.close();
    expect(existsSync(path)).toBe(false);
  });

  it('that cannot be written is bad usage, which says how to name another', () => {
    mkdirSync(path);
    expect(() => reject()).toThrow(/cannot be written to .*--rejected FILE/);
    path = join(dir, 'no', 'such', 'folder');
    expect(() => reject()).toThrow(/cannot be written to/);
  });
});
