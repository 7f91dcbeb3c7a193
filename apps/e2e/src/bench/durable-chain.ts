import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { stopChild } from './bare-chain.js';
import { ChainDriver } from './chain-driver.js';
import { halfLoadOf, type HalfLoad } from './half-load.js';
import { createTopics, kafkaClient } from './kafka-client.js';

export interface DurableOptions {
  readonly brokers: string;
  readonly databaseUrl: string;
  readonly hops: number;
  readonly eventsPerTurn: number;
  readonly turns: number;
  /** Seconds the open loop of the latency run lasts. */
  readonly latencySeconds: number;
}

export interface DurableResult {
  /** Turns a second through the bare durable chain: the physical limit of this design on this machine. */
  readonly sustained: number;
  readonly halfLoad: HalfLoad;
}

export async function durableChain(options: DurableOptions): Promise<DurableResult> {
  const { brokers, databaseUrl, hops, eventsPerTurn, turns, latencySeconds } = options;
  const kafka = kafkaClient(brokers, 'durable-driver');
  const topic = `durable-${Date.now().toString(36)}`;
  const drop = await createTopics(kafka, [topic], 16);
  const children: ChildProcess[] = [];
  for (let hop = 0; hop < hops; hop++) {
    // One event of a turn is the driver's; the rest is spread over the services, the first ones taking what does not divide.
    const events = Math.floor((eventsPerTurn - 1) / hops) + (hop < (eventsPerTurn - 1) % hops ? 1 : 0);
    children.push(await startService({ brokers, databaseUrl, topic, hop, events: Math.max(1, events) }));
  }
  const driver = await ChainDriver.start(kafka, topic, `turn-${hops - 1}`);
  const sustained = await driver.flatOut(turns);
  const halfLoad = await halfLoadOf(sustained, (rate) => driver.openLoop(rate, latencySeconds));
  await driver.stop();
  await Promise.all(children.map(stopChild));
  await drop();
  return { sustained, halfLoad };
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
