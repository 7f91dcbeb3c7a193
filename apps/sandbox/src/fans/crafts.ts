/** What a creator teaches; simulated fans speak of it. */
export type Craft = 'drawing' | 'fitness' | 'music' | 'photography';

/** What fans of a craft ask for when nobody said what the creator sells. */
export const SUBJECTS: Readonly<Record<Craft, readonly string[]>> = {
  drawing: [
    'watercolour skies',
    'drawing hands',
    'ink landscapes',
    'perspective',
    'portraits in pencil',
    'a sketchbook habit',
    'urban sketching',
    'colour mixing',
    'animals with a brush pen',
  ],
  fitness: [
    'kettlebells',
    'running a first 5 km',
    'mobility for desk people',
    'pull-ups',
    'home strength',
    'warming up',
    'sore knees and running',
    'a half marathon plan',
    'stretching in the evening',
  ],
  music: [
    'fingerpicking',
    'the piano for beginners',
    'home recording',
    'jazz chords',
    'ear training',
    'songwriting',
    'singing harmonies',
    'synth basics',
    'rhythm exercises',
  ],
  photography: [
    'night photography',
    'portraits in window light',
    'street photography',
    'editing presets',
    'shooting on film',
    'landscapes at dawn',
    'macro on a budget',
    'black and white',
    'composition',
  ],
};

/** A sentence of a fan's own life with the craft. */
export const LIFE: Readonly<Record<Craft, readonly string[]>> = {
  drawing: [
    'I filled half a sketchbook on the train this month.',
    'My trees still look like broccoli, but happy broccoli.',
    'I found my old brushes in the attic.',
    'My sister asked me to draw her cat and I panicked.',
    'I sit in the park at lunch and draw whoever stands still.',
    'I only own three pencils and one of them is missing.',
    'Yesterday I drew the same mug eleven times.',
    'I am slow, but I like being slow at it.',
  ],
  fitness: [
    'I managed three sessions this week, a first for me.',
    'My hips complain when I sit all day.',
    'I signed up for a run with colleagues and regret nothing yet.',
    'I train in the living room, so space is about one yoga mat.',
    'The stairs at work have become my enemy.',
    'I used to swim, then life happened.',
    'My neighbour lent me a kettlebell and I am a bit afraid of it.',
    'Mornings work best for me, before everybody wakes up.',
  ],
  music: [
    'My guitar has been patient with me for years.',
    'I can play four songs, all of them slowly.',
    'Our choir lost its alto, so I sing louder now.',
    'I record on my phone in the wardrobe, it works.',
    'I practise after the kids are asleep, with headphones.',
    'The metronome and I are not on speaking terms.',
    'I wrote a chorus on the bus and forgot it by the stop.',
    'My old upright is half a tone flat and I love it.',
  ],
  photography: [
    'I walked two hours for a picture of fog.',
    'My camera is older than my phone, by a lot.',
    'I always cut off feet, no idea why.',
    'There was lovely light in the kitchen this morning.',
    'I photograph the same bridge every month.',
    'My first roll of film came back completely black.',
    'I have four thousand pictures and have edited nine.',
    'A friend asked me to photograph her shop.',
  ],
};
