export { CRISIS } from '../crisis.js';
export { fold, unhide } from '../fold.js';
export { INJECTION } from '../injection.js';
export { PROMPT_EXTRACTION } from '../prompt-extraction.js';
export { strongest, type Rule } from '../rule.js';
export { BUCKETS, featuresOf, type Features } from './features.js';
export { margin, sumOf, type Weights } from './linear.js';
export { piecesOf } from './pieces.js';
