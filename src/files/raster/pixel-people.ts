// The people of pixels on their way into squares: kept pixel by pixel while they are few, then summed for the squares that
// will most likely be wanted, so that a raster need not be read twice.

import { finish, type Work } from '../../vocabulary/progress.ts';
import type { MicroPeople } from '../../vocabulary/units.ts';
import { PixelSet } from './pixel-set.ts';

export interface PixelPeople {
  /** All pixels with people. */
  readonly populated: PixelSet;
  add(pixel: number, micro: MicroPeople): void;
  /** The sums of `squares` in ascending order; null where the raster has to be read again for this factor. */
  sumsOf(factor: number, squares: PixelSet): Float64Array | null;
}

/** Sums of squares take at most so many times the room of the cells that are allowed. */
const roomForGuess = 4;

/** Squares with people by the smallest factor, from `wanted` on, that leaves at most `most` of them. */
export function* gatherPixels(
  populated: PixelSet,
  width: number,
  height: number,
  wanted: number,
  most: number,
): Work<{ readonly factor: number; readonly squares: PixelSet }> {
  // No factor below this can do: a square holds factor² pixels at most.
  const least = Math.ceil(Math.sqrt(populated.count() / most));
  for (let factor = Math.max(wanted, least); ; factor++) {
    const squares = factor === 1 ? populated : yield* populated.gathered(width, height, factor);
    if (squares.count() <= most) return { factor, squares };
  }
}

/** The number of the square that a pixel belongs to. */
export function squareOf(pixel: number, width: number, factor: number): number {
  const row = Math.floor(pixel / width);
  return Math.floor(row / factor) * Math.ceil(width / factor) + Math.floor((pixel - row * width) / factor);
}

/** Starts with no pixel; `most` are kept one by one. `seenShare` tells how much of the raster, 0…1, has been looked at. */
export function startPixelPeople(
  width: number,
  height: number,
  wanted: number,
  most: number,
  seenShare: () => number,
): PixelPeople {
  const populated = new PixelSet(width * height);
  let pixels = new Uint32Array(Math.min(most, 1024));
  let micros = new Float64Array(Math.min(most, 1024));
  let count = 0;
  /** Once there are too many to be kept. */
  let guess: { readonly factor: number; readonly sums: Float64Array } | null = null;
  let isLost = false;

  function keep(pixel: number, micro: MicroPeople): void {
    if (count === pixels.length) {
      const room = Math.min(most, 2 * count);
      const morePixels = new Uint32Array(room);
      const moreMicros = new Float64Array(room);
      morePixels.set(pixels);
      moreMicros.set(micros);
      pixels = morePixels;
      micros = moreMicros;
    }
    pixels[count] = pixel;
    micros[count++] = micro;
  }

  /** The factor that will do if the rest of the raster is like what was read. */
  function startGuess(): void {
    const { factor } = finish(gatherPixels(populated, width, height, wanted, Math.max(1, most * seenShare())));
    const squareCount = Math.ceil(width / factor) * Math.ceil(height / factor);
    isLost = squareCount > roomForGuess * most;
    if (!isLost) {
      guess = { factor, sums: new Float64Array(squareCount) };
      for (let k = 0; k < count; k++) guess.sums[squareOf(pixels[k], width, factor)] += micros[k];
    }
    pixels = new Uint32Array(0);
    micros = new Float64Array(0);
  }

  return {
    populated,
    add(pixel, micro) {
      populated.add(pixel);
      if (guess !== null) guess.sums[squareOf(pixel, width, guess.factor)] += micro;
      else if (count < most) keep(pixel, micro);
      else if (!isLost) {
        startGuess();
        // Declared anew: the call above has set it.
        const begun = guess as { readonly factor: number; readonly sums: Float64Array } | null;
        if (begun !== null) begun.sums[squareOf(pixel, width, begun.factor)] += micro;
      }
    },
    sumsOf(factor, squares) {
      const own = new Float64Array(squares.count());
      if (guess === null && !isLost) {
        for (let k = 0; k < count; k++) own[squares.rank(squareOf(pixels[k], width, factor))] += micros[k];
        return own;
      }
      if (guess?.factor !== factor) return null;
      let row = 0;
      for (const square of squares.members()) own[row++] = guess.sums[square];
      return own;
    },
  };
}
