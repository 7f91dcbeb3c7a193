import { Injectable } from '@nestjs/common';
import type { Profile, Verdict } from '@reprise/domain-ingest';
import { EventLog, fanRef, type Subject } from '@reprise/event-log';
import { rejectionOf } from '@reprise/service-host';
import type { z } from 'zod';
import type { Connection } from '../connections/connection.js';
import { Creators } from '../creators/creators.js';
import { fanWriter } from '../fans/fan-writer.js';
import { StopSweep } from '../persons/stop-sweep.js';
import { subjectOf } from '../webhooks/webhook-intake.js';
import type { ArchiveKind } from './archive-kind.js';
import { entrySchema, type HistoryLine, type ImportEntry, type PurchaseLine } from './archive-line.js';
import { historyArchive } from './history.js';
import { withContradictions, type Taken } from './contradictions.js';
import { emptyResult, inOrder, tally, type ImportResult, type Outcome, type TakenLine } from './import-result.js';
import { purchaseArchive } from './purchases.js';

interface Fan<E> {
  readonly profile: Profile;
  readonly entries: (TakenLine & { readonly at: string; readonly entry: E })[];
}

/** A line that says the most it can is screened for as long as a webhook takes: whoever waits goes first. */
const betweenLines = () => new Promise<void>((next) => setImmediate(next));

function parsed<L, E>(entry: ImportEntry, { schema, recordOf }: ArchiveKind<L, E>): z.ZodSafeParseResult<L> {
  const checked = entrySchema.safeParse(entry);
  if (!checked.success) return { success: false, error: checked.error as z.ZodError<never> };
  return schema.safeParse(recordOf ? recordOf(checked.data) : checked.data.record);
}

/** Archives in: each fan's lines are one command, and many fans share a transaction. */
@Injectable()
export class Imports {
  constructor(
    private readonly log: EventLog,
    private readonly creators: Creators,
    private readonly stops: StopSweep,
  ) {}

  history(connection: Connection, entries: readonly ImportEntry[]): Promise<ImportResult> {
    return this.take(connection, entries, historyArchive);
  }

  purchases(connection: Connection, entries: readonly ImportEntry[]): Promise<ImportResult> {
    return this.take(connection, entries, purchaseArchive);
  }

  private async take<L extends HistoryLine | PurchaseLine, E>(
    connection: Connection,
    entries: readonly ImportEntry[],
    kind: ArchiveKind<L, E>,
  ): Promise<ImportResult> {
    const result = emptyResult();
    const fans = new Map<string, Fan<E>>();
    for (const entry of entries) {
      await betweenLines();
      const { error, data } = parsed(entry, kind);
      if (error) result.rejected.push({ line: entry.line, reason: rejectionOf(error) });
      else this.file(fans, connection, data, kind, entry.line);
    }
    const filed = [...fans.values()];
    await this.creators.registerMissing(
      connection,
      filed.map(({ profile }) => profile.platformCreatorId),
    );
    const taken = await Promise.all(filed.map((fan) => this.takeFan(connection.tenant, fan, kind)));
    const outcomes = await withContradictions(this.log, kind, taken);
    filed.forEach(({ entries: own }, i) => tally(result, outcomes[i]!, own));
    return inOrder(result);
  }

  private file<L extends HistoryLine | PurchaseLine, E>(
    fans: Map<string, Fan<E>>,
    { id, platform }: Connection,
    line: L,
    kind: ArchiveKind<L, E>,
    number: number,
  ): void {
    const key = JSON.stringify([line.creator, line.fan]);
    const fanName = 'fanName' in line && typeof line.fanName === 'string' ? line.fanName : null;
    const fan: Fan<E> = fans.get(key) ?? {
      profile: { platform, connection: id, platformCreatorId: line.creator, platformFanId: line.fan, fanName },
      entries: [],
    };
    const entry = kind.entryOf(line);
    fan.entries.push({ line: number, at: line.at, entry, isShortened: kind.isShortened?.(entry) ?? false });
    fans.set(key, fan);
  }

  private async takeFan<L, E>(tenant: string, fan: Fan<E>, kind: ArchiveKind<L, E>): Promise<Taken<E>> {
    const subject = subjectOf(fan.profile, tenant);
    const verdicts = await this.recordEach(subject, fan, kind);
    return { subject, entries: fan.entries.map(({ entry }) => entry), verdicts };
  }

  /** Lines that cannot be recorded together are halved, until it is known which one cannot. */
  private async recordEach<L, E>(subject: Subject, fan: Fan<E>, kind: ArchiveKind<L, E>): Promise<readonly Outcome[]> {
    try {
      return await this.record(subject, fan, kind);
    } catch (error) {
      const reason = rejectionOf(error);
      const { entries } = fan;
      if (entries.length === 1) return [{ reason }];
      const middle = entries.length >> 1;
      const first = await this.recordEach(subject, { ...fan, entries: entries.slice(0, middle) }, kind);
      return [...first, ...(await this.recordEach(subject, { ...fan, entries: entries.slice(middle) }, kind))];
    }
  }

  private record<L, E>(
    subject: Subject,
    { profile, entries }: Fan<E>,
    kind: ArchiveKind<L, E>,
  ): Promise<readonly Verdict[]> {
    const ref = fanRef('ingest', subject);
    return this.log.submit({
      key: subject.fan,
      streams: [ref],
      cause: this.log.rootCause(),
      run: async (work) => {
        const lines = entries.map(({ entry }) => entry);
        const verdicts = await kind.take(work, ref, profile, lines);
        const news = entries.filter((_, i) => verdicts[i] === 'new').map(({ at }) => at);
        // What is known already changes nothing at all, not even the name a fan is listed by.
        if (news.length === 0) return verdicts;
        work.afterCommit(() => this.stops.wake());
        work.write(fanWriter, { subject, profile, seenAt: news.reduce((a, b) => (a > b ? a : b)) });
        return verdicts;
      },
    });
  }
}
