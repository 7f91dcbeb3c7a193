import { screen } from './screen.js';

const score = (text: string) => screen(text, '2026-11-23T10:00:00Z').scores.crisis ?? 0;

describe('a fan in crisis', () => {
  it.each([
    'I want to kill myself',
    "i'm feeling suicidal",
    'thinking about ending my life',
    "I can't stop thinking about suicide",
    'i just want to die',
    "i don't want to be alive anymore",
    'I wish I was dead',
    'been cutting myself again',
    'I took all my pills',
    'i am going to hang myself tonight',
    'k1ll mys3lf is all i think about, i want to kill mys3lf',
    "this is the last purchase I'll ever need",
    'everyone would be better off without me',
    "there's no point in going on",
    "I won't be here tomorrow",
    'i have nothing left to live for',
    "I'm tired of living",
    "i'm giving away all my things",
    'wrote my goodbye letter today',
    'i can’t do this anymore',
    'nobody would even notice if i was gone',
    'quiero morirme',
    "j'ai envie de mourir",
    'ich will nicht mehr leben',
    'voglio farla finita',
    'quero me matar',
    'ik wil dood',
    'chcę umrzeć',
    '死にたい',
    '我不想活了',
  ])('is flagged: %s', (text) => expect(score(text)).toBeGreaterThanOrEqual(0.5));
});

describe('a figure of speech, a title, a sore muscle', () => {
  it.each([
    'I am dying of laughter',
    'this drawing kills me',
    "i'd die for that print",
    'this workout will kill me',
    'leg day makes me want to die lol',
    'so cute i want to die',
    'I will kill myself if I have to draw one more hand haha',
    'you killed it!',
    "I'm dead 😂",
    'to die for',
    'have you seen Suicide Squad?',
    'I volunteer in suicide prevention',
    'I hurt myself at the gym',
    'i cut myself shaving',
    'my phone died',
    "I can't live without your playlists",
    "I don't want to live in the city",
    "can't go on a run today",
    'overdose of cuteness',
    '笑死我了',
    '想死你了',
    'estoy muerto de risa',
  ])('is not: %s', (text) => expect(score(text)).toBeLessThan(0.5));
});
