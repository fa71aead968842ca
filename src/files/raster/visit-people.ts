// The people of each pixel in whole millionths; what is no number of people is set aside with its row and column.

import type { MicroPeople } from '../../vocabulary/units.ts';
import type { ProblemLog } from '../account/problem-log.ts';
import { mostPeople } from '../columns/micro-people.ts';
import { isNoData } from './no-data.ts';
import type { Raster } from './open-raster.ts';

/** The account of a raster's pixels: those that hold a value are read, and then used or set aside. */
export interface PixelAccount {
  /** Pixels looked at, whatever they hold. */
  seenCount: number;
  readCount: number;
  /** Sum over used pixels, millionths of a person. */
  total: MicroPeople;
  /** Greatest number of people of a pixel, and the least above none. */
  most: number;
  least: number;
  /** Different numbers above none, as far as they are few. */
  readonly kinds: Set<number>;
  setAside(pixel: number, value: number, code: string): void;
  /** Tells of pixels that were set aside without a line of their own, and gives the counts. */
  finish(): { readonly readCount: number; readonly setAsideCount: number };
}

/** Pixels set aside that are told one by one. */
const mostTold = 1000;
/** Different values that are looked at. */
export const mostKinds = 64;

export function startPixelAccount(raster: Raster, log: ProblemLog): PixelAccount {
  let setAsideCount = 0;
  let firstUntold: { readonly pixel: number; readonly value: number } | null = null;
  const placeOf = (pixel: number) => ({
    row: Math.floor(pixel / raster.width) + 1,
    column: String((pixel % raster.width) + 1),
  });
  const account: PixelAccount = {
    seenCount: 0,
    readCount: 0,
    total: 0,
    most: 0,
    least: Infinity,
    kinds: new Set(),
    setAside(pixel, value, code) {
      setAsideCount += 1;
      if (setAsideCount > mostTold) {
        firstUntold ??= { pixel, value };
        return;
      }
      const { row, column } = placeOf(pixel);
      const original = () => `${row},${column},${value}`;
      const found = String(Number(value.toPrecision(9)));
      log.setAside({ place: { row }, original }, code, { found, limit: mostPeople }, column);
    },
    finish() {
      if (firstUntold !== null) {
        const { pixel, value } = firstUntold;
        const params = {
          count: setAsideCount - mostTold,
          told: mostTold,
          found: Number.isFinite(value) ? String(value) : Number.isNaN(value) ? 'nan' : 'inf',
        };
        log.add('warn', 'raster-more-set-aside', params, placeOf(pixel));
      }
      return { readCount: account.readCount, setAsideCount };
    },
  };
  return account;
}

/** Visits every pixel with people; `account` is null in a second reading, where nothing is told or counted again. */
export async function visitPeople(
  raster: Raster,
  account: PixelAccount | null,
  visit: (pixel: number, micro: MicroPeople) => void,
): Promise<void> {
  const { width, noData, scaling } = raster;
  for await (const block of raster.blocks()) {
    if (account !== null) account.seenCount += block.width * block.height;
    if (block.isMissing) continue;
    for (let y = 0; y < block.height; y++) {
      const from = y * block.stride;
      const pixelOfRow = (block.row + y) * width + block.column;
      for (let x = 0; x < block.width; x++) {
        const stored = block.values[from + x];
        if (isNoData(stored, noData) || block.mask?.[from + x] === 0) continue;
        const people = stored * scaling.factor + scaling.offset;
        const pixel = pixelOfRow + x;
        if (account !== null) account.readCount += 1;
        if (!(people >= 0 && people <= mostPeople)) {
          account?.setAside(pixel, people, faultOf(people));
          continue;
        }
        // The product is exact for whole numbers and floats of 32 bits; Math.round takes a half up.
        const micro = Math.round(people * 1_000_000);
        if (account !== null && people > 0) tally(account, people, micro);
        if (micro > 0) visit(pixel, micro);
      }
    }
  }
}

function faultOf(people: number): string {
  if (Number.isNaN(people)) return 'raster-not-a-number';
  if (!Number.isFinite(people)) return 'raster-infinite';
  return people < 0 ? 'raster-negative' : 'population-too-large';
}

function tally(account: PixelAccount, people: number, micro: MicroPeople): void {
  account.total += micro;
  if (people > account.most) account.most = people;
  if (people < account.least) account.least = people;
  if (account.kinds.size < mostKinds) account.kinds.add(people);
}
