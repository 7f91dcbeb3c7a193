import { cutText } from '@reprise/contracts';
import { print, printTable } from '../output/print.js';

/** What the catalog answers, and `--json` prints. Creators by our ids. */
export interface CoverageReport {
  readonly total: { readonly times: number; readonly fans: number; readonly topics: number };
  readonly missing: readonly {
    readonly askedFor: string;
    readonly times: number;
    readonly fans: number;
    readonly wordings: number;
    readonly firstAt: string;
    readonly lastAt: string;
    readonly reasons: Readonly<Record<string, number>>;
  }[];
  readonly creators: readonly {
    readonly creator: string;
    readonly times: number;
    readonly topics: number;
    readonly top: readonly { readonly askedFor: string; readonly times: number }[];
  }[];
  readonly funnel: Readonly<Record<'fans' | 'requests' | 'proposed' | 'missing' | 'owned', number>>;
  readonly bottlenecks: readonly ({
    readonly creator: string;
    readonly bottleneck: 'content' | 'chat' | 'traffic' | 'too-few';
    readonly contentFactor: number | null;
    readonly chatFactor: number | null;
  } & Readonly<Record<'fans' | 'requests' | 'missing' | 'offers' | 'bought' | 'waiting', number>>)[];
}

export interface Creator {
  readonly creator: string;
  readonly platformCreatorId: string;
}

const LONGEST = 60;

/** The report for people: creators as the platform calls them. */
export function printCoverage(report: CoverageReport, creators: readonly Creator[]): void {
  const names = new Map(creators.map(({ creator, platformCreatorId }) => [creator, platformCreatorId]));
  const nameOf = (creator: string) => names.get(creator) ?? creator;
  const { times, fans, topics } = report.total;
  if (times === 0) print('Nothing was asked for in vain.');
  else {
    printTopics(report);
    printCreators(report, nameOf);
    print(`${count(times, 'request')} of ${count(fans, 'fan')} for ${count(topics, 'topic')} had nothing to sell.`);
  }
  const { funnel } = report;
  if (funnel.requests === 0) return print('No fan has asked for anything yet.');
  print(
    `In all ${count(funnel.fans, 'fan')} asked ${funnel.requests} times: ${funnel.proposed} got an item proposed, ` +
      `${funnel.missing} none; ${count(funnel.owned, 'item')} owned.`,
  );
  printBottlenecks(report, nameOf);
}

const printTopics = ({ missing }: CoverageReport): void =>
  printTable(
    ['asked for', 'times', 'fans', 'wordings', 'first', 'last', 'why'],
    missing.map(({ askedFor, times, fans, wordings, firstAt, lastAt, reasons }) => [
      short(askedFor),
      times,
      fans,
      wordings,
      firstAt.slice(0, 10),
      lastAt.slice(0, 10),
      whyOf(reasons),
    ]),
  );

const printCreators = ({ creators }: CoverageReport, nameOf: (creator: string) => string): void =>
  printTable(
    ['creator', 'times', 'topics', 'most wanted'],
    creators.map(({ creator, times, topics, top }) => [
      nameOf(creator),
      times,
      topics,
      top.map(({ askedFor }) => short(askedFor)).join('; '),
    ]),
  );

const printBottlenecks = ({ bottlenecks }: CoverageReport, nameOf: (creator: string) => string): void =>
  printTable(
    ['creator', 'bottleneck', 'fans', 'requests', 'nothing to sell', 'offers', 'bought', 'open', 'content', 'chat'],
    bottlenecks.map(({ creator, bottleneck, fans, requests, missing, offers, bought, waiting, ...factors }) => [
      nameOf(creator),
      bottleneck === 'too-few' ? 'too few to say' : bottleneck,
      fans,
      requests,
      missing,
      offers,
      bought,
      waiting,
      factorOf(factors.contentFactor),
      factorOf(factors.chatFactor),
    ]),
  );

const factorOf = (factor: number | null): string => (factor === null ? '–' : `× ${factor.toFixed(2)}`);

/** Why nothing fitted, the most frequent first; how often, where there were several reasons. */
const whyOf = (reasons: Readonly<Record<string, number>>): string => {
  const sorted = Object.entries(reasons).toSorted((a, b) => b[1] - a[1]);
  return sorted.map(([reason, times]) => (sorted.length === 1 ? reason : `${reason} ${times}`)).join(', ');
};

const count = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? '' : 's'}`;

const short = (text: string): string => (text.length > LONGEST ? `${cutText(text, LONGEST - 1)}…` : text);
