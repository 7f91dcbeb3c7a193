const raw = String.raw;

/** Number words that other languages write as one: folded tokens, whole. */
export const FOREIGN_COMPOUND = new RegExp(
  [
    // Spanish, Portuguese
    raw`(?:dieci|veinti)\w+|(?:dos|tres|cuatro|quinien|seis|sete|nove|ocho)(?:cient|ent)?[ao]s(?<=cient[ao]s|ent[ao]s)|(?:du|tre)zent[ao]s|(?:quatro|quin|seis|sete|oito|nove)(?:c|h)entos`,
    // Italian
    raw`(?:vent|trent|quarant|cinquant|sessant|settant|ottant|novant)[aio]?(?:uno|due|tre|quattro|cinque|sei|sette|otto|nove)|(?:due|tre|quattro|cinque|sei|sette|otto|nove)(?:cento|mila)`,
    // German, Dutch
    raw`\w*(?:und|en)(?:zwanzig|dreissig|vierzig|funfzig|sechzig|siebzig|achtzig|neunzig|twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig)`,
    raw`(?:ein|eine|zwei|drei|vier|funf|fuenf|sechs|sieben|acht|neun|een|twee|drie|vijf|zes|zeven|negen)?(?:hundert|tausend|honderd|duizend)\w*|(?:fuenf|fuenfzehn|fuenfzig|zwoelf|zwolf|dreizehn|vierzehn|sechzehn|siebzehn|achtzehn|neunzehn|twaalf|dertien|veertien|zestien|zeventien|achttien|negentien)`,
    // Polish
    raw`\w+(?:nascie|dziesci|dziesiat)|dwiescie|trzysta|czterysta|(?:piec|szesc|siedem|osiem|dziewiec)set`,
    // English, rounded: `twentyish`
    raw`(?:ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty)ish`,
  ]
    .map((source) => `^(?:${source})$`)
    .join('|'),
);

/** More words of amounts, folded: numbers, coins and tokens. Not `once`, which English says far more often than Spanish. */
export const MORE_AMOUNT_WORDS: readonly string[] = [
  'doce trece catorce dieciseis trescientos',
  'onze douze treize quatorze seize vingts',
  'elf undici dodici tredici quattordici sedici diciassette',
  'doze quatorze duzentos treze zero nought dozens fourties dimes nickels thirds eleventy',
  'zl kr kc btc eth bitcoin bitcoins crypto satoshi satoshis usdt dinar dirham rial rupee peso',
].flatMap((line) => line.split(' '));

/** Numbers and money in other scripts, as written. */
export const FOREIGN_SCRIPTS = new RegExp(
  [
    '[十百千万億两俩兩〇零廿卅四五六七八九壹贰叁肆伍陆柒捌玖拾佰仟]|[一二三](?:元|円|块|塊|美元|欧元|折)|ドル|ユーロ',
    'пять|шесть|сем(?:ь|и)|восемь|девять|десят|дцать|сорок|девяносто|(?<![а-яё])сто(?![а-яё])|двести|триста|четыреста|(?:пять|шесть|семь|восемь|девять)сот|тысяч|рубл|доллар|евро',
    '다섯|여섯|일곱|여덟|아홉|스물|서른|마흔|쉰|(?:만|천|백|십) ?원|달러',
    'خمس|عشر|مائة|مئة|مية|ألف|دولار|يورو|دينار|درهم|ريال',
    'पंद्रह|पन्द्रह|बीस|तीस|चालीस|पचास|साठ|सत्तर|अस्सी|नब्बे|हज़ार|हजार|रुपय',
  ].join('|'),
  'u',
);

/** Roman numerals as people write them: capitals, two or more. Kisses are not. */
export const ROMAN = /(?<![\p{L}\p{N}])(?=[IVX]{2})(?!X{2,3}(?![IV]))X{0,3}(?:IX|IV|V?I{0,3})(?![\p{L}\p{N}])/u;
