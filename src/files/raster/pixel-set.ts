// Which pixels of a raster are wanted, one bit each, and the place of each among them.

import type { Work } from '../../vocabulary/progress.ts';

/** Some milliseconds' worth. */
const wordsAtOnce = 1 << 15;

/** A set of pixel numbers 0 … size − 1. */
export class PixelSet {
  readonly size: number;
  readonly #words: Uint32Array;
  #before: Uint32Array | null = null;

  constructor(size: number) {
    this.size = size;
    this.#words = new Uint32Array(Math.ceil(size / 32));
  }

  add(pixel: number): void {
    this.#words[pixel >>> 5] |= 1 << (pixel & 31);
  }

  has(pixel: number): boolean {
    return ((this.#words[pixel >>> 5] >>> (pixel & 31)) & 1) === 1;
  }

  count(): number {
    let count = 0;
    for (const word of this.#words) count += bitCount(word);
    return count;
  }

  /** How many members are smaller than a pixel; adding afterwards is not foreseen. */
  rank(pixel: number): number {
    this.#before ??= countBefore(this.#words);
    const word = pixel >>> 5;
    return this.#before[word] + bitCount(this.#words[word] & ((1 << (pixel & 31)) - 1));
  }

  /** Members in ascending order. */
  *members(): Generator<number> {
    for (let word = 0; word < this.#words.length; word++) {
      for (let bits = this.#words[word]; bits !== 0; bits &= bits - 1) {
        yield word * 32 + (31 - Math.clz32(bits & -bits));
      }
    }
  }

  /** The squares of `factor` × `factor` pixels with a member, numbered row by row, of an image `width` pixels wide. */
  *gathered(width: number, height: number, factor: number): Work<PixelSet> {
    const across = Math.ceil(width / factor);
    const squares = new PixelSet(across * Math.ceil(height / factor));
    const total = this.#words.length;
    for (let word = 0; word < total; word++) {
      if (word % wordsAtOnce === 0) yield { stage: 'read', done: word, total };
      for (let bits = this.#words[word]; bits !== 0; bits &= bits - 1) {
        const pixel = word * 32 + (31 - Math.clz32(bits & -bits));
        const row = Math.floor(pixel / width);
        squares.add(Math.floor(row / factor) * across + Math.floor((pixel - row * width) / factor));
      }
    }
    return squares;
  }
}

function countBefore(words: Uint32Array): Uint32Array {
  const before = new Uint32Array(words.length);
  for (let word = 0, count = 0; word < words.length; word++) {
    before[word] = count;
    count += bitCount(words[word]);
  }
  return before;
}

function bitCount(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
