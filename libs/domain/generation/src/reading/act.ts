import { ACTS, type Act } from '@reprise/contracts';

export { ACTS, type Act };

export const isAct = (name: string): name is Act => (ACTS as readonly string[]).includes(name);
