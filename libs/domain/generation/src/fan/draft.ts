import {
  replyApprovedV1,
  replyDraftedV1,
  replyRejectedV1,
  turnClosedV1,
  type HandoffReason,
  type Offer,
} from '@reprise/contracts';
import { passed, runGates, type Candidate } from '../gates/gate.js';
import type { Claim } from '../gates/records.js';
import type { CreatorSettings } from '../persona/creator-settings.js';
import type { FixedText } from '../words/fixed.js';
import type { SlotValues } from '../words/render.js';
import type { LineKind } from '../words/voice-pack.js';
import { write, WRITER } from '../words/writer.js';
import type { TurnSeeds } from './commands.js';
import { inTime } from './carry.js';
import type { Recorder } from './recorder.js';

export interface Brief {
  readonly kinds: readonly LineKind[];
  readonly fixed?: FixedText | undefined;
  readonly values: SlotValues;
  readonly offer: Offer | null;
  /** What the catalog says of the item on offer; null when nothing is claimed of it. */
  readonly item: { readonly title: string; readonly description: string } | null;
  /** The wish was recorded by the catalog: it found nothing that fits. */
  readonly wishNoted?: boolean;
  readonly settings: CreatorSettings;
  readonly seeds: TurnSeeds;
  readonly now: string;
}

type Draft = Pick<Candidate, 'text' | 'spans' | 'templateIds'>;

/** A boundary may be drawn again after a few turns; a plain fallback is not held to more. */
const FALLBACK_MEMORY = 3;

/**
 * Writes the reply of the open turn and passes it through the gates: a draft, one repair with other templates, then
 * the neutral voice, then silence with a reason.
 */
export function draftReply(recorder: Recorder, brief: Brief): void {
  const tried: (readonly string[])[] = [];
  for (const [attempt, draftId] of brief.seeds.draftIds.entries()) {
    const plain = attempt === brief.seeds.draftIds.length - 1;
    const recent = plain ? recorder.state.recent.slice(-FALLBACK_MEMORY) : recorder.state.recent;
    const draft = compose(brief, attempt, plain, [...recorder.state.recent, ...tried]);
    if (!draft) continue;
    tried.push(draft.templateIds);
    if (submit(recorder, brief, draft, draftId, recent)) return;
    if (brief.fixed) break;
  }
  close(recorder, brief.now);
}

function compose(
  { kinds, fixed, values, settings, seeds }: Brief,
  attempt: number,
  plain: boolean,
  recent: Candidate['recent'],
): Draft | null {
  if (fixed) return { text: fixed.text, spans: [], templateIds: [fixed.id] };
  return write({
    kinds: plain ? essential(kinds) : kinds,
    voice: settings.persona.voice,
    values: plain ? ({ name: values.name, price: values.price, title: values.title } as SlotValues) : values,
    seed: seeds.seed + attempt,
    recent,
    plain,
  });
}

/** The lines a reply cannot do without. */
function essential(kinds: readonly LineKind[]): readonly LineKind[] {
  const kept = kinds.filter((kind) => !ORNAMENTS.includes(kind));
  return kept.length > 0 ? kept : kinds.slice(0, 1);
}
const ORNAMENTS: readonly LineKind[] = ['claim', 'details', 'fact', 'wonder', 'ask', 'offer', 'paid-too'];

/** Records the draft and what the gates say; true when it was approved. */
function submit(recorder: Recorder, brief: Brief, draft: Draft, draftId: string, recent: Candidate['recent']): boolean {
  const { offer, item, settings, seeds, now } = brief;
  const turn = recorder.state.open;
  if (!turn) return false;
  const { text, templateIds } = draft;
  const { turnId } = turn;
  recorder.emit(
    replyDraftedV1.make({
      turnId,
      draftId,
      text,
      writer: WRITER,
      templateIds: [...templateIds],
      seed: seeds.seed,
      offer,
      occurredAt: now,
    }),
  );
  const secrets = [turnId, draftId, ...(offer ? [offer.quoteId] : [])];
  const gates = [
    ...runGates({
      ...draft,
      offer,
      item,
      persona: settings.persona,
      recent,
      secrets,
      records: recordsOf(recorder, brief),
    }),
  ];
  if (!passed(gates)) {
    recorder.emit(replyRejectedV1.make({ turnId, draftId, gates, occurredAt: now }));
    return false;
  }
  const { messageIds, plan, inboundChars, deadline, acceptedAt } = turn;
  const supersedes = inTime(recorder.state.unsent, now) ? recorder.state.unsent.draftId : null;
  recorder.emit(
    replyApprovedV1.make({
      turnId, draftId, messageIds, plan, text, offer, gates, supersedes, authorship: 'auto', inboundChars, deadline,
      acceptedAt, occurredAt: now,
    }), // prettier-ignore
  );
  return true;
}

/** What is on record and may be said. */
const recordsOf = ({ state }: Recorder, { wishNoted }: Brief): Claim[] => [
  ...(state.handoffs ?? []).map(({ reason }) => CLAIM_OF[reason]),
  ...(wishNoted ? (['wish-noted'] as const) : []),
];
const CLAIM_OF = { 'asks-person': 'person-asked', complaint: 'complaint-noted' } as const satisfies Record<
  HandoffReason,
  Claim
>;

function close(recorder: Recorder, now: string): void {
  const turn = recorder.state.open;
  if (!turn) return;
  const { turnId, messageIds } = turn;
  recorder.emit(
    turnClosedV1.make({
      turnId,
      messageIds,
      reason: 'no-acceptable-draft',
      detail: 'no draft passed every gate',
      movedTo: null,
      occurredAt: now,
    }),
  );
}
