import { sourcesOf, startFrom } from './sources.js';

describe('the source of a server for throwing away', () => {
  it.each([
    ['DOCKER_HOST', { dockerHost: 'tcp://elsewhere:2375', hasSocket: false }, ['container', 'local']],
    ['a socket', { dockerHost: undefined, hasSocket: true }, ['container', 'local']],
    ['both', { dockerHost: 'unix:///run/user/1000/docker.sock', hasSocket: true }, ['container', 'local']],
    ['neither', { dockerHost: undefined, hasSocket: false }, ['local']],
    ['an empty DOCKER_HOST', { dockerHost: '', hasSocket: false }, ['local']],
  ] as const)('with %s', (_, signs, sources) => {
    expect(sourcesOf(signs)).toEqual(sources);
  });

  const refuse = (why: string) => () => Promise.reject(new Error(why));

  it('is the first that starts: the others are not touched', async () => {
    const touched: string[] = [];
    const start = { container: () => Promise.resolve('c'), local: async () => (touched.push('local'), 'l') };
    expect(await startFrom(['container', 'local'], start, () => undefined)).toBe('c');
    expect(await startFrom(['local'], { ...start, container: refuse('not asked for') }, () => undefined)).toBe('l');
    expect(touched).toEqual(['local']);
  });

  it('is the next one when an engine is there and does not serve, and says so', async () => {
    const told: string[] = [];
    const start = { container: refuse('no engine'), local: () => Promise.resolve('l') };
    expect(await startFrom(['container', 'local'], start, (line) => told.push(line))).toBe('l');
    expect(told).toEqual([expect.stringMatching(/container.*local.*no engine/)]);
  });

  it('fails as the last one fails', async () => {
    const start = { container: refuse('no engine'), local: refuse('no Java') };
    await expect(startFrom(['container', 'local'], start, () => undefined)).rejects.toThrow('no Java');
    await expect(startFrom(['local'], start, () => undefined)).rejects.toThrow('no Java');
  });
});
