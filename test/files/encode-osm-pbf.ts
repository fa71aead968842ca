// Writes small OSM PBF files for tests, in every variant the format allows and in some that it does not.

import { deflateSync } from 'node:zlib';

export interface NodeSpec {
  readonly id: number | bigint;
  /** In steps of the block's granularity, from its offset. */
  readonly lat: number | bigint;
  readonly lon: number | bigint;
  readonly version?: number;
  readonly visible?: boolean;
}

export interface WaySpec {
  readonly id: number | bigint;
  readonly refs: readonly (number | bigint)[];
  readonly tags: Readonly<Record<string, string | Uint8Array>>;
  readonly version?: number;
  readonly visible?: boolean;
}

export interface BlockSpec {
  readonly nodes?: readonly NodeSpec[];
  readonly ways?: readonly WaySpec[];
  /** Default true. */
  readonly dense?: boolean;
  readonly granularity?: number;
  readonly latOffset?: number;
  readonly lonOffset?: number;
  /** Group messages appended as they are. */
  readonly extraGroups?: readonly Uint8Array[];
}

export interface FileSpec {
  readonly blocks: readonly BlockSpec[];
  readonly required?: readonly string[];
  readonly optional?: readonly string[];
  readonly packing?: Packing;
}

/** How a blob's bytes become its message. */
export type Packing = (bytes: Uint8Array) => Uint8Array;

export function varint(value: number | bigint): Uint8Array {
  let rest = BigInt.asUintN(64, BigInt(value));
  const bytes: number[] = [];
  do {
    const low = Number(rest & 127n);
    rest >>= 7n;
    bytes.push(rest > 0n ? low | 128 : low);
  } while (rest > 0n);
  return Uint8Array.from(bytes);
}

export function zigzag(value: number | bigint): Uint8Array {
  const wide = BigInt(value);
  return varint(wide >= 0n ? wide * 2n : -wide * 2n - 1n);
}

export function join(...parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}

export function numberField(field: number, value: number | bigint): Uint8Array {
  return join(varint(field * 8), varint(value));
}

export function bytesField(field: number, bytes: Uint8Array): Uint8Array {
  return join(varint(field * 8 + 2), varint(bytes.length), bytes);
}

export function textField(field: number, text: string): Uint8Array {
  return bytesField(field, new TextEncoder().encode(text));
}

function packed(field: number, values: readonly Uint8Array[]): Uint8Array {
  return values.length === 0 ? new Uint8Array(0) : bytesField(field, join(...values));
}

function deltas(values: readonly (number | bigint)[]): Uint8Array[] {
  return values.map((value, i) => zigzag(BigInt(value) - (i === 0 ? 0n : BigInt(values[i - 1] ?? 0))));
}

function infoMessage({ version, visible }: { readonly version?: number; readonly visible?: boolean }): Uint8Array {
  return join(
    version === undefined ? new Uint8Array(0) : numberField(1, version),
    visible === undefined ? new Uint8Array(0) : numberField(6, visible ? 1 : 0),
  );
}

function hasInfo(specs: readonly { readonly version?: number; readonly visible?: boolean }[]): boolean {
  return specs.some(({ version, visible }) => version !== undefined || visible !== undefined);
}

function denseGroup(nodes: readonly NodeSpec[]): Uint8Array {
  const info = join(
    packed(
      1,
      nodes.map(({ version }) => varint(version ?? -1)),
    ),
    packed(
      6,
      nodes.map(({ visible }) => varint(visible === false ? 0 : 1)),
    ),
  );
  const dense = join(
    packed(1, deltas(nodes.map(({ id }) => id))),
    hasInfo(nodes) ? bytesField(5, info) : new Uint8Array(0),
    packed(8, deltas(nodes.map(({ lat }) => lat))),
    packed(9, deltas(nodes.map(({ lon }) => lon))),
    // No tags: one terminator a node.
    packed(
      10,
      nodes.map(() => varint(0)),
    ),
  );
  return bytesField(2, dense);
}

function plainGroup(nodes: readonly NodeSpec[]): Uint8Array {
  return join(
    ...nodes.map(node =>
      bytesField(
        1,
        join(
          join(varint(8), zigzag(node.id)),
          hasInfo([node]) ? bytesField(4, infoMessage(node)) : new Uint8Array(0),
          join(varint(64), zigzag(node.lat)),
          join(varint(72), zigzag(node.lon)),
        ),
      ),
    ),
  );
}

export function encodeBlock(spec: BlockSpec): Uint8Array {
  const texts: Uint8Array[] = [new Uint8Array(0)];
  const numbers = new Map<string, number>();
  const textNumber = (text: string | Uint8Array): number => {
    const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
    const key = Buffer.from(bytes).toString('hex');
    const known = numbers.get(key) ?? texts.push(bytes) - 1;
    numbers.set(key, known);
    return known;
  };
  const ways = (spec.ways ?? []).map(way => {
    const tags = Object.entries(way.tags);
    return bytesField(
      3,
      join(
        numberField(1, way.id),
        packed(
          2,
          tags.map(([key]) => varint(textNumber(key))),
        ),
        packed(
          3,
          tags.map(([, value]) => varint(textNumber(value))),
        ),
        hasInfo([way]) ? bytesField(4, infoMessage(way)) : new Uint8Array(0),
        packed(8, deltas(way.refs)),
      ),
    );
  });
  const nodes = spec.nodes ?? [];
  const nodeGroup = nodes.length === 0 ? [] : [spec.dense === false ? plainGroup(nodes) : denseGroup(nodes)];
  const groups = [...nodeGroup, ...(ways.length === 0 ? [] : [join(...ways)]), ...(spec.extraGroups ?? [])];
  return join(
    bytesField(1, join(...texts.map(text => bytesField(1, text)))),
    ...groups.map(group => bytesField(2, group)),
    spec.granularity === undefined ? new Uint8Array(0) : numberField(17, spec.granularity),
    spec.latOffset === undefined ? new Uint8Array(0) : numberField(19, spec.latOffset),
    spec.lonOffset === undefined ? new Uint8Array(0) : numberField(20, spec.lonOffset),
  );
}

export const raw: Packing = bytes => bytesField(1, bytes);
export const zlib: Packing = bytes => join(numberField(2, bytes.length), bytesField(3, deflateSync(bytes)));

/** One frame: length of the header, header, blob. */
export function frame(type: string, blob: Uint8Array): Uint8Array {
  const header = join(textField(1, type), numberField(3, blob.length));
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, header.length);
  return join(length, header, blob);
}

export function headerFrame(
  required: readonly string[] = ['OsmSchema-V0.6', 'DenseNodes'],
  optional: readonly string[] = [],
  packing: Packing = zlib,
): Uint8Array {
  const message = join(...required.map(name => textField(4, name)), ...optional.map(name => textField(5, name)));
  return frame('OSMHeader', packing(message));
}

export function encodeOsmPbf({ blocks, required, optional, packing = zlib }: FileSpec): Uint8Array {
  const data = blocks.map(block => frame('OSMData', packing(encodeBlock(block))));
  return join(headerFrame(required, optional, packing), ...data);
}
