import pg from 'pg';
import { SERVICES, type StoredEvent } from '@reprise/contracts';
import type { LogTransport } from '@reprise/event-log';
import { countOutcomes, MessageOutcomes, type Outcome } from '@reprise/fan-state';
import type { Ledger } from './ledger.js';
import { checkReplay, readLog } from './replay.js';

export interface AuditReport {
  readonly findings: readonly string[];
  readonly counts: Readonly<Record<string, number>>;
  readonly outcomes: Readonly<Record<Outcome, number>>;
}

/** An event as its service stored it. */
export interface TableEvent {
  readonly id: string;
  readonly stream: string;
  readonly version: number;
  readonly type: string;
  readonly creator: string;
  readonly data: Readonly<Record<string, unknown>>;
  /** The transaction that stored it; later ones of one service have higher numbers. */
  readonly tx: bigint;
  readonly recordedAt: Date;
}

/** What else a run is judged by; returns what it counted. */
export type Judge = (
  client: pg.Client,
  tables: readonly TableEvent[],
  findings: string[],
) => Promise<Readonly<Record<string, number>>>;

/**
 * Judges a run from what the world acknowledged and received, the event tables, the topic and the stored facets: it
 * shares no code with what it judges but the folds themselves.
 */
export async function audit(
  ledger: Ledger,
  databaseUrl: string,
  transport: LogTransport,
  judge: Judge,
): Promise<AuditReport> {
  const findings: string[] = [];
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const tables = await readTables(client);
    const log = await readLog(transport, findings);
    checkRecordedOnce(ledger, tables, findings);
    checkSales(ledger, tables, findings);
    checkSends(ledger, tables, findings);
    checkContiguous(tables, log.events, findings);
    await checkReplay(client, log.events, findings);
    await checkQuiet(client, findings);
    const outcomes = checkOutcomes(log.events, findings);
    const more = await judge(client, tables, findings);
    return {
      findings,
      outcomes,
      counts: {
        webhooks: ledger.accepted.size,
        kills: ledger.kills,
        events: tables.length,
        records: log.records,
        repeats: log.records - log.events.length,
        messages: ledger.messages.length,
        ...more,
      },
    };
  } finally {
    await client.end();
  }
}

async function readTables(client: pg.Client): Promise<TableEvent[]> {
  type Row = Omit<TableEvent, 'tx'> & { readonly tx: string };
  const all: TableEvent[][] = [];
  for (const service of SERVICES) {
    const { rows } = await client.query<Row>(
      `select id, stream, version, type, creator, data, tx::text, recorded_at as "recordedAt"
       from ${service}.event order by stream, version`,
    );
    all.push(rows.map((row) => ({ ...row, tx: BigInt(row.tx) })));
  }
  return all.flat();
}

const occurrences = (values: Iterable<unknown>): Map<unknown, number> => {
  const counts = new Map<unknown, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
};

const dataOf = (events: readonly TableEvent[], type: string, field: string) =>
  events.filter((event) => event.type === type).map((event) => event.data[field]);

const RECORDED: Readonly<Record<string, readonly [type: string, field: string]>> = {
  'message.received': ['ingest.fan-message-received.v1', 'messageId'],
  'purchase.completed': ['ingest.purchase-completed.v1', 'purchaseId'],
  'purchase.refunded': ['ingest.purchase-refunded.v1', 'refundId'],
};

function checkRecordedOnce(ledger: Ledger, tables: readonly TableEvent[], findings: string[]): void {
  for (const [webhook, [type, field]] of Object.entries(RECORDED)) {
    const recorded = occurrences(dataOf(tables, type, field));
    const accepted = [...ledger.accepted.values()]
      .filter((entry) => entry.type === webhook)
      .map((entry) => entry.data[field]);
    for (const id of accepted)
      if (recorded.get(id) !== 1)
        findings.push(`${webhook} ${String(id)} was accepted and recorded ${recorded.get(id) ?? 0} times`);
    if (recorded.size !== new Set(accepted).size)
      findings.push(`${recorded.size} ${type} recorded for ${new Set(accepted).size} accepted`);
  }
}

function checkSales(ledger: Ledger, tables: readonly TableEvent[], findings: string[]): void {
  const sales = tables.filter((event) => event.type === 'pricing.sale-recorded.v1');
  const byPurchase = occurrences(sales.map((event) => event.data['purchaseId']));
  const purchases = [...ledger.accepted.values()].filter((entry) => entry.type === 'purchase.completed');
  for (const { data } of purchases)
    if (byPurchase.get(data['purchaseId']) !== 1)
      findings.push(`purchase ${String(data['purchaseId'])} has ${byPurchase.get(data['purchaseId']) ?? 0} sales`);
  const sum = (amounts: readonly unknown[]) => amounts.reduce<number>((total, amount) => total + Number(amount), 0);
  const tips = [...ledger.accepted.values()].filter((entry) => entry.type === 'tip.received');
  const paid = sum([...purchases, ...tips].map((entry) => entry.data['amountMinor']));
  const sold = sum(sales.map((event) => event.data['amountMinor']));
  if (paid !== sold) findings.push(`${paid} was paid and ${sold} was recorded as sold`);
}

function checkSends(ledger: Ledger, tables: readonly TableEvent[], findings: string[]): void {
  const sent = occurrences(dataOf(tables, 'delivery.message-sent.v1', 'draftId'));
  const arrived = occurrences(ledger.messages.map((message) => message.key));
  for (const [draft, times] of sent)
    if (times !== 1) findings.push(`draft ${String(draft)} was recorded as sent ${times} times`);
  for (const draft of sent.keys())
    if (!arrived.has(draft)) findings.push(`draft ${String(draft)} is recorded as sent and never arrived`);
  for (const [draft, times] of arrived) {
    if (times !== 1) findings.push(`draft ${String(draft)} arrived ${times} times`);
    if (!sent.has(draft)) findings.push(`draft ${String(draft)} arrived and is not recorded as sent`);
  }
}

function checkContiguous(tables: readonly TableEvent[], log: readonly StoredEvent[], findings: string[]): void {
  const inTables = Map.groupBy(tables, (event) => event.stream);
  const inLog = Map.groupBy(log, (event) => event.stream);
  for (const [stream, events] of inTables) {
    const versions = events.map((event) => event.version);
    if (versions.some((version, i) => version !== i + 1)) findings.push(`${stream} is not contiguous in its table`);
    const published = (inLog.get(stream) ?? []).map((event) => event.version);
    if (published.some((version, i) => version !== i + 1)) findings.push(`${stream} is not contiguous in the log`);
    if (published.length !== versions.length)
      findings.push(`${stream} has ${versions.length} events and ${published.length} in the log`);
  }
  for (const stream of inLog.keys())
    if (!inTables.has(stream)) findings.push(`${stream} is in the log and in no table`);
}

async function checkQuiet(client: pg.Client, findings: string[]): Promise<void> {
  for (const service of SERVICES) {
    const { rows } = await client.query<{ parked: number; dead: number }>(
      `select (select count(*)::int from ${service}.parked) as parked, (select count(*)::int from ${service}.dead_letter) as dead`,
    );
    if (rows[0]!.parked > 0) findings.push(`${service} has ${rows[0]!.parked} parked records`);
    if (rows[0]!.dead > 0) findings.push(`${service} has ${rows[0]!.dead} dead letters`);
  }
}

function checkOutcomes(log: readonly StoredEvent[], findings: string[]): Record<Outcome, number> {
  const byFan = new Map<string, MessageOutcomes>();
  for (const event of log) {
    if (event.fan === null) continue;
    const outcomes = byFan.get(event.fan) ?? new MessageOutcomes();
    byFan.set(event.fan, outcomes);
    outcomes.apply(event);
  }
  const all = [...byFan.values()].flatMap((outcomes) => outcomes.list());
  for (const { messageId, outcome, finals } of all) {
    if (outcome === 'pending' || outcome === 'lost') findings.push(`message ${messageId} is ${outcome}`);
    if (finals > 1) findings.push(`message ${messageId} has ${finals} final outcomes`);
  }
  return countOutcomes(all);
}
