import type { Heading } from '@reprise/contracts';

// GDPR Art. 9 and 10: health, belief, politics, union, origin, orientation, sex life, convictions. Words, not meanings: a
// fact too few is the right error here, and the message itself stays searchable.
const REVEALS = new RegExp(
  [
    String.raw`diagnos\w*|depress\w*|anxi\w*|bipolar|autis\w*|adhd|cancer\w*|tumou?r|diabet\w*|epilep\w*|asthma\w*|hiv`,
    String.raw`pregnan\w*|miscarriage|medication|meds|antidepressants?|chemo\w*|surgery|therap(?:y|ist)|rehab|disab\w*|illness|disease`,
    String.raw`injur\w*|chronic|migraines?|arthritis|allerg\w*|addict\w*|alcoholi\w*|sober|my (?:bad )?(?:knees?|back|heart|shoulders?|condition)`,
    String.raw`church|mosque|synagogue|christian\w*|catholic\w*|protestant|muslim|islam\w*|jew(?:ish)?|judaism|hindu\w*|buddhis\w*|atheis\w*|bible|quran|koran|pray\w*|ramadan`,
    String.raw`republicans?|democrats?|socialis\w*|communis\w*|conservatives?|liberals?|labour party|left[- ]wing|right[- ]wing|voted?|trade union|union (?:member|rep)`,
    String.raw`gay|lesbian|bisexual|queer|homosexual|heterosexual|asexual|trans(?:gender|sexual)?|non[- ]?binary`,
    String.raw`black (?:man|woman|guy|girl)|white (?:man|woman|guy|girl)|latin[ao]|hispanic|ethnic\w*|immigrant|refugee`,
    String.raw`prison|jail|convict\w*|arrested|parole|probation|felon\w*`,
  ]
    .map((words) => String.raw`\b(?:${words})\b`)
    .join('|'),
  'iu',
);
const TOPICS =
  /\b(?:health|religio\w*|politic\w*|sex\w*|porn\w*|fetish\w*|kink\w*|nud(?:e|es|ity)|erotic\w*|naked)\b/iu;

/** True when a fact would hold data of a special category. A limit may name such a topic: it says what to leave alone, not what the fan is. */
export const isSpecial = (heading: Heading, text: string): boolean =>
  REVEALS.test(text) || (heading !== 'limits' && TOPICS.test(text));
