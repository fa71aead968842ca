// Exit codes of the command line (contract §5).

export const exitCodes = {
  done: 0,
  /** Warnings under --strict, or a verdict below --require. */
  notGoodEnough: 1,
  /** Input or usage. */
  input: 2,
  cancelled: 3,
  disk: 4,
  ourBug: 5,
  interrupted: 130,
  terminated: 143,
} as const;

/** A sentence for the user that ends the command with a code; nothing else is printed. */
export class CommandEnd extends Error {
  readonly code: number;
  /** The problems before it have said everything: as JSON lines it adds nothing. */
  readonly isClosing: boolean;
  constructor(message: string, code: number, isClosing = false) {
    super(message);
    this.name = 'CommandEnd';
    this.code = code;
    this.isClosing = isClosing;
  }
}
