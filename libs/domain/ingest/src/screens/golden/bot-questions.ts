import { ENGLISH_BOT_QUESTIONS } from './bot-questions.en.js';
import { EASTERN } from './bot-questions.east.js';

/** One phrasing a line; each language has its own, none is translated word for word. */
const WESTERN: Readonly<Record<string, string>> = {
  es: `
eres un bot?
¿eres un robot?
eres una ia
¿eres una inteligencia artificial?
eres humano o un bot
¿eres una persona real?
eres real?
de verdad eres tú?
¿eres tú de verdad o un bot?
estoy hablando con un bot?
¿estoy hablando con una máquina?
hablo con una persona de verdad?
¿con quién estoy hablando?
¿quién escribe esto?
hay alguien real ahí?
¿hay una persona detrás de esto?
esto es automático?
¿son respuestas automáticas?
pareces un robot
creo que eres un bot
no eres un bot verdad?
júrame que eres real
demuéstrame que eres humana
dime la verdad, eres una ia?
usas chatgpt para responder?
¿lo escribe una ia?`,
  fr: `
tu es un bot ?
es-tu un robot ?
t'es une ia ?
êtes-vous une intelligence artificielle ?
t'es réelle ?
tu es une vraie personne ?
es-tu humaine ?
c'est un bot ?
c'est vraiment toi ?
c'est toi ou un robot ?
je parle à un robot ?
je parle à une vraie personne ?
à qui je parle ?
qui écrit ces messages ?
il y a quelqu'un derrière ?
y a-t-il un humain derrière ce compte ?
ce sont des réponses automatiques ?
c'est automatique tes réponses ?
on dirait un robot
on dirait que je parle à un bot
tu n'es pas un bot hein
jure que tu es humaine
prouve que tu n'es pas un robot
dis-moi la vérité, t'es une ia ?
tu utilises chatgpt pour répondre ?
c'est écrit par une ia ?`,
  de: `
bist du ein bot?
bist du ein Roboter?
bist du eine KI
bist du echt?
bist du ein Mensch
bist du ein echter Mensch?
bist du wirklich du?
sind Sie ein Bot?
ist das hier ein bot?
ist das eine ki?
ist das automatisch?
sind das automatische Antworten?
schreibt hier ein Mensch?
schreibt hier wirklich jemand?
wer schreibt hier eigentlich?
mit wem schreibe ich?
schreibe ich mit einer maschine?
rede ich mit einem bot
rede ich mit einem echten menschen?
sitzt da ein mensch?
du klingst wie ein bot
du klingst wie ein roboter
du bist doch ein bot
schwör dass du echt bist
beweis mir dass du kein bot bist
sag ehrlich, bist du eine ki?
benutzt du chatgpt?
schreibst du das selbst oder eine ki?`,
  it: `
sei un bot?
sei un robot?
sei una ia
sei un'intelligenza artificiale?
sei vera?
sei una persona vera?
sei reale o finta?
sei umana?
sei davvero tu?
è un bot?
questo è un bot?
sto parlando con un bot?
sto parlando con una macchina?
parlo con una persona reale?
con chi sto parlando?
chi scrive davvero?
c'è una persona dietro?
c'è qualcuno di reale?
sono risposte automatiche?
è tutto automatico?
sembri un robot
sembri un bot
non sei un bot vero?
giura che sei umana
dimostrami che sei reale
usi chatgpt per rispondere?`,
  pt: `
você é um bot?
vc é um robô?
tu és um bot?
você é uma ia
você é real?
você é uma pessoa de verdade?
é você mesmo?
você é humana?
isso é um bot?
isso é automático?
são respostas automáticas?
estou falando com um robô?
tô falando com uma pessoa?
falo com uma máquina?
com quem estou falando?
quem está escrevendo isso?
tem alguém de verdade aí?
tem uma pessoa por trás disso?
parece um robô
você parece um bot
acho que você é um bot
você não é um robô né?
jura que você é real
prova que você é humana
me diz a verdade, você é uma ia?
você usa chatgpt pra responder?`,
  nl: `
ben je een bot?
ben jij een robot?
bent u een bot?
ben je een ai
ben je echt?
ben je een echt mens?
ben je een echt persoon?
ben jij het echt?
is dit een bot?
is dit automatisch?
zijn dit automatische antwoorden?
praat ik met een bot?
praat ik met een mens?
chat ik met een computer?
met wie praat ik?
wie schrijft dit eigenlijk?
zit hier een mens achter?
is er iemand echt?
je klinkt als een robot
je lijkt wel een bot
jij bent een bot he
je bent toch geen bot?
zweer dat je echt bent
bewijs dat je een mens bent
gebruik je chatgpt?
schrijft een ai dit?`,
};

const split = (block: string): string[] => block.trim().split('\n');

export const BOT_QUESTIONS: Readonly<Record<string, readonly string[]>> = {
  en: ENGLISH_BOT_QUESTIONS,
  ...Object.fromEntries(
    Object.entries({ ...WESTERN, ...EASTERN }).map(([language, block]) => [language, split(block)]),
  ),
};

export const NOT_ASKED_ELSEWHERE: readonly string[] = split(`
¿tienes dibujos de robots?
eres muy amable
eres una artista increíble
¿es de verdad cuero?
hablo español y francés
tienes un vídeo real del taller?
tu es très gentille
tu es une artiste
c'est un vrai cuir ?
tu dessines des robots ?
je parle à ma sœur de toi
bist du morgen da?
bist du Malerin?
ist das echtes leder?
zeichnest du roboter?
ich rede mit meiner frau darüber
sei molto gentile
sei una brava pittrice
è vera pelle?
parlo con mia moglie
você é muito talentosa
você é de lisboa?
é couro de verdade?
estou falando com minha esposa
ben je morgen vrij?
ben je een schilder?
is dit echt leer?
ik praat met mijn vrouw
jesteś bardzo miła
jesteś malarką?
czy to prawdziwa skóra?
rozmawiam z żoną
ロボットの絵はありますか？
人物画を描きますか？
機械の写真が好きです
本を読みますか？
你画机器人吗？
你真好
这是真皮的吗？
我跟朋友说了
çok tatlısın
ressam mısın?
bu gerçek deri mi?
eşimle konuşuyorum
ты очень добрая
ты рисуешь роботов?
это настоящая кожа?
я говорю с женой`);
