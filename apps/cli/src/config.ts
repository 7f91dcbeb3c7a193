/** What the command line takes from the environment, besides its options. */
export interface CliEnvironment {
  readonly REPRISE_TOKEN: string | undefined;
  /** Prefix of topics, as the services have it. */
  readonly KAFKA_NAMESPACE: string | undefined;
  /** The master key of the keys of fans, as the services have it. */
  readonly REPRISE_KMS_KEY: string | undefined;
  /** Folder of the evaluation data. */
  readonly REPRISE_EVAL_DATA: string | undefined;
}

const nonEmpty = (value: string | undefined) => (value === '' ? undefined : value);

export const environment = (): CliEnvironment => ({
  REPRISE_TOKEN: nonEmpty(process.env['REPRISE_TOKEN']),
  KAFKA_NAMESPACE: nonEmpty(process.env['KAFKA_NAMESPACE']),
  REPRISE_KMS_KEY: nonEmpty(process.env['REPRISE_KMS_KEY']),
  REPRISE_EVAL_DATA: nonEmpty(process.env['REPRISE_EVAL_DATA']),
});
