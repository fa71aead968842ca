// The one JSON reader: strict, with the line and byte of a fault, and with the faults that JSON.parse hides.

import type { Place } from '../../vocabulary/problem.ts';
import type { ProblemLog } from '../account/problem-log.ts';
import type { DecodedText } from '../text/decode-text.ts';
import { type JsonFault, type JsonSpan, scanJson } from './json-scan.ts';

/**
 * Reads JSON, one value or a sequence of them, in order; null after a rejection in the log. Numbers that a double
 * cannot hold (ids of 18 digits, 1e999) come out as their text.
 */
export function readJsonText(decoded: DecodedText, depthLimit: number, log: ProblemLog): readonly unknown[] | null {
  const { text } = decoded;
  const scan = scanJson(text, depthLimit);
  if (scan.fault !== null) {
    logFault(decoded, scan.fault, depthLimit, log);
    return null;
  }
  if (scan.duplicateKeys !== null) {
    const { first, at, count } = scan.duplicateKeys;
    log.add('warn', 'json-duplicate-key', { found: first, count }, placeAt(decoded, at));
  }
  let next = 0;
  return scan.values.map(span => {
    const from = next;
    while (next < scan.largeNumbers.length && scan.largeNumbers[next]!.end <= span.end) next += 1;
    return JSON.parse(withQuotedNumbers(text, span, scan.largeNumbers.slice(from, next))) as unknown;
  });
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

function withQuotedNumbers(text: string, span: JsonSpan, inside: readonly JsonSpan[]): string {
  if (inside.length === 0) return text.slice(span.start, span.end);
  const parts: string[] = [];
  let from = span.start;
  for (const number of inside) {
    parts.push(text.slice(from, number.start), '"', text.slice(number.start, number.end), '"');
    from = number.end;
  }
  parts.push(text.slice(from, span.end));
  return parts.join('');
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
