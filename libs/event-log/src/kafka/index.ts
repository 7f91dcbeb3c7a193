export { endIdleLoop } from './idle-loop.js';
export { kafkaTransport } from './kafka-transport.js';
export { type ConsumerTiming, DEFAULT_TIMING, type KafkaTransportOptions } from './options.js';
export { openTopics } from './topics.js';
