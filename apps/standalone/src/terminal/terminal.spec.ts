import { Screen } from './screen.js';
import { plainLine, viewLines } from './view.js';

const snapshot = {
  counts: { fans: 12, messages: 3400, turns: 96, replies: 88, silences: 4, sales: 14 },
  money: { EUR: 700, USD: 21_300 },
  log: { backlog: 1, lag: 2, parked: 0, deadLetters: 0 },
};

/** A terminal that understands what the screen writes: up, clear to the end, new line. */
class Terminal {
  readonly isTTY = true;
  readonly columns = 40;
  readonly rows: string[] = [''];
  private row = 0;

  write(text: string): boolean {
    // eslint-disable-next-line no-control-regex -- the control sequences are what is tested
    for (const [, lines, command, plain] of text.matchAll(/\u001b\[(\d*)([A-Za-z])|([^\u001b\n]+|\n)/g)) {
      if (command === 'A') this.row -= Number(lines);
      else if (command === 'J') this.rows.splice(this.row, Infinity, '');
      else if (plain === '\n') this.rows[++this.row] ??= '';
      else if (plain !== undefined) this.rows[this.row] += plain;
    }
    return true;
  }
}

describe('the terminal', () => {
  it('shows the business and the log', () => {
    expect(viewLines(snapshot)).toEqual([
      'fans 12   messages 3,400   turns 96   replies 88   left unanswered 4',
      'sales 14   earned €7 + $213',
      'to publish 1   lag 2   parked 0   dead letters 0',
    ]);
    expect(plainLine(snapshot)).toBe('fans 12   turns 96   sales 14   earned €7 + $213   lag 3   dead letters 0');
  });

  it('rewrites the block in place, whatever its length was', () => {
    const terminal = new Terminal();
    const screen = new Screen(terminal);
    screen.say('hello');
    screen.show(['one', 'two', 'three']);
    screen.show(['four']);
    expect(terminal.rows).toEqual(['hello', 'four', '']);
  });

  it('keeps what is said above the block', () => {
    const terminal = new Terminal();
    const screen = new Screen(terminal);
    screen.show(['one', 'two']);
    screen.say('stopping');
    expect(terminal.rows).toEqual(['stopping', 'one', 'two', '']);
  });

  it('cuts a line to the width', () => {
    const terminal = new Terminal();
    new Screen(terminal).show(['x'.repeat(100)]);
    expect(terminal.rows[0]).toBe(`${'x'.repeat(38)}…`);
  });

  it('writes plain lines where there is no terminal', () => {
    const written: string[] = [];
    const screen = new Screen({ isTTY: false, columns: 80, write: (text: string) => written.push(text) > 0 });
    screen.show(['starting']);
    screen.say('ready');
    expect(written).toEqual(['starting\n', 'ready\n']);
  });
});
