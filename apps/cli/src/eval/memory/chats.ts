import type { HistoryLine, Question } from './conversations.js';

/** A turn of a chat between two people, as LoCoMo has it. */
export interface ChatTurn {
  readonly conv: string;
  readonly dia_id: string;
  readonly speaker: string;
  readonly text: string;
  readonly image_caption?: string;
  /** "1:56 pm on 8 May, 2023": when the session began. */
  readonly date_time: string;
}

export interface ChatQuestion {
  readonly qid: string;
  readonly conv: string;
  readonly question: string;
}

const TURN_MS = 20_000;

/** Each conversation is one fan, its first speaker; the other one is the creator. A photo is what its caption says. */
export function historyOf(turns: readonly ChatTurn[]): HistoryLine[] {
  return [...Map.groupBy(turns, ({ conv }) => conv).values()].flatMap((own) => {
    const fan = own[0]!.speaker;
    const creator = own.find(({ speaker }) => speaker !== fan)?.speaker ?? 'creator';
    let before = { session: '', at: Date.UTC(2000, 0) };
    return own.map(({ conv, dia_id, speaker, text, image_caption: caption, date_time: session }) => {
      const at = session === before.session ? before.at + TURN_MS : (timeOf(session) ?? before.at + TURN_MS);
      before = { session, at };
      return {
        creator,
        fan: conv,
        fanName: fan,
        at: new Date(at).toISOString(),
        from: speaker === fan ? ('fan' as const) : ('creator' as const),
        text: caption ? `${text}\n(${caption})` : text,
        ref: `${conv}/${dia_id}`,
      };
    });
  });
}

export const questionOf = ({ qid, conv, question }: ChatQuestion, history: readonly HistoryLine[]): Question => ({
  qid,
  creator: history.find(({ fan }) => fan === conv)?.creator ?? 'creator',
  fan: conv,
  text: question,
  agenda: '',
});

const TIME = /^(\d+):(\d+) (am|pm) on (\d+) (\p{L}+),? (\d+)$/u;

function timeOf(text: string): number | null {
  const [, hour, minute, half, day, month, year] = TIME.exec(text.trim()) ?? [];
  if (year === undefined) return null;
  const hours = (Number(hour) % 12) + (half === 'pm' ? 12 : 0);
  const at = Date.parse(`${day} ${month} ${year} ${hours}:${minute} UTC`);
  return Number.isNaN(at) ? null : at;
}
