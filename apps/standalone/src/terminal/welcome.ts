import type { StandaloneOptions } from '../options.js';

export interface Welcome {
  readonly url: string;
  readonly token: string;
  readonly options: StandaloneOptions;
  readonly logFile: string;
}

const paceInWords = (pace: number) => {
  if (pace === 0) return 'no natural delays';
  return pace === 1 ? 'natural delays' : `natural delays divided by ${pace} (--pace 1 is natural)`;
};

/** What a newcomer needs to know, and the first things to try. */
export const welcome = ({ url, token, options, logFile }: Welcome): string => `
  Reprise runs at ${url}
  Token           ${token}
  Pace            ${paceInWords(options.pace)}
  Log             ${options.kafka === undefined ? 'in Postgres' : `in Kafka, ${options.kafka}`}
  Services log to ${logFile}

  Try, in another terminal:
${options.sandbox ? '    npx reprise fan state mira-draws/sam-hill      a fan, from the log\n' : ''}    npx reprise report sales                       what was sold
    npx reprise replay --all --compare live        rebuild every fan from the log, compare with what is live
    curl -H "authorization: Bearer ${token}" ${url}/v1/fans

  Ctrl-C stops; the data stays in ${options.dataDir}
`;
