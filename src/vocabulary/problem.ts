// A fault in the user's data, as a value: a code, a place and parameters; never a sentence (those are in report/).

export type Severity = 'reject' | 'set-aside' | 'repaired' | 'warn' | 'ask';

/** Where in which file; all counts start at 1, bytes at 0. */
export interface Place {
  readonly file?: string;
  readonly line?: number;
  readonly row?: number;
  readonly feature?: number;
  readonly column?: string;
  readonly byte?: number;
}

/** `params` fill the sentence of `code`; `found` is the user's own text and is cut before it is shown. */
export interface Problem {
  readonly code: string;
  readonly severity: Severity;
  readonly where: Place;
  readonly params: Readonly<Record<string, string | number>>;
}

/** What a reader gives back: a value when there is one, and all problems together. */
export interface Outcome<T> {
  readonly value: T | null;
  readonly problems: readonly Problem[];
}
