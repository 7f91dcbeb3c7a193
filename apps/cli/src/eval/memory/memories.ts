import type { HistoryLine, Question } from './conversations.js';

/** Something that happened to a person, as MADial-Bench has it. */
export interface Memory {
  readonly memory_id: string;
  /** A date. */
  readonly time?: string;
  readonly emotion?: string;
  readonly event: string;
}

/** A dialogue in which a memory should surface: lines `<Speaker>: "text"`. */
export interface Context {
  readonly id: string;
  readonly context: readonly string[];
}

const CREATOR = 'companion';
const ASSISTANT = 'Assistant';
const LINE = /^<([^>]+)>:?\s*/;
const NOON = 'T12:00:00Z';
const NO_DATE = '2000-01-01';

const speakerOf = (line: string) => LINE.exec(line)?.[1] ?? ASSISTANT;
const wordsOf = (line: string) => line.replace(LINE, '').replace(/^"|"$/g, '');

/** Who talks with the assistant. */
export const personOf = ({ context }: Context): string =>
  context.map(speakerOf).find((speaker) => speaker !== ASSISTANT) ?? ASSISTANT;

/** A memory is a message of the person it names, and of each person when it names none: nobody recalls another's. In the order of time. */
export function memoryLines(memories: readonly Memory[], people: ReadonlySet<string>): HistoryLine[] {
  const lines = memories.flatMap(({ memory_id: id, time, emotion, event }) => {
    const words = new Set(event.match(/\p{L}+/gu));
    const named = [...people].filter((person) => words.has(person));
    return (named.length > 0 ? named : [...people]).map((person) => ({
      creator: CREATOR,
      fan: person,
      fanName: person,
      at: `${/^\d{4}-\d\d-\d\d/.exec(time ?? '')?.[0] ?? NO_DATE}${NOON}`,
      from: 'fan' as const,
      text: emotion ? `${event} (${emotion})` : event,
      ref: `${person}/${id}`,
    }));
  });
  return lines.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

/** The id of a memory by the reference of its message. */
export const memoryIdOf = (ref: string): string => ref.slice(ref.indexOf('/') + 1);

/** The person's last line is the message; everything else said is what the conversation is about. */
export function contextQuestion(context: Context): Question {
  const person = personOf(context);
  const last = context.context.findLastIndex((line) => speakerOf(line) === person);
  const agenda = context.context.filter((_, n) => n !== last).map(wordsOf);
  return {
    qid: context.id,
    creator: CREATOR,
    fan: person,
    text: wordsOf(context.context[last] ?? ''),
    agenda: agenda.join('\n'),
  };
}
