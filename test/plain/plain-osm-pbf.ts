// OSM PBF read and written plainly, byte by byte with BigInt varints; after the format's description in the OSM wiki.

import { deflateSync, inflateSync } from 'node:zlib';
import type { PlainNode, PlainWay } from './plain-types.ts';

/** One field of a protocol buffer message: a number, or the bytes of a string, message or packed list. */
interface Field {
  readonly number: number;
  readonly value: bigint;
  readonly bytes: Uint8Array;
}

const noBytes = new Uint8Array(0);

function readVarint(bytes: Uint8Array, start: number): { value: bigint; next: number } {
  let value = 0n;
  let shift = 0n;
  for (let at = start; ; at++) {
    const byte = bytes[at];
    if (byte === undefined) throw new Error('a varint runs past the end');
    value |= BigInt(byte & 127) << shift;
    if (byte < 128) return { value, next: at + 1 };
    shift += 7n;
  }
}

function readFields(bytes: Uint8Array): Field[] {
  const fields: Field[] = [];
  let at = 0;
  while (at < bytes.length) {
    const key = readVarint(bytes, at);
    const number = Number(key.value >> 3n);
    const wire = Number(key.value & 7n);
    if (wire === 0) {
      const { value, next } = readVarint(bytes, key.next);
      fields.push({ number, value, bytes: noBytes });
      at = next;
    } else if (wire === 2) {
      const length = readVarint(bytes, key.next);
      const end = length.next + Number(length.value);
      if (end > bytes.length) throw new Error('a field runs past the end');
      fields.push({ number, value: 0n, bytes: bytes.subarray(length.next, end) });
      at = end;
    } else {
      throw new Error(`wire type ${wire}`);
    }
  }
  return fields;
}

function bytesOf(fields: readonly Field[], number: number): Uint8Array {
  return fields.find(field => field.number === number)?.bytes ?? noBytes;
}

function numberOf(fields: readonly Field[], number: number, absent: bigint): bigint {
  return BigInt.asIntN(64, fields.find(field => field.number === number)?.value ?? absent);
}

function readPacked(bytes: Uint8Array): bigint[] {
  const values: bigint[] = [];
  for (let at = 0; at < bytes.length; ) {
    const { value, next } = readVarint(bytes, at);
    values.push(value);
    at = next;
  }
  return values;
}

/** 0, 1, 2, 3, 4 … stand for 0, −1, 1, −2, 2 … */
function unzigzag(value: bigint): bigint {
  return value % 2n === 0n ? value / 2n : -(value + 1n) / 2n;
}

function readDeltas(bytes: Uint8Array): bigint[] {
  let sum = 0n;
  return readPacked(bytes).map(value => {
    sum += unzigzag(value);
    return sum;
  });
}

function blobsOf(file: Uint8Array): { type: string; data: Uint8Array }[] {
  const blobs: { type: string; data: Uint8Array }[] = [];
  for (let at = 0; at < file.length; ) {
    const headerLength = new DataView(file.buffer, file.byteOffset + at).getUint32(0);
    const header = readFields(file.subarray(at + 4, at + 4 + headerLength));
    const start = at + 4 + headerLength;
    const end = start + Number(numberOf(header, 3, 0n));
    const blob = readFields(file.subarray(start, end));
    const raw = bytesOf(blob, 1);
    const data = raw.length > 0 ? raw : inflateSync(bytesOf(blob, 3));
    blobs.push({ type: new TextDecoder().decode(bytesOf(header, 1)), data });
    at = end;
  }
  return blobs;
}

/** All ways with the nodes that the file holds, null in place of those it does not. */
export function readPlainOsmPbf(file: Uint8Array): (Omit<PlainWay, 'nodes'> & { nodes: (PlainNode | null)[] })[] {
  const nodes = new Map<bigint, PlainNode>();
  const ways: { id: string; tags: Record<string, string>; refs: bigint[] }[] = [];
  for (const { type, data } of blobsOf(file)) {
    if (type !== 'OSMData') continue;
    const block = readFields(data);
    const texts = readFields(bytesOf(block, 1)).map(field => new TextDecoder().decode(field.bytes));
    const granularity = numberOf(block, 17, 100n);
    const degrees = (offset: bigint, value: bigint): number => Number(offset + granularity * value) / 1e9;
    const addNode = (id: bigint, lat: bigint, lon: bigint): void => {
      const place = { lon: degrees(numberOf(block, 20, 0n), lon), lat: degrees(numberOf(block, 19, 0n), lat) };
      nodes.set(id, { id: id.toString(), ...place });
    };
    for (const group of block.filter(field => field.number === 2)) {
      for (const field of readFields(group.bytes)) {
        const parts = readFields(field.bytes);
        if (field.number === 1) {
          addNode(unzigzag(parts.find(part => part.number === 1)!.value), nodeValue(parts, 8), nodeValue(parts, 9));
        } else if (field.number === 2) {
          const lats = readDeltas(bytesOf(parts, 8));
          const lons = readDeltas(bytesOf(parts, 9));
          readDeltas(bytesOf(parts, 1)).forEach((id, i) => {
            addNode(id, lats[i]!, lons[i]!);
          });
        } else if (field.number === 3) {
          const tags: Record<string, string> = {};
          const values = readPacked(bytesOf(parts, 3));
          readPacked(bytesOf(parts, 2)).forEach((key, i) => {
            tags[texts[Number(key)]!] = texts[Number(values[i]!)]!;
          });
          ways.push({ id: numberOf(parts, 1, 0n).toString(), tags, refs: readDeltas(bytesOf(parts, 8)) });
        }
      }
    }
  }
  return ways.map(({ id, tags, refs }) => ({ id, tags, nodes: refs.map(ref => nodes.get(ref) ?? null) }));
}

function nodeValue(parts: readonly Field[], number: number): bigint {
  return unzigzag(parts.find(part => part.number === number)?.value ?? 0n);
}

function varint(value: bigint): number[] {
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, value);
  while (rest >= 128n) {
    bytes.push(Number(rest % 128n) + 128);
    rest /= 128n;
  }
  return [...bytes, Number(rest)];
}

function numberField(number: number, value: bigint): number[] {
  return [...varint(BigInt(number) * 8n), ...varint(value)];
}

function bytesField(number: number, bytes: Iterable<number>): number[] {
  const list = [...bytes];
  return [...varint(BigInt(number) * 8n + 2n), ...varint(BigInt(list.length)), ...list];
}

function zigzag(value: bigint): bigint {
  return value >= 0n ? value * 2n : -value * 2n - 1n;
}

function packDeltas(values: readonly bigint[]): number[] {
  return values.flatMap((value, i) => varint(zigzag(value - (i === 0 ? 0n : values[i - 1]!))));
}

function textBytes(text: string): number[] {
  return [...new TextEncoder().encode(text)];
}

function fileBlock(type: string, message: readonly number[]): number[] {
  const packed = deflateSync(Uint8Array.from(message));
  const blob = [...numberField(2, BigInt(message.length)), ...bytesField(3, packed)];
  const header = [...bytesField(1, textBytes(type)), ...numberField(3, BigInt(blob.length))];
  const length = header.length;
  return [length >>> 24, (length >>> 16) & 255, (length >>> 8) & 255, length & 255, ...header, ...blob];
}

/** A small file of dense nodes and ways; node and way ids are the digits of whole numbers, places have 7 decimals. */
export function writePlainOsmPbf(ways: readonly PlainWay[]): Uint8Array {
  const nodes = new Map<string, PlainNode>();
  const texts = new Map<string, number>([['', 0]]);
  const textRow = (text: string): number[] => {
    if (!texts.has(text)) texts.set(text, texts.size);
    return varint(BigInt(texts.get(text)!));
  };
  for (const way of ways) for (const node of way.nodes) nodes.set(node.id, node);
  const list = [...nodes.values()].sort((a, b) => Number(a.id) - Number(b.id));
  const units = (degrees: number): bigint => BigInt(Math.round(degrees * 1e7));
  const dense = [
    ...bytesField(1, packDeltas(list.map(node => BigInt(node.id)))),
    ...bytesField(8, packDeltas(list.map(node => units(node.lat)))),
    ...bytesField(9, packDeltas(list.map(node => units(node.lon)))),
  ];
  const wayFields = ways.flatMap(way =>
    bytesField(3, [
      ...numberField(1, BigInt(way.id)),
      ...bytesField(2, Object.keys(way.tags).flatMap(textRow)),
      ...bytesField(3, Object.values(way.tags).flatMap(textRow)),
      ...bytesField(8, packDeltas(way.nodes.map(node => BigInt(node.id)))),
    ]),
  );
  const strings = [...texts.keys()].flatMap(text => bytesField(1, textBytes(text)));
  const header = ['OsmSchema-V0.6', 'DenseNodes'].flatMap(feature => bytesField(4, textBytes(feature)));
  const block = [...bytesField(1, strings), ...bytesField(2, bytesField(2, dense)), ...bytesField(2, wayFields)];
  return Uint8Array.from([...fileBlock('OSMHeader', header), ...fileBlock('OSMData', block)]);
}
