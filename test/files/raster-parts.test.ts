import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { unpackLzw } from '../../src/files/raster/lzw.ts';
import { isNoData, parseNoData } from '../../src/files/raster/no-data.ts';
import { rowsByText } from '../../src/files/raster/number-text-order.ts';
import { unpackBits, unpackedLength } from '../../src/files/raster/packbits.ts';
import { gatherPixels, squareOf, startPixelPeople } from '../../src/files/raster/pixel-people.ts';
import { PixelSet } from '../../src/files/raster/pixel-set.ts';
import { inflateUpTo, unzstdUpTo } from '../../src/files/raster/unpack-up-to.ts';
import { finish } from '../../src/vocabulary/progress.ts';

const pixelLists = fc.uniqueArray(fc.nat(999), { maxLength: 200 });

test('numbers in the order of their texts are as a sort of the texts', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 2_000_000 })), numbers => {
      const ascending = numbers.toSorted((a, b) => a - b);
      const texts = Array.from(rowsByText(ascending), row => String(ascending[row]));
      expect(texts).toEqual(ascending.map(String).toSorted());
    }),
  );
});

test('a set of pixels counts, ranks and lists its members', () => {
  fc.assert(
    fc.property(pixelLists, pixels => {
      const set = new PixelSet(1000);
      for (const pixel of pixels) set.add(pixel);
      const ascending = pixels.toSorted((a, b) => a - b);
      expect([...set.members()]).toEqual(ascending);
      expect(set.count()).toBe(pixels.length);
      expect(ascending.map(pixel => set.rank(pixel))).toEqual([...ascending.keys()]);
    }),
  );
});

test('squares hold the people of their pixels, whatever had to be guessed', () => {
  const people = fc.uniqueArray(fc.record({ pixel: fc.nat(24 * 40 - 1), micro: fc.integer({ min: 1, max: 1e9 }) }), {
    selector: ({ pixel }) => pixel,
    minLength: 1,
    maxLength: 300,
  });
  fc.assert(
    fc.property(people, fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 400 }), (list, wanted, most) => {
      let seen = 0;
      const kept = startPixelPeople(24, 40, wanted, most, () => seen / list.length);
      for (const { pixel, micro } of list) {
        seen += 1;
        kept.add(pixel, micro);
      }
      const { factor, squares } = finish(gatherPixels(kept.populated, 24, 40, wanted, most));
      expect(factor).toBeGreaterThanOrEqual(wanted);
      expect(squares.count()).toBeLessThanOrEqual(most);
      if (factor > wanted) {
        const before = finish(gatherPixels(kept.populated, 24, 40, factor - 1, Infinity));
        expect(before.squares.count()).toBeGreaterThan(most);
      }
      const sums = kept.sumsOf(factor, squares);
      if (sums === null) return;
      const expected = new Map<number, number>();
      for (const { pixel, micro } of list) {
        const square = squareOf(pixel, 24, factor);
        expected.set(square, (expected.get(square) ?? 0) + micro);
      }
      expect([...sums]).toEqual([...expected].toSorted(([a], [b]) => a - b).map(([, sum]) => sum));
    }),
  );
});

describe('a nodata text', () => {
  test.each([
    ['-9999', 'float', 4, -9999, true],
    ['-9999', 'float', 4, -9998, false],
    ['0.1', 'float', 4, Math.fround(0.1), true],
    ['0.1', 'float', 8, 0.1, true],
    ['-3.40282346638529e+38', 'float', 4, Math.fround(-3.4028234663852886e38), true],
    ['-3.4e+38', 'float', 4, Math.fround(-3.4028234663852886e38), true],
    ['-1.79769313486232e+308', 'float', 8, -Number.MAX_VALUE, true],
    ['3.4e+38', 'float', 4, Math.fround(3.4028234663852886e38), true],
    ['-9999', 'float', 4, -Infinity, false],
    ['-9999', 'float', 4, Infinity, false],
    ['nan', 'float', 4, Number.NaN, true],
    ['-nan(ind)', 'float', 4, Number.NaN, true],
    ['-1.#QNAN', 'float', 4, Number.NaN, true],
    ['nan', 'float', 4, 0, false],
    ['-inf', 'float', 4, -Infinity, true],
    ['-9999 0', 'float', 4, 0, true],
    ['-9999,-1', 'int', 2, -1, true],
    ['-32768', 'int', 2, -32768, true],
    ['-9999', 'uint', 2, 55537, false],
    ['', 'float', 4, 0, false],
  ] as const)('"%s" of %s with %i bytes, for %d: %s', (text, kind, bytes, value, wanted) => {
    const { noData, unreadable } = parseNoData(text, kind, bytes);
    expect(unreadable).toBe(null);
    expect(isNoData(value, noData)).toBe(wanted);
  });

  test('that is no number is told', () => {
    expect(parseNoData('none', 'float', 4).unreadable).toBe('none');
  });
});

describe('unpacking', () => {
  test('stops at its bound, however much is packed', async () => {
    const packed = deflateSync(new Uint8Array(100_000_000));
    expect(inflateUpTo(packed, 1000)).toEqual(new Uint8Array(1000));
    // A frame of 60,000 blocks that each repeat one byte 131,071 times, 8 GB in all; then one that asks for a window of 1 TB.
    const bomb = new Uint8Array(6 + 4 * 60_000);
    bomb.set([0x28, 0xb5, 0x2f, 0xfd, 0, 0x38]);
    for (let at = 6; at < bomb.length; at += 4) bomb.set([0xfa, 0xff, 0x0f, 7], at);
    expect((await unzstdUpTo(bomb, 1_000_000)).every(byte => byte === 7)).toBe(true);
    expect(await unzstdUpTo(Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd, 0, 0xf8, 0, 0), 1000)).toEqual(new Uint8Array(0));
  });

  test('of any bytes at all ends, within its bound', async () => {
    const packed = fc.uint8Array({ maxLength: 300 });
    await fc.assert(
      fc.asyncProperty(packed, fc.nat(2000), async (bytes, size) => {
        expect(unpackLzw(bytes, new Uint8Array(size))).toBeLessThanOrEqual(size);
        expect(unpackBits(bytes, new Uint8Array(size))).toBe(Math.min(size, unpackedLength(bytes)));
        expect(inflateUpTo(bytes, size).length).toBeLessThanOrEqual(size);
        const frame = Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd, 0x20, ...bytes);
        expect((await unzstdUpTo(frame, size)).length).toBeLessThanOrEqual(size);
      }),
    );
  });
});
