import type { Request } from 'express';
import { html } from './html.js';
import { mayLook } from './local-or-token.js';
import { statusPage } from './status-page.js';

const TOKEN = 'the-token-of-this-start';
const asked = (remoteAddress: string, headers: Record<string, string>, query: Record<string, string> = {}) =>
  ({ socket: { remoteAddress }, headers, query }) as unknown as Request;

describe('the status page', () => {
  it('is open to a browser on this machine', () => {
    expect(mayLook(asked('127.0.0.1', { host: 'localhost:4000' }), TOKEN)).toBe(true);
    expect(mayLook(asked('::1', { host: '[::1]:4000' }), TOKEN)).toBe(true);
  });

  it.each([
    ['another machine', asked('10.0.0.5', { host: 'localhost:4000' })],
    ['a foreign name for this machine', asked('127.0.0.1', { host: 'evil.example' })],
    ['a proxy on this machine', asked('127.0.0.1', { host: 'localhost', 'x-forwarded-for': '8.8.8.8' })],
    ['a wrong token', asked('10.0.0.5', {}, { token: 'x' })],
  ])('is closed to %s', (_, request) => {
    expect(mayLook(request, TOKEN)).toBe(false);
  });

  it('is open to whoever has the token', () => {
    expect(mayLook(asked('10.0.0.5', {}, { token: TOKEN }), TOKEN)).toBe(true);
  });

  it('shows what fans wrote as text, never as markup', () => {
    const line = { at: '2026-11-23T10:00:00.000Z', creator: 'Mira', fan: '"><b>', fanId: 'f1', from: 'fan' as const };
    const { text } = statusPage({
      snapshot: {
        counts: { fans: 1, messages: 1, turns: 0, replies: 0, silences: 0, sales: 0 },
        money: {},
        log: { backlog: 0, lag: 0, parked: 0, deadLetters: 1 },
      },
      lines: [{ ...line, text: '<script>alert(1)</script>' }],
      sales: [],
      pace: 10,
    });
    expect(text).not.toContain('<script>alert');
    expect(text).toContain('&lt;script&gt;');
    expect(text).not.toContain('"><b>');
    expect(text).toContain('tile warn');
  });

  it('escapes in attributes as in text', () => {
    expect(html`<a title="${`"'<&>`}"></a>`.text).toBe('<a title="&quot;&#39;&lt;&amp;&gt;"></a>');
  });
});
