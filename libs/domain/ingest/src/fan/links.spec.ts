import { fold, Rows } from '@reprise/event-sourcing';
import { ingestFan, type IngestFanCommand } from '../index.js';

const AT = '2026-11-23T10:00:00Z';
const online: IngestFanCommand = {
  type: 'ChangePresence',
  fan: { platform: 'sandbox', connection: 'sandbox', platformCreatorId: 'c1', platformFanId: 'f1', fanName: null },
  online: true,
  occurredAt: AT,
};
const link: IngestFanCommand = {
  type: 'Link',
  otherFan: 'f2',
  otherCreator: 'c2',
  evidence: 'platform',
  by: 'operator:kim',
  now: AT,
};
const unlink: IngestFanCommand = { type: 'Unlink', otherFan: 'f2', by: 'operator:kim', now: AT };

const after = (...commands: IngestFanCommand[]) => {
  const rows = new Rows();
  let state = ingestFan.initial;
  const events = commands.map((command) => {
    const decided = ingestFan.decide(command, state, rows);
    state = fold(ingestFan, state, decided, rows);
    return decided;
  });
  return { last: events.at(-1)!, links: rows.toJSON()['link'] };
};

describe('a link between two fans of one person', () => {
  it('is said once and known from then on', () => {
    expect(after(online, link).links).toEqual({ f2: { creator: 'c2', evidence: 'platform', since: AT } });
    expect(after(online, link, link).last).toEqual([]);
  });

  it('ends, once, and can be said again', () => {
    expect(after(online, link, unlink).links).toBeUndefined();
    expect(after(online, link, unlink, unlink).last).toEqual([]);
    expect(after(online, link, unlink, link).last).toHaveLength(1);
  });

  it('is of a fan somebody has seen', () => {
    expect(() => after(link)).toThrow('nothing was ever seen');
  });
});
