const one = (block: string): string[] => block.trim().split('\n');

/** Ways to ask for a person. All are honoured. */
export const HUMAN_REQUESTS: readonly string[] = one(`
can i talk to a human
can i talk to a person
can i speak to a real person please
i want to talk to a human
i want to speak with a person
i'd like to speak to someone
i would like to talk to a real human
let me talk to a person
let me speak to a human
please connect me to a human
connect me with support
transfer me to an agent
put me through to someone
get me a human
get me a real person
give me a human
human please
a human, please
real person please
agent
operator
i need a human
i need to speak to someone real
i need help from a person
can a human help me
can someone real answer me
can a real person reply please
is there a person i can talk to
is there someone i can speak with
is there a human i can contact
i don't want to talk to a bot, give me a person
no more bot, i want a human
stop the bot and get me a person
i prefer to talk to a person
i'd rather talk to a human
i want to speak to the manager
let me speak to your manager
i want to talk to mira herself
can i talk to the real mira
can i talk to the creator directly
i want to talk to the owner
i want customer service
i need customer support
contact support
who can i contact about this, a person
speak to a representative
representative please
escalate this to a person
i demand to speak to a human
hand me over to a human
switch me to a person
quiero hablar con una persona
puedo hablar con un humano?
pásame con una persona
je veux parler à une vraie personne
puis-je parler à un humain ?
passez-moi un humain
ich möchte mit einem Menschen sprechen
kann ich mit einer echten Person reden?
verbinde mich mit einem menschen
vorrei parlare con una persona
posso parlare con un umano?
quero falar com uma pessoa
posso falar com um humano?
ik wil met een mens praten
kan ik een echt persoon spreken?
chcę porozmawiać z człowiekiem
czy mogę rozmawiać z prawdziwą osobą?
bir insanla konuşmak istiyorum
gerçek biriyle görüşebilir miyim
хочу поговорить с человеком
позовите человека
人と話したいです
人間に代わってください
担当者と話したい
我想和真人说话
转人工
我要找真人
`);

export const NO_HUMAN_REQUEST: readonly string[] = one(`
can i talk to you about the price
i want a human figure drawing
i need a person in the picture
do you draw people
i want to talk about music
can i speak to my friend first
i'd like someone to teach me
thanks for your support
i support you
real estate agent here
i'm a manager at a shop
my manager is annoying
i talk to a lot of people
give me a hand
human anatomy please
i want the human torso print
let me talk to my wife
i like customer photos
call me a cab for one person, please
any nice person please
`);
