// The shape of what a person reads about a fault: found, expected, done, what to do, in each language.

export type Language = 'en' | 'zh';

/** Templates; `{name}` stands for the problem's parameter of that name. No part is empty. */
export interface Sentence {
  readonly found: string;
  readonly expected: string;
  readonly done: string;
  readonly todo: string;
}

/** Sentences by problem code. */
export type ProblemWords = Readonly<Record<string, Readonly<Record<Language, Sentence>>>>;
