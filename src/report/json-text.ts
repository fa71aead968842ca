// JSON as text: as JSON.stringify writes it, but every number in plain digits, without exponents.

import { decimalText } from './numbers.ts';

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** Keys in the order given; `indent` spaces a level, or everything on one line. Numbers that are not finite are null. */
export function jsonText(value: Json, indent = 0): string {
  return textOf(value, indent, '\n');
}

function textOf(value: Json, indent: number, lineEnd: string): string {
  if (typeof value === 'number') return Number.isFinite(value) ? decimalText(value) : 'null';
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const inner = lineEnd + ' '.repeat(indent);
  const isList = Array.isArray(value);
  const members = isList
    ? (value as readonly Json[]).map(member => textOf(member, indent, inner))
    : Object.entries(value).map(
        ([key, member]) => `${JSON.stringify(key)}:${indent > 0 ? ' ' : ''}${textOf(member, indent, inner)}`,
      );
  const [open, close] = isList ? '[]' : '{}';
  if (members.length === 0) return open + close;
  return indent > 0
    ? `${open}${inner}${members.join(`,${inner}`)}${lineEnd}${close}`
    : `${open}${members.join(',')}${close}`;
}
