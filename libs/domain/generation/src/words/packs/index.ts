import type { VoicePack } from '../voice-pack.js';
import { aloof } from './aloof.js';
import { concierge } from './concierge.js';
import { plain } from './plain.js';
import { teacher } from './teacher.js';
import { warm } from './warm.js';
import { witty } from './witty.js';

export const VOICE_PACKS: readonly VoicePack[] = [warm, aloof, witty, teacher, concierge, plain];

export const PLAIN_PACK: VoicePack = plain;

/** The pack a persona names; one nobody wrote speaks plainly. */
export const voicePack = (id: string): VoicePack => VOICE_PACKS.find((pack) => pack.id === id) ?? PLAIN_PACK;
