import { moneyText } from '@reprise/contracts';
import { moneyTexts } from '../overview/money.js';
import type { ShownLine, ShownSale, Snapshot } from '../overview/snapshot.js';
import { html, type Html } from './html.js';

export interface StatusPage {
  readonly snapshot: Snapshot;
  readonly lines: readonly ShownLine[];
  readonly sales: readonly ShownSale[];
  /** Natural delays are divided by this. */
  readonly pace: number;
}

const count = new Intl.NumberFormat('en-US');

const tile = (label: string, value: number | string, warn = false): Html =>
  html` <div class="tile${warn ? ' warn' : ''}">
    <dt>${label}</dt>
    <dd>${typeof value === 'number' ? count.format(value) : value}</dd>
  </div>`;

const time = (at: string): Html => html`<time datetime="${at}">${at.slice(11, 19)}</time>`;

const message = ({ at, creator, fan, fanId, from, text }: ShownLine): Html =>
  html` <li class="${from}">
    <p class="who">
      ${time(at)} <span title="${fanId}">${from === 'fan' ? `${fan} → ${creator}` : `${creator} → ${fan}`}</span>
    </p>
    <p class="text">${text}</p>
  </li>`;

const sale = (line: ShownSale): Html =>
  html` <tr>
    <td>${time(line.at)}</td>
    <td>${line.item ?? line.source}</td>
    <td title="${line.fanId}">${line.fan}</td>
    <td>${line.creator}</td>
    <td class="amount">${line.kind === 'reversal' ? '−' : ''}${moneyText(line.amountMinor, line.currency)}</td>
    <td>${line.attributed ? 'ours' : 'own'}${line.live ? '' : ', imported'}</td>
  </tr>`;

/** What changes; the page asks for this part alone to refresh itself. */
export const statusMain = ({ snapshot: { counts, money, log }, lines, sales }: StatusPage): Html =>
  html` <dl class="tiles">
      ${tile('Fans', counts.fans)}${tile('Messages', counts.messages)}${tile('Turns', counts.turns)}
      ${tile('Replies', counts.replies)}${tile('Left unanswered', counts.silences)}
      ${tile('Sales', counts.sales)}${tile('Earned', moneyTexts(money))}
      ${tile('To publish', log.backlog)}${tile('To consume', log.lag)}
      ${tile('Parked', log.parked, log.parked > 0)}${tile('Dead letters', log.deadLetters, log.deadLetters > 0)}
    </dl>
    <section aria-labelledby="sales">
      <h2 id="sales">Latest sales</h2>
      ${
        sales.length === 0
          ? html`<p class="none">None yet.</p>`
          : html`<div class="scroll">
              <table>
                <thead>
                  <tr>
                    <th scope="col">Time</th>
                    <th scope="col">Item</th>
                    <th scope="col">Fan</th>
                    <th scope="col">Creator</th>
                    <th scope="col" class="amount">Amount</th>
                    <th scope="col">Whose</th>
                  </tr>
                </thead>
                <tbody>
                  ${sales.map(sale)}
                </tbody>
              </table>
            </div>`
      }
    </section>
    <section aria-labelledby="talk">
      <h2 id="talk">Latest messages</h2>
      ${
        lines.length === 0
          ? html`<p class="none">None yet.</p>`
          : html`<ol class="talk">
              ${lines.map(message)}
            </ol>`
      }
    </section>`;

/** The whole page. */
export const statusPage = (page: StatusPage): Html =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Reprise</title>
        <link rel="stylesheet" href="/status.css" />
        <script src="/status.js" defer></script>
      </head>
      <body>
        <header>
          <h1>Reprise</h1>
          <p>
            ${page.pace === 0 ? 'No natural delays' : `${page.pace} × natural speed`} · <span id="state">live</span>
          </p>
        </header>
        <main id="main">${statusMain(page)}</main>
        <footer>
          <p>
            All times UTC. <a href="/v1/pricing/openapi.json">API</a> · <a href="/metrics">Metrics</a> ·
            <a href="/health/ready">Health</a>
          </p>
        </footer>
      </body>
    </html>`;
