import { embedderSettings, memoryConfig } from './config.js';

const settings = (environment: Record<string, string>) => embedderSettings(memoryConfig.parse(environment));
const whole = { EMBEDDER_URL: 'http://localhost:8081', EMBEDDER_MODEL: 'small', EMBEDDER_DIMENSIONS: '384' };

describe('the embedder of the environment', () => {
  it('is none unless it is named', () => {
    expect(settings({})).toBeNull();
    expect(memoryConfig.parse({}).EMBEDDER_TIMEOUT_MS).toBe(400);
  });

  it('is an address, a model and its dimensions; a key is optional', () => {
    expect(settings(whole)).toEqual({ url: 'http://localhost:8081', model: 'small', dimensions: 384 });
    expect(settings({ ...whole, EMBEDDER_KEY: 'k' })).toMatchObject({ key: 'k' });
  });

  it.each(['EMBEDDER_URL', 'EMBEDDER_MODEL', 'EMBEDDER_DIMENSIONS'])(
    'half described names what is missing: %s',
    (name) => {
      const { [name as keyof typeof whole]: _, ...rest } = whole;
      expect(() => settings(rest)).toThrow(`  ${name}: required with the other variables of the embedder`);
    },
  );

  it.each([
    [{ EMBEDDER_URL: 'ftp://host' }, /expected http/],
    [{ EMBEDDER_URL: 'http://host/v1' }, /without \/v1/],
    [{ EMBEDDER_DIMENSIONS: '1' }, /EMBEDDER_DIMENSIONS/],
  ])('is refused when it cannot be one: %j', (wrong, reason) => {
    expect(memoryConfig.safeParse({ ...whole, ...wrong }).error?.message).toMatch(reason);
  });
});
