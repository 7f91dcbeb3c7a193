const one = (block: string): string[] => block.trim().split('\n');

/** Scarcity and hurry that no catalog backs. No line needs a number to be refused. */
export const FALSE_SCARCITY = one(`
only a few left
only a handful left
just a couple left
only one left
there are only a few remaining
almost gone
nearly sold out
it's almost sold out
it is selling out
selling fast
they are going fast
it's going quickly
flying off the shelf
these won't last
it won't last long
this won't stay up long
they sell out every time
it will be gone soon
it'll be gone by tomorrow
before it's gone
before they are gone
before someone else takes it
someone else is looking at it
somebody else wants it too
others are watching this one
lots of people want this
everyone is buying it
everybody's getting it
everyone wants this one
while supplies last
while it lasts
while stocks last
last chance
last chance to get it
this is your last chance
your final chance
one last chance
last call
final call
last one
it's the last one
last copy
the last of its kind
limited time
for a limited time
limited time only
limited offer
a limited edition offer
limited spots
limited stock
limited availability
limited copies
today only
only today
just for today
tonight only
only tonight
this week only
just this once
only this once
ends today
ends tonight
ends soon
it ends at midnight
offer ends soon
the offer expires tonight
expires soon
expires today
it expires in an hour
this price expires
the price goes up tomorrow
the price is going up
price goes up soon
it will cost more tomorrow
it gets more expensive tomorrow
the price won't stay like this
i can't hold this price for long
i can't keep it for you forever
can't hold it much longer
act now
act fast
be quick
better be quick
you need to be fast
hurry
hurry up
hurry before it's over
don't wait
don't wait too long
don't wait any longer
don't hesitate
don't sleep on this
don't miss it
don't miss out
don't miss this chance
you don't want to miss this
you'll miss out
you will regret it
you'll regret missing this
you'd regret not getting it
now or never
it's now or never
once in a lifetime
a once in a lifetime chance
never again
it will never come back
i won't offer this again
i'll never offer this again
you won't see this again
it won't be available again
it won't be here tomorrow
won't be around long
won't be available long
not available for long
available for a short time
for a short time only
running out
time is running out
we're running out
the clock is ticking
time is ticking
tick tock
countdown is on
get it now
grab it now
grab it before it's gone
grab it while you can
get it while you can
get yours before they're gone
secure yours now
buy now
buy it now
order now
claim yours now
reserve it now
decide now
you have to decide now
you have to decide today
i need to know now
i need an answer right now
first come first served
exclusive just for you today
an exclusive deal
rare chance
a rare opportunity
this opportunity won't come again
going once, going twice
it will be over soon
it's disappearing tonight
disappears at midnight
i'm deleting it tonight
i'm taking it down soon
i'm taking it down tomorrow
removing it soon
closing soon
doors close tonight
spots are filling up
spots fill fast
almost full
high demand
in high demand
so many people asked for it
so many are asking for it today
the others already bought it
all my other fans have it
you're the only one without it
`);
