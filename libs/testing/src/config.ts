/** What the environment of a test run says about servers that are already there. */
export const environment = {
  databaseUrl: process.env.REPRISE_TEST_DATABASE_URL,
  kafkaBrokers: process.env.REPRISE_TEST_KAFKA ?? process.env.KAFKA_BROKERS,
  /** A suite that cannot run here is then a failure, not a remark. */
  isCi: process.env.CI === 'true',
};
