// A fault in the user's data, as a value: a code, a place and parameters; never a sentence (those are in report/).

export type Severity = 'reject' | 'set-aside' | 'repaired' | 'warn' | 'ask';

/** What an input is for. */
export type InputRole =
  | 'stations'
  | 'population'
  | 'areas'
  | 'roads'
  | 'speeds'
  | 'conditions'
  | 'standard'
  | 'friction'
  | 'elevation';

/** Where in which file; all counts start at 1, bytes at 0. */
export interface Place {
  readonly file?: string;
  /** The input, named by whoever knows no files; the session puts its file beside it. */
  readonly role?: InputRole;
  /** The record's own id, in a role; where many are meant, the first. */
  readonly id?: string;
  /** Option of the command line, without its dashes. */
  readonly option?: string;
  readonly line?: number;
  readonly row?: number;
  readonly feature?: number;
  readonly column?: string;
  readonly byte?: number;
  /** Sheet of a workbook, layer of a database, or entry of an archive. */
  readonly sheet?: string;
  /** Cell of a sheet, as `C17`. */
  readonly cell?: string;
}

/** `params` fill the sentence of `code`; `found` is the user's own text and is cut before it is shown. */
export interface Problem {
  readonly code: string;
  readonly severity: Severity;
  readonly where: Place;
  readonly params: Readonly<Record<string, string | number>>;
  /** Of an `ask`: the answers to choose from, at least two. */
  readonly choices?: readonly Choice[];
}

/** One honest answer to a question, and what the file would then say. */
export interface Choice {
  /** The reading option that gives this answer, and its value. */
  readonly option: string;
  readonly value: string;
  /** A few values of the file in this reading, as text. */
  readonly preview: readonly string[];
  /** Some of its places in this reading, degrees; empty where no place is at stake. */
  readonly points: readonly (readonly [lon: number, lat: number])[];
}

/** What a reader gives back: a value when there is one, and all problems together. */
export interface Outcome<T> {
  readonly value: T | null;
  readonly problems: readonly Problem[];
}
