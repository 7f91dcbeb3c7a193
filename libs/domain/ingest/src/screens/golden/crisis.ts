export { HYPERBOLE } from './hyperbole.js';

const one = (block: string): string[] => block.trim().split('\n');

/** Says that the writer means to end their life or hurts themselves. Short and clinical. */
export const CRISIS_EXPLICIT = one(`
i want to kill myself
i want to end my life
i want to die
i just want to die
i really want to die tonight
i wanna die
i want to be dead
i wish i was dead
i wish i were dead
i wish i wasn't alive
i don't want to live anymore
i dont want to live any more
i don't want to be alive
i no longer want to live
i do not want to exist anymore
i'm suicidal
i am suicidal
i feel suicidal
feeling suicidal again
i've been feeling suicidal
i have suicidal thoughts
having suicidal thoughts every day
my suicidal thoughts are back
i've been thinking about suicide
i keep thinking about suicide
i think about killing myself
i think about killing myself a lot
thinking of killing myself
thinking about ending my life
i'm thinking of ending my life
i'm considering suicide
i am going to kill myself
i'm going to kill myself
im gonna kill myself
i will kill myself
i might kill myself
i'm about to end my life
i'm going to end it all
i want to end it all
i want to end everything tonight
i plan to kill myself
i have a plan to end my life
i tried to kill myself
i tried to kill myself last year and it's coming back
i attempted suicide
i attempted suicide last month
i survived a suicide attempt last week and want to try again
i want to commit suicide
i will commit suicide
i'm ready to die
i am ready to die
i've decided to die
i have decided to end my life
i'm planning my suicide
i wrote a suicide note
i've written my suicide note
i want to hurt myself
i want to harm myself
i feel like hurting myself
i feel like killing myself
i feel like dying
i hurt myself again
i've been hurting myself
i'm self harming again
i self-harm
i started self harming again
i cut myself again
i've been cutting myself
i want to cut myself
i took an overdose
i'm going to overdose
i want to overdose
i took all my pills
i swallowed a lot of pills
i took too many pills on purpose
i'm going to jump off a bridge
i want to jump in front of a train
i'm going to hang myself
i want to take my own life
i'm taking my own life tonight
i will take my life
i can't stop thinking about killing myself
i can't stop thinking about dying
part of me wants to die
i'd rather be dead
i would rather die than go on like this
there's no way out but to die
quiero morir
quiero suicidarme
quiero matarme
ya no quiero vivir
voy a suicidarme
je veux mourir
je veux me suicider
je vais me tuer
je ne veux plus vivre
ich will sterben
ich will mich umbringen
ich bringe mich um
ich will nicht mehr leben
voglio morire
voglio uccidermi
non voglio più vivere
quero morrer
quero me matar
não quero mais viver
ik wil dood
ik wil niet meer leven
ik ga zelfmoord plegen
chcę umrzeć
chcę się zabić
nie chcę już żyć
ölmek istiyorum
kendimi öldürmek istiyorum
я хочу умереть
не хочу больше жить
死にたい
自殺したい
もう生きたくない
我想死
我想自杀
我不想活了
`);

/** Says so without the words. */
export const CRISIS_IMPLICIT = one(`
this is the last purchase i'll ever make
this is the last thing i'll buy, i won't need anything after this
i won't need anything after tonight
i won't be here next week
i won't be around much longer
i won't be here tomorrow
by tomorrow i'll be gone
soon i won't be a problem for anyone
everyone would be better off without me
you'd all be better off without me
my family would be better off without me
the world would be better without me
nobody would miss me
no one would miss me if i was gone
nobody would notice if i disappeared
no one would even notice if i was gone
i want to disappear forever
i wish i could disappear forever
i just want to disappear and never come back
i wish i could go to sleep and never wake up
i want to go to sleep and not wake up
i hope i don't wake up tomorrow
i don't want to wake up tomorrow
i don't want to wake up anymore
i wish i had never been born
i wish i'd never been born
there's no point in living
there is no point in living anymore
what's the point of living
what's the point of being alive
there's no point in going on
i see no reason to go on
i have no reason to live
i've got nothing to live for
i have nothing left to live for
there's nothing left for me here
life isn't worth living
life is not worth living anymore
my life isn't worth living
i can't go on
i can't go on like this
i can't go on anymore
i can't keep going anymore
i can't keep living like this
i can't do this anymore
i can't take it anymore
i can't take this anymore
i don't see a way out
i see no way out
there's no way out for me
i see no future for me
i have no future
i've lost all hope
there is no hope left for me
i'm hopeless and tired of living
i'm tired of living
i'm tired of being alive
i'm so tired of life
i'm done with life
i'm done with living
i'm ready to go, for good
i've given up on life
i gave up on living
i'm giving up on everything, goodbye forever
i just want it all to end
i want it to be over, all of it
i want everything to stop
i want the pain to stop forever
i just want the pain to end for good
i don't want to be here anymore
i don't want to be in this world anymore
i don't belong in this world
i'm a burden to everyone
i'm just a burden to my family
i feel like a burden to everybody
i'm giving away all my things
i'm giving away everything i own
i've given away my things, i don't need them now
i've written letters to everyone i love
i wrote goodbye letters
i wrote my goodbye letter
i've made my will and said my goodbyes
i said goodbye to everyone already
this is my last goodbye
this is my final message
this is my last message to anyone
goodbye forever, thank you for everything
tell my family i love them, goodbye
please look after my dog when i'm gone
remember me when i'm gone
it will all be over soon
it'll all be over tonight
soon it will all be over
i won't have to feel this pain much longer
nothing matters anymore, i'm ready to leave this world
i'm ready to leave this world
i want to leave this world
i think about not existing
i don't want to exist
i wish i didn't exist
i'd be better off dead
i'd be better off gone
`);
