import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { consumerOf, createTopics, kafkaClient, producerOf } from './kafka-client.js';

/** Records a second through `hops` bare kafkajs hops, each a process: no database, no decisions. */
export async function bareChain(brokers: string, hops: number, records: number): Promise<number> {
  const kafka = kafkaClient(brokers, 'bare-driver');
  const topics = Array.from({ length: hops + 1 }, (_, i) => `bare-${Date.now().toString(36)}-${i}`);
  const drop = await createTopics(kafka, topics, 16);
  const children: ChildProcess[] = [];
  for (let hop = 0; hop < hops; hop++) children.push(await startHop(brokers, topics[hop]!, topics[hop + 1]!));
  const sink = consumerOf(kafka, `${topics[hops]}-sink`);
  await sink.connect();
  await sink.subscribe({ topics: [topics[hops]!], fromBeginning: true });
  let arrived = 0;
  const done = Promise.withResolvers<void>();
  const joined = new Promise<void>((resolve) => sink.on(sink.events.GROUP_JOIN, () => resolve()));
  await sink.run({
    eachBatch: async ({ batch }) => {
      arrived += batch.messages.length;
      if (arrived >= records) done.resolve();
    },
  });
  await joined;
  const producer = producerOf(kafka);
  await producer.connect();
  const started = performance.now();
  const value = 'x'.repeat(700);
  for (let i = 0; i < records; i += 400)
    await producer.send({
      topic: topics[0]!,
      acks: -1,
      messages: Array.from({ length: Math.min(400, records - i) }, (_, j) => ({ key: `fan-${(i + j) % 1000}`, value })),
    });
  await done.promise;
  const rate = records / ((performance.now() - started) / 1000);
  await producer.disconnect();
  await sink.disconnect();
  await Promise.all(children.map(stopChild));
  await drop();
  return rate;
}

function startHop(brokers: string, from: string, to: string): Promise<ChildProcess> {
  const child = fork(join(import.meta.dirname, 'bare-hop.js'), [brokers, from, to], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  return new Promise((resolve) => child.once('message', () => resolve(child)));
}

export function stopChild(child: ChildProcess): Promise<void> {
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.send('stop');
  setTimeout(() => child.kill('SIGKILL'), 5_000).unref();
  return exited;
}
