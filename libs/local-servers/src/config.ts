import { homedir } from 'node:os';
import { join } from 'node:path';

/** The part of the environment that says where programs and caches of this machine are. */
export const machine = {
  path: process.env.PATH ?? '/usr/local/bin:/usr/bin:/bin',
  javaHome: process.env.JAVA_HOME,
  dockerHost: process.env.DOCKER_HOST,
  cacheHome: process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'),
};
