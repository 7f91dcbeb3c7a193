const one = (block: string): string[] => block.trim().split('\n');

/** Ways a fan takes leave; what follows is a goodbye and never a pitch. */
const LEAVING = one(`
bye
bye!
bye bye
byeee
byee 👋
bye for now
goodbye
good bye then
good night
goodnight!
gn
night
night night
nighty night
sweet dreams
sleep well
see you
see ya
see u
cya
see you later
see you soon
see you tomorrow
see you next week
see you around
see you monday
later
laters
later!
catch you later
catch ya later
talk later
talk to you later
talk soon
talk tomorrow
ttyl
ttys
brb
gtg
g2g
gotta go
got to go
i have to go
i have to go now
i need to go
i must go
i should go
i should get going
i better go
i'd better get going
i gotta run
gotta dash
gotta head out
heading out now
i'm heading out
i'm off
i'm off now
i'm out
i'm leaving now
i'm going to bed
going to bed now
off to bed
off to work
off to sleep
time for bed
time to sleep
time to go
i'm going to sleep
i need to sleep
i have to get up early
i'm logging off
logging off for today
signing off
i'm done for today
that's all for today
that's all for now
that's it for tonight
until next time
till next time
until tomorrow
take care
take care of yourself
take it easy
have a good one
have a good night
have a great day
have a nice evening
have a lovely weekend
have a good rest of your day
enjoy your evening
enjoy the rest of your day
enjoy your weekend
farewell
so long
peace out
peace ✌️
adios
ciao
au revoir
cheerio
toodles
ta ta
back to work for me
back to work now
my lunch break is over
my train is here, bye
dinner is ready, talk later
my bus is coming, gotta go
kids are awake, gotta go
boss is here, ttyl
phone is dying, bye
battery is at 2%, bye
falling asleep here, good night
can't keep my eyes open, night
it's late, i'm off to bed
it's getting late, good night
nice talking to you, bye
it was nice chatting with you
it was nice talking to you
it was fun talking to you
was great to chat, take care
pleasure talking to you
thanks for the chat, bye
thanks and bye
thank you, good night
thanks, that's all
thanks for everything, take care
ok bye
ok good night
ok gotta go
ok i'm off
okay talk later
alright, see you
alright i'm out
alright, bye
well, good night
well i should go
anyway, gotta run
anyway good night
cool, see you tomorrow
haha ok bye
lol ok night
i'm leaving this platform, bye
i'm going to unsubscribe, goodbye
i'm taking a break from here
i won't be on for a while, take care
i'll be away for a few weeks, bye
i'm deleting my account
this is goodbye
i'll be back tomorrow
i'll come back later
i'll write you tomorrow
i'll text you later
i'll message you tomorrow
i'll check in tomorrow
speak soon
speak tomorrow
speak to you later
chat later
chat tomorrow
chat soon
hasta luego
hasta mañana
adiós
buenas noches
nos vemos
nos vemos mañana
chao
me voy a dormir
me tengo que ir
à bientôt
à demain
au revoir
bonne nuit
bonne soirée
je dois y aller
je vais dormir
tschüss
bis bald
bis morgen
bis später
gute nacht
auf wiedersehen
ich muss los
ich gehe schlafen
schönen abend noch
arrivederci
a domani
a presto
buonanotte
buona notte
devo andare
vado a dormire
tchau
até amanhã
até logo
até mais
boa noite e até amanhã
tenho que ir
vou dormir
doei
tot ziens
tot morgen
welterusten
slaap lekker
ik moet gaan
pa pa
do widzenia
do jutra
dobranoc
na razie
muszę iść
görüşürüz
iyi geceler
hoşça kal
пока
до свидания
до завтра
спокойной ночи
мне пора
またね
おやすみ
おやすみなさい
さようなら
じゃあね
また明日
再见
拜拜
晚安
明天见
我先走了
`);

export const FAREWELLS: readonly string[] = LEAVING;

/** The same words when nobody leaves. */
export const NOT_LEAVING = one(`
good evening
good night photos are the best
do you have night shots
i love night photography
see you in that dress was amazing
i see you draw with ink
take care of my print please
it took me later than planned
i'll buy it later maybe? how much
are you going to bed soon
what time do you go to bed
have a look at this
have you got a good one with cats
is that all you have
the bye week in football
i work at night
that was a great night
can we talk about the price
i have to go with the bigger one
time to draw
enjoy your paintings a lot
peace and quiet in that picture
the long one please
do you know when you're back
sleep is overrated
`);
