// Whether a raster's values look like people per pixel: densities and class codes are numbers too, and nothing in a file
// tells them apart for certain. What looks otherwise is told and used as it stands.

import type { ProblemLog } from '../account/problem-log.ts';
import type { Raster } from './open-raster.ts';
import { pixelOutlines } from './pixel-outlines.ts';
import { mostKinds, type PixelAccount } from './visit-people.ts';

/** Twice what the densest hectares on Earth hold, people per km². */
const mostPerSquareKilometer = 1_000_000;
/** So many pixels of so few different whole numbers are no count of people. */
const manyPixels = 2000;
const fewKinds = 24;
const highestCode = 255;

const densityWords = /densit|_pd_|ppha|ppkm|per[ _-]?(?:sq|km|ha\b|hectare)|\/ ?km|密度/i;

export function judgeValues(raster: Raster, account: PixelAccount, log: ProblemLog): void {
  const middle = Math.floor(raster.height / 2) * raster.width + Math.floor(raster.width / 2);
  const squareMeters = pixelOutlines(raster, 1).squareMeters(middle);
  // A pixel in the middle without a place has no area.
  const perSquareKilometer = squareMeters > 0 ? account.most / (squareMeters / 1_000_000) : 0;
  const word = densityWords.exec(raster.description)?.[0];
  if (word !== undefined || perSquareKilometer > mostPerSquareKilometer) {
    const found = word ?? '';
    log.add('warn', 'raster-like-density', { found, most: account.most, density: Math.round(perSquareKilometer) });
  }
  const { kinds } = account;
  const isCodes =
    kinds.size < mostKinds &&
    kinds.size <= fewKinds &&
    account.readCount >= manyPixels &&
    account.most <= highestCode &&
    [...kinds].every(Number.isInteger);
  if (raster.isPalette || isCodes) log.add('warn', 'raster-like-classes', { kinds: kinds.size, most: account.most });
}
