// The small parts beneath the PBF reader: exact numbers from bytes, windows on a source, ranks of ids.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ByteWindow, fromBytes } from '../../src/files/bytes/byte-source.ts';
import { EncodingFault, ProtobufCursor } from '../../src/files/osm/protobuf.ts';
import { rankNodeIds } from '../../src/files/osm/rank-node-ids.ts';
import { join, numberField, varint, zigzag } from './encode-osm-pbf.ts';

const largest = 2n ** 53n - 1n;
const wide = fc.oneof(
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
  fc.bigInt({ min: -largest, max: largest }),
  fc.bigInt({ min: -300n, max: 300n }),
  fc.constantFrom(largest, -largest, largest + 1n, -largest - 1n, 2n ** 28n, 2n ** 32n, 2n ** 35n, -(2n ** 27n)),
);

/** The number, or the code of the fault. */
function numberOr(read: () => number): number | string {
  try {
    return read();
  } catch (fault) {
    if (fault instanceof EncodingFault) return fault.code;
    throw fault;
  }
}

function exact(value: bigint): number | string {
  return value >= -largest && value <= largest ? Number(value) : 'osm-pbf-number';
}

describe('numbers', () => {
  test('a signed number is exact or a fault', () => {
    fc.assert(
      fc.property(wide, value => {
        expect(numberOr(() => new ProtobufCursor(varint(value)).signed())).toBe(exact(value));
      }),
      { numRuns: 2000 },
    );
  });

  test('an unsigned number is exact or a fault', () => {
    fc.assert(
      fc.property(wide, value => {
        const found = numberOr(() => new ProtobufCursor(varint(value)).unsigned());
        expect(found).toBe(exact(BigInt.asUintN(64, value)));
      }),
      { numRuns: 2000 },
    );
  });

  test('a sum of differences is exact or a fault, though a difference may need 54 bits', () => {
    const within = fc.bigInt({ min: -largest, max: largest });
    const beyond = fc.bigInt({ min: -(2n ** 62n), max: 2n ** 62n });
    fc.assert(
      fc.property(within, fc.oneof(within, beyond), (before, after) => {
        const cursor = new ProtobufCursor(zigzag(after - before));
        expect(numberOr(() => cursor.plusZigzag(Number(before)))).toBe(exact(after));
      }),
      { numRuns: 2000 },
    );
  });

  test('a number that runs past its end is a fault, even where more bytes follow', () => {
    const bytes = Uint8Array.of(0x80, 0x80, 0x01, 0x01);
    for (const end of [0, 1, 2]) {
      expect(numberOr(() => new ProtobufCursor(bytes, 0, end).unsigned())).toBe('osm-pbf-length');
      expect(numberOr(() => new ProtobufCursor(bytes, 0, end).signed())).toBe('osm-pbf-length');
      expect(numberOr(() => new ProtobufCursor(bytes, 0, end).plusZigzag(0))).toBe('osm-pbf-length');
    }
    expect(new ProtobufCursor(bytes, 0, 3).unsigned()).toBe(16384);
  });

  test('fields of every wire type are passed over', () => {
    const message = join(
      join(varint(1 * 8 + 1), new Uint8Array(8)),
      join(varint(2 * 8 + 5), new Uint8Array(4)),
      join(varint(3 * 8 + 2), varint(3), new Uint8Array(3)),
      numberField(4, 2n ** 63n),
      numberField(536_870_911, 7),
    );
    const cursor = new ProtobufCursor(message);
    const fields: number[] = [];
    while (cursor.next()) {
      fields.push(cursor.field);
      cursor.skip();
    }
    expect(fields).toEqual([1, 2, 3, 4, 536_870_911]);
    for (let end = 1; end < 13; end++) {
      const cut = new ProtobufCursor(message, 0, end);
      const walk = (): number => {
        while (cut.next()) cut.skip();
        return cut.at;
      };
      expect(numberOr(walk)).toBe(end === 9 ? 9 : 'osm-pbf-length');
    }
  });
});

test('a window gives the bytes of its source, whatever is asked in which order', async () => {
  const bytes = Uint8Array.from({ length: 500 }, (_, i) => i % 251);
  const asked = fc.array(fc.tuple(fc.nat(500), fc.nat(80)), { maxLength: 20 });
  await fc.assert(
    fc.asyncProperty(asked, fc.integer({ min: 1, max: 120 }), async (places, span) => {
      const window = new ByteWindow(fromBytes('b', bytes), span);
      const views: Uint8Array[] = [];
      for (const [offset, length] of places) views.push(await window.read(offset, length));
      expect(views).toEqual(places.map(([offset, length]) => bytes.subarray(offset, offset + length)));
    }),
  );
});

test('ids are ranked as a sort would rank them', () => {
  const id = fc.oneof(fc.integer({ min: -5, max: 5 }), fc.integer(), fc.maxSafeInteger());
  fc.assert(
    fc.property(fc.array(id, { maxLength: 60 }), list => {
      const { ids, row } = rankNodeIds(Float64Array.from(list, value => value + 0));
      expect([...ids]).toEqual([...new Set(list.map(value => value + 0))].sort((a, b) => a - b));
      expect([...row].map(at => ids[at])).toEqual(list.map(value => value + 0));
    }),
    { numRuns: 500 },
  );
});
