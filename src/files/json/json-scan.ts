// Strict JSON, scanned without building values: where a fault is, how deep it nests, which keys stand twice, and which
// numbers a double cannot hold. JSON.parse then builds the values; it alone would say none of this.
// Source: RFC 8259; sequences of values by RFC 8142 (record separators) and by lines.

export interface JsonSpan {
  readonly start: number;
  readonly end: number;
}

export type JsonFault =
  | { readonly kind: 'syntax'; readonly at: number; readonly expected: JsonExpected }
  | { readonly kind: 'truncated'; readonly at: number }
  | { readonly kind: 'depth'; readonly at: number };

export type JsonExpected = 'value' | 'key' | 'colon' | 'comma' | 'string' | 'number';

/** One value of a text, and the list it holds in one of the members that were asked for: `features`, say. */
export interface JsonValue extends JsonSpan {
  /** The list without its brackets, and where each element begins and ends; null where the value holds no such list. */
  readonly list: (JsonSpan & { readonly starts: readonly number[]; readonly ends: readonly number[] }) | null;
}

export interface JsonScan {
  /** The values of the text; more than one in a sequence. */
  readonly values: readonly JsonValue[];
  readonly fault: JsonFault | null;
  /** Keys that stand twice in one object: the first of them and their number. */
  readonly duplicateKeys: { readonly first: string; readonly at: number; readonly count: number } | null;
  /** Numbers that a double cannot hold: whole ones of more than 15 digits, and those beyond its range. */
  readonly largeNumbers: readonly JsonSpan[];
  /** Keys of the objects called `properties` of the values and of the elements of their lists, in order of appearance. */
  readonly propertyNames: ReadonlySet<string>;
}

const quote = 0x22;
const backslash = 0x5c;

/** Characters scanned between two steps. */
const stepLength = 1 << 20;
/** Property names beyond this are not looked at: no such file is a table. */
const mostNames = 10_000;

/**
 * Scans a text of one or more JSON values; `listMembers` names the members whose lists are told element by element.
 * Linear in its length; yields how far it is, every megabyte or so.
 */
export function* scanJson(
  text: string,
  depthLimit: number,
  listMembers: readonly string[] = [],
): Generator<number, JsonScan> {
  const values: JsonValue[] = [];
  const propertyNames = new Set<string>();
  const largeNumbers: JsonSpan[] = [];
  let duplicate: { first: string; at: number; count: number } | null = null;
  let fault: JsonFault | null = null;
  let at = 0;
  // One entry per open bracket: the keys seen of an object, null of an array.
  const open: (KeySet | null)[] = [];
  // The list of the value at hand that is told element by element, and the keys of the outermost objects.
  let list: { start: number; end: number; starts: number[]; ends: number[] } | null = null;
  let isInList = false;
  const lastKey: string[] = [];
  let nextStep = stepLength;

  /** Whether the object about to be opened holds the properties of a value, or of an element of its list. */
  const holdsProperties = (): boolean =>
    (open.length === 1 && lastKey[0] === 'properties') ||
    (isInList && open.length === 3 && lastKey[2] === 'properties');

  const fail = (expected: JsonExpected): void => {
    fault = at >= text.length ? { kind: 'truncated', at: text.length } : { kind: 'syntax', at, expected };
  };
  const skipSpace = (): void => {
    for (; at < text.length; at++) {
      const c = text.charCodeAt(at);
      if (c !== 0x20 && c !== 0x0a && c !== 0x0d && c !== 0x09) return;
    }
  };
  const readKey = (keys: KeySet): boolean => {
    if (text.charCodeAt(at) !== quote) {
      fail('key');
      return false;
    }
    const start = at;
    const end = stringEnd(text, at);
    if (end < 0) {
      at = -end - 1;
      fail('string');
      return false;
    }
    const raw = text.slice(start + 1, end - 1);
    const key = raw.includes('\\') ? (JSON.parse(text.slice(start, end)) as string) : raw;
    if (open.length <= 3) lastKey[open.length - 1] = key;
    if (keys.holdsProperties && propertyNames.size < mostNames) propertyNames.add(key);
    if (!keys.add(key)) {
      duplicate ??= { first: key, at: start, count: 0 };
      duplicate.count += 1;
    }
    at = end;
    skipSpace();
    if (text.charCodeAt(at) !== 0x3a) {
      fail('colon');
      return false;
    }
    at += 1;
    return true;
  };

  scan: for (;;) {
    skipSeparators();
    if (at >= text.length) break;
    const start = at;
    list = null;
    // One value, with `open` as the stack.
    for (;;) {
      skipSpace();
      if (isInList && open.length === 2) list!.starts.push(at);
      if (at >= nextStep) {
        yield at;
        nextStep = at + stepLength;
      }
      const c = text.charCodeAt(at);
      let isClosed = true;
      if (c === 0x7b || c === 0x5b) {
        if (open.length >= depthLimit) {
          fault = { kind: 'depth', at };
          break scan;
        }
        const keys = c === 0x7b ? new KeySet(holdsProperties()) : null;
        const isList = keys === null && open.length === 1 && open[0] !== null && listMembers.includes(lastKey[0]!);
        at += 1;
        if (isList) list = { start: at, end: at, starts: [], ends: [] };
        skipSpace();
        if (text.charCodeAt(at) === (c === 0x7b ? 0x7d : 0x5d)) {
          at += 1;
        } else {
          open.push(keys);
          if (keys !== null && !readKey(keys)) break scan;
          isInList ||= isList;
          isClosed = false;
        }
      } else if (!readScalar(c)) {
        break scan;
      }
      // After a value: close brackets, or go on to the next member.
      while (isClosed && open.length > 0) {
        if (isInList && open.length === 2) list!.ends.push(at);
        skipSpace();
        const next = text.charCodeAt(at);
        const keys = open.at(-1)!;
        if (next === 0x2c) {
          at += 1;
          if (keys !== null) {
            skipSpace();
            if (!readKey(keys)) break scan;
          }
          isClosed = false;
        } else if (next === (keys === null ? 0x5d : 0x7d)) {
          if (isInList && open.length === 2) {
            list!.end = at;
            isInList = false;
          }
          at += 1;
          open.pop();
        } else {
          fail('comma');
          break scan;
        }
      }
      if (isClosed) break;
    }
    values.push({ start, end: at, list });
  }
  if (fault === null && values.length === 0) fault = { kind: 'truncated', at: text.length };
  return { values, fault, duplicateKeys: duplicate, largeNumbers, propertyNames };

  function skipSeparators(): void {
    for (;;) {
      skipSpace();
      if (text.charCodeAt(at) !== 0x1e) return;
      at += 1;
    }
  }

  function readScalar(c: number): boolean {
    if (c === quote) {
      const end = stringEnd(text, at);
      if (end < 0) {
        at = -end - 1;
        fail('string');
        return false;
      }
      at = end;
      return true;
    }
    for (const word of ['true', 'false', 'null']) {
      if (c === word.charCodeAt(0) && text.startsWith(word, at)) {
        at += word.length;
        return true;
      }
    }
    const end = numberEnd(text, at);
    if (end < 0) {
      at = -end - 1;
      fail(c === 0x2d || (c >= 0x30 && c <= 0x39) ? 'number' : 'value');
      return false;
    }
    if (isLarge(text, at, end)) largeNumbers.push({ start: at, end });
    at = end;
    return true;
  }
}

/** Whether a double cannot hold a number: a whole one of too many digits, or one beyond its range. */
function isLarge(text: string, start: number, end: number): boolean {
  if (end - start < 4) return false;
  let isWhole = true;
  for (let at = start; at < end; at++) {
    const c = text.charCodeAt(at);
    if (c === 0x65 || c === 0x45) return !Number.isFinite(Number(text.slice(start, end)));
    if (c === 0x2e) isWhole = false;
  }
  if (end - start > 300) return !Number.isFinite(Number(text.slice(start, end)));
  return isWhole && end - start > 15 && !Number.isSafeInteger(Number(text.slice(start, end)));
}

/** End of the string that begins at `start`, past its quote; or −(place of the fault) − 1. */
function stringEnd(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const c = text.charCodeAt(at);
    if (c === quote) return at + 1;
    if (c < 0x20) return -at - 1;
    if (c !== backslash) continue;
    at += 1;
    const letter = text[at] ?? '';
    if (letter === 'u') {
      const digits = text.slice(at + 1, at + 5);
      if (!/^[0-9a-fA-F]*$/.test(digits)) return -at - 1;
      if (digits.length < 4) return -text.length - 1;
      at += 4;
    } else if (letter === '' || !'"\\/bfnrt'.includes(letter)) {
      return -at - 1;
    }
  }
  return -text.length - 1;
}

/** End of the number that begins at `start`; or −(place of the fault) − 1. */
function numberEnd(text: string, start: number): number {
  let at = start;
  const isDigit = (): boolean => text.charCodeAt(at) >= 0x30 && text.charCodeAt(at) <= 0x39;
  const skipDigits = (): boolean => {
    const from = at;
    while (isDigit()) at += 1;
    return at > from;
  };
  if (text.charCodeAt(at) === 0x2d) at += 1;
  if (text.charCodeAt(at) === 0x30) at += 1;
  else if (!skipDigits()) return -at - 1;
  if (text.charCodeAt(at) === 0x2e) {
    at += 1;
    if (!skipDigits()) return -at - 1;
  }
  const e = text.charCodeAt(at);
  if (e === 0x65 || e === 0x45) {
    at += 1;
    const sign = text.charCodeAt(at);
    if (sign === 0x2b || sign === 0x2d) at += 1;
    if (!skipDigits()) return -at - 1;
  }
  return at;
}

/** The keys of one object: a list while they are few, then a set. */
class KeySet {
  /** Whether the object holds the properties of a feature. */
  readonly holdsProperties: boolean;
  private few: string[] = [];
  private many: Set<string> | null = null;

  constructor(holdsProperties: boolean) {
    this.holdsProperties = holdsProperties;
  }

  /** Whether the key is new. */
  add(key: string): boolean {
    if (this.many === null) {
      if (this.few.includes(key)) return false;
      this.few.push(key);
      if (this.few.length > 16) this.many = new Set(this.few);
      return true;
    }
    if (this.many.has(key)) return false;
    this.many.add(key);
    return true;
  }
}
