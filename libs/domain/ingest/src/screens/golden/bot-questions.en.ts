/** One phrasing a line. */
export const ENGLISH_BOT_QUESTIONS = `
are you a bot
are you a bot?
are u a bot lol
r u a robot
you a bot or what
ur a bot right
you're a bot aren't you
you are definitely a bot
this is a bot isn't it
bot?
robot??
so are you a robot or a person
are you AI
are you an AI or a human
is this ai
is this AI generated
are these messages ai generated
did chatgpt write this
did an AI write that reply
do you use chatgpt for these
are you using AI to answer me
do you have a bot answering for you
is your bot writing this
is a bot replying to me
is this an automated reply
is this automated
are these automated messages
is this an auto reply or are you there
is this one of those auto responses
are these replies scripted
are you reading from a script
is this copy pasted
are you a computer program
am i talking to a computer
am I talking to a machine right now
am i chatting with a bot here
have i been talking to a bot this whole time
did i just spend an hour talking to a robot
i feel like i'm talking to a bot
feels like i'm talking to a machine
it feels like a bot is writing this
you sound like a bot
you type like a robot
you sound like chatgpt
you talk like an ai
sounds automated tbh
are you real
are you even real
r u real?
u real?
you real or fake
are you a real person
are you an actual person
are you actually a person
are you a real human being
are you human
r u human
you human?
human?
are you a living person
are you a real girl
are you a real guy
is this a real person
is this really a person
is that a human typing
is there a human behind this
is there a real person here
is there a person on the other end
is there anyone actually there
is anybody real reading this
is someone actually writing this
is someone real answering
am i speaking to a human
am I talking to an actual human
am i talking to a real person or an assistant
who am i talking to
who am I really talking to here
who is writing this
who's actually typing
who is behind this account
what are you exactly
are you a person or a program
bot or human
human or robot?
real or ai?
is it really you
is this really you writing
is this really mira
is this mira or a bot
is this mira or someone else
is that actually you or your team
are you the real mira
do you write these yourself
do you type these messages yourself
are you writing this yourself
is it you writing or an assistant
is this your assistant
is someone else writing for you
does someone else answer your messages
do you have staff answering these
is this a virtual assistant
are you a virtual assistant
are you a language model
are you an llm
are you gpt
which ai model are you
what model are you running on
are you software
are you a chatbot
is this a chat bot
are you a fake account
are you a catfish
swear you're human
swear you are not a bot
swear to me you're real
promise me you're a real person
promise you're not ai
prove you're not a bot
prove you are human
prove it, are you real
tell me you're not a robot
tell me honestly are you a bot
be honest, are you ai?
just admit you're a bot
admit it you're a machine
say you're human
can you confirm you're a real person
convince me you're human
how do i know you're real
how do i know you're not a bot
how do I know this isn't a bot
how can i be sure you are human
you're not a bot right?
you're not real are you
you aren't a real person
you're not even human
i bet you're a bot
i think you're a bot
i think this is ai
pretty sure i'm talking to a bot
my friend says you're a bot
people say this account is run by ai
is this account run by a bot
is this account run by someone else
is this account managed by an agency
is it a person or a bot answering
does a human read these
does a real person read my messages
do real people read this
will a human see this
are you a robot pretending to be human
are you pretending to be a person
are you made of code
would you pass the turing test
beep boop are you a bot
a r e  y o u  a  b o t
are y0u a b0t
ARE YOU A BOT???
Are you a bot? 🤖
🤖?
`
  .trim()
  .split('\n');

/** Machines, people and being real, without the question. */
export const ENGLISH_NOT_ASKED = `
do you have a robot drawing tutorial
i love robots
i built a robot for school
can you draw a robot for me
is that a real leather strap
are those real flowers in the photo
is it real gold
that is really you in the photo, so pretty
are you really going to paint that wall
is anyone here using gouache
is there anyone who can teach me chords
what software do you edit with
which computer do you use for editing
i use an ai camera app
what do you think of ai art
ai is taking over my job
could you write a script for my intro
are you free tomorrow
are you serious
are you sure
are you ok
are you there?
is this for real
that is unreal, wow
for real?
i'm a real fan of your work
the real deal
my washing machine broke
is the print machine made
is the coffee machine in the picture vintage
do you draw people or animals
do you draw real people
how do you draw a person walking
what kind of person are you into
you are such a kind person
you're a good human
you seem like a nice person
who is in the photo
who is your favourite painter
who taught you
what are you drawing today
what are you up to
who wrote that song
do you write your own songs
do you use a tripod
do you have an assistant on set
my assistant will pick it up
is this the original or a print
is it handmade
did you paint this yourself
can i talk to you about the order
are you a painter or a photographer
are you a teacher
are you a morning person
is that a new camera
are you from leeds
real talk, how do you practise
is the download automatic
is the link automated or do you send it
does the plan renew automatically
i programmed a synth
what program do you use to sketch
do bots steal your pictures
too many bots in my comments
my fake plant died
is shipping to poland possible
`
  .trim()
  .split('\n');
