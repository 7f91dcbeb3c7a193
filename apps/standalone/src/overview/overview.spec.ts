import {
  fanMessageReceivedV1,
  saleRecordedV1,
  saleReversedV1,
  turnClosedV1,
  type EventContract,
  type StoredEvent,
} from '@reprise/contracts';
import { moneyTexts } from './money.js';
import { Overview, type KeptOverview } from './overview.js';

const event = (contract: EventContract, change: object = {}): StoredEvent => ({
  id: 'e1',
  type: contract.type,
  stream: `${contract.service}:f1`,
  version: 1,
  tenant: 'default',
  creator: 'c1',
  fan: 'f1',
  time: '2026-11-23T10:00:00.000Z',
  correlationId: 'x',
  causationId: null,
  traceparent: null,
  topicSequence: null,
  data: { ...(contract.samples[0] as object), ...change },
});

describe('the overview', () => {
  it('adds up money by currency, and takes reversals off', () => {
    const overview = new Overview();
    overview.add([
      event(saleRecordedV1, { amountMinor: 1500 }),
      event(saleRecordedV1, { amountMinor: 700, currency: 'EUR', origin: 'import' }),
      event(saleReversedV1, { amountMinor: 500 }),
    ]);
    expect(overview.money).toEqual({ EUR: 700, USD: 1000 });
    expect(overview).toMatchObject({ sales: 2, liveSales: 1 });
  });

  it('shows live conversation, not imported history', () => {
    const overview = new Overview();
    overview.add([event(fanMessageReceivedV1, { origin: 'import' }), event(fanMessageReceivedV1, { text: 'hello' })]);
    expect(overview.messages).toBe(2);
    expect(overview.lines.map(({ text }) => text)).toEqual(['hello']);
  });

  it('counts a silence once, however often its messages moved', () => {
    const overview = new Overview();
    overview.add([event(turnClosedV1, { movedTo: 't2', reason: 'superseded' }), event(turnClosedV1)]);
    expect(overview.silences).toBe(1);
  });

  it('goes on from what was kept as if it had never stopped', () => {
    const [before, after] = [
      [event(saleRecordedV1), event(fanMessageReceivedV1, { text: 'hello' }), event(turnClosedV1)],
      [event(saleRecordedV1, { amountMinor: 700, currency: 'EUR' }), event(fanMessageReceivedV1)],
    ];
    const whole = new Overview();
    whole.add([...before, ...after]);
    const first = new Overview();
    first.add(before);
    const second = new Overview(JSON.parse(JSON.stringify(first)) as KeptOverview);
    second.add(after);
    expect(second).toEqual(whole);
  });

  it('writes money in the digits of its currency', () => {
    expect(moneyTexts({ USD: 1250, JPY: 1250, XTR: 50 })).toBe('$12.50 + ¥1,250 + 50 Stars');
    expect(moneyTexts({})).toBe('$0');
  });
});
