import { fork, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { stopChild } from './bare-chain.js';
import { consumerOf, createTopics, kafkaClient, producerOf } from './kafka-client.js';

export interface DurableOptions {
  readonly brokers: string;
  readonly databaseUrl: string;
  readonly hops: number;
  readonly eventsPerTurn: number;
  readonly turns: number;
}

/** Turns a second through the bare durable chain: the physical limit of this design on this machine. */
export async function durableChain({
  brokers,
  databaseUrl,
  hops,
  eventsPerTurn,
  turns,
}: DurableOptions): Promise<number> {
  const kafka = kafkaClient(brokers, 'durable-driver');
  const topic = `durable-${Date.now().toString(36)}`;
  const drop = await createTopics(kafka, [topic], 16);
  const children: ChildProcess[] = [];
  for (let hop = 0; hop < hops; hop++) {
    // One event of a turn is the driver's; the rest is spread over the services, the first ones taking what does not divide.
    const events = Math.floor((eventsPerTurn - 1) / hops) + (hop < (eventsPerTurn - 1) % hops ? 1 : 0);
    children.push(await startService({ brokers, databaseUrl, topic, hop, events: Math.max(1, events) }));
  }
  const sink = consumerOf(kafka, `${topic}-sink`);
  await sink.connect();
  await sink.subscribe({ topics: [topic], fromBeginning: true });
  let finished = 0;
  const done = Promise.withResolvers<void>();
  const joined = new Promise<void>((resolve) => sink.on(sink.events.GROUP_JOIN, () => resolve()));
  await sink.run({
    eachBatch: async ({ batch }) => {
      finished += batch.messages.filter((m) => String(m.headers?.['ce_type']) === `turn-${hops - 1}`).length;
      if (finished >= turns) done.resolve();
    },
  });
  await joined;
  const producer = producerOf(kafka);
  await producer.connect();
  const started = performance.now();
  for (let i = 0; i < turns; i += 400)
    await producer.send({
      topic,
      acks: -1,
      messages: Array.from({ length: Math.min(400, turns - i) }, (_, j) => turnRecord(i + j)),
    });
  await done.promise;
  const rate = turns / ((performance.now() - started) / 1000);
  await producer.disconnect();
  await sink.disconnect();
  await Promise.all(children.map(stopChild));
  await drop();
  return rate;
}

const FANS = 1_000;
function turnRecord(i: number) {
  const key = `fan-${i % FANS}`;
  const version = Math.floor(i / FANS) + 1;
  const headers = {
    ce_type: 'turn--1',
    ce_id: randomUUID(),
    ce_stream: `in:${key}`,
    ce_sequence: String(version),
    ce_source: 'bench',
    ce_specversion: '1.0',
  };
  return { key, value: JSON.stringify({ text: 'x'.repeat(650) }), headers };
}

interface ServiceStart {
  readonly brokers: string;
  readonly databaseUrl: string;
  readonly topic: string;
  readonly hop: number;
  readonly events: number;
}

function startService({ brokers, databaseUrl, topic, hop, events }: ServiceStart): Promise<ChildProcess> {
  const child = fork(
    join(import.meta.dirname, 'durable-hop.js'),
    [brokers, databaseUrl, topic, String(hop), String(events)],
    { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] },
  );
  return new Promise((resolve) => child.once('message', () => resolve(child)));
}
