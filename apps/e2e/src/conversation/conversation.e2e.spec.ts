import { describeKafka } from '@reprise/testing';
import { Shop } from '../testing/shop.js';
import { rebuildCommand } from './rebuild.suite.js';
import { rebuilding } from './rebuilding.suite.js';
import { safety } from './safety.suite.js';
import { selling } from './selling.suite.js';

// Real processes on a machine that does other things as well.

/** Six processes, and what must hold of every conversation they lead, whichever log carries it. */
const conversation = (open: () => Promise<Shop>) => () => {
  let shop: Shop;
  beforeAll(async () => (shop = await open()));
  afterAll(() => shop.close());

  describe('selling', () => selling(() => shop));
  describe('keeping people safe', () => safety(() => shop));
  // Last: it rebuilds what was said and sold above.
  describe('rebuilding', () => rebuilding(() => shop));
  describe('the rebuild command', () => rebuildCommand(() => shop));
};

describe(
  'on the Postgres log,',
  conversation(() => Shop.open()),
);
await describeKafka('on the Kafka log,', ({ brokers }) => conversation(() => Shop.open(brokers))());
