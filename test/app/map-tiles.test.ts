// Tiles of cells and roads: what is in them, cut to the tile, wound as the map expects; and the simple map's pixels.

import { describe, expect, test } from 'vitest';
import { createRaster, fillBox, fillRings, pixelOf } from '../../src/app/map/cell-raster.ts';
import { buildCellTile, buildRoadTile } from '../../src/app/map/map-tiles.ts';
import { clipLine, clipRing } from '../../src/app/map/tile-clip.ts';
import type { CellLayer } from '../../src/compute/jobs.ts';

const stay = (): null => null;
const world = { z: 0, x: 0, y: 0 };

/** Fields of a message: tag and number or bytes. */
function fields(bytes: Uint8Array): readonly (readonly [number, number | Uint8Array])[] {
  const found: [number, number | Uint8Array][] = [];
  let at = 0;
  const varint = (): number => {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = bytes[at++];
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
  };
  while (at < bytes.length) {
    const key = varint();
    const value = varint();
    if (key % 8 === 0) found.push([key >> 3, value]);
    else {
      found.push([key >> 3, bytes.subarray(at, at + value)]);
      at += value;
    }
  }
  return found;
}

function numbers(bytes: Uint8Array): readonly number[] {
  const found: number[] = [];
  let [value, scale] = [0, 1];
  for (const byte of bytes) {
    value += (byte & 127) * scale;
    scale *= 128;
    if (byte < 128) {
      found.push(value);
      [value, scale] = [0, 1];
    }
  }
  return found;
}

interface ReadFeature {
  readonly id: number;
  readonly type: number;
  readonly value: number;
  readonly rings: readonly (readonly (readonly [number, number])[])[];
}

/** Reads a tile back by its own rules, independently of the writer. */
function readTile(buffer: ArrayBuffer): readonly ReadFeature[] {
  const layer = fields(fields(new Uint8Array(buffer))[0][1] as Uint8Array);
  const values = layer.filter(([tag]) => tag === 4).map(([, bytes]) => fields(bytes as Uint8Array)[0][1] as number);
  return layer
    .filter(([tag]) => tag === 2)
    .map(([, bytes]) => {
      const parts = new Map(fields(bytes as Uint8Array));
      const commands = numbers(parts.get(4) as Uint8Array);
      const rings: [number, number][][] = [];
      let [x, y] = [0, 0];
      for (let k = 0; k < commands.length; ) {
        const [kind, count] = [commands[k] % 8, Math.floor(commands[k] / 8)];
        k += 1;
        if (kind === 7) continue;
        if (kind === 1) rings.push([]);
        for (let n = 0; n < count; n++, k += 2) {
          const signed = (value: number): number => (value % 2 === 0 ? value / 2 : -(value + 1) / 2);
          x += signed(commands[k]);
          y += signed(commands[k + 1]);
          rings.at(-1)?.push([x, y]);
        }
      }
      return {
        id: parts.get(1) as number,
        type: parts.get(3) as number,
        value: values[numbers(parts.get(2) as Uint8Array)[1]],
        rings,
      };
    });
}

/** Cells as squares given by west, south and side; a hole in the middle of the first. */
function cellsOf(squares: readonly (readonly [number, number, number])[]): CellLayer {
  const [cellStart, polygonStart, ringStart] = [[0], [0], [0]];
  const lonLat: number[] = [];
  const ring = (west: number, south: number, side: number): void => {
    for (const [dx, dy] of [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 1],
      [0, 0],
    ])
      lonLat.push(west + dx * side, south + dy * side);
    ringStart.push(lonLat.length / 2);
  };
  squares.forEach(([west, south, side], row) => {
    ring(west, south, side);
    if (row === 0) ring(west + side / 4, south + side / 4, side / 2);
    polygonStart.push(ringStart.length - 1);
    cellStart.push(polygonStart.length - 1);
  });
  return {
    shapes: {
      cellStart: Int32Array.from(cellStart),
      polygonStart: Int32Array.from(polygonStart),
      ringStart: Int32Array.from(ringStart),
      lonLat: Float64Array.from(lonLat),
    },
    cellId: squares.map((_, row) => String(row)),
    population: Float64Array.from(squares, () => 1),
    lon: Float64Array.from(squares, ([west]) => west),
    lat: Float64Array.from(squares, ([, south]) => south),
  };
}

const doubleArea = (ring: readonly (readonly [number, number])[]): number =>
  ring.reduce((sum, [x, y], k) => {
    const [nextX, nextY] = ring[(k + 1) % ring.length];
    return sum + x * nextY - nextX * y;
  }, 0);

describe('a tile of cells', () => {
  test('has each cell of the tile with its row, its class, an outer ring clockwise on the screen and holes the other way', async () => {
    const cells = cellsOf([
      [0, 0, 20],
      [-40, 10, 20],
    ]);
    const features = readTile(await buildCellTile(cells, Uint8Array.of(3, 65), world, stay));
    expect(features.map(({ id, type, value }) => [id, type, value])).toEqual([
      [0, 3, 3],
      [1, 3, 65],
    ]);
    expect(features[0].rings.map(ring => Math.sign(doubleArea(ring)))).toEqual([1, -1]);
    // The corner at 0° 0° is the middle of the world; rings are not closed twice.
    expect(features[0].rings[0]).toContainEqual([2048, 2048]);
    expect(features[0].rings[0].length).toBe(4);
  });

  test('leaves out what lies elsewhere and cuts what reaches far beyond', async () => {
    const cells = cellsOf([
      [-170, -60, 120],
      [100, 40, 1],
    ]);
    const features = readTile(await buildCellTile(cells, Uint8Array.of(1, 1), { z: 6, x: 20, y: 32 }, stay));
    expect(features.map(({ id }) => id)).toEqual([0]);
    const all = features[0].rings.flat(2);
    expect(Math.min(...all)).toBe(-96);
    expect(Math.max(...all)).toBe(4096 + 96);
  });

  test('has points where cells are points', async () => {
    const none = Int32Array.of(0, 0);
    const points: CellLayer = {
      shapes: {
        cellStart: none,
        polygonStart: Int32Array.of(0),
        ringStart: Int32Array.of(0),
        lonLat: new Float64Array(),
      },
      cellId: ['a'],
      population: Float64Array.of(1),
      lon: Float64Array.of(90),
      lat: Float64Array.of(0),
    };
    expect(readTile(await buildCellTile(points, Uint8Array.of(2), world, stay))).toEqual([
      { id: 0, type: 1, value: 2, rings: [[[3072, 2048]]] },
    ]);
  });
});

test('a tile of roads has the pieces of a line that touch it', async () => {
  const roads = {
    lineStart: Int32Array.of(0, 4, 6),
    lonLat: Float64Array.of(-10, 1, 10, 1, 10, 80, 10, 1, 100, 1, 110, 1),
    isMajor: Uint8Array.of(1, 0),
  };
  const features = readTile(await buildRoadTile(roads, { z: 4, x: 8, y: 7 }, stay));
  expect(features.map(({ id, value, type }) => [id, value, type])).toEqual([[0, 1, 2]]);
  for (const [x, y] of features[0].rings.flat()) expect([x, y].every(v => v >= -96 && v <= 4192)).toBe(true);
});

test('clipping keeps what is inside and gives nothing of what is outside', () => {
  const square = [10, 10, 20, 10, 20, 20, 10, 20];
  expect(clipRing(square, 0, 100)).toEqual(square);
  expect(clipRing(square, 30, 100)).toEqual([]);
  expect(clipLine([-50, 5, 50, 5, 50, 500], 0, 10)).toEqual([[0, 5, 10, 5]]);
  expect(clipLine([20, 20, 30, 30], 0, 10)).toEqual([]);
});

test('the image of cells: half-open pixels, holes, stripes, and colours as the style writes them', () => {
  const raster = createRaster(8, 8, 1);
  const ring = (from: number, till: number): number[] => [from, from, till, from, till, till, from, till];
  fillRings(raster, [ring(0, 6), ring(2, 4)], { color: 2, stripe: null });
  const row = (y: number): number[] => [...raster.pixels.subarray(8 * y, 8 * y + 8)];
  expect(row(0)).toEqual([2, 2, 2, 2, 2, 2, 1, 1]);
  expect(row(3)).toEqual([2, 2, 1, 1, 2, 2, 1, 1]);
  expect(row(6)).toEqual([1, 1, 1, 1, 1, 1, 1, 1]);
  // An upright box and the same box with one corner more are filled alike.
  const [boxed, cornered] = [createRaster(6, 6, 0), createRaster(6, 6, 0)];
  fillRings(boxed, [[1, 2, 4, 2, 4, 5, 1, 5, 1, 2]], { color: 3, stripe: 4 });
  fillRings(cornered, [[1, 2, 3, 2, 4, 2, 4, 5, 1, 5]], { color: 3, stripe: 4 });
  expect(boxed.pixels).toEqual(cornered.pixels);
  expect(boxed.pixels.filter(pixel => pixel !== 0).length).toBe(9);
  fillBox(raster, -2, 7, 6, { color: 5, stripe: 9 });
  expect(row(7)).toEqual([9, 5, 5, 5, 1, 1, 1, 1]);
  expect(pixelOf('#0B5CAD')).toBe(0xffad5c0b);
  expect(pixelOf('rgba(255, 0, 0, 0.5)', 0xff000000)).toBe(0xff000080);
});
