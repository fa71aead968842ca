// Reads Protocol Buffers' wire format in place: numbers come out as exact doubles or as a fault, and nothing is copied.
// Source: protobuf.dev/programming-guides/encoding.

/** Damage in encoded bytes: a problem code and how far into the message it lies. Thrown here, a `Problem` at the reader's border. */
export class EncodingFault extends Error {
  readonly code: string;
  /** Bytes from the start of the message. */
  readonly at: number;

  constructor(code: string, at: number) {
    super(code);
    this.name = 'EncodingFault';
    this.code = code;
    this.at = at;
  }
}

const varintWire = 0;
const bytesWire = 2;

const two32 = 4294967296;
const largest = Number.MAX_SAFE_INTEGER;

/** Walks the fields of one message, or the numbers of one packed field; `seek` moves it, so loops need no new cursor. */
export class ProtobufCursor {
  readonly bytes: Uint8Array;
  /** The next byte to read, and the first one past the message. */
  at: number;
  end: number;
  /** Number and wire type of the field that `next` came to. */
  field = 0;
  wire = 0;
  /** Where the run of bytes that `run` came to begins; it ends at `at`. */
  start = 0;
  // The two halves of the last long varint, as signed 32-bit integers: those stay in registers.
  #low = 0;
  #high = 0;

  constructor(bytes: Uint8Array, start = 0, end: number = bytes.length) {
    this.bytes = bytes;
    this.at = start;
    this.end = end;
  }

  seek(start: number, end: number): void {
    this.at = start;
    this.end = end;
  }

  /** Comes to the next field; false at the end of the message. */
  next(): boolean {
    if (this.at >= this.end) return false;
    const key = this.unsigned();
    this.field = Math.floor(key / 8);
    this.wire = key % 8;
    if (this.field === 0 || this.field > 536870911) throw new EncodingFault('osm-pbf-field', this.at);
    return true;
  }

  /** Comes to the bytes of a field: they lie from `start` to `at`. */
  run(): void {
    this.#expect(bytesWire);
    const length = this.unsigned();
    if (length > this.end - this.at) throw new EncodingFault('osm-pbf-length', this.at);
    this.start = this.at;
    this.at += length;
  }

  /** Comes to the bytes of a field and sets another cursor on them; faults where that has been done for this message. */
  runInto(part: ProtobufCursor): void {
    if (part.end > 0) throw new EncodingFault('osm-pbf-field', this.at);
    this.run();
    part.seek(this.start, this.at);
  }

  /** Passes over a field of any wire type. */
  skip(): void {
    switch (this.wire) {
      case varintWire:
        this.#long();
        return;
      case bytesWire:
        this.run();
        return;
      case 1:
        this.at += 8;
        break;
      case 5:
        this.at += 4;
        break;
      default:
        throw new EncodingFault('osm-pbf-field', this.at);
    }
    if (this.at > this.end) throw new EncodingFault('osm-pbf-length', this.end);
  }

  /** The number of a field, of the three kinds below; faults where the field is of another wire type. */
  unsignedField(): number {
    this.#expect(varintWire);
    return this.unsigned();
  }
  signedField(): number {
    this.#expect(varintWire);
    return this.signed();
  }
  zigzagField(): number {
    this.#expect(varintWire);
    return this.plusZigzag(0);
  }

  #expect(wire: number): void {
    if (this.wire !== wire) throw new EncodingFault('osm-pbf-field', this.at);
  }

  /** A varint as a number from 0 to 2^53 − 1. */
  unsigned(): number {
    const bytes = this.bytes;
    const at = this.at;
    const first = bytes[at] as number;
    if (first < 0x80 && at < this.end) {
      this.at = at + 1;
      return first;
    }
    this.#long();
    const value = (this.#high >>> 0) * two32 + (this.#low >>> 0);
    if (value > largest) throw new EncodingFault('osm-pbf-number', at);
    return value;
  }

  /** An int32 or int64 in two's complement, exact to ±(2^53 − 1). */
  signed(): number {
    const at = this.at;
    this.#long();
    const value = this.#high * two32 + (this.#low >>> 0);
    if (!Number.isSafeInteger(value)) throw new EncodingFault('osm-pbf-number', at);
    return value;
  }

  /** A sint32 or sint64 (zigzag) added to `before`, for lists that store differences; exact to ±(2^53 − 1). */
  plusZigzag(before: number): number {
    const bytes = this.bytes;
    const start = this.at;
    let at = start;
    // A byte outside the array reads as undefined, which compares as false: the check of `end` below finds it.
    let byte = bytes[at++] as number;
    let value = byte & 0x7f;
    if (byte >= 0x80) {
      byte = bytes[at++] as number;
      value |= (byte & 0x7f) << 7;
      if (byte >= 0x80) {
        byte = bytes[at++] as number;
        value |= (byte & 0x7f) << 14;
        if (byte >= 0x80) {
          byte = bytes[at++] as number;
          value |= (byte & 0x7f) << 21;
          if (byte >= 0x80) return this.#plusLongZigzag(before);
        }
      }
    }
    if (at > this.end) throw new EncodingFault('osm-pbf-length', start);
    this.at = at;
    const sum = before + ((value >>> 1) ^ -(value & 1));
    if (sum > largest || sum < -largest) throw new EncodingFault('osm-pbf-number', start);
    return sum;
  }

  /** The same in two halves: a difference may need 54 bits although both numbers fit into 53. */
  #plusLongZigzag(before: number): number {
    const start = this.at;
    this.#long();
    const high = this.#high >>> 1;
    const low = ((this.#high << 31) | (this.#low >>> 1)) >>> 0;
    const beforeHigh = Math.floor(before / two32);
    const beforeLow = before - beforeHigh * two32;
    const isNegative = (this.#low & 1) === 1;
    const sum = isNegative
      ? (beforeHigh - high) * two32 + (beforeLow - low - 1)
      : (beforeHigh + high) * two32 + (beforeLow + low);
    if (sum > largest || sum < -largest) throw new EncodingFault('osm-pbf-number', start);
    return sum;
  }

  /** Reads a varint of up to 64 bits into its two halves. */
  #long(): void {
    const bytes = this.bytes;
    const start = this.at;
    let at = start;
    let low = 0;
    let high = 0;
    for (let shift = 0; ; shift += 7) {
      if (at >= this.end) throw new EncodingFault('osm-pbf-length', start);
      const byte = bytes[at++] as number;
      const part = byte & 0x7f;
      // The tenth byte holds the sixty-fourth bit alone.
      if (shift === 63 && byte > 1) throw new EncodingFault('osm-pbf-number', start);
      if (shift < 28) low |= part << shift;
      else if (shift === 28) {
        low |= part << 28;
        high = part >>> 4;
      } else high |= part << (shift - 32);
      if (byte < 0x80) break;
    }
    this.at = at;
    this.#low = low;
    this.#high = high;
  }
}
