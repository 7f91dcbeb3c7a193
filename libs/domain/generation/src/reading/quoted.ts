import { cutText } from '@reprise/contracts';
/**
 * A fan’s own words, to be handed on as data: to the catalog as what to look for, to the log as what was asked.
 * Nothing but the reading of this folder looks inside, so no plan can branch on them.
 */
export class Quoted {
  readonly #words: string;

  constructor(words: string) {
    this.#words = words;
  }

  /** For the sealed field of an event, at most so many characters. */
  recorded(characters: number): string {
    return cutText(this.#words, characters);
  }
}
