import kafkajs from 'kafkajs';
import { isFatal } from './failures.js';

const protocol = (type: string) => new kafkajs.KafkaJSProtocolError(Object.assign(new Error(type), { type, code: 1 }));

describe('failures of the Kafka client', () => {
  it.each([
    'GROUP_AUTHORIZATION_FAILED',
    'TOPIC_AUTHORIZATION_FAILED',
    'SASL_AUTHENTICATION_FAILED',
    'INVALID_GROUP_ID',
  ])('%s cannot be mended by trying again, however deep it is wrapped', (type) => {
    const cause = protocol(type);
    expect(isFatal(cause)).toBe(true);
    expect(isFatal(Object.assign(new kafkajs.KafkaJSNonRetriableError('wrapped'), { cause }))).toBe(true);
  });

  it.each(['REBALANCE_IN_PROGRESS', 'UNKNOWN_TOPIC_OR_PARTITION', 'NOT_COORDINATOR_FOR_GROUP', 'UNKNOWN_MEMBER_ID'])(
    '%s may be over in a moment',
    (type) => expect(isFatal(protocol(type))).toBe(false),
  );

  it('a coordinator that was not found may be found later, although the client calls it not retriable', () => {
    expect(
      isFatal(Object.assign(new Error('restarting'), { name: 'KafkaJSGroupCoordinatorNotFound', retriable: false })),
    ).toBe(false);
    expect(isFatal(new TypeError('the client tripped over itself'))).toBe(false);
  });
});
