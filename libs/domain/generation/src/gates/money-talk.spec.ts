import { saysAmount } from './money-talk.js';

const AMOUNTS = [
  'fifteen|twenty-five|a hundred and ten|fifteenish|half price|a tenner|dozens|nought|XV|f i f t e e n|fif-teen',
  'quince|dieciséis|veinticinco|treinta y cinco|doce|trescientos',
  'seize|treize|douze|vingt-cinq|soixante-dix|quatre-vingts|deux cents',
  'zwölf|zwoelf|einundzwanzig|fünfundzwanzig|hundertfünfzig|zweihundert|dreitausend',
  'quindici|ventuno|trentacinque|duecento|tremila',
  'quinze|vinte e cinco|duzentos|quatrocentos|novecentos',
  'twaalf|vijfentwintig|tweehonderd|duizend',
  'jedenaście|piętnaście|dwadzieścia pięć|czterdzieści|dwieście|pięćset',
  'on beş|yirmi beş|elli|yüz',
  'пятнадцать|двадцать пять|двести|сорок|сто|тысяча|сто рублей|пять евро',
  '十五|二十五|五百|百円|三千|两百块|十五元|五|拾伍|贰佰|卅',
  '열다섯|스물|만원|오천 원|خمسة عشر|عشرون دولار|पंद्रह|बीस',
  '١٥|۱۵|१५|১৫|１５|𝟏𝟓|𝟙𝟝|⑮|❺|㉑|Ⅻ|½|¹⁵|1️⃣5️⃣',
  '€|₺|₪|฿|15 zł|kr|btc|bitcoin|dollars|a few bucks|quid|cents',
].flatMap((line) => line.split('|'));

describe('an amount is heard', () => {
  it.each(AMOUNTS)('in words, digits and signs of any script: %s', (amount) => {
    expect(saysAmount(amount)).toBe(true);
    expect(saysAmount(`It could be ${amount} for you.`)).toBe(true);
    expect(saysAmount(amount.toUpperCase())).toBe(true);
  });
});

describe('no amount is heard in', () => {
  it.each([
    'No rush, it stays where it is.',
    'That one is lovely, and so is the other one.',
    'I often paint at night, once the light is gone.',
    'Someone told me the tenderness shows.',
    'A real classic, seldom seen; I vented about it.',
    'xx, see you soon!',
    'Wait, are you back from your trip?',
    '¡Qué bien! Me alegra mucho.',
    'Très joli, merci beaucoup !',
    'Das freut mich sehr, danke!',
    'Che bello, grazie di cuore.',
    'Спасибо, это очень приятно.',
    'ありがとう、うれしいです。',
    '谢谢你，真好。',
  ])('%s', (text) => expect(saysAmount(text)).toBe(false));
});
