/** What can move a conversation. A machine's rules name these; nothing else is ever stepped. */
export const TRIGGERS = [
  'fan-message',
  'priced',
  'missing',
  'withheld',
  'paid',
  'sent',
  'restricted',
  'lifted',
  'expired',
  'timer',
] as const;
export type Trigger = (typeof TRIGGERS)[number];
