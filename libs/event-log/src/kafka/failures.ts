const FATAL_NAMES = new Set([
  'KafkaJSSASLAuthenticationError',
  'KafkaJSServerDoesNotSupportApiKey',
  'KafkaJSUnsupportedMagicByteInMessageSet',
]);
const FATAL_TYPES =
  /_AUTHORIZATION_FAILED$|^SASL_|^UNSUPPORTED_SASL|^ILLEGAL_SASL|^INVALID_(GROUP_ID|SESSION_TIMEOUT|TOPIC_EXCEPTION|CONFIG)$|^INCONSISTENT_GROUP_PROTOCOL$|^GROUP_MAX_SIZE_REACHED$|^UNSUPPORTED_VERSION$/;

interface KafkaFailure extends Error {
  readonly type?: string;
}

/**
 * True when trying again cannot help: rights, credentials or settings are wrong. Everything else is worth another try,
 * also what kafkajs calls not retriable, such as a coordinator that was not found while brokers restart.
 */
export function isFatal(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const { name, type } = cause as KafkaFailure;
    if (FATAL_NAMES.has(name) || (type !== undefined && FATAL_TYPES.test(type))) return true;
  }
  return false;
}
