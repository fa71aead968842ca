// One block of OSM PBF data: where its groups lie, how its numbers become degrees, and its table of texts.
// Source: wiki.openstreetmap.org/wiki/PBF_Format, osmformat.proto.

import { EncodingFault, ProtobufCursor } from './protobuf.ts';
import type { TagSets } from './tag-sets.ts';

/** A block opened, its groups not yet read. */
export interface Block {
  readonly bytes: Uint8Array;
  /** Start and end of each group, in pairs. */
  readonly groups: readonly number[];
  /** Start and end of the table of texts. */
  readonly textStart: number;
  readonly textEnd: number;
  /** Nanodegrees: a place is offset + granularity × value. */
  readonly granularity: number;
  readonly latOffset: number;
  readonly lonOffset: number;
}

/** Finds the parts of a block; throws `EncodingFault`. */
export function openBlock(bytes: Uint8Array): Block {
  const groups: number[] = [];
  let textStart = 0;
  let textEnd = 0;
  let granularity = 100;
  let latOffset = 0;
  let lonOffset = 0;
  const block = new ProtobufCursor(bytes);
  while (block.next()) {
    switch (block.field) {
      case 1:
        block.run();
        textStart = block.start;
        textEnd = block.at;
        break;
      case 2:
        block.run();
        groups.push(block.start, block.at);
        break;
      case 17:
        granularity = block.signedField();
        if (granularity <= 0) throw new EncodingFault('osm-pbf-number', block.at);
        break;
      case 19:
        latOffset = block.signedField();
        break;
      case 20:
        lonOffset = block.signedField();
        break;
      default:
        block.skip();
    }
  }
  return { bytes, groups, textStart, textEnd, granularity, latOffset, lonOffset };
}

/** Degrees of a stored value, the double nearest to the exact decimal; NaN where it lies beyond ±`limit` degrees. */
export function toDegrees(value: number, granularity: number, offset: number, limit: number): number {
  const product = granularity * value;
  const nanodegrees = offset + product;
  // Within the limit all three are exact integers, and one division of exact integers rounds correctly.
  if (Math.abs(product) > Number.MAX_SAFE_INTEGER || Math.abs(nanodegrees) > limit * 1e9) return Number.NaN;
  return nanodegrees / 1e9;
}

const unknown = -2;

/** The texts of a block, decoded only when asked for. */
export class BlockTexts {
  readonly count: number;
  /** Texts with bytes that are not UTF-8, among those asked for. */
  notUtf8 = 0;
  readonly #bytes: Uint8Array;
  readonly #ends: Uint32Array;
  readonly #starts: Uint32Array;
  readonly #keyRow: Int8Array;
  readonly #value: Int32Array;
  readonly #keys: ReadonlyMap<string, number>;
  readonly #tagSets: TagSets;

  /** `keys` gives the row of each key that is kept, `tagSets` numbers the values; throws `EncodingFault`. */
  constructor(block: Block, keys: ReadonlyMap<string, number>, tagSets: TagSets) {
    const table = new ProtobufCursor(block.bytes, block.textStart, block.textEnd);
    let count = 0;
    while (table.next()) {
      if (table.field === 1) count++;
      table.skip();
    }
    this.count = count;
    this.#bytes = block.bytes;
    this.#starts = new Uint32Array(count);
    this.#ends = new Uint32Array(count);
    this.#keyRow = new Int8Array(count).fill(unknown);
    this.#value = new Int32Array(count).fill(unknown);
    this.#keys = keys;
    this.#tagSets = tagSets;
    table.seek(block.textStart, block.textEnd);
    for (let row = 0; table.next(); ) {
      if (table.field !== 1) {
        table.skip();
        continue;
      }
      table.run();
      this.#starts[row] = table.start;
      this.#ends[row] = table.at;
      row++;
    }
  }

  /** The row of a key that is kept, or −1. */
  keyRow(index: number): number {
    const known = this.#keyRow[index] as number;
    if (known !== unknown) return known;
    const row = this.#keys.get(lenientText.decode(this.#slice(index))) ?? -1;
    this.#keyRow[index] = row;
    return row;
  }

  /** The number of the text; bytes that are not UTF-8 become U+FFFD and are counted. */
  value(index: number): number {
    const known = this.#value[index] as number;
    if (known !== unknown) return known;
    const bytes = this.#slice(index);
    const text = lenientText.decode(bytes);
    if (text.includes('\ufffd') && !isUtf8(bytes)) this.notUtf8++;
    const number = this.#tagSets.text(text);
    this.#value[index] = number;
    return number;
  }

  #slice(index: number): Uint8Array {
    return this.#bytes.subarray(this.#starts[index] as number, this.#ends[index] as number);
  }
}

const lenientText = new TextDecoder('utf-8', { ignoreBOM: true });
const strictText = new TextDecoder('utf-8', { ignoreBOM: true, fatal: true });

function isUtf8(bytes: Uint8Array): boolean {
  try {
    strictText.decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** What a header block says the reader must know. */
export interface HeaderFeatures {
  readonly required: readonly Uint8Array[];
  readonly optional: readonly Uint8Array[];
}

/** Reads the feature lists of a header block; throws `EncodingFault`. */
export function readHeaderFeatures(bytes: Uint8Array): HeaderFeatures {
  const required: Uint8Array[] = [];
  const optional: Uint8Array[] = [];
  const header = new ProtobufCursor(bytes);
  while (header.next()) {
    if (header.field !== 4 && header.field !== 5) {
      header.skip();
      continue;
    }
    header.run();
    (header.field === 4 ? required : optional).push(bytes.subarray(header.start, header.at));
  }
  return { required, optional };
}

/** Version and visibility of an object, from its Info message; the format's defaults where it is silent. */
export function readInfo(info: ProtobufCursor): { version: number; visible: boolean } {
  let version = -1;
  let visible = true;
  while (info.next()) {
    if (info.field === 1) {
      version = info.signedField();
    } else if (info.field === 6) {
      visible = info.unsignedField() !== 0;
    } else info.skip();
  }
  return { version, visible };
}
