// An object of settings as JSON gives it, whose known members are checked one by one, all faults together.
// Only own members are read: what an object inherits is nobody's setting.

import type { Outcome, Problem, Severity } from './problem.ts';

type PlainObject = Readonly<Record<string, unknown>>;

/** A range of finite numbers; `least` itself is outside where `isOpen`. */
export interface NumberRange {
  readonly least: number;
  readonly isOpen?: boolean;
  readonly most?: number;
}

/** One object by its path of members, such as `rules[2]` (the second); getters tell what is wrong and give null then. */
export interface CheckedObject {
  has(key: string): boolean;
  isText(key: string): boolean;
  number(key: string, range: NumberRange): number | null;
  /** A text that is not blank, of at most so many UTF-16 units. */
  text(key: string, longest?: number): string | null;
  truth(key: string): boolean | null;
  /** One of the words, or null. */
  word<T extends string>(key: string, words: readonly T[]): T | null;
  /** A list of some of the words, each at most once, or null. */
  words<T extends string>(key: string, words: readonly T[]): readonly T[] | null;
  object(key: string): CheckedObject | null;
  /** A list of 1 to `most` objects; an entry that is no object is told and left out. */
  objects(key: string, most: number): readonly CheckedObject[] | null;
  keys(): readonly string[];
  /** Warns of members that are none of these. */
  warnOfOthers(known: readonly string[]): void;
  /** Rejects the whole for the value of a member. */
  reject(key: string, code: string, params?: Problem['params']): null;
}

/** Unknown members told one by one; the others of the same object are counted. */
const toldUnknown = 20;

/**
 * Checks an object with `read`, whose answer counts only where nothing was rejected. Every problem has the path of its
 * member as `params.key` (`params.found` where the member is not known); the file is for the caller to add.
 */
export function checkObject<T>(value: unknown, read: (root: CheckedObject) => T): Outcome<T> {
  if (!isObject(value)) {
    return { value: null, problems: [problemOf('reject', 'json-object-expected', { found: shown(value) })] };
  }
  const problems: Problem[] = [];
  const answer = read(checkedObject(value, '', problems));
  return { value: problems.some(({ severity }) => severity === 'reject') ? null : answer, problems };
}

function isObject(value: unknown): value is PlainObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function shown(value: unknown): string {
  return (JSON.stringify(value) ?? '').slice(0, 200);
}

function problemOf(severity: Severity, code: string, params: Problem['params'], column?: string): Problem {
  return { code, severity, where: column === undefined ? {} : { column }, params };
}

function checkedObject(object: PlainObject, path: string, problems: Problem[]): CheckedObject {
  const at = (key: string): string => (path === '' ? key : `${path}.${key}`);
  const get = (key: string): unknown => (Object.hasOwn(object, key) ? object[key] : undefined);
  const wrong = (where: string, value: unknown, code: string, params: Problem['params'] = {}): null => {
    if (value === undefined) problems.push(problemOf('reject', 'key-missing', { key: where }));
    else problems.push(problemOf('reject', code, { key: where, found: shown(value), ...params }, where));
    return null;
  };
  const reject = (key: string, code: string, params?: Problem['params']): null =>
    wrong(at(key), get(key), code, params);
  return {
    has: key => get(key) !== undefined,
    isText: key => typeof get(key) === 'string',
    number(key, { least, isOpen = false, most = Number.MAX_VALUE }) {
      const value = get(key);
      if (typeof value === 'number' && value <= most && (isOpen ? value > least : value >= least)) return value;
      const range = `${isOpen ? '>' : '≥'} ${least}${most === Number.MAX_VALUE ? '' : `, ≤ ${most}`}`;
      return reject(key, 'key-number', { range });
    },
    text(key, longest = Number.MAX_SAFE_INTEGER) {
      const value = get(key);
      if (typeof value !== 'string' || value.trim() === '') return reject(key, 'key-text');
      return value.length <= longest ? value : reject(key, 'key-text-long', { limit: longest });
    },
    truth(key) {
      const value = get(key);
      return typeof value === 'boolean' ? value : reject(key, 'key-truth');
    },
    word(key, words) {
      const value = get(key);
      return words.find(word => word === value) ?? reject(key, 'key-word', { expected: words.join(', ') });
    },
    words(key, words) {
      const value = get(key);
      const isList = Array.isArray(value) && value.length > 0 && new Set(value).size === value.length;
      if (isList && value.every(item => (words as readonly unknown[]).includes(item))) return value;
      return reject(key, 'key-words', { expected: words.join(', ') });
    },
    object(key) {
      const value = get(key);
      return isObject(value) ? checkedObject(value, at(key), problems) : reject(key, 'key-object');
    },
    objects(key, most) {
      const value = get(key);
      if (!Array.isArray(value) || value.length === 0) return reject(key, 'key-list');
      if (value.length > most) return reject(key, 'key-list-long', { count: value.length, limit: most });
      return value.flatMap((item: unknown, i) => {
        const where = `${at(key)}[${i + 1}]`;
        if (isObject(item)) return [checkedObject(item, where, problems)];
        wrong(where, item, 'key-object');
        return [];
      });
    },
    keys: () => Object.keys(object),
    warnOfOthers(known) {
      const others = Object.keys(object).filter(key => !known.includes(key));
      for (const key of others.slice(0, toldUnknown)) {
        problems.push(problemOf('warn', 'key-unknown', { found: at(key) }, at(key)));
      }
      const count = others.length - toldUnknown;
      if (count > 0) problems.push(problemOf('warn', 'keys-unknown', { found: at(others.at(-1)!), count }));
    },
    reject,
  };
}
