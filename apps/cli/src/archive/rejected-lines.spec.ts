import { once } from 'node:events';
import {
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RejectedLines } from './rejected-lines.js';

let dir: string;
let archive: string;
let path: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'reprise-rejected-'));
  archive = join(dir, 'a.jsonl');
  path = `${archive}.rejected.jsonl`;
});
afterEach(() => rmSync(dir, { recursive: true }));

/** A run that rejected nothing. */
const clean = (named?: string) => {
  const rejected = new RejectedLines(archive, named);
  rejected.finish();
  rejected.close();
};
const reject = (named?: string) => {
  const rejected = new RejectedLines(archive, named);
  rejected.add(7, 'at: expected a time', '{"at":1}');
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
    clean();
    expect(existsSync(path)).toBe(false);
  });

  it('that cannot be written is bad usage, which says how to name another', () => {
    mkdirSync(path);
    expect(() => reject()).toThrow(/cannot be written to .*--rejected FILE/);
    expect(() => reject(join(dir, 'no', 'such', 'folder'))).toThrow(/cannot be written to/);
  });

  it('has the name that was chosen, which must be free', () => {
    const named = join(dir, 'bad.jsonl');
    clean(named);
    expect(existsSync(named)).toBe(false);
    reject(named);
    const before = readFileSync(named, 'utf8');
    expect(before).toContain('"line":7');
    for (const run of [reject, clean]) expect(() => run(named)).toThrow(/exists already.*--rejected FILE/);
    expect(readFileSync(named, 'utf8')).toBe(before);
    expect(existsSync(path)).toBe(false);
  });

  const aliases: Readonly<Record<string, () => string | undefined>> = {
    'by its own name': () => archive,
    'by another path': () => join(dir, '.', 'x', '..', 'a.jsonl'),
    'through a symbolic link': () => (symlinkSync(archive, join(dir, 'link')), join(dir, 'link')),
    'through a hard link': () => (linkSync(archive, join(dir, 'hard')), join(dir, 'hard')),
    'when it lies under the name of the rejected lines': () => {
      renameSync(archive, path);
      symlinkSync(path, archive);
      return undefined;
    },
  };
  it.each(Object.keys(aliases))('is never the archive, %s', (alias) => {
    writeFileSync(archive, 'the archive');
    mkdirSync(join(dir, 'x'));
    const named = aliases[alias]!();
    for (const run of [reject, clean]) expect(() => run(named)).toThrow(/it is the archive itself/);
    expect(readFileSync(archive, 'utf8')).toBe('the archive');
  });

  it('takes the place of no socket, pipe or device', async () => {
    const server = createServer().listen(path);
    await once(server, 'listening');
    try {
      for (const run of [reject, clean]) expect(() => run()).toThrow(/no regular file/);
      expect(existsSync(path)).toBe(true);
      expect(() => reject('/dev/null')).toThrow(/exists already/);
    } finally {
      server.close();
    }
  });
});
