// The numbers that nearly all cells hold, digits with at most one point, read from their characters without a text of their own.
// Source: W. D. Clinger, How to read floating point numbers accurately (1990): up to 15 digits over a small power of ten are exact.

const mostDigits = 15;
const powers = Array.from({ length: mostDigits + 1 }, (_, power) => Number(`1e${power}`));

/**
 * The number between two places of a text, spaces around it passed over: the same as `Number` gives. NaN where it is not digits with
 * at most a minus before and, if `mayHavePoint`, one point among them, or where there are more than 15 digits.
 */
export function plainNumber(text: string, from: number, to: number, mayHavePoint: boolean): number {
  let at = from;
  let end = to;
  while (at < end && text.charCodeAt(at) === space) at += 1;
  while (end > at && text.charCodeAt(end - 1) === space) end -= 1;
  const isNegative = text.charCodeAt(at) === minus;
  if (isNegative) at += 1;
  const first = at;
  let point = -1;
  let digits = 0;
  for (; at < end; at++) {
    const digit = text.charCodeAt(at) - zero;
    if (digit >= 0 && digit <= 9) digits = digits * 10 + digit;
    else if (digit === pointDigit && mayHavePoint && point < 0) point = at;
    else return Number.NaN;
    if (at - first > mostDigits) return Number.NaN;
  }
  const length = end - first;
  if (point < 0) {
    if (length < 1 || length > mostDigits) return Number.NaN;
    return isNegative ? -digits : digits;
  }
  if (point === first || point === end - 1) return Number.NaN;
  const value = digits / powers[end - 1 - point]!;
  return isNegative ? -value : value;
}

const space = 0x20;
const minus = 0x2d;
const zero = 0x30;
const pointDigit = -2;
