import { creatorRegisteredV1 } from '@reprise/contracts';
import { given } from '@reprise/testing';
import { creator } from './creator.js';

const register = {
  type: 'RegisterCreator',
  platform: 'sandbox',
  connection: 'sandbox',
  platformCreatorId: 'c1',
  now: '2026-11-23T10:00:00Z',
} as const;
const registered = creatorRegisteredV1.make({
  platform: 'sandbox',
  connection: 'sandbox',
  platformCreatorId: 'c1',
  name: 'c1',
  archetype: 'warm',
  occurredAt: '2026-11-23T10:00:00Z',
});

describe('registering a creator', () => {
  it('makes them in the default archetype when none is given, named by the platform’s id', () =>
    given(creator).when(register).then([registered]));
  it('again changes nothing', () =>
    given(creator, [registered])
      .when({ ...register, name: 'Mira' })
      .thenNothing());
});
