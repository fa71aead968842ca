import fc from 'fast-check';
import { type Zippable, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { fromBytes } from '../../src/files/bytes/byte-source.ts';
import { crc32 } from '../../src/files/bytes/crc-32.ts';
import { openZip, type ZipArchive, type ZipLimits } from '../../src/files/bytes/zip.ts';

const limits: ZipLimits = { unzippedBytes: 100_000_000, unzipRatio: 200 };
const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const decode = (bytes: Uint8Array | null): string | null => (bytes === null ? null : new TextDecoder().decode(bytes));

interface Said {
  readonly code: string;
  readonly params: object;
  readonly place: { readonly byte?: number; readonly sheet?: string };
}

interface Gathered {
  readonly said: Said[];
  add(severity: 'reject', code: string, params?: object, place?: object): void;
}

function gather(): Gathered {
  const said: Said[] = [];
  return { said, add: (_, code, params = {}, place = {}) => void said.push({ code, params, place }) };
}

/** Reads every entry; gives their texts, or the codes of what was wrong. */
async function unpacked(bytes: Uint8Array, most = limits): Promise<Record<string, string | null> | readonly string[]> {
  const log = gather();
  const zip = await openZip(fromBytes('a.zip', bytes), most, log);
  const texts: Record<string, string | null> = {};
  for (const entry of zip?.entries ?? []) texts[entry.name] = decode(await (zip as ZipArchive).read(entry, log));
  return log.said.length > 0 ? log.said.map(({ code }) => code) : texts;
}

/** The place of a signature, counted from the end. */
function lastIndexOf(bytes: Uint8Array, signature: number): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let at = bytes.length - 4; at >= 0; at--) if (view.getUint32(at, true) === signature) return at;
  return -1;
}

const directoryMark = 0x02014b50;
const endMark = 0x06054b50;

function changed(files: Zippable, change: (view: DataView, directoryAt: number, endAt: number) => void): Uint8Array {
  const bytes = zipSync(files);
  change(new DataView(bytes.buffer), lastIndexOf(bytes, directoryMark), lastIndexOf(bytes, endMark));
  return bytes;
}

const long = encode('a row of numbers 1234\n'.repeat(500));

describe('archives', () => {
  test('packed and stored entries are read, folders are left out', async () => {
    const bytes = zipSync({
      folder: { 'a.txt': encode('one') },
      'empty.txt': encode(''),
      'long.txt': [long, { level: 9 }],
    });
    expect(await unpacked(bytes)).toEqual({ 'folder/a.txt': 'one', 'empty.txt': '', 'long.txt': decode(long) });
  });

  test('bytes before the archive and a comment behind it do not matter', async () => {
    const bytes = zipSync({ 'a.txt': encode('one') });
    const comment = encode('PK\u0005\u0006 a comment');
    const whole = new Uint8Array(50 + bytes.length + comment.length);
    whole.set(bytes, 50);
    whole.set(comment, 50 + bytes.length);
    new DataView(whole.buffer).setUint16(50 + bytes.length - 2, comment.length, true);
    expect(await unpacked(whole)).toEqual({ 'a.txt': 'one' });
  });

  test('names are UTF-8 or GBK, and only text', async () => {
    expect(await unpacked(zipSync({ '急救站.csv': encode('x') }))).toEqual({ '急救站.csv': 'x' });
    const gbk = zipSync({ '....': encode('x') });
    // 官垱 in GBK, in both headers.
    for (const at of [30, lastIndexOf(gbk, directoryMark) + 46]) gbk.set([0xb9, 0xd9, 0x88, 0x9b], at);
    expect(await unpacked(gbk)).toEqual({ 官垱: 'x' });
    expect(await unpacked(zipSync({ '../../etc/passwd': encode('x') }))).toEqual({ '../../etc/passwd': 'x' });
  });

  test('a forged size is refused in both directions', async () => {
    const smaller = changed({ 'a.txt': long }, (view, at) => {
      view.setUint32(at + 24, 1000, true);
      view.setUint32(22, 1000, true);
    });
    expect(await unpacked(smaller)).toEqual(['zip-entry-size']);
    const larger = changed({ 'a.txt': long }, (view, at) => {
      view.setUint32(at + 24, 12_000, true);
      view.setUint32(22, 12_000, true);
    });
    expect(await unpacked(larger)).toEqual(['zip-entry-size']);
  });

  test('an entry that unpacks to too much is refused before and while it is unpacked', async () => {
    const zeros = zipSync({ 'a.bin': new Uint8Array(3_000_000) });
    expect(await unpacked(zeros)).toEqual(['zip-ratio']);
    expect(await unpacked(zeros, { ...limits, unzipRatio: 2000, unzippedBytes: 1_000_000 })).toEqual(['zip-too-large']);
    const two = zipSync({ 'a.txt': long, 'b.txt': long });
    expect(await unpacked(two, { ...limits, unzippedBytes: 15_000 })).toEqual(['zip-too-large']);
    const forged = changed({ 'a.bin': new Uint8Array(5_000_000) }, (view, at) => {
      view.setUint32(at + 24, 500, true);
      view.setUint32(22, 500, true);
    });
    expect(await unpacked(forged)).toEqual(['zip-entry-size']);
  });

  test('encryption, foreign methods, several disks and repeated names are named', async () => {
    const set16 = (offset: number, value: number) =>
      changed({ 'a.txt': long }, (view, at) => view.setUint16(at + offset, value, true));
    expect(await unpacked(set16(8, 1))).toEqual(['zip-encrypted']);
    expect(await unpacked(set16(10, 14))).toEqual(['zip-method']);
    const parts = changed({ 'a.txt': long }, (view, _, end) => view.setUint16(end + 4, 1, true));
    expect(await unpacked(parts)).toEqual(['zip-multi-disk']);
    const twice = zipSync({ 'a.txt': encode('1'), 'b.txt': encode('2') });
    for (let at = 0; at < twice.length; at++) if (twice[at] === 0x62) twice[at] = 0x61;
    expect(await unpacked(twice)).toEqual(['zip-entry-repeated', 'zip-entry-repeated']);
  });

  test('headers that contradict each other, damaged data and false sums are told apart', async () => {
    expect(await unpacked(changed({ 'a.txt': long }, view => view.setUint8(30, 0x7a)))).toEqual(['zip-header-differs']);
    expect(await unpacked(changed({ 'a.txt': long }, view => view.setUint8(35, 0xff)))).toEqual(['zip-entry-damaged']);
    const sum = changed({ 'a.txt': long }, (view, at) => {
      view.setUint32(at + 16, 1, true);
      view.setUint32(14, 1, true);
    });
    expect(await unpacked(sum)).toEqual(['zip-entry-crc']);
  });

  test('entries that share bytes are refused', async () => {
    const bytes = changed({ 'a.txt': long, 'b.txt': long }, (view, at) => view.setUint32(at + 42, 0, true));
    expect(await unpacked(bytes)).toEqual(['zip-overlap']);
  });

  test('too many entries, and more than there are, are refused', async () => {
    const set = (value: number) =>
      changed({ 'a.txt': long }, (view, _, end) => {
        view.setUint16(end + 8, value, true);
        view.setUint16(end + 10, value, true);
      });
    expect(await unpacked(set(2))).toEqual(['zip-directory']);
    expect(await unpacked(set(0))).toEqual(['zip-directory']);
    expect(await unpacked(set(20_000))).toEqual(['zip-too-many-entries']);
  });

  test('a problem has the entry and its byte', async () => {
    const log = gather();
    const bytes = changed({ 'a.txt': encode('one'), 'b.txt': long }, (view, at) => view.setUint16(at + 10, 12, true));
    const zip = (await openZip(fromBytes('a.zip', bytes), limits, log)) as ZipArchive;
    expect(await zip.read(zip.entries[1]!, log)).toBeNull();
    expect(log.said).toEqual([{ code: 'zip-method', params: { found: 'BZIP2' }, place: { sheet: 'b.txt', byte: 40 } }]);
  });

  test('every prefix and every changed byte gives the content or a problem', async () => {
    const bytes = zipSync({ 'a.txt': encode('one two three'), 'b.txt': long });
    const whole = await unpacked(bytes);
    for (let length = 0; length < bytes.length; length++) {
      expect(await unpacked(bytes.subarray(0, length))).toEqual(['zip-cut']);
    }
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (at, difference) => {
        const damaged = bytes.slice();
        damaged[at] = damaged[at]! ^ difference;
        const said = await unpacked(damaged);
        // Dates, versions and attributes are of no account; content that differs would have been noticed.
        if (!Array.isArray(said)) expect(Object.values(said)).toEqual(Object.values(whole));
      }),
      { numRuns: 2000, seed: 7 },
    );
  });
});

test('the check sum is that of the standard, whatever the pieces', () => {
  expect(crc32(0, encode('123456789'))).toBe(0xcbf43926);
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), fc.nat(40), (bytes, cut) => {
      expect(crc32(crc32(0, bytes.subarray(0, cut)), bytes.subarray(cut))).toBe(crc32(0, bytes));
    }),
    { seed: 7 },
  );
});
