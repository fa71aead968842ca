// Which values of a raster stand for "nothing known here": the text of GDAL_NODATA, read as the pixels would hold it.
// Source: GDAL GeoTIFF driver, tag 42113; several numbers are one per band, and none of them is people.

import type { SampleKind } from './raster-layout.ts';

export interface NoData {
  /** As the pixels hold them; NaN is in `hasNaN`. */
  readonly values: readonly number[];
  readonly hasNaN: boolean;
  /** Values at or beyond are nothing known either: a lowest or highest float that was written with fewer digits; NaN without one. */
  readonly floor: number;
  readonly ceiling: number;
}

/** What is told where the text is no number. */
export interface NoDataText {
  readonly noData: NoData;
  readonly unreadable: string | null;
}

/** Numbers beyond mean a lowest or highest float, whatever their digits: the pixels hold its rounding. */
const extreme = 1e37;

export function parseNoData(text: string, kind: SampleKind, sampleBytes: number): NoDataText {
  const values: number[] = [];
  let hasNaN = false;
  let floor = Number.NaN;
  let ceiling = Number.NaN;
  let unreadable: string | null = null;
  for (const word of text.split(/[\s,;]+/).filter(part => part !== '')) {
    if (/^[-+]?(?:1\.#)?(?:q|s)?nan(?:\(.*\))?$/i.test(word)) {
      hasNaN = true;
      continue;
    }
    const value = numberOf(word);
    if (value === null) {
      unreadable ??= word;
      continue;
    }
    values.push(kind === 'float' && sampleBytes < 8 ? Math.fround(value) : value);
    if (kind === 'float' && value <= -extreme) floor = value * 0.99;
    if (kind === 'float' && value >= extreme) ceiling = value * 0.99;
  }
  return { noData: { values, hasNaN, floor, ceiling }, unreadable };
}

function numberOf(word: string): number | null {
  if (/^[-+]?inf(?:inity)?$/i.test(word)) return word.startsWith('-') ? -Infinity : Infinity;
  return /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i.test(word) ? finite(Number(word)) : null;
}

/** Digits too many for a double are its greatest. */
function finite(value: number): number {
  return Math.max(-Number.MAX_VALUE, Math.min(Number.MAX_VALUE, value));
}

export function isNoData(value: number, { values, hasNaN, floor, ceiling }: NoData): boolean {
  if (value <= floor || value >= ceiling) return true;
  for (let i = 0; i < values.length; i++) if (value === values[i]) return true;
  return hasNaN && Number.isNaN(value);
}
