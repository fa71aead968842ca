// A small JSON file of settings: one object whose known keys are checked one by one, all faults together.

import type { Outcome } from '../../vocabulary/problem.ts';
import { type ProblemLog, startProblemLog } from '../account/problem-log.ts';
import { defaultReadOptions, type FileText } from '../account/read-options.ts';
import { foreignFormat } from '../formats/detect-format.ts';
import { isJsonObject } from '../formats/geojson-format.ts';
import { decodeText } from '../text/decode-text.ts';
import { scanUtf8 } from '../text/utf8-scan.ts';
import { readJsonText } from './json-text.ts';

/** One object of the file, by its path of keys; getters log what is wrong and give null then. */
export interface JsonSection {
  has(key: string): boolean;
  isText(key: string): boolean;
  /** A finite number of at least `least` (more than it, where `isOpen`), or null. */
  number(
    key: string,
    rule: { readonly least: number; readonly isOpen: boolean; readonly most?: number },
  ): number | null;
  text(key: string): string | null;
  truth(key: string): boolean | null;
  /** One of the words, or null. */
  word<T extends string>(key: string, words: readonly T[]): T | null;
  section(key: string): JsonSection | null;
  sections(key: string): readonly JsonSection[] | null;
  texts(key: string): readonly string[] | null;
  keys(): readonly string[];
  /** Warns of keys that are none of these. */
  warnOfOthers(known: readonly string[]): void;
  /** Rejects the file for the value of a key. */
  reject(key: string, code: string, expected?: string): void;
}

/** Reads a file of one JSON object with `read`; the value is null as soon as anything was rejected. */
export function readJsonDocument<T>(file: FileText, read: (root: JsonSection) => T | null): Outcome<T> {
  const log = startProblemLog(file.name);
  const foreign = foreignFormat(file.bytes);
  if (foreign !== null) return log.reject('format-unsupported', { found: foreign });
  // JSON is UTF-8 (RFC 8259, section 8.1); a file of settings is not asked about.
  const encoding = scanUtf8(file.bytes).invalidAt < 0 ? 'utf-8' : 'auto';
  const decoded = decodeText(file.bytes, { ...defaultReadOptions, encoding }, log);
  if (decoded === null) return log.rejected();
  const values = readJsonText(decoded, defaultReadOptions.limits.jsonDepth, log);
  if (values === null) return log.rejected();
  const [root] = values;
  if (values.length !== 1 || !isJsonObject(root)) {
    return log.reject('json-object-expected', { found: shownJson(root) });
  }
  const value = read(sectionOf(root, '', log));
  const { problems } = log.rejected<T>();
  return { value: log.hasRejected() ? null : value, problems };
}

function shownJson(value: unknown): string {
  return (JSON.stringify(value) ?? '').slice(0, 200);
}

function sectionOf(object: Readonly<Record<string, unknown>>, path: string, log: ProblemLog): JsonSection {
  const at = (key: string): string => (path === '' ? key : `${path}.${key}`);
  const get = (key: string): unknown => (Object.hasOwn(object, key) ? object[key] : undefined);
  const wrong = (key: string, code: string, params: Readonly<Record<string, string | number>> = {}): null => {
    const value = get(key);
    if (value === undefined) log.add('reject', 'key-missing', { key: at(key) });
    else log.add('reject', code, { key: at(key), found: shownJson(value), ...params }, { column: at(key) });
    return null;
  };
  return {
    has: key => get(key) !== undefined,
    isText: key => typeof get(key) === 'string',
    number(key, { least, isOpen, most = Number.MAX_VALUE }) {
      const value = get(key);
      if (typeof value === 'number' && value <= most && (isOpen ? value > least : value >= least)) return value;
      const range = `${isOpen ? '>' : '≥'} ${least}${most === Number.MAX_VALUE ? '' : `, ≤ ${most}`}`;
      return wrong(key, 'key-number', { range });
    },
    text(key) {
      const value = get(key);
      return typeof value === 'string' && value.trim() !== '' ? value : wrong(key, 'key-text');
    },
    truth(key) {
      const value = get(key);
      return typeof value === 'boolean' ? value : wrong(key, 'key-truth');
    },
    word(key, words) {
      const value = get(key);
      return words.find(word => word === value) ?? wrong(key, 'key-word', { expected: words.join(', ') });
    },
    section(key) {
      const value = get(key);
      return isJsonObject(value) ? sectionOf(value, at(key), log) : wrong(key, 'key-object');
    },
    sections(key) {
      const value = get(key);
      if (!Array.isArray(value) || value.length === 0 || !value.every(isJsonObject)) return wrong(key, 'key-list');
      return value.map((item, i) => sectionOf(item, `${at(key)}[${i + 1}]`, log));
    },
    texts(key) {
      const value = get(key);
      const isList = Array.isArray(value) && value.length > 0 && value.every(item => typeof item === 'string');
      return isList ? (value as readonly string[]) : wrong(key, 'key-list');
    },
    keys: () => Object.keys(object),
    warnOfOthers(known) {
      for (const key of Object.keys(object)) {
        if (!known.includes(key)) log.add('warn', 'key-unknown', { found: at(key) }, { column: at(key) });
      }
    },
    reject(key, code, expected = '') {
      wrong(key, code, { expected });
    },
  };
}
