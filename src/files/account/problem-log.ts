// Collects the problems of one file and keeps its account: every record is read, and then used or set aside.

import type { Choice, Outcome, Place, Problem, Severity } from '../../vocabulary/problem.ts';
import type { ReadCounts, SetAsideRow } from './read-options.ts';
import { SetAsideList } from './set-aside-list.ts';

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

/** So many problems of a code and column stand for themselves; the rest of that kind is one problem with their number. */
const mostOfKind = 1000;
/** Names of a kind's problems: past this many different columns they share one kind. */
const mostKinds = 1000;

interface Kind {
  count: number;
  /** What stands for those past `mostOfKind`. */
  rest: CountedProblem | null;
}

export interface ProblemLog {
  readonly file: string;
  /** Adds a problem that sets no record aside. The first thousand of a kind are kept, the others counted. */
  add(severity: Exclude<Severity, 'set-aside'>, code: string, params?: Params, place?: Place): void;
  /** Asks: nothing is loaded until one of the choices, at least two, is named. */
  ask(code: string, params: Params, place: Place, choices: readonly Choice[]): void;
  /**
   * Sets a record aside; `column` names the cell at fault. Every record is kept with its place; of the problems the first
   * thousand of a code and column, and one with the number of the others.
   */
  setAside(record: LoggedRecord, code: string, params?: Params, column?: string): void;
  /** Counts what comes again and again: one problem per code and column, with its first case and their number. */
  count(severity: 'repaired' | 'warn', code: string, params: Params, place: Place): void;
  /** Tells how cells are named: from then on a place with sheet, line and column gets its cell. */
  nameCells(cellOf: (line: number, column: string) => string | undefined): void;
  /** Takes back the problems of a code, where one cause explains them all and is told instead. */
  withdraw(code: string): void;
  countRead(): void;
  /** Names the coordinate system, for the account. */
  nameCrs(crs: string): void;
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

/** Whether a place is that of a row in a text, and nothing more than that. */
function isRow(place: Place): place is Place & { readonly line: number; readonly row: number } {
  return (
    place.line !== undefined && place.row !== undefined && place.sheet === undefined && place.feature === undefined
  );
}

const plainCrs = 'WGS 84';

/** Starts the account of one file. */
export function startProblemLog(file: string): ProblemLog {
  let problems: Problem[] = [];
  const setAside = new SetAsideList(file);
  const counted = new Map<string, CountedProblem>();
  const kinds = new Map<string, Kind>();
  let cellOf: ((line: number, column: string) => string | undefined) | null = null;
  let readCount = 0;
  let crs = plainCrs;
  const placed = (place: Place, named: string | undefined = place.column): Place => {
    const { sheet, line, row } = place;
    const cell = cellOf === null || line === undefined || named === undefined ? undefined : cellOf(line, named);
    // Of rows there may be millions, so these are no larger than they must be.
    if (line !== undefined && row !== undefined && sheet === undefined) {
      return named === undefined ? { file, line, row } : { file, line, row, column: named };
    }
    return {
      file,
      ...place,
      ...(named === undefined ? {} : { column: named }),
      ...(cell === undefined ? {} : { cell }),
    };
  };
  let last: { readonly code: string; readonly column: string | undefined; readonly kind: Kind } | null = null;
  /** The kind of records set aside, which come one after the other for the same reason. */
  const kindOfSetAside = (code: string, column: string | undefined): Kind => {
    if (last === null || last.code !== code || last.column !== column || last.kind.rest === null) {
      last = { code, column, kind: kindOf('set-aside', code, column) };
    }
    return last.kind;
  };
  const kindOf = (severity: Severity, code: string, named: string | undefined): Kind => {
    const column = kinds.size < mostKinds ? (named ?? '') : '';
    const key = `${severity}\n${code}\n${column}`;
    const kind = kinds.get(key) ?? { count: 0, rest: null };
    if (kind.count === 0) kinds.set(key, kind);
    return kind;
  };
  const keep = (problem: Problem, kind: Kind): void => {
    const { code, where, severity } = problem;
    kind.count += 1;
    if (kind.count <= mostOfKind) problems.push(problem);
    else if (kind.rest === null) {
      const rest = { code: severity === 'set-aside' ? 'more-set-aside' : 'more-like-it', severity, where };
      kind.rest = { ...rest, params: { code, count: 1 } };
      problems.push(kind.rest);
    } else kind.rest.params.count += 1;
  };
  const log: ProblemLog = {
    file,
    add(severity, code, params = {}, place = {}) {
      const where = placed(place);
      keep({ code, severity, where, params }, kindOf(severity, code, where.column));
    },
    ask(code, params, place, choices) {
      problems.push({ code, severity: 'ask', where: { file, ...place }, params, choices });
    },
    setAside(record, code, params = {}, column) {
      const { place } = record;
      const kind = kindOfSetAside(code, column ?? place.column);
      // Of millions only their number is told, and only their lines are kept.
      if (kind.rest !== null && isRow(place)) {
        kind.rest.params.count += 1;
        setAside.pushRow(place.line, place.row, code, column ?? place.column, record.original());
        return;
      }
      const where = placed(place, column);
      keep({ code, severity: 'set-aside', where, params }, kind);
      setAside.push(where, code, record.original());
    },
    count(severity, code, params, place) {
      const key = `${code}\n${place.column ?? ''}`;
      const known = counted.get(key);
      if (known === undefined) {
        const problem: CountedProblem = { code, severity, where: placed(place), params: { ...params, count: 1 } };
        counted.set(key, problem);
        problems.push(problem);
        return;
      }
      known.params.count += 1;
    },
    nameCells(named) {
      cellOf = named;
    },
    withdraw(code) {
      problems = problems.filter(problem => problem.code !== code && problem.params.code !== code);
    },
    nameCrs(name) {
      crs = name;
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
      const counts = {
        read: readCount,
        used: readCount - setAside.length,
        setAside: setAside.length,
        ...(crs === plainCrs ? {} : { crs }),
      };
      return { value: { ...value, counts, setAside: setAside.toRows() }, problems };
    },
  };
  return log;
}
