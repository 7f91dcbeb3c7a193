import { policyPublishedV1, type EventOf, type PricingPolicy } from '@reprise/contracts';
import { DomainError, sameJson, type Decider } from '@reprise/event-sourcing';

export interface PublishPolicy {
  readonly type: 'PublishPolicy';
  readonly policy: PricingPolicy;
  /** Who publishes: an operator or `system`. */
  readonly by: string;
  readonly now: string;
}

export type PolicyEvent = EventOf<typeof policyPublishedV1>;

/** A creator's price policy: the one in force, and the version names already used. */
export interface PolicyState {
  readonly current: PricingPolicy | null;
  readonly versions: readonly string[];
}

function decide({ policy, by, now }: PublishPolicy, state: PolicyState): PolicyEvent[] {
  check(policy);
  if (state.current !== null && sameJson(state.current, policy)) return [];
  // Quotes cite the version, so a version means one policy for ever.
  if (state.versions.includes(policy.version))
    throw new DomainError('policy/version-taken', `version ${policy.version} exists with other contents`, 409);
  return [policyPublishedV1.make({ policy, by, occurredAt: now })];
}

function check(policy: PricingPolicy): void {
  if (policy.mode === 'personalized')
    throw new DomainError(
      'policy/mode-unavailable',
      'mode personalized needs a notice that tells the fan so, and there is none yet: publish personal-discount (personal data may only lower the list price) or list',
      400,
    );
  if (policy.floorBps > policy.ceilingBps)
    throw new DomainError('policy/floor-above-ceiling', 'floorBps must not be above ceilingBps', 400);
  for (const [itemId, { floorMinor = 0, ceilingMinor = Infinity }] of Object.entries(policy.itemBounds))
    if (floorMinor > ceilingMinor)
      throw new DomainError('policy/floor-above-ceiling', `item ${itemId}: floorMinor is above ceilingMinor`, 400);
  if (policy.floorBps > 10_000)
    throw new DomainError('policy/floor-above-list', `mode ${policy.mode} never quotes above the list price`, 400);
}

function evolve(state: PolicyState, { type, data }: PolicyEvent): PolicyState {
  switch (type) {
    case policyPublishedV1.type:
      return { current: data.policy, versions: [...state.versions, data.policy.version] };
  }
}

/** Decides the stream `pricing:<creator>/policy/price`. */
export const policy: Decider<PolicyState, PublishPolicy, PolicyEvent> = {
  initial: { current: null, versions: [] },
  decide,
  evolve,
};
