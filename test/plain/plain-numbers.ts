// Exact numbers, plainly: people as BigInt millionths, ratios rounded half away from zero, quantiles, code-point order.

/** "12.3456785" → 12345679n: millionths of a person, half away from zero; null where there is no number. */
export function peopleToMicro(value: string | number): bigint | null {
  const text = String(value).trim();
  const parts = /^([+-]?)(\d*)\.?(\d*)(?:[eE]([+-]?\d+))?$/.exec(text);
  if (parts === null || `${parts[2]}${parts[3]}` === '') return null;
  const digits = BigInt(`${parts[2]}${parts[3]}`);
  // The value is digits × 10^power, and millionths are six powers more.
  const power = Number(parts[4] ?? '0') - parts[3]!.length + 6;
  const size = power >= 0 ? digits * 10n ** BigInt(power) : divideHalfUp(digits, 10n ** BigInt(-power));
  return parts[1] === '-' ? -size : size;
}

/** Non-negative numerator over positive denominator, the half upwards. */
export function divideHalfUp(numerator: bigint, denominator: bigint): bigint {
  return (2n * numerator + denominator) / (2n * denominator);
}

/** The JSON number that a whole count of 10^-decimals is printed as. */
export function printScaled(count: bigint, decimals: number): number {
  const sign = count < 0n ? '-' : '';
  const digits = (count < 0n ? -count : count).toString().padStart(decimals + 1, '0');
  const value = Number(`${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`);
  return value === 0 ? 0 : value;
}

export function printPeople(micro: bigint): number {
  return printScaled(micro, 6);
}

/** Whole millimetres or milliseconds as metres or seconds with three decimals. */
export function printThousandths(count: number): number {
  return printScaled(BigInt(count), 3);
}

/** numerator ÷ denominator with six decimals; null over nothing. */
export function printShare(numerator: bigint, denominator: bigint): number | null {
  if (denominator === 0n) return null;
  return printScaled(divideHalfUp(numerator * 1000000n, denominator), 6);
}

/** Square metres as square kilometres with six decimals. */
export function printSquareKilometers(squareMeters: number): number {
  return printScaled(BigInt(Math.round(squareMeters)), 6);
}

/** What a value is for how many people. */
export interface Weighted {
  readonly value: number;
  readonly micro: bigint;
}

/** The mean of whole values weighted by people, rounded to a whole value; null without people. */
export function weightedMean(list: readonly Weighted[]): number | null {
  let people = 0n;
  let sum = 0n;
  for (const { value, micro } of list) {
    people += micro;
    sum += BigInt(value) * micro;
  }
  return people === 0n ? null : Number(divideHalfUp(sum, people));
}

/** The smallest value whose cumulative people ≥ percent of all people; null without people. */
export function weightedQuantile(list: readonly Weighted[], percent: bigint): number | null {
  let people = 0n;
  for (const { micro } of list) people += micro;
  if (people === 0n) return null;
  const sorted = [...list].filter(item => item.micro > 0n).sort((a, b) => a.value - b.value);
  let cumulative = 0n;
  for (const { value, micro } of sorted) {
    cumulative += micro;
    if (cumulative * 100n >= people * percent) return value;
  }
  throw new Error('a quantile beyond all people');
}

/** Order by Unicode code point. */
export function byCodePoint(a: string, b: string): number {
  const left = [...a].map(character => character.codePointAt(0)!);
  const right = [...b].map(character => character.codePointAt(0)!);
  for (let i = 0; i < left.length && i < right.length; i++) {
    if (left[i] !== right[i]) return left[i]! - right[i]!;
  }
  return left.length - right.length;
}
