import { setTimeout as delay } from 'node:timers/promises';
import { ids } from '@reprise/event-log';
import pg from 'pg';
import type { AuditReport } from '../../system/audit.js';
import { runTrial, type Trial, type TrialOptions } from '../../system/trial.js';
import { WebhookSender } from '../../system/webhooks.js';
import { recordStarts } from '../record-starts.js';
import type { Acted, ActedPerson } from './acted.js';
import { judgePersons } from './judge.js';
import {
  CAP_MINOR,
  CAPPED,
  ITEMS,
  PERSON_CREATORS,
  personsOf,
  type Act,
  type Person,
  type PersonsOptions,
} from './scenario.js';

/** Replies wait between 0.2 and 4 seconds: long enough to be stopped on the way. */
const PACE = 20;
const TENANT = 'default';
/** Persons in play at once: on a slow machine the next ones wait, and do not pile up. */
const AT_ONCE = 100;

/** Persons with several fans are linked, unlinked, stopped and freed at once, over two pods of ingest and of pricing. */
export async function runPersons(options: PersonsOptions & Omit<TrialOptions, 'pace' | 'pods'>): Promise<AuditReport> {
  const people: ActedPerson[] = [];
  return runTrial(
    { ...options, pace: PACE, pods: { ingest: 2, pricing: 2 } },
    async (trial) => {
      const client = new pg.Pool({ connectionString: trial.databaseUrl, max: 2 });
      try {
        await recordStarts(client);
        await furnish(trial);
        people.push(...(await new Stage(trial, client, options.seed).play(personsOf(options))));
      } finally {
        await client.end();
      }
    },
    (client, tables, findings) => judgePersons(people)(client, tables, findings),
  );
}

async function furnish({ system }: Trial): Promise<void> {
  for (const creator of PERSON_CREATORS)
    await system.api('ingest', '/v1/ingest/creators', { platform: 'sandbox', creator });
  const entries = ITEMS.map((item, n) => ({
    line: n + 1,
    record: { ...item, description: 'A printable study with a short lesson.', tags: ['drawing'], currency: 'USD' },
  }));
  await system.api('catalog', '/v1/catalog/imports/items', { platform: 'sandbox', entries });
  for (const creator of CAPPED) {
    const policy = { version: 'capped', capDayMinor: CAP_MINOR };
    await until(
      () => system.ask('pricing', `/v1/pricing/creators/${creator}/policy`, { policy }),
      ({ status }) => status === 200,
    );
  }
}

async function until<T>(look: () => Promise<T>, isIt: (seen: T) => boolean): Promise<void> {
  for (const end = Date.now() + 60_000; !isIt(await look()); await delay(50))
    if (Date.now() > end) throw new Error('waited in vain for the services');
}

class Stage {
  private readonly senders: readonly WebhookSender[];
  private turn = 0;
  private steps = 0;
  private playing = 0;

  constructor(
    private readonly trial: Trial,
    private readonly client: pg.Pool,
    private readonly seed: number,
  ) {
    const { system } = trial;
    this.senders = system.pods('ingest').map(({ url }) => new WebhookSender(url, system.webhookSecret));
  }

  async play(people: readonly Person[]): Promise<ActedPerson[]> {
    const started = performance.now();
    const played: Promise<ActedPerson>[] = [];
    let failure: unknown = null;
    for (const person of people) {
      const wait = started + person.startMs - performance.now();
      if (wait > 1) await delay(wait);
      while (this.playing >= AT_ONCE && !failure) await delay(5);
      if (failure) break;
      this.playing++;
      const one = this.playOne(person).finally(() => this.playing--);
      one.catch((error: unknown) => void (failure ??= error));
      played.push(one);
    }
    try {
      return await Promise.all(played);
    } finally {
      for (const sender of this.senders) sender.close();
    }
  }

  private async playOne(person: Person): Promise<ActedPerson> {
    const fans = person.creators.map((creator) =>
      ids.fanId(TENANT, ids.creatorId(TENANT, creator), 'sandbox', person.name),
    );
    await Promise.all(
      person.creators.map((creator) => this.tell('presence.changed', { creator, fan: person.name, online: true })),
    );
    const before = person.acts.filter(({ atMs }) => atMs < 0);
    const acts: Acted[] = [];
    for (const act of before) acts.push(await this.do(person, fans, act));
    if (before.length > 0)
      await until(
        () => this.linksKnown(fans),
        (known) => known >= before.length,
      );
    const started = performance.now();
    const rest = person.acts.filter(({ atMs }) => atMs >= 0);
    acts.push(
      ...(await Promise.all(
        rest.map(async (act) => {
          await delay(Math.max(0, started + act.atMs - performance.now()));
          return this.do(person, fans, act);
        }),
      )),
    );
    return { person, fans, acts };
  }

  /** Links that pricing knows of: from then on their spend is one. */
  private async linksKnown(fans: readonly string[]): Promise<number> {
    const { rows } = await this.client.query<{ n: number }>(
      `select count(distinct (least(fan, other_fan), greatest(fan, other_fan)))::int as n from pricing.person_link where fan = any($1::text[])`,
      [fans],
    );
    return rows[0]!.n;
  }

  private async do(person: Person, fans: readonly string[], act: Act): Promise<Acted> {
    const from = performance.now();
    const took = await this.perform(person, fans, act);
    return { act, from, to: performance.now(), took };
  }

  private async perform({ name, creators }: Person, fans: readonly string[], act: Act): Promise<boolean> {
    const at = (fan: number) => `/v1/ingest/fans/${fans[fan]}`;
    const by = 'operator:kim';
    switch (act.what) {
      case 'link':
        return this.operate(`${at(act.one)}/links`, { fan: fans[act.other], evidence: 'platform', by });
      case 'unlink':
        return this.operate(`${at(act.one)}/links/end`, { fan: fans[act.other], by });
      case 'lift':
        return this.operate(`${at(act.fan)}/restrictions/lift`, { kind: act.kind, by, reason: 'spoke' });
      case 'restrict':
        await this.operate(`${at(act.fan)}/restrictions`, { kind: act.kind, reason: 'asked' });
        return true;
      case 'say':
      case 'ask': {
        const messageId = `m-${this.seed}-${this.steps}`;
        await this.tell('message.received', {
          creator: creators[act.fan],
          fan: name,
          fanName: 'Sam',
          messageId,
          text: act.text,
        });
        return true;
      }
      case 'tip': {
        const { amountMinor } = act;
        const tipId = `t-${this.seed}-${this.steps}`;
        await this.tell('tip.received', { creator: creators[act.fan], fan: name, tipId, amountMinor, currency: 'USD' });
        return true;
      }
    }
  }

  /** On either pod; whether it was recorded. A conflict (nothing to lift) was refused. */
  private async operate(path: string, body: object): Promise<boolean> {
    const { status, body: answer } = await this.trial.system.ask<{ recorded?: boolean }>(
      'ingest',
      path,
      body,
      this.turn++,
    );
    if (status !== 200 && status !== 409) throw new Error(`${path}: ${status} ${JSON.stringify(answer)}`);
    return answer.recorded ?? false;
  }

  private async tell(type: string, data: Readonly<Record<string, unknown>>): Promise<void> {
    const step = this.steps++;
    const event = { type, timestamp: new Date().toISOString(), data };
    const id = `persons-${this.seed}-${step}`;
    await this.senders[step % this.senders.length]!.deliver(event, id);
    this.trial.ledger.accept(step, id, event);
  }
}
