// Collects the problems of one file and keeps its account: every record is read, and then used or set aside.

import type { Outcome, Place, Problem, Severity } from '../../vocabulary/problem.ts';
import type { ReadCounts, SetAsideRow } from './read-options.ts';

type Params = Readonly<Record<string, string | number>>;

/** A record as far as the account needs it. */
export interface LoggedRecord {
  readonly place: Place;
  /** The record's own text. */
  readonly original: () => string;
}

interface CountedProblem extends Problem {
  readonly params: Record<string, string | number> & { count: number };
}

export interface ProblemLog {
  readonly file: string;
  /** Adds a problem that sets no record aside. */
  add(severity: Exclude<Severity, 'set-aside'>, code: string, params?: Params, place?: Place): void;
  /** Sets a record aside; `column` names the cell at fault. */
  setAside(record: LoggedRecord, code: string, params?: Params, column?: string): void;
  /** Counts what comes again and again: one problem per code and column, with its first case and their number. */
  count(severity: 'repaired' | 'warn', code: string, params: Params, place: Place): void;
  /** Takes back the problems of a code, where one cause explains them all and is told instead. */
  withdraw(code: string): void;
  countRead(): void;
  hasRejected(): boolean;
  readonly readCount: number;
  readonly setAsideCount: number;
  /** Rejects the file: the answer has no value. */
  reject<T>(code: string, params?: Params, place?: Place): Outcome<T>;
  /** What was gathered when the file was rejected on the way. */
  rejected<T>(): Outcome<T>;
  outcome<T extends object>(
    value: T,
  ): Outcome<T & { readonly counts: ReadCounts; readonly setAside: readonly SetAsideRow[] }>;
}

/** Starts the account of one file. */
export function startProblemLog(file: string): ProblemLog {
  let problems: Problem[] = [];
  const setAside: SetAsideRow[] = [];
  const counted = new Map<string, CountedProblem>();
  let readCount = 0;
  const log: ProblemLog = {
    file,
    add(severity, code, params = {}, place = {}) {
      problems.push({ code, severity, where: { file, ...place }, params });
    },
    setAside(record, code, params = {}, column) {
      const where: Place = { file, ...record.place, ...(column === undefined ? {} : { column }) };
      problems.push({ code, severity: 'set-aside', where, params });
      setAside.push({ file, place: where, code, original: record.original() });
    },
    count(severity, code, params, place) {
      const key = `${code}\n${place.column ?? ''}`;
      const known = counted.get(key);
      if (known === undefined) {
        const problem: CountedProblem = { code, severity, where: { file, ...place }, params: { ...params, count: 1 } };
        counted.set(key, problem);
        problems.push(problem);
        return;
      }
      known.params.count += 1;
    },
    withdraw(code) {
      problems = problems.filter(problem => problem.code !== code);
    },
    countRead() {
      readCount += 1;
    },
    hasRejected: () => problems.some(problem => problem.severity === 'reject' || problem.severity === 'ask'),
    get readCount() {
      return readCount;
    },
    get setAsideCount() {
      return setAside.length;
    },
    reject<T>(code: string, params: Params = {}, place: Place = {}): Outcome<T> {
      log.add('reject', code, params, place);
      return { value: null, problems };
    },
    rejected: () => ({ value: null, problems }),
    outcome(value) {
      const counts = { read: readCount, used: readCount - setAside.length, setAside: setAside.length };
      return { value: { ...value, counts, setAside }, problems };
    },
  };
  return log;
}
