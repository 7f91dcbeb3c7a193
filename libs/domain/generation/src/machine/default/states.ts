import type { MachineTable } from '@reprise/contracts';

export type MachineState = MachineTable['states'][number];

/** The states every default machine has; an archetype may word an objective in its own way. */
const OBJECTIVES = {
  qualifying: ['learn who this is and what brings them', 'the fan answered a first question', 'relate'],
  rapport: ['be good company and let the fan talk', 'the fan tells something about themselves', 'relate'],
  discovery: ['find out what the fan would enjoy owning', 'a taste or a wish is known', 'discover'],
  offering: ['offer one thing that fits, once', 'the fan buys, names an amount or says no', 'offer'],
  negotiating: ['agree on a price inside the bounds', 'the fan accepts a quote or drops it kindly', 'relate'],
  fulfilling: ['make sure that what was paid for arrived', 'the fan has it', 'relate'],
  aftercare: ['hear how it was, put right what was not', 'the fan is content', 'relate'],
  cooling: ['leave room, ask for nothing', 'the fan writes again by themselves', 'relate'],
  dormant: ['nothing; welcome the fan when they come back', 'the fan is back', 'relate'],
  'handed-off': ['a person was asked for: offer nothing, open nothing', 'the request is released', 'relate'],
  held: ['safety first: the fixed care message and nothing else', 'a person lifted the hold', 'care'],
  blocked: ['say nothing and sell nothing', 'a person lifted the block', 'silent'],
} as const;

export type StateName = keyof typeof OBJECTIVES;

export function statesWith(own: Partial<Record<StateName, string>> = {}): MachineState[] {
  return (Object.keys(OBJECTIVES) as StateName[]).map((name) => {
    const [objective, winWhen, leads] = OBJECTIVES[name];
    return { name, objective: own[name] ?? objective, winWhen, leads };
  });
}
