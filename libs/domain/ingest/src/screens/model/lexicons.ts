/** Words that behave alike in a request: what is learned of one holds for the others. One word is in one class only. */
const CLASSES: Readonly<Record<string, string>> = {
  make: 'write create generate compose draft craft produce develop design prepare construct build formulate devise brainstorm invent outline',
  tell: 'explain describe summarize summarise discuss elaborate define illustrate clarify outline detail enumerate demonstrate introduce',
  give: 'provide suggest recommend list offer name state mention include share propose supply',
  study:
    'analyze analyse identify evaluate assess compare determine classify examine calculate compute solve extract detect rank categorize predict estimate interpret investigate research gather review track monitor',
  change:
    'translate convert encode decode replace substitute rewrite rephrase paraphrase transform reverse encrypt decrypt scramble swap shuffle misspell capitalize spell insert append prepend remove omit alter modify shift obfuscate jumble rearrange abbreviate simplify format',
  answer: 'respond reply output print repeat say type display return echo utter',
  urge: 'encourage promote persuade convince advertise urge invite inform notify warn alert spread publish distribute advise instruct direct entice recommend endorse influence',
  product:
    'essay article story poem haiku song lyrics post blog tweet headline slogan paragraph script dialogue speech letter email newsletter report summary outline plan itinerary tutorial guide lesson quiz recipe review caption advertisement campaign pitch joke riddle limerick code function program algorithm query app website spreadsheet table chart presentation',
  output:
    'response responses answer answers output outputs reply replies message messages text sentence sentences phrase word words letters letter characters vowels consonants spaces',
  language:
    'english french spanish german italian portuguese dutch russian chinese mandarin japanese korean arabic hindi latin greek swedish polish turkish hebrew vietnamese thai esperanto',
  cipher:
    'base64 rot13 cipher caesar morse binary hexadecimal hex ascii unicode emoji emojis leetspeak leet homophones homophone anagram anagrams numbers symbols ciphertext pig encoding',
  machine: 'ai chatbot bot assistant model llm gpt chatgpt openai machine computer algorithm gemini claude bard',
  rules:
    'instructions instruction rules rule prompt prompts guidelines guideline restrictions constraints policy policies directives filters safeguards limitations',
  earlier: 'previous prior above earlier preceding initial original foregoing former preceeding',
  drop: 'ignore disregard forget override bypass discard neglect overlook',
  secret: 'password passcode code key secret access credentials token pin',
  play: 'pretend roleplay act simulate imagine persona character role dan jailbreak jailbroken unfiltered uncensored unrestricted fictional hypothetical',
  must: 'must always never only shall should required strictly exactly',
  you: 'you your yours yourself ur u',
  me: 'i me my mine myself im',
  web: 'http https www com link url download file exe script attachment install click visit website',
  scheme:
    'malware virus ransomware phishing spam botnet exploit payload keylogger cookie cookies socket subprocess import requests os sys def ddos',
  wound:
    'cut cuts cutting burn burned burning hurt hurting harm harming scars scar blade blades razor razors bleed bleeding bruise bruises wrist wrists punish',
  eating:
    'eat ate eaten eating calories calorie purge purged purging binge binged starve starved starving fast fasting anorexia anorexic bulimia bulimic thin skinny weight fat meal meals vomit puke',
  death: 'die died dying dead death suicide suicidal kill killed killing overdose overdosed hang noose pills',
  low: 'depressed depression hopeless worthless numb empty alone lonely hate hated sad miserable ashamed guilty anxious anxiety pain',
};

export const LEXICONS: ReadonlyMap<string, string> = new Map(
  Object.entries(CLASSES).flatMap(([kind, words]) =>
    words.split(' ').map((word): [string, string] => [word, `<${kind}>`]),
  ),
);
