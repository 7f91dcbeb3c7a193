import { CONSENT_COVERS, consentRecordedV1, consentRevokedV1, type Consent, type EventOf } from '@reprise/contracts';
import type { Decider } from '@reprise/event-sourcing';

export interface PersonState {
  /** The document in force; null: none, or it was revoked. */
  readonly consent: Pick<Consent, 'reference' | 'covers'> | null;
  /** References of documents that were revoked. They never count again. */
  readonly revoked: readonly string[];
}

/** A document is there. A revoked one does not come back by being uploaded again: that takes a new document. */
export interface RecordConsent {
  readonly type: 'RecordConsent';
  readonly person: string;
  readonly consent: Consent;
  readonly now: string;
}

export interface RevokeConsent {
  readonly type: 'RevokeConsent';
  readonly person: string;
  readonly reason: string;
  readonly now: string;
}

export type ConsentCommand = RecordConsent | RevokeConsent;
export type ConsentEvent = EventOf<typeof consentRecordedV1> | EventOf<typeof consentRevokedV1>;

const decide = (command: ConsentCommand, { consent, revoked }: PersonState): ConsentEvent[] => {
  switch (command.type) {
    case 'RecordConsent': {
      const { person, consent: given, now: occurredAt } = command;
      const isKnown = consent?.reference === given.reference && sameCovers(consent.covers, given.covers);
      if (isKnown || revoked.includes(given.reference)) return [];
      return [consentRecordedV1.make({ person, ...given, occurredAt })];
    }
    case 'RevokeConsent': {
      const { person, reason, now: occurredAt } = command;
      if (!consent) return [];
      return [consentRevokedV1.make({ person, reference: consent.reference, reason, occurredAt })];
    }
  }
};

const sameCovers = (a: Consent['covers'], b: Consent['covers']) =>
  CONSENT_COVERS.every((use) => a.includes(use) === b.includes(use));

const evolve = (state: PersonState, event: ConsentEvent): PersonState => {
  switch (event.type) {
    case consentRecordedV1.type: {
      const { reference, covers } = event.data;
      return { ...state, consent: { reference, covers } };
    }
    case consentRevokedV1.type:
      return { consent: null, revoked: [...state.revoked, event.data.reference] };
  }
};

/** The consent of one person to one creator: stream `catalog:<creator>/person/<person>`. */
export const person: Decider<PersonState, ConsentCommand, ConsentEvent> = {
  initial: { consent: null, revoked: [] },
  decide,
  evolve,
};

/** Whether items that show the person may be sold: the document in force covers every use a sale makes of them. */
export const isOnRecord = ({ consent }: PersonState): boolean =>
  consent !== null && CONSENT_COVERS.every((use) => consent.covers.includes(use));
