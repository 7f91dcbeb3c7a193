import { coachTeo } from './coach-teo.js';
import { miraDraws } from './mira-draws.js';
import { oskarSees } from './oskar-sees.js';
import type { SampleCreator } from './sample-creator.js';
import { velvetStatic } from './velvet-static.js';

export const SAMPLE_CREATORS: readonly SampleCreator[] = [miraDraws, coachTeo, velvetStatic, oskarSees];
