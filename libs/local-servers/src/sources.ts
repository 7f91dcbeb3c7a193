/** Where a server for throwing away comes from: a container, or programs on this machine. */
export type Source = 'container' | 'local';

/** What is known of Docker on this machine. */
export interface DockerSigns {
  /** DOCKER_HOST. */
  readonly dockerHost: string | undefined;
  /** Whether there is a socket at Docker's usual place. */
  readonly hasSocket: boolean;
}

/** The sources to try, in this order: what stands ready in Docker costs nothing to try, programs of this machine always remain. */
export const sourcesOf = ({ dockerHost, hasSocket }: DockerSigns): readonly Source[] =>
  dockerHost || hasSocket ? ['container', 'local'] : ['local'];

/** Starts a server from the first source that can; what went wrong before is told, the last failure is thrown. */
export async function startFrom<S>(
  sources: readonly Source[],
  start: Readonly<Record<Source, () => Promise<S>>>,
  log: (line: string) => void,
): Promise<S> {
  const [first, ...others] = sources;
  if (first === undefined) throw new Error('there is no source to start a server from');
  if (others.length === 0) return start[first]();
  try {
    return await start[first]();
  } catch (error) {
    log(`no server from source "${first}", trying "${others[0]!}": ${String(error)}`);
    return startFrom(others, start, log);
  }
}
