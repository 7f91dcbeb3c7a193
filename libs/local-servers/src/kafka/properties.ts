export interface BrokerPorts {
  readonly clients: number;
  readonly controller: number;
}

/** Settings of one broker that is its own controller. */
export function brokerProperties(ports: BrokerPorts, dataDir: string): string {
  const listener = `PLAINTEXT://127.0.0.1:${ports.clients}`;
  const settings = {
    'process.roles': 'broker,controller',
    'node.id': 1,
    listeners: `${listener},CONTROLLER://127.0.0.1:${ports.controller}`,
    'advertised.listeners': listener,
    'controller.listener.names': 'CONTROLLER',
    'listener.security.protocol.map': 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT',
    'inter.broker.listener.name': 'PLAINTEXT',
    // Static voters: a dynamic quorum remembers its port in the data, and the port may be another one next time.
    'controller.quorum.voters': `1@127.0.0.1:${ports.controller}`,
    'log.dirs': dataDir,
    'num.partitions': 1,
    'offsets.topic.num.partitions': 4,
    'offsets.topic.replication.factor': 1,
    'transaction.state.log.num.partitions': 4,
    'transaction.state.log.replication.factor': 1,
    'transaction.state.log.min.isr': 1,
    'share.coordinator.state.topic.replication.factor': 1,
    'share.coordinator.state.topic.min.isr': 1,
    'group.initial.rebalance.delay.ms': 0,
    // Tests of crashed consumers must not wait six seconds for each.
    'group.min.session.timeout.ms': 500,
    // The log is the truth: nothing is deleted unless a topic says so.
    'log.retention.ms': -1,
    'offsets.retention.minutes': 5_256_000,
    'auto.create.topics.enable': false,
  };
  return Object.entries(settings)
    .map(([key, value]) => `${key}=${value}\n`)
    .join('');
}
