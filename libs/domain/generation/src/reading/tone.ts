import type { Tone } from '@reprise/contracts';

const LOW =
  /\b(?:tired|exhausted|long day|rough|sad|sick|ill|lonely|stress(?:ed|ful)?|awful|terrible|horrible|worst|hate|cry(?:ing)?|cried|broke up|divorce[d]?|fired|laid off|lost my|died|passed away|funeral|hospital|headache|migraine|hurts?|pain|anxious|anxiety|depress(?:ed|ing)|worried|scared|bad (?:day|week|night|news)|hard (?:day|week|time)|can'?t sleep|couldn'?t sleep|miss(?:ing)? (?:my|him|her|them)|alone|upset|annoy(?:ed|ing)|ugh|sigh|overwhelmed|burn(?:ed|t) out|broke|unfortunately|sorry to (?:say|hear))\b|[\u{1F622}\u{1F62D}\u{1F61E}\u{1F614}\u{1F494}]|:'?\(/u;
const GLAD =
  /\b(?:love[ds]?|lovely|great|awesome|amazing|beautiful|gorgeous|wonderful|happy|excited|yay|won|fun|funny|best|proud|finally|promoted|birthday|vacation|holiday|enjoy(?:ed|ing)?|perfect|so (?:good|cool|nice)|cool|nice|excellent|fantastic|brilliant|glad|laugh(?:ed|ing)?|haha+|lol)\b|[\u{1F600}-\u{1F60D}\u{1F970}\u{1F929}\u{2764}\u{1F389}]|[:;]-?\)/u;

/** Enough to react kindly, and nothing is decided from it. Sorrow counts before joy: a cheerful answer to bad news is the worse mistake. Reads folded text. */
export const toneOf = (folded: string): Tone => (LOW.test(folded) ? 'low' : GLAD.test(folded) ? 'glad' : 'plain');
