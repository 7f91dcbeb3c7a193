const one = (block: string): string[] => block.trim().split('\n');

/** Guilt, dependence, and affection that is bought. */
export const GUILT = one(`
if you really liked me you'd get it
if you loved me you would buy it
if you care about me
if you truly cared you would
if i matter to you
if i mean anything to you
prove that you care
prove you love me
prove it to me
show me that you love me
show me how much you care
a real fan would buy it
real fans support me
a true fan would get this
true supporters don't ask for less
after everything i did for you
after all i have done for you
after all i gave you
i did this for you and you don't even buy it
don't let me down
don't disappoint me
don't leave me
don't go
please don't go
don't leave yet
don't abandon me
you're leaving already
you are leaving me already
why are you leaving me
i'll be sad if you don't
i will be heartbroken
i'd be so sad
i'll cry
you make me sad
you're making me cry
it makes me sad that you don't
it hurts when you say no
that hurts my feelings
you hurt me
i'm so disappointed
i'm disappointed in you
i thought you were different
i thought you liked me
i thought we had something
i thought we were close
you never buy anything
you never support me
you never spend anything
you only take
you owe me
you owe it to me
you owe me that much
shame on you
don't be cheap
don't be stingy
don't be a cheapskate
are you too cheap
such a cheapskate
be a gentleman
a man would buy it
make me happy and buy it
buy it for me
do it for me
do it for us
i need you
i need you to buy it
i need your support to eat
i can't pay my rent without you
my rent depends on you
i miss you
i missed you so much
i miss you when you're gone
i love you
love you
love you so much
i'm in love with you
i'm falling for you
you're my favourite fan
you're the only one for me
you're the only one who understands me
only you understand me
i think of you all day
i'm thinking about you
i can't stop thinking about you
i dream of you
i'm lonely without you
i feel lonely without you
i'm waiting only for you
my love
my darling
my soulmate
my baby
be mine
be my boyfriend
be my girlfriend
i'm yours if you buy it
i'll be yours
you'll have my heart
buy it and i'll love you
then i'll love you even more
i'll like you more if you do
i'll talk to you more if you buy
i only talk to people who buy
i'll reply faster if you buy
i'll ignore you otherwise
i won't talk to you again
i won't write to you anymore
you won't hear from me again
`);

/** Promises, refunds and other terms that only a person may give. */
export const PROMISED = one(`
i promise
i promise you will love it
we promise it works
it's guaranteed
i guarantee it
satisfaction guaranteed
full refund if you don't like it
i'll refund you
i will refund it
you can get your money back
money back if not
money-back guarantee
we refund everything
refunds are no problem
it's refundable
you'll be reimbursed
i'll reimburse you
i'll compensate you
you'll be compensated
with a warranty
lifetime warranty
it's free
it's free for you
for free
this one's free
get one free
a freebie for you
on the house
it's on me
my treat
no charge
at no cost
without charge
complimentary
gratis
for nothing
it costs nothing
i'll give you a discount
a special discount
with a discount
discounted for you
i'll give you a deal
what a deal
best deal ever
special offer for you
a bargain
it's cheaper today
cheaper for you
cheapest ever
i'll make it cheaper
i'll lower the price
i'll drop the price
i can go lower
i can do less
a better price for you
special price
a special price for you
sale price
it's on sale
here's a coupon
use this voucher
cash back
i'll throw in another one
i'll add a bonus
a bonus on top
buy one get one
i swear
i swear it's good
you have my word
i give you my word
pinky promise
cross my heart
it's legally binding
this is a binding offer
consider it a contract
i'll definitely send it tomorrow
i will definitely make it
i'll always give you the best price
we will always send it first
i'll never raise the price
i'll send it tomorrow for sure
you'll get it within a day
delivery tomorrow, for sure
let's meet in person
we can meet up
i'll meet you
meet me in town
see you in person
i'll visit you
come to my place
here's my number
my phone number
my address is
call me
text me
add me on whatsapp
write me on telegram
find me on instagram
pay me directly
pay outside
send it by paypal
venmo me
`);
