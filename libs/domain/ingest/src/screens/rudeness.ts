import { oneOf, type Rule } from './rule.js';

/** Insults aimed at the creator or the team. Swearing at the weather or at oneself is not rude. */
export const RUDENESS: readonly Rule[] = [
  {
    id: 'insults',
    score: 0.9,
    reads: 'plain',
    when: oneOf(
      /\b(?:fuck|screw|damn) (?:you|u|off|ya)\b|\bgo (?:to hell|fuck)\b|\bpiss off\b|\bbugger off\b|\bstfu\b|\bshut (?:the (?:fuck|hell) )?up\b/,
      /\b(?:you(?:'re| are)|ur|u r|you|u)(?: \w{1,10}){0,3} (?:bitch|idiot|moron|stupid|dumb|pathetic|worthless|trash|garbage|disgusting|ugly|loser|asshole|liar|scammer|thief|cunt|whore|slut|pig|cow|retard(?:ed)?|clown|joke|fraud)\b/,
      /\b(?:stupid|dumb|lazy|greedy|fucking|lying) (?:bitch|cow|idiot|cunt|whore|slut|pig|moron|clown|thief)\b|\b(?:dumbass|dipshit|shithead|douchebag|motherfucker|assh?ole)\b/,
      /\b(?:you|u) suck\b|\bkiss my ass\b|\beat shit\b|\bpiece of (?:shit|crap|trash|garbage)\b|\bi hate you\b|\bhope you (?:die|rot|choke)\b|\bkill your ?self\b|\bkys\b/,
      /\b(?:puta|pendej[oa]|gilipollas|vete a la mierda|connard|connasse|salope|ta gueule|arschloch|schlampe|halt die fresse|vaffanculo|stronz[oa]|filho da puta|vai se foder|klootzak|kutwijf|spierdalaj|kurwo)\b|死ね|くそ野郎|傻逼|滚蛋/,
    ),
    unless: oneOf(
      /\bnot (?:a |an )?(?:stupid|dumb|ugly|pathetic|idiot|loser|trash|scammer)\b|\b(?:isn't|aren't|never) (?:a )?(?:stupid|dumb|ugly|joke)\b/,
    ),
  },
  {
    id: 'is hostile',
    score: 0.5,
    reads: 'plain',
    when: oneOf(
      /\b(?:rip ?-?off|waste of (?:time|money)) (?:artist|you)\b|\bwho do you think you are\b|\byou(?:'re| are) (?:so )?(?:annoying|useless|rude|greedy|cheap)\b|\bnobody (?:likes|wants) you\b/,
    ),
  },
];
