import { ProducerPoisoned, SerialSender } from './serial-sender.js';

describe('the serial sender', () => {
  it('never lets two sends be outstanding', async () => {
    const sender = new SerialSender();
    let outstanding = 0;
    let most = 0;
    const order: number[] = [];
    const send = (i: number) => async () => {
      most = Math.max(most, ++outstanding);
      await new Promise((resolve) => setImmediate(resolve));
      order.push(i);
      outstanding--;
    };
    await Promise.all([0, 1, 2, 3, 4].map((i) => sender.run(send(i))));
    expect(most).toBe(1);
    expect(order).toEqual([0, 1, 2, 3, 4]);
  });

  it('lets nothing follow a failed send, not even what already waited', async () => {
    const sender = new SerialSender();
    const broken = new Error('broker away');
    const first = sender.run(() => Promise.reject(broken));
    const second = sender.run(() => Promise.resolve());
    await expect(first).rejects.toBe(broken);
    await expect(second).rejects.toBeInstanceOf(ProducerPoisoned);
    await expect(sender.run(() => Promise.resolve())).rejects.toMatchObject({ cause: broken });
    await sender.idle();
  });
});
