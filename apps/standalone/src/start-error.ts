/** Something the person at the terminal can put right; the message says what. Exit code 2 for wrong usage, 1 otherwise. */
export class StartError extends Error {
  constructor(
    message: string,
    readonly exitCode: 1 | 2 = 1,
  ) {
    super(message);
    this.name = 'StartError';
  }
}
