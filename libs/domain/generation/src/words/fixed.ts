import type { TruthLanguage } from '../reading/language.js';

/** Texts that are never composed: said as they stand, whatever the voice. The id is the template id. */
export interface FixedText {
  readonly id: string;
  readonly text: string;
}

const TRUTH: Readonly<Record<TruthLanguage, readonly string[]>> = {
  en: [
    'Yes, I’m software: an automated assistant that writes for this profile, not a person. If you’d like a person, just say so. What were you looking for?',
    'Honest answer: this is an automated assistant, not a human. You can ask for a person any time. How can I help?',
    'You’re writing with software that answers on behalf of this profile. I’m not a human. Ask for a person whenever you like.',
  ],
  es: ['Sí, soy un programa: un asistente automático que escribe en nombre de este perfil, no una persona. Si prefieres hablar con una persona, dímelo.'],
  fr: ['Oui, je suis un logiciel : un assistant automatique qui écrit pour ce profil, pas une personne. Si tu préfères une personne, dis-le-moi.'],
  de: ['Ja, ich bin Software: ein automatischer Assistent, der für dieses Profil schreibt, kein Mensch. Wenn du lieber mit einem Menschen sprechen möchtest, sag es einfach.'],
  it: ['Sì, sono un software: un assistente automatico che scrive per questo profilo, non una persona. Se preferisci una persona, dimmelo.'],
  pt: ['Sim, sou um programa: um assistente automático que escreve por este perfil, não uma pessoa. Se preferir falar com uma pessoa, é só dizer.'],
  nl: ['Ja, ik ben software: een automatische assistent die voor dit profiel schrijft, geen mens. Wil je liever een mens spreken, zeg het dan.'],
  pl: ['Tak, jestem programem: automatycznym asystentem, który pisze w imieniu tego profilu, nie człowiekiem. Jeśli wolisz rozmawiać z człowiekiem, po prostu napisz.'],
  tr: ['Evet, ben bir yazılımım: bu profil adına yazan otomatik bir asistanım, insan değilim. Bir insanla konuşmak istersen söylemen yeterli.'],
  ru: ['Да, я программа: автоматический помощник, который пишет от имени этого профиля, не человек. Если хотите поговорить с человеком, просто скажите.'],
  ja: ['はい、このプロフィールの代わりに返信している自動アシスタント（ソフトウェア）です。人間ではありません。人と話したい場合は、そうお伝えください。'],
  zh: ['是的，我是代表这个主页回复的自动助手（软件），不是真人。如果您想和真人交流，请告诉我。'],
}; // prettier-ignore

/**
 * Said to someone who may be in danger, and nothing else is: 988 is the US Suicide & Crisis Lifeline. Three wordings,
 * so that a second message is not answered with the very same one.
 */
const CARE: readonly string[] = [
  'Thank you for telling me. What you feel matters. I’m an automated assistant, so please talk to someone who can be there for you right now. In the US you can call or text 988 at any time, day or night. Anywhere else, please call your local emergency number. If you are in danger right now, call emergency services.',
  'Please don’t stay alone with this. I’m software and can’t give the help you deserve, but people can, right now: in the US call or text 988, anywhere else call your local emergency number. Is there someone near you whom you could call or go to?',
  'You matter, and this is bigger than anything else here. I’m an automated assistant; please reach a person now: 988 by call or text in the US, your local emergency number anywhere else.',
];

export const truthText = (language: TruthLanguage, turn: number): FixedText => {
  const texts = TRUTH[language];
  const i = turn % texts.length;
  return { id: `fixed/truth/${language}/${i + 1}`, text: texts[i]! };
};

export const careText = (turn: number): FixedText => {
  const i = turn % CARE.length;
  return { id: `fixed/care/${i + 1}`, text: CARE[i]! };
};

const ALL: ReadonlyMap<string, string> = new Map([
  ...Object.entries(TRUTH).flatMap(([language, texts]) =>
    texts.map((text, i) => [`fixed/truth/${language}/${i + 1}`, text] as const),
  ),
  ...CARE.map((text, i) => [`fixed/care/${i + 1}`, text] as const),
]);

/** Whether a text is, letter for letter, the fixed text of this id. */
export const isFixed = (templateIds: readonly string[], text: string): boolean =>
  templateIds.length === 1 && ALL.get(templateIds[0]!) === text;
