import { Injectable } from '@nestjs/common';
import type { Profile } from '@reprise/domain-ingest';
import { EventLog, fanRef } from '@reprise/event-log';
import type { Connection } from '../connections/connection.js';
import { Creators } from '../creators/creators.js';
import { fanWriter } from '../fans/fan-writer.js';
import { StopSweep } from '../persons/stop-sweep.js';
import { subjectOf } from '../webhooks/webhook-intake.js';
import type { ArchiveKind } from './archive-kind.js';
import type { HistoryLine, ImportEntry, PurchaseLine } from './archive-line.js';
import { historyArchive } from './history.js';
import { withContradictions, type Taken } from './contradictions.js';
import { emptyResult, tally, type ImportResult } from './import-result.js';
import { purchaseArchive } from './purchases.js';

interface Fan<E> {
  readonly profile: Profile;
  readonly entries: { readonly line: number; readonly at: string; readonly entry: E }[];
}

/** A line that says the most it can is screened for as long as a webhook takes: whoever waits goes first. */
const betweenLines = () => new Promise<void>((next) => setImmediate(next));

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
      const parsed = kind.schema.safeParse(entry.record);
      if (parsed.success) this.file(fans, connection, parsed.data, kind.entryOf(parsed.data, entry), entry.line);
      else
        result.rejected.push({
          line: entry.line,
          reason: parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'line'}: ${message}`).join('; '),
        });
    }
    await this.creators.registerMissing(
      connection,
      [...fans.values()].map(({ profile }) => profile.platformCreatorId),
    );
    const filed = [...fans.values()];
    const taken = await Promise.all(filed.map((fan) => this.takeFan(connection.tenant, fan, kind)));
    const verdicts = await withContradictions(this.log, kind, taken);
    filed.forEach(({ entries: own }, i) =>
      tally(
        result,
        verdicts[i]!,
        own.map(({ line }) => line),
      ),
    );
    result.rejected.sort((a, b) => a.line - b.line);
    return result;
  }

  private file<E>(
    fans: Map<string, Fan<E>>,
    { id, platform }: Connection,
    line: HistoryLine | PurchaseLine,
    entry: E,
    number: number,
  ): void {
    const key = JSON.stringify([line.creator, line.fan]);
    const fanName = 'fanName' in line && typeof line.fanName === 'string' ? line.fanName : null;
    const fan: Fan<E> = fans.get(key) ?? {
      profile: { platform, connection: id, platformCreatorId: line.creator, platformFanId: line.fan, fanName },
      entries: [],
    };
    fan.entries.push({ line: number, at: line.at, entry });
    fans.set(key, fan);
  }

  private async takeFan<L, E>(
    tenant: string,
    { profile, entries: filed }: Fan<E>,
    kind: ArchiveKind<L, E>,
  ): Promise<Taken<E>> {
    const subject = subjectOf(profile, tenant);
    const ref = fanRef('ingest', subject);
    const entries = filed.map(({ entry }) => entry);
    const verdicts = await this.log.submit({
      key: subject.fan,
      streams: [ref],
      cause: this.log.rootCause(),
      run: async (work) => {
        const verdicts = await kind.take(work, ref, profile, entries);
        const news = filed.filter((_, i) => verdicts[i] === 'new').map(({ at }) => at);
        // What is known already changes nothing at all, not even the name a fan is listed by.
        if (news.length === 0) return verdicts;
        work.afterCommit(() => this.stops.wake());
        work.write(fanWriter, { subject, profile, seenAt: news.reduce((a, b) => (a > b ? a : b)) });
        return verdicts;
      },
    });
    return { subject, entries, verdicts };
  }
}
