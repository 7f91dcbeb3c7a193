import { targetOf } from './dispatch.js';

describe('the one port', () => {
  it.each([
    ['/v1/pricing/reports/sales?by=day', 'pricing', '/v1/pricing/reports/sales?by=day'],
    ['/v1/reports/sales?by=day', 'pricing', '/v1/pricing/reports/sales?by=day'],
    ['/v1/platforms/sandbox/webhooks', 'ingest', '/v1/platforms/sandbox/webhooks'],
    ['/v1/memory', 'memory', '/v1/memory'],
  ])('hands %s to %s', (url, service, target) => {
    expect(targetOf({ url })).toEqual({ service, url: target });
  });

  it.each(['/', '/v1/fans', '/v1/fans/f1', '/v1/pricingx', '/v1/events/stream', '/metrics'])(
    'answers %s itself',
    (url) => {
      expect(targetOf({ url })).toBeUndefined();
    },
  );
});
