// Writes a vector tile (Mapbox Vector Tile 2.1) of one layer: bytes that the map's own worker takes without a copy.

export type TileShape = 'point' | 'line' | 'polygon';

/** Integers across a tile. */
export const tileExtent = 4096;

const shapeTypes: Readonly<Record<TileShape, number>> = { point: 1, line: 2, polygon: 3 };
const moveTo = 1;
const lineTo = 2;
const closePath = 7;

/** A growing row of bytes. */
class Bytes {
  #bytes = new Uint8Array(1 << 12);
  length = 0;

  clear(): void {
    this.length = 0;
  }

  varint(value: number): void {
    this.#room(10);
    let rest = value;
    while (rest > 127) {
      this.#bytes[this.length++] = (rest % 128) | 128;
      rest = Math.floor(rest / 128);
    }
    this.#bytes[this.length++] = rest;
  }

  /** A field of bytes: its tag, its length, itself. */
  field(tag: number, bytes: Uint8Array): void {
    this.varint(tag * 8 + 2);
    this.varint(bytes.length);
    this.#room(bytes.length);
    this.#bytes.set(bytes, this.length);
    this.length += bytes.length;
  }

  number(tag: number, value: number): void {
    this.varint(tag * 8);
    this.varint(value);
  }

  view(): Uint8Array {
    return this.#bytes.subarray(0, this.length);
  }

  #room(count: number): void {
    if (this.length + count <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.max(2 * this.#bytes.length, this.length + count));
    larger.set(this.#bytes.subarray(0, this.length));
    this.#bytes = larger;
  }
}

export interface TileLayer {
  /** Adds a feature: its rows of x, y by turns, in units of the tile; `value` is its one property. */
  readonly add: (id: number, shape: TileShape, parts: readonly (readonly number[])[], value: number) => void;
  readonly finish: () => ArrayBuffer;
}

/** A tile with one layer, whose features have an id and one whole number under `key`. */
export function createTileLayer(name: string, key: string): TileLayer {
  const features = new Bytes();
  const feature = new Bytes();
  const inner = new Bytes();
  const values = new Map<number, number>();

  function geometry(shape: TileShape, parts: readonly (readonly number[])[]): void {
    let [x, y] = [0, 0];
    const go = (part: readonly number[], k: number): void => {
      inner.varint(zigzag(part[2 * k] - x));
      inner.varint(zigzag(part[2 * k + 1] - y));
      [x, y] = [part[2 * k], part[2 * k + 1]];
    };
    for (const part of parts) {
      const count = part.length / 2;
      inner.varint(moveTo + 8);
      go(part, 0);
      if (count > 1) inner.varint(lineTo + 8 * (count - 1));
      for (let k = 1; k < count; k++) go(part, k);
      if (shape === 'polygon') inner.varint(closePath + 8);
    }
  }

  return {
    add(id, shape, parts, value) {
      if (!values.has(value)) values.set(value, values.size);
      feature.clear();
      feature.number(1, id);
      inner.clear();
      inner.varint(0);
      inner.varint(values.get(value) ?? 0);
      feature.field(2, inner.view());
      feature.number(3, shapeTypes[shape]);
      inner.clear();
      geometry(shape, parts);
      feature.field(4, inner.view());
      features.field(2, feature.view());
    },
    finish() {
      const text = new TextEncoder();
      const layer = new Bytes();
      layer.number(15, 2);
      layer.field(1, text.encode(name));
      layer.field(3, text.encode(key));
      for (const value of values.keys()) {
        inner.clear();
        inner.number(5, value);
        layer.field(4, inner.view());
      }
      layer.number(5, tileExtent);
      const head = layer.view();
      const tile = new Bytes();
      tile.varint(3 * 8 + 2);
      tile.varint(head.length + features.length);
      const start = tile.view();
      const whole = new Uint8Array(start.length + head.length + features.length);
      whole.set(start);
      whole.set(head, start.length);
      whole.set(features.view(), start.length + head.length);
      return whole.buffer;
    },
  };
}

/** Small numbers of either sign as small whole numbers. */
function zigzag(value: number): number {
  return value < 0 ? -2 * value - 1 : 2 * value;
}
