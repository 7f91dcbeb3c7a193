import { DEFAULT_ARCHETYPE, type Persona } from '@reprise/contracts';

/** Who speaks for a creator nobody published a persona for. Nothing is claimed of the creator but the name. */
export function defaultPersona(archetype: string, displayName: string): Persona {
  const voice = VOICES.includes(archetype) ? archetype : DEFAULT_ARCHETYPE;
  return { version: `${voice}@1`, archetype, displayName, craft: '', voice, forbidden: [], limits: [], facts: [] };
}

/** Archetypes that have a voice pack of their own. */
const VOICES: readonly string[] = ['warm', 'aloof', 'witty', 'teacher', 'concierge'];
