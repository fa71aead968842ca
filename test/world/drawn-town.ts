// A town drawn as text. Letters are nodes, - | \ are roads (/ the other way), > < ^ v on a road make it one-way,
// digits are points: on a road where they replace a piece of it, off the road where they stand alone.
// Every step of a road takes the same time; a step is 0.001° at the equator, columns to the east, rows to the south.

import { geodesicMeters } from '../../src/geo/geodesic.ts';
import type { RoadSegments } from '../../src/roads/road-segments.ts';

export interface DrawnTown {
  readonly segments: RoadSegments;
  /** Degrees of every letter and digit. */
  readonly places: ReadonlyMap<string, readonly [lon: number, lat: number]>;
}

interface Direction {
  readonly column: number;
  readonly row: number;
  readonly roads: string;
  readonly onward: string;
  readonly backward: string;
}

/** Roads are followed from their western or northern end. */
const directions: readonly Direction[] = [
  { column: 1, row: 0, roads: '-', onward: '>', backward: '<' },
  { column: 0, row: 1, roads: '|', onward: 'v', backward: '^' },
  { column: 1, row: 1, roads: '\\', onward: '', backward: '' },
  { column: -1, row: 1, roads: '/', onward: '', backward: '' },
];

const degreesPerStep = 0.001;

/** Draws a town; `msPerStep` is the time over one character of road, from a node to the next character. */
export function drawTown(picture: string, msPerStep: number): DrawnTown {
  const rows = picture.replace(/^\n/, '').split('\n');
  const at = (column: number, row: number): string => rows[row]?.[column] ?? ' ';
  const places = new Map<string, readonly [number, number]>();
  const nodes: { readonly name: string; readonly column: number; readonly row: number }[] = [];
  rows.forEach((text, row) => {
    [...text].forEach((name, column) => {
      if (!/[A-Za-z0-9]/.test(name) || name === 'v') return;
      if (places.has(name)) throw new Error(`the town has ${name} twice`);
      places.set(name, [column * degreesPerStep, -row * degreesPerStep]);
      if (/[A-Z]/.test(name)) nodes.push({ name, column, row });
    });
  });
  const nodeAt = (column: number, row: number): number =>
    nodes.findIndex(node => node.column === column && node.row === row);
  const roads = nodes.flatMap((node, first) =>
    directions.flatMap(direction => {
      const pieces = followRoad(direction, node, at);
      if (pieces === '') return [];
      const steps = pieces.length + 1;
      const second = nodeAt(node.column + steps * direction.column, node.row + steps * direction.row);
      if (second < 0) throw new Error(`the road ${pieces} from ${node.name} ends nowhere`);
      const isOnward = direction.onward !== '' && pieces.includes(direction.onward);
      const isBackward = direction.backward !== '' && pieces.includes(direction.backward);
      const ms = steps * msPerStep;
      return [{ first, second, forwardMs: isBackward ? Infinity : ms, backwardMs: isOnward ? Infinity : ms }];
    }),
  );
  const lon = nodes.map(node => node.column * degreesPerStep);
  const lat = nodes.map(node => -node.row * degreesPerStep);
  return {
    places,
    segments: {
      vertexLon: Float64Array.from(lon),
      vertexLat: Float64Array.from(lat),
      first: Uint32Array.from(roads, road => road.first),
      second: Uint32Array.from(roads, road => road.second),
      forwardMs: Float64Array.from(roads, road => road.forwardMs),
      backwardMs: Float64Array.from(roads, road => road.backwardMs),
      micrometers: Float64Array.from(roads, ({ first, second }) =>
        Math.floor(geodesicMeters(lon[first], lat[first], lon[second], lat[second]) * 1e6 + 0.5),
      ),
    },
  };
}

function followRoad(
  direction: Direction,
  from: { readonly column: number; readonly row: number },
  at: (column: number, row: number) => string,
): string {
  let pieces = '';
  for (let step = 1; ; step++) {
    const piece = at(from.column + step * direction.column, from.row + step * direction.row);
    const isRoad = piece !== ' ' && (direction.roads + direction.onward + direction.backward).includes(piece);
    // A digit belongs to a road that has already begun.
    if (!isRoad && !(/[0-9]/.test(piece) && pieces !== '')) return pieces;
    pieces += piece;
  }
}
