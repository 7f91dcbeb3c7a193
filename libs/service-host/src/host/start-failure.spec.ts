import { KafkaJSConnectionError } from 'kafkajs';
import { CannotStart } from './preflight.js';
import { startFailure } from './start-failure.js';

describe('a process that does not start', () => {
  it('says in one line which port is in the way, and which variable chooses another', () => {
    const taken = Object.assign(new Error('listen EADDRINUSE'), { code: 'EADDRINUSE', port: 8080 });
    expect(startFailure('memory', taken)).toBe(
      'memory cannot start: port 8080 is in use by another program. Choose another with PORT.',
    );
  });

  it('says in one line that the brokers do not answer, and which variable names them', () => {
    const away = new KafkaJSConnectionError('connect ECONNREFUSED 127.0.0.1:1');
    expect(startFailure('memory', away)).toMatch(
      /^memory cannot start: the brokers of KAFKA_BROKERS .*ECONNREFUSED.*$/,
    );
  });

  it('hands on what a check found, without a stack', () => {
    const found = new CannotStart('memory', 'the schema is old.');
    expect(startFailure('memory', found)).toBe('memory cannot start: the schema is old.');
  });

  it('shows the stack of what nobody expected', () => {
    expect(startFailure('memory', new TypeError('odd'))).toContain('start-failure.spec');
  });
});
