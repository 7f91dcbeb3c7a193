import { deliveryConfig } from './config.js';

const parse = (platforms: string) => deliveryConfig.safeParse({ REPRISE_PLATFORMS: platforms });

describe('the environment of delivery', () => {
  it('names where each connection’s replies go; the documented contract is the default', () => {
    const platforms = JSON.stringify([{ connection: 'c', platform: 'http', baseUrl: 'https://fans.example/api' }]);
    expect(parse(platforms).data).toEqual({
      REPRISE_PLATFORMS: [
        { connection: 'c', platform: 'http', baseUrl: 'https://fans.example/api', idempotent: true, canAsk: true },
      ],
      SEND_TIMEOUT_MS: 10_000,
      SEND_CONCURRENCY: 100,
    });
  });

  it.each([
    ['not JSON', 'connection=c', /not JSON/],
    ['an unknown platform', '[{"connection":"c","platform":"pigeon"}]', /sandbox/],
    ['another protocol', '[{"connection":"c","platform":"http","baseUrl":"file:///etc"}]', /URL/i],
    ['a connection twice', '[{"connection":"c","platform":"http"},{"connection":"c","platform":"sandbox"}]', /once/],
  ])('is refused with the reason: %s', (_what, platforms, reason) => {
    expect(parse(platforms).error?.message).toMatch(reason);
  });

  it('is refused without platforms: a service that can send nothing is a mistake', () => {
    expect(deliveryConfig.safeParse({}).success).toBe(false);
  });
});
