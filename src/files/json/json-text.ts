// The one JSON reader: strict, with the line and byte of a fault, and with the faults that JSON.parse hides.

import type { Place } from '../../vocabulary/problem.ts';
import type { ProblemLog } from '../account/problem-log.ts';
import type { DecodedText } from '../text/decode-text.ts';
import { type JsonFault, type JsonSpan, type JsonValue, scanJson } from './json-scan.ts';

/** A text that was found to be JSON; values are built when they are asked for. */
export interface JsonText {
  readonly values: readonly JsonValue[];
  readonly propertyNames: ReadonlySet<string>;
  /** Whether any object has a key twice. */
  readonly hasDuplicateKeys: boolean;
  /** A value, or an element of a list; numbers that a double cannot hold (ids of 18 digits, 1e999) come out as their text. */
  valueOf(span: JsonSpan): unknown;
  /** A value whose list is left empty: what it says beside the list. */
  frameOf(value: JsonValue): unknown;
}

/**
 * Opens JSON, one value or a sequence of them; null after a rejection in the log. `listMembers` names the members whose
 * lists are told element by element. Yields the characters scanned.
 */
export function* openJsonText(
  decoded: DecodedText,
  depthLimit: number,
  listMembers: readonly string[],
  log: ProblemLog,
): Generator<number, JsonText | null> {
  const { text } = decoded;
  const { values, fault, duplicateKeys, largeNumbers, propertyNames } = yield* scanJson(text, depthLimit, listMembers);
  if (fault !== null) {
    logFault(decoded, fault, depthLimit, log);
    return null;
  }
  if (duplicateKeys !== null) {
    const { first, at, count } = duplicateKeys;
    log.add('warn', 'json-duplicate-key', { found: first, count }, placeAt(decoded, at));
  }
  const textOf = (span: JsonSpan): string => withQuotedNumbers(text, span, largeNumbers);
  return {
    values,
    propertyNames,
    hasDuplicateKeys: duplicateKeys !== null,
    valueOf: span => JSON.parse(textOf(span)) as unknown,
    frameOf: ({ start, end, list }) =>
      JSON.parse(
        list === null ? textOf({ start, end }) : textOf({ start, end: list.start }) + textOf({ start: list.end, end }),
      ) as unknown,
  };
}

/** Reads all values of a JSON text; null after a rejection in the log. */
export function readJsonText(decoded: DecodedText, depthLimit: number, log: ProblemLog): readonly unknown[] | null {
  const opening = openJsonText(decoded, depthLimit, [], log);
  for (;;) {
    const step = opening.next();
    if (step.done === true) return step.value === null ? null : step.value.values.map(step.value.valueOf);
  }
}

/** Line, from 1, of a character, and its byte in a UTF-8 file. */
function placeAt(decoded: DecodedText, at: number): Place {
  const { text } = decoded;
  let line = 1;
  for (let i = text.indexOf('\n'); i >= 0 && i < at; i = text.indexOf('\n', i + 1)) line += 1;
  return decoded.encoding === 'utf-8' ? { line, byte: decoded.markBytes + utf8Length(text, at) } : { line };
}

function logFault(decoded: DecodedText, fault: JsonFault, depthLimit: number, log: ProblemLog): void {
  const { text } = decoded;
  const place = placeAt(decoded, fault.at);
  const character = fault.at - text.lastIndexOf('\n', fault.at - 1);
  if (fault.kind === 'truncated') {
    log.add('reject', 'json-truncated', { found: text.slice(-40).trim(), character }, place);
  } else if (fault.kind === 'depth') {
    log.add('reject', 'json-depth', { limit: depthLimit, character }, place);
  } else {
    const params = { found: text.slice(fault.at, fault.at + 20), character };
    log.add('reject', `json-syntax-${fault.expected}`, params, place);
  }
}

/** The text of a span, with the large numbers in it quoted; `numbers` are those of the whole text, in order. */
function withQuotedNumbers(text: string, { start, end }: JsonSpan, numbers: readonly JsonSpan[]): string {
  const parts: string[] = [];
  let from = start;
  for (let next = firstFrom(numbers, start); next < numbers.length && numbers[next]!.end <= end; next++) {
    const number = numbers[next]!;
    parts.push(text.slice(from, number.start), '"', text.slice(number.start, number.end), '"');
    from = number.end;
  }
  parts.push(text.slice(from, end));
  return parts.length === 1 ? parts[0]! : parts.join('');
}

/** The first number that begins at or after a place. */
function firstFrom(numbers: readonly JsonSpan[], start: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (numbers[middle]!.start < start) low = middle + 1;
    else high = middle;
  }
  return low;
}

function utf8Length(text: string, end: number): number {
  let bytes = 0;
  for (let i = 0; i < end; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) bytes += 1;
    else if (unit < 0x800) bytes += 2;
    else if (unit >= 0xd800 && unit <= 0xdbff) {
      bytes += 4;
      i += 1;
    } else bytes += 3;
  }
  return bytes;
}
