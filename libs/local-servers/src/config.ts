import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { DockerSigns } from './sources.js';

/** The part of the environment that says where programs and caches of this machine are. */
export const machine = {
  path: process.env.PATH ?? '/usr/local/bin:/usr/bin:/bin',
  javaHome: process.env.JAVA_HOME,
  dockerHost: process.env.DOCKER_HOST,
  cacheHome: process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'),
};

/** Whether an engine for containers may be there, by the signs it leaves. */
export const dockerSigns = (): DockerSigns => ({
  dockerHost: machine.dockerHost,
  hasSocket: existsSync('/var/run/docker.sock'),
});
