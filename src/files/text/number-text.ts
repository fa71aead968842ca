// Text → number, only where one reading is honest: "1,234" is a thousand or one and a bit, depending on the file.
// Everything is a linear scan or a pattern without nested repetition, on at most 64 characters.

/** Which sign a file writes before decimals; `unknown` where the file could do either and gives no evidence. */
export type DecimalMark = 'point' | 'comma' | 'unknown';

/** A repair that was needed to read the number. */
export type NumberRepair = 'number-full-width' | 'number-thousands';

export type NumberReading =
  | {
      readonly kind: 'number';
      readonly value: number;
      /** The number as a plain decimal, for exact shifts. */
      readonly decimal: string;
      readonly repair: NumberRepair | null;
    }
  | { readonly kind: 'empty' | 'not-a-number' | 'ambiguous' };

const notANumber: NumberReading = { kind: 'not-a-number' };
const longest = 64;
const plainNumber = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const spacedGroups = /^([+-]?\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+)((?:[.,]\d*)?)$/;
const commaGroups = /^([+-]?[1-9]\d{0,2}(?:,\d{3})+)((?:\.\d*)?)$/;
const pointGroups = /^([+-]?[1-9]\d{0,2}(?:\.\d{3})+)((?:,\d*)?)$/;
const decimalComma = /^([+-]?\d*),(\d*)((?:[eE][+-]?\d+)?)$/;

/** Reads a JSON value or a text cell as a finite number; `grouped` says whether thousands may be separated. */
export function readNumber(value: unknown, mark: DecimalMark, grouped: boolean): NumberReading {
  if (typeof value === 'number') {
    return Number.isFinite(value) ? { kind: 'number', value, decimal: String(value), repair: null } : notANumber;
  }
  if (value === null || value === undefined) return { kind: 'empty' };
  return typeof value === 'string' ? readNumberText(value, mark, grouped) : notANumber;
}

/** `decimal × 10^power` as the nearest number. */
export function shiftDecimal(decimal: string, power: number): number {
  const [digits, exponent] = decimal.toLowerCase().split('e');
  return Number(`${digits}e${Number(exponent ?? 0) + power}`);
}

/** What a text tells about the decimal mark of its file; coordinates are never grouped in thousands. */
export function decimalEvidence(text: string, isCoordinate: boolean): 'point' | 'comma' | null {
  const trimmed = text.trim();
  if (trimmed.length > longest) return null;
  if (/^[+-]?\d*\.\d+$/.test(trimmed)) return isCoordinate || !pointGroups.test(trimmed) ? 'point' : null;
  if (/^[+-]?\d+,\d+$/.test(trimmed)) return isCoordinate || !commaGroups.test(trimmed) ? 'comma' : null;
  return null;
}

function readNumberText(text: string, mark: DecimalMark, grouped: boolean): NumberReading {
  if (text.length > longest * 4) return text.trim() === '' ? { kind: 'empty' } : notANumber;
  const trimmed = text.trim();
  if (trimmed === '') return { kind: 'empty' };
  if (trimmed.length > longest) return notANumber;
  if (mark === 'unknown' && grouped && /^[+-]?[1-9]\d{0,2}\.\d{3}$/.test(trimmed)) return { kind: 'ambiguous' };
  if (mark !== 'comma' && plainNumber.test(trimmed)) return finite(trimmed, null);
  const narrow = trimmed.replace(/[０-９．，＋－−]/g, toNarrow);
  const repair = narrow === trimmed ? null : 'number-full-width';
  if (plainNumber.test(narrow) && !(mark === 'comma' && grouped && pointGroups.test(narrow)))
    return finite(narrow, repair);
  const spaced = spacedGroups.exec(narrow);
  if (grouped && spaced !== null) {
    const [, groups = '', rest = ''] = spaced;
    if (rest.startsWith(',') && mark !== 'comma') return notANumber;
    return finite(groups.replace(/[^\d+-]/g, '') + rest.replace(',', '.'), 'number-thousands');
  }
  const isOneGroup = narrow.split(/[.,]/).length === 2;
  if (commaGroups.test(narrow) && mark !== 'comma' && grouped) {
    if (mark === 'unknown' && isOneGroup) return { kind: 'ambiguous' };
    return finite(narrow.replaceAll(',', ''), 'number-thousands');
  }
  if (pointGroups.test(narrow) && mark === 'comma' && grouped) {
    if (isOneGroup) return { kind: 'ambiguous' };
    return finite(narrow.replaceAll('.', '').replace(',', '.'), 'number-thousands');
  }
  const comma = decimalComma.exec(narrow);
  if (comma === null || mark === 'point' || `${comma[1]}${comma[2]}` === '') return notANumber;
  return finite(`${comma[1]}.${comma[2]}${comma[3]}`, repair);
}

function finite(decimal: string, repair: NumberRepair | null): NumberReading {
  const value = Number(decimal);
  return Number.isFinite(value) ? { kind: 'number', value, decimal, repair } : notANumber;
}

function toNarrow(character: string): string {
  return character === '−' ? '-' : String.fromCharCode(character.charCodeAt(0) - 0xfee0);
}
