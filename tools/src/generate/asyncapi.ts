import { EVENT_CONTRACTS, SERVICES, TOPICS, type EventContract, type TopicName } from '@reprise/contracts';
import { draft7, type Json } from './json-schema.js';

const contracts = [...EVENT_CONTRACTS.values()];
const onTopic = (topic: TopicName) => contracts.filter((contract) => contract.topics.includes(topic));
const isPublic = (topic: TopicName) => topic === 'sales' || topic === 'transitions';
/** Names of components may not contain dots everywhere they are used: topics and types do. */
const component = (name: string) => name.replaceAll('.', '_');

/** The AsyncAPI 3 document: every topic as a channel, every event as a message, every service as a sender. */
export function asyncApi(): Json {
  const drafts = contracts.map((contract) => ({ contract, ...draft7(contract) }));
  return {
    asyncapi: '3.1.0',
    info: {
      title: 'Reprise',
      version: '1.0.0',
      description:
        'Events of the sales conversations between creators and their fans. CloudEvents 1.0 in binary mode: attributes ' +
        'are headers, the value is the data alone. A topic may hold a record twice: de-duplicate by `ce_id`. Subscribe ' +
        'to `sales` and `transitions`; they carry no personal text.',
      license: { name: 'Apache-2.0' },
    },
    defaultContentType: 'application/json',
    servers: { kafka: { host: 'localhost:9092', protocol: 'kafka', description: 'Your own Kafka cluster.' } },
    channels: Object.fromEntries(Object.values(TOPICS).map((topic) => [component(topic.name), channel(topic.name)])),
    operations: Object.fromEntries(operations()),
    components: {
      messages: Object.fromEntries(contracts.map((contract) => [contract.type, message(contract)])),
      schemas: Object.assign(
        { CloudEventHeaders: headers(false), PublicTopicHeaders: headers(true) },
        ...drafts.map(({ contract, schema, shared }) => ({ ...shared, [contract.type]: schema })),
      ) as Json,
    },
  };
}

function channel(name: TopicName): Json {
  const { key, partitions, retentionMs, readers } = TOPICS[name];
  return {
    address: name,
    title: name,
    description: `Keyed by ${key}; read by ${readers}.`,
    messages: Object.fromEntries(
      onTopic(name).map(({ type }) => [component(type), { $ref: `#/components/messages/${type}` }]),
    ),
    bindings: {
      kafka: {
        topic: name,
        partitions,
        topicConfiguration: { 'cleanup.policy': ['delete'], 'retention.ms': retentionMs },
        bindingVersion: '0.5.0',
      },
    },
  };
}

function* operations(): Generator<[string, Json]> {
  for (const service of SERVICES)
    for (const { name } of Object.values(TOPICS)) {
      const sent = onTopic(name).filter((contract) => contract.service === service);
      if (sent.length === 0) continue;
      yield [
        `${service}_to_${component(name)}`,
        {
          action: 'send',
          title: `${service} appends to ${name}`,
          channel: { $ref: `#/channels/${component(name)}` },
          messages: sent.map(({ type }) => ({ $ref: `#/channels/${component(name)}/messages/${component(type)}` })),
        },
      ];
    }
}

const message = ({ type, summary, key, personal, topics, samples }: EventContract): Json => ({
  name: type,
  title: type,
  summary,
  contentType: 'application/json',
  headers: { $ref: `#/components/schemas/${topics.some(isPublic) ? 'PublicTopicHeaders' : 'CloudEventHeaders'}` },
  payload: { $ref: `#/components/schemas/${type}` },
  bindings: { kafka: { key: { type: 'string', description: `The ${key}’s id.` }, bindingVersion: '0.5.0' } },
  examples: samples.map((payload, i) => ({ name: `sample ${i + 1}`, payload })),
  'x-personal-fields': personal,
});

const text = (description: string): Json => ({ type: 'string', description });

function headers(publicTopic: boolean): Json {
  const attributes = {
    ce_specversion: { type: 'string', const: '1.0' },
    ce_id: text('Unique; the same id is the same record.'),
    ce_source: text('The service, as `/reprise/<service>`.'),
    ce_type: text('`<service>.<fact>.v<major>`.'),
    ce_time: text('When it was recorded, RFC 3339 UTC; `occurredAt` in the data is world time.'),
    ce_subject: text('The fan’s id, or the creator’s.'),
    ce_sequence: text('1, 2, 3, … within `ce_stream`.'),
    ce_stream: text('`<service>:<fan>` or `<service>:<creator>/<subject>/<id>`.'),
    ce_correlationid: text('The same for everything that followed from one arrival.'),
    ce_dataschema: text('Names the JSON Schema of the data.'),
    ce_tenant: text('The tenant’s id.'),
    ce_creator: text('The creator’s id.'),
    'content-type': { type: 'string', const: 'application/json' },
  };
  const optional = {
    ce_causationid: text('The event that caused this one; absent at the edge.'),
    traceparent: text('W3C trace context.'),
    ...(publicTopic ? { ce_topicsequence: text('On `sales` and `transitions`: 1, 2, 3, … per key.') } : {}),
  };
  return { type: 'object', required: Object.keys(attributes), properties: { ...attributes, ...optional } };
}
