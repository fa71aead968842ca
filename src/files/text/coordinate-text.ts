// Text → one coordinate: decimals; degrees, minutes and seconds in their usual writings; letters and words for the half of
// the globe; units behind the number. Digits without signs or spaces, as 1123750, are never taken apart.

import { type DecimalMark, type NumberReading, readNumber } from './number-text.ts';

export type CoordinateRepair =
  | 'number-full-width'
  | 'number-thousands'
  | 'coordinate-degrees'
  | 'coordinate-hemisphere'
  | 'coordinate-unit';

export type CoordinateReading =
  | {
      readonly kind: 'number';
      readonly value: number;
      readonly decimal: string;
      readonly repair: CoordinateRepair | null;
      /** What a letter or word says it is. */
      readonly axis: 'lon' | 'lat' | null;
    }
  | { readonly kind: 'empty' | 'not-a-number' | 'ambiguous' };

const notANumber: CoordinateReading = { kind: 'not-a-number' };
const longest = 64;

/** Reads a cell as degrees or metres. */
export function readCoordinate(text: string, mark: DecimalMark): CoordinateReading {
  const plain = readNumber(text, mark, false);
  if (plain.kind !== 'not-a-number') return withAxis(plain);
  if (text.length > longest * 2) return notANumber;
  const narrow = narrowed(text);
  if (narrow.length > longest || !/\d/.test(narrow)) return notANumber;
  const { body, sign, axis } = withoutHemisphere(narrow);
  if (axis !== null && body.startsWith('-')) return notANumber;
  const degrees = readDegrees(body, axis !== null);
  if (degrees !== null)
    return reading(sign * degrees.value, degrees.isPlain ? unitRepair(axis) : 'coordinate-degrees', axis);
  const bare = body.replace(/\s*(?:°|m|米|metres?|meters?)$/, '');
  const number = readNumber(bare, mark, isGrouped(bare));
  if (number.kind !== 'number') return notANumber;
  if (bare === body && axis === null) return { ...withAxis(number) };
  return reading(sign * number.value, unitRepair(axis), axis);
}

function withAxis(number: NumberReading): CoordinateReading {
  return number.kind === 'number' ? { ...number, axis: null } : number;
}

function unitRepair(axis: 'lon' | 'lat' | null): CoordinateRepair {
  return axis === null ? 'coordinate-unit' : 'coordinate-hemisphere';
}

function reading(value: number, repair: CoordinateRepair, axis: 'lon' | 'lat' | null): CoordinateReading {
  return Number.isFinite(value) ? { kind: 'number', value, decimal: String(value), repair, axis } : notANumber;
}

/** One separator could be a decimal mark; two cannot, and neither can a space. */
function isGrouped(text: string): boolean {
  return /\d{1,3}(?:,\d{3}){2}|\d,\d{3}\.\d|\d \d{3}/.test(text);
}

/** All writings of degree, minute and second signs as ° ' ", all digits and letters narrow. */
function narrowed(text: string): string {
  return text
    .trim()
    .replace(/[º˚∘度]/g, '°')
    .replace(/[″”“〃秒]|''|′′|’’/g, '"')
    .replace(/[′’‘´`ʹ分]/g, "'")
    .normalize('NFKC')
    .replaceAll('−', '-');
}

const before = /^(北纬|南纬|东经|西经|[NSEW](?![a-z]))[\s:.]*/i;
const behind = /\s*(北纬|南纬|东经|西经|[NSEW])$/i;
const halves: ReadonlyMap<string, readonly [sign: 1 | -1, axis: 'lon' | 'lat']> = new Map([
  ['北纬', [1, 'lat']],
  ['N', [1, 'lat']],
  ['南纬', [-1, 'lat']],
  ['S', [-1, 'lat']],
  ['东经', [1, 'lon']],
  ['E', [1, 'lon']],
  ['西经', [-1, 'lon']],
  ['W', [-1, 'lon']],
]);

function withoutHemisphere(text: string): {
  readonly body: string;
  readonly sign: 1 | -1;
  readonly axis: 'lon' | 'lat' | null;
} {
  const found = before.exec(text) ?? behind.exec(text);
  if (found === null) return { body: text, sign: 1, axis: null };
  const [sign, axis] = halves.get(found[1]!.toUpperCase())!;
  const body = found.index === 0 ? text.slice(found[0].length) : text.slice(0, found.index);
  return { body: body.trim(), sign, axis };
}

const signed = /^([+-]?)(\d{1,3})°\s*(?:(\d{1,2}(?:[.,]\d*)?)(?:'\s*(?:(\d{1,2}(?:[.,]\d*)?)"?)?)?)?$/;
const spaced = /^([+-]?)(\d{1,3})(?:\s+|\s*[:-]\s*)(\d{1,2})(?:\s+|\s*[:-]\s*)(\d{1,2}(?:\.\d*)?)"?$/;
/** Degrees and minutes without signs are only told from two numbers by a letter. */
const spacedMinutes = /^()(\d{1,3})\s+(\d{1,2}(?:\.\d*)?)'?$/;

function readDegrees(body: string, hasAxis: boolean): { readonly value: number; readonly isPlain: boolean } | null {
  const parts = signed.exec(body) ?? spaced.exec(body) ?? (hasAxis ? spacedMinutes.exec(body) : null);
  if (parts === null) return null;
  const [degrees, minutes, seconds] = [parts[2], parts[3], parts[4]].map(part =>
    Number((part ?? '0').replace(',', '.')),
  );
  const isSplit = parts[4] !== undefined;
  // Only the last part has decimals, and none but the first reaches sixty.
  if ((isSplit && /[.,]/.test(parts[3]!)) || minutes! >= 60 || seconds! >= 60) return null;
  const value = (degrees! * 3600 + minutes! * 60 + seconds!) / 3600;
  return { value: parts[1] === '-' ? -value : value, isPlain: parts[3] === undefined };
}
