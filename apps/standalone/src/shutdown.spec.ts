import { Shutdown } from './shutdown.js';

describe('the shutdown', () => {
  it('stops in the reverse order, once, and goes on after a failure', async () => {
    const order: string[] = [];
    const failed: string[] = [];
    const shutdown = new Shutdown((name) => failed.push(name));
    for (const name of ['database', 'services', 'server'])
      await shutdown.add(name, () => {
        order.push(name);
        if (name === 'services') throw new Error('no');
      });
    await Promise.all([shutdown.run(), shutdown.run()]);
    expect(order).toEqual(['server', 'services', 'database']);
    expect(failed).toEqual(['services']);
  });

  it('stops at once what finished starting too late', async () => {
    const shutdown = new Shutdown(() => undefined);
    await shutdown.run();
    let stopped = false;
    await shutdown.add('late', () => void (stopped = true));
    expect(stopped).toBe(true);
  });
});
