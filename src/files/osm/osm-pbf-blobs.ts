// The outer shell of an OSM PBF file: a run of blobs, each with a small header, raw or packed with zlib.
// Source: wiki.openstreetmap.org/wiki/PBF_Format, fileformat.proto.

import { type ByteSource, ByteWindow } from '../bytes/byte-source.ts';
import { inflate } from '../bytes/inflate.ts';
import type { Started } from '../bytes/read-ahead.ts';
import { EncodingFault, ProtobufCursor } from './protobuf.ts';

/** Largest header of a blob and largest unpacked blob, bytes; both set by the format. */
const maxBlobHeaderBytes = 65536;
const maxBlobBytes = 33554432;

/** Where a blob lies in the file, in bytes; `start` is that of its frame, which the length of its header opens. */
export interface BlobPlace {
  readonly type: string;
  readonly start: number;
  readonly offset: number;
  readonly length: number;
  /** First byte after the blob. */
  readonly end: number;
}

/** What makes a file unusable, and the byte at which it lies; null where it is not one place. */
export class FileFault extends Error {
  readonly code: string;
  readonly byte: number | null;
  readonly params: Readonly<Record<string, string | number>>;

  constructor(code: string, byte: number | null, params: Readonly<Record<string, string | number>> = {}) {
    super(code);
    this.name = 'FileFault';
    this.code = code;
    this.byte = byte;
    this.params = params;
  }
}

/** A file as a run of blobs; every method throws `FileFault` for what is wrong with the file. */
export class BlobFile {
  readonly #source: ByteSource;
  readonly #window: ByteWindow;

  constructor(source: ByteSource) {
    this.#source = source;
    this.#window = new ByteWindow(source);
  }

  /** The places of all blobs, in order. */
  async *places(): AsyncGenerator<BlobPlace> {
    for (let place = await this.#place(0); place !== null; place = await this.#place(place.end)) yield place;
  }

  /** The blob whose frame starts at this byte, null at the end of the file. */
  async #place(start: number): Promise<BlobPlace | null> {
    const { size } = this.#source;
    if (start === size && start > 0) return null;
    const prefix = await this.#window.read(start, Math.min(4, size - start));
    if (prefix.length < 4) {
      if (start === 0) throw await this.#notPbf();
      throw this.#truncated(start, start + 4);
    }
    const headerLength = new DataView(prefix.buffer, prefix.byteOffset, 4).getUint32(0);
    if (headerLength === 0 || headerLength > maxBlobHeaderBytes) {
      if (start === 0) throw await this.#notPbf();
      throw new FileFault('osm-pbf-blob-size', start, { bytes: headerLength, limit: maxBlobHeaderBytes });
    }
    const header = await this.#window.read(start + 4, Math.min(headerLength, size - start - 4));
    if (start === 0 && !isFileHeader(header, headerLength)) throw await this.#notPbf();
    if (header.length < headerLength) throw this.#truncated(start, start + 4 + headerLength);
    const { type, length } = readBlobHeader(header, start + 4);
    if (length > maxBlobBytes) throw new FileFault('osm-pbf-blob-size', start, { bytes: length, limit: maxBlobBytes });
    const offset = start + 4 + headerLength;
    if (offset + length > size) throw this.#truncated(start, offset + length);
    return { type, start, offset, length, end: offset + length };
  }

  /** Reads a blob and starts to unpack it; the result has at most 32 MiB. */
  async unpack(place: BlobPlace): Promise<Started<Uint8Array>> {
    const bytes = await this.#window.read(place.offset, place.length);
    if (bytes.length < place.length) throw this.#truncated(place.start, place.end);
    const blob = readBlob(bytes, place);
    return { result: blob.packed ? unpackZlib(blob.bytes, blob.size, place) : Promise.resolve(blob.bytes) };
  }

  async #notPbf(): Promise<FileFault> {
    const head = await this.#window.read(0, Math.min(8, this.#source.size));
    const firstBytes = Array.from(head, byte => byte.toString(16).padStart(2, '0')).join(' ');
    return new FileFault('osm-pbf-not-pbf', 0, { firstBytes: firstBytes || '–' });
  }

  #truncated(byte: number, needed: number): FileFault {
    const { size } = this.#source;
    // At least one: a source may also end before the size it gave, when the file has been cut since.
    return new FileFault('osm-pbf-truncated', byte, { size, missing: Math.max(1, needed - size) });
  }
}

/** Whether these are the first bytes of the header of the blob that every file begins with. */
function isFileHeader(header: Uint8Array, length: number): boolean {
  if (header.length < length) {
    // Cut short: compare with what every writer begins with, field 1 and its text.
    const opening = [0x0a, 9, ...Array.from('OSMHeader', letter => letter.charCodeAt(0))];
    return opening.every((byte, at) => at >= header.length || header[at] === byte);
  }
  try {
    return readBlobHeader(header, 4).type === 'OSMHeader';
  } catch (fault) {
    if (fault instanceof FileFault) return false;
    throw fault;
  }
}

async function unpackZlib(packed: Uint8Array, size: number, place: BlobPlace): Promise<Uint8Array> {
  const bytes = await inflate(packed, size);
  if (bytes === null) throw new FileFault('osm-pbf-zlib', place.start, { declared: size });
  return bytes;
}

function readBlobHeader(bytes: Uint8Array, byte: number): { type: string; length: number } {
  let type: string | null = null;
  let length = -1;
  atByte(byte, () => {
    const header = new ProtobufCursor(bytes);
    while (header.next()) {
      if (header.field === 1) {
        header.run();
        type = asciiText(bytes.subarray(header.start, header.at));
      } else if (header.field === 3) {
        length = header.unsignedField();
      } else header.skip();
    }
  });
  if (type === null || length < 0) throw new FileFault('osm-pbf-field', byte, { at: 0 });
  return { type, length };
}

const otherCompressions: Readonly<Record<number, string>> = { 4: 'lzma', 5: 'bzip2', 6: 'lz4', 7: 'zstd' };

/** The content of a blob, packed or not, and the size it has when unpacked: checked as far as can be without unpacking. */
function readBlob(bytes: Uint8Array, place: BlobPlace): { packed: boolean; bytes: Uint8Array; size: number } {
  let content: Uint8Array | null = null;
  let packed = false;
  let size = -1;
  let contents = 0;
  let other = '';
  atByte(place.offset, () => {
    const blob = new ProtobufCursor(bytes);
    while (blob.next()) {
      if (blob.field === 1 || blob.field === 3) {
        blob.run();
        content = bytes.subarray(blob.start, blob.at);
        packed = blob.field === 3;
        contents++;
      } else if (blob.field === 2) {
        size = blob.unsignedField();
      } else {
        blob.skip();
        other = otherCompressions[blob.field] ?? other;
      }
    }
  });
  if (other !== '') throw new FileFault('osm-pbf-compression', place.start, { compression: other });
  if (content === null || contents > 1) throw new FileFault('osm-pbf-field', place.offset, { at: 0 });
  const found: Uint8Array = content;
  if (!packed && size < 0) size = found.length;
  if (size > maxBlobBytes) throw new FileFault('osm-pbf-blob-size', place.start, { bytes: size, limit: maxBlobBytes });
  // A deflate stream unpacks to at most 1032 times its size, so a larger claim is false before anything is unpacked.
  const most = packed ? found.length * 1032 : found.length;
  if (size < 0 || size > most || (!packed && size !== found.length)) {
    throw new FileFault('osm-pbf-raw-size', place.start, { declared: Math.max(0, size) });
  }
  return { packed, bytes: found, size };
}

/** Runs a decoder whose message starts at this byte of the file; its fault then names the file's byte. */
export function atByte<T>(byte: number, decode: () => T): T {
  try {
    return decode();
  } catch (fault) {
    if (fault instanceof EncodingFault) throw new FileFault(fault.code, byte, { at: fault.at });
    throw fault;
  }
}

/** ASCII letters as they are, every other byte as "?"; at most 40 of them: for names that a message shows. */
export function asciiText(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes.subarray(0, 40)) text += byte > 32 && byte < 127 ? String.fromCharCode(byte) : '?';
  return text;
}
