import { startSandbox, type RunningSandbox } from '@reprise/sandbox/module';
import { SAMPLE_CREATORS } from './sample/index.js';
import { SAMPLE_FANS } from './sample/sample-fans.js';

export interface SandboxParts {
  readonly port: number;
  /** Where webhooks go. */
  readonly url: string;
  readonly secret: string;
  readonly pace: number;
  /** False: a platform nobody is on, for `reprise play` and for webhooks sent by hand. */
  readonly simulated: boolean;
  readonly onError: (error: unknown) => void;
}

/** The fans of a start act alike in every start with the same past: what they do follows from this. */
const SEED = 20_261;
const FANS_PER_CREATOR = 3;

/** The stand-in fan platform, with the samples' fans on it. */
export const openSandbox = ({ port, url, secret, pace, simulated, onError }: SandboxParts): Promise<RunningSandbox> =>
  startSandbox({
    port,
    ingestUrl: url,
    secret,
    seed: SEED,
    pace,
    creators: simulated ? SAMPLE_CREATORS.map(({ id, craft, subjects }) => ({ id, craft, subjects })) : [],
    fans: simulated
      ? SAMPLE_FANS.map(({ creator, id, name, temperament, opening }) => ({ creator, id, name, temperament, opening }))
      : [],
    fansPerCreator: FANS_PER_CREATOR,
    onError,
  });
