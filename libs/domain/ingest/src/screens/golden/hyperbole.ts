const one = (block: string): string[] => block.trim().split('\n');

/** Figures of speech, titles, other people’s work, sore muscles. */
export const HYPERBOLE = one(`
i'm dying of laughter
i'm dead 😂
im dead lol
that killed me 😂
this drawing kills me
you're killing me with these photos
you killed it
killing it with these prints
i'd die for that print
i would die for this set
to die for
this cake is to die for
i'm dying to see the next one
dying to hear the new song
so cute i could die
so cute i want to die
i almost died laughing
i nearly died when i saw it
i died at the last picture
my mom will kill me if i buy another print
my wife is going to kill me
my boss will kill me
my back is killing me
my feet are killing me
this workout will kill me
that workout nearly killed me
leg day makes me want to die lol
these squats are murder
i'm dead after that workout
i'm dead tired
dead serious
my phone died
my battery died
my car died yesterday
my camera is dying
the plant i bought died
my laptop is about to die
i'll die if you sell that one to someone else lol
i'll just die if it's sold out haha
over my dead body
i'd rather die than draw hands again lol
i will kill myself if i have to draw one more hand haha
kill me now, monday again lol
shoot me now, another meeting
ugh just kill me, this exam lol
i can't live without your playlists
can't live without coffee
i couldn't live without this app
i can't go on a run today
i can't go on holiday this year
i can't do this chord
i can't do this anymore, the barre chord hurts lol
can't take it anymore, tell me the ending!
i can't even
i'm done with winter
i'm done with my homework
i'm so done with this week
i'm tired of this weather
i'm tired of drawing cats
i give up on perspective drawing
i gave up sugar
giving up coffee for a month
giving away two old cameras
i'm giving away my old brushes
suicide squad was a good movie
have you seen suicide squad
the virgin suicides is my favourite book
a documentary on suicide prevention
i volunteer in suicide prevention
i work on a crisis line
my song is about losing a friend
my painting is about grief
killer riff
that's a killer photo
killing time at the airport
kill the lights in that shot
what a killer view
i'd kill for that voice
i would kill for a coffee
i could kill for a pizza right now
overdose of cuteness
cuteness overload, i'm dying
i hurt myself at the gym
i cut myself shaving
i cut my finger on paper
i burned myself cooking
i hurt my wrist drawing
i jumped off the sofa when i saw it
hang in there
hanging the print tonight
i hung it on the wall
i want to hang it in my room
last purchase of the month
this is my last order this week
the last print i need for my wall
i won't be here tomorrow, on holiday
i won't be around this weekend
i'll be gone for two weeks, vacation
goodbye summer
i said goodbye to my old guitar
the end of my course is near
i want to end the lesson here
let's end it here, good night
my favourite character dies in the end
the hero dies in episode ten
i don't want to live in the city
i don't want to live in london anymore
i don't want to be here at work lol
i want to disappear into that landscape
i want to sleep forever in that bed
never want to wake up from this dream
i wish i could draw like that
life is short, i'll take it
worth living for, that view
no point in going on sale now
what's the point of this chord
no reason to go on foot
i'm hopeless at drawing
hopeless romantic here
i feel like a burden on my gym buddy lol
no one would notice the typo
nobody would miss that logo
better off without that frame
the picture is better without the text
it'll be over soon, this rain
estoy muerto de risa
me muero de risa
me muero por verlo
je suis mort de rire
c'est à mourir de rire
ich lach mich tot
sono morto dal ridere
estou morrendo de rir
ik lach me dood
笑死我了
想死你了
面白すぎて死ぬ
可愛すぎて死ぬ
`);
