/** What a fan does with a message. A message may do several things at once. */
export const ACTS = [
  'greet',
  'small-talk',
  'how-are-you',
  'question',
  'ask-item',
  'ask-price',
  'request-custom',
  'offer-amount',
  'haggle',
  'accept',
  'decline',
  'refuse',
  'thank',
  'affirm',
  'acknowledge',
  'farewell',
  'complain',
  'plead-hardship',
  /** Recorded by the screen of ingest, the one place that reads this question. */
  'ask-bot',
  'ask-human',
  /** Not said but done: the fan paid. Carried into a turn that takes a thank-you over. */
  'pay',
] as const;
export type Act = (typeof ACTS)[number];

export const isAct = (name: string): name is Act => (ACTS as readonly string[]).includes(name);
