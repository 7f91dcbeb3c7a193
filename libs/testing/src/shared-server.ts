import { getEnvironmentData, setEnvironmentData } from 'node:worker_threads';

const starting = new Map<string, Promise<string>>();

/**
 * The address of a server all spec files of this process share; it ends with the process. Jest gives each spec file
 * its own globals and modules, but not its own copy of Node: the thread's environment data is what they all see.
 */
export function sharedServer(kind: string, start: () => Promise<string>): Promise<string> {
  let address = starting.get(kind);
  if (!address) starting.set(kind, (address = startOnce(`reprise-test-${kind}`, start)));
  return address;
}

async function startOnce(key: string, start: () => Promise<string>): Promise<string> {
  const known = getEnvironmentData(key);
  if (typeof known === 'string') return known;
  const address = await start();
  setEnvironmentData(key, address);
  return address;
}
