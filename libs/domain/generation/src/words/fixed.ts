import type { TruthLanguage } from '@reprise/contracts';

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

/** Said once when a fan has sent more than is answered in a day or an hour: what happens, and that nothing is lost. */
const PAUSE: Readonly<Record<TruthLanguage, string>> = {
  en: 'That’s a lot of messages for now, so the software that answers here takes a pause in this chat. Everything you wrote is kept, and your latest message is answered after the pause.',
  es: 'Son muchos mensajes por ahora: el programa que responde aquí hace una pausa en este chat. Todo lo que has escrito queda guardado y tu último mensaje tendrá respuesta después de la pausa.',
  fr: 'Cela fait beaucoup de messages pour l’instant : le logiciel qui répond ici fait une pause dans cette conversation. Tout ce que tu as écrit est conservé, et ton dernier message aura une réponse après la pause.',
  de: 'Das sind gerade sehr viele Nachrichten, deshalb macht die Software, die hier antwortet, in diesem Chat eine Pause. Was du geschrieben hast, bleibt erhalten, und deine letzte Nachricht wird nach der Pause beantwortet.',
  it: 'Sono molti messaggi per ora, quindi il software che risponde qui fa una pausa in questa chat. Quello che hai scritto resta salvato e il tuo ultimo messaggio avrà risposta dopo la pausa.',
  pt: 'São muitas mensagens por agora, por isso o programa que responde aqui faz uma pausa nesta conversa. O que escreveu fica guardado e a sua última mensagem terá resposta depois da pausa.',
  nl: 'Dat zijn nu veel berichten, daarom neemt de software die hier antwoordt een pauze in deze chat. Wat je schreef blijft bewaard, en je laatste bericht wordt na de pauze beantwoord.',
  pl: 'To na razie dużo wiadomości, więc program, który tu odpowiada, robi przerwę w tym czacie. Wszystko, co napisano, zostaje zapisane, a ostatnia wiadomość dostanie odpowiedź po przerwie.',
  tr: 'Şimdilik çok fazla mesaj var; burada yanıt veren yazılım bu sohbete ara veriyor. Yazdıkların saklanıyor ve son mesajın aradan sonra yanıtlanacak.',
  ru: 'Пока сообщений очень много, поэтому программа, которая здесь отвечает, делает паузу в этом чате. Всё написанное сохранено, и на последнее сообщение придёт ответ после паузы.',
  ja: 'メッセージがたくさん届いているため、ここで返信しているソフトウェアはこのチャットをしばらく休止します。書いてくださった内容は保存されており、休止のあとに最新のメッセージへ返信します。',
  zh: '目前消息很多，因此在这里回复的软件会在这个对话中暂停一段时间。您写的内容都已保存，暂停之后会回复您最新的一条消息。',
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

export const pauseText = (language: TruthLanguage): FixedText => ({
  id: `fixed/pause/${language}`,
  text: PAUSE[language],
});

const ALL: ReadonlyMap<string, string> = new Map([
  ...Object.entries(TRUTH).flatMap(([language, texts]) =>
    texts.map((text, i) => [`fixed/truth/${language}/${i + 1}`, text] as const),
  ),
  ...Object.entries(PAUSE).map(([language, text]) => [`fixed/pause/${language}`, text] as const),
  ...CARE.map((text, i) => [`fixed/care/${i + 1}`, text] as const),
]);

/** Whether a text is, letter for letter, the fixed text of this id. */
export const isFixed = (templateIds: readonly string[], text: string): boolean =>
  templateIds.length === 1 && ALL.get(templateIds[0]!) === text;
