import { createServer, type AddressInfo } from 'node:net';

const HOST = '127.0.0.1';

/** A port of the loopback interface that was free a moment ago; another program may still take it first. */
export const freePort = (): Promise<number> => listenOnce(0);

export async function isPortFree(port: number): Promise<boolean> {
  try {
    await listenOnce(port);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') return false;
    throw error;
  }
}

const listenOnce = (port: number) =>
  new Promise<number>((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, HOST, () => {
      const { port: bound } = server.address() as AddressInfo;
      server.close(() => resolve(bound));
    });
  });
