import { consentRecordedV1, consentRevokedV1, type Consent } from '@reprise/contracts';
import { Rows } from '@reprise/event-sourcing';
import { given } from '@reprise/testing';
import { isOnRecord, person, type ConsentCommand, type ConsentEvent } from '../index.js';

const NOW = '2026-11-23T10:00:00Z';
const consent = (over: Partial<Consent> = {}): Consent => ({
  reference: 'release-1',
  sha256: null,
  covers: ['distribution', 'download'],
  ...over,
});
const record = (over: Partial<Consent> = {}): ConsentCommand => ({
  type: 'RecordConsent',
  person: 'p1',
  consent: consent(over),
  now: NOW,
});
const revoke: ConsentCommand = { type: 'RevokeConsent', person: 'p1', reason: 'asked', now: NOW };
const recorded = (over: Partial<Consent> = {}) =>
  consentRecordedV1.make({ person: 'p1', ...consent(over), occurredAt: NOW });
const revoked = consentRevokedV1.make({ person: 'p1', reference: 'release-1', reason: 'asked', occurredAt: NOW });

describe('a consent', () => {
  it('is recorded once, and again when a new document says something else', () => {
    given(person, []).when(record()).then([recorded()]);
    given(person, [recorded()])
      .when(record({ covers: ['download', 'distribution'] }))
      .thenNothing();
    given(person, [recorded()])
      .when(record({ reference: 'release-2' }))
      .then([recorded({ reference: 'release-2' })]);
  });

  it('is revoked at any time, once', () => {
    given(person, [recorded()]).when(revoke).then([revoked]);
    given(person, [recorded(), revoked]).when(revoke).thenNothing();
    given(person, []).when(revoke).thenNothing();
  });

  it('that was revoked does not come back by uploading its document again', () => {
    given(person, [recorded(), revoked]).when(record()).thenNothing();
    given(person, [recorded(), revoked])
      .when(record({ reference: 'release-2' }))
      .then([recorded({ reference: 'release-2' })]);
  });

  it('counts only while it covers distribution and download', () => {
    const after = (...events: ConsentEvent[]) =>
      isOnRecord(events.reduce((state, event) => person.evolve(state, event, new Rows()), person.initial));
    expect(after()).toBe(false);
    expect(after(recorded())).toBe(true);
    expect(after(recorded({ covers: ['distribution'] }))).toBe(false);
    expect(after(recorded(), revoked)).toBe(false);
    expect(after(recorded(), recorded({ reference: 'release-2', covers: ['download'] }))).toBe(false);
  });
});
