// The grid of places that zones are drawn from: on one world-wide lattice of whole 1e-7°, so that a zone does not
// shimmer when its extent changes. Longitudes run on past 180°; the antimeridian is a column, and zones are cut there.

import { cosDegrees } from '../geo/ellipsoid.ts';
import type { Meters } from '../vocabulary/units.ts';
import type { GridExtent } from './grid-extent.ts';
import { fullTurnUnits, halfTurnUnits, poleUnits, unitsPerDegree } from './map-units.ts';

/** No degree of a meridian is longer than this, nor one of a parallel than this times the cosine of its latitude, metres. */
const mostMetersPerDegree = 111_700;
/** No degree of a meridian is shorter. */
const leastMetersPerDegree = 110_500;

const ladder: readonly Meters[] = [
  1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 2500, 5000, 10_000, 20_000, 25_000, 50_000, 100_000, 200_000,
];

/** Node (row, column) is the place (`columnUnits[column]`, `rowUnits[row]`), its row in columns row × columns + column. */
export interface AnalysisGrid {
  /** 1e-7°, ascending, from −180°; may run on past 180°. */
  readonly columnUnits: Float64Array;
  /** 1e-7°, ascending. */
  readonly rowUnits: Float64Array;
  /** No two neighbours are farther apart. */
  readonly meters: Meters;
}

/** Columns `first` … `last` of a grid lie in one turn; their longitude is `columnUnits + shift`. */
export interface ColumnSpan {
  readonly first: number;
  readonly last: number;
  readonly shift: number;
}

/**
 * The grid over an extent and at least one node more on each side: the longest step of the ladder (1, 2, 5, 10, 20, 25, 50 … metres)
 * up to `targetMeters`, or longer where it takes that to stay within `nodeBudget`.
 */
export function buildAnalysisGrid(extent: GridExtent, targetMeters: Meters, nodeBudget: number): AnalysisGrid {
  const meters = stepWithin(targetMeters, step => nodeCountOf(extent, step) <= nodeBudget);
  return buildGridPiece(extent, meters, equatorwardLatitude(extent));
}

/** The longest step of the ladder up to the target, or the next longer one that fits. */
function stepWithin(targetMeters: Meters, fits: (step: Meters) => boolean): Meters {
  let rung = 0;
  while (rung + 1 < ladder.length && ladder[rung + 1] <= targetMeters) rung++;
  while (rung + 1 < ladder.length && !fits(ladder[rung])) rung++;
  return ladder[rung];
}

/** Steps of a block: a grid that ends at blocks keeps its nodes while what it must hold moves less than to the next one. */
const stepsPerBlock = 16;

/** The same over whole blocks of the lattice, so that a station that moves a little leaves the grid as it is. */
export function buildSteadyGrid(extent: GridExtent, targetMeters: Meters, nodeBudget: number): AnalysisGrid {
  const meters = stepWithin(targetMeters, step => nodeCountOf(toBlocks(extent, step), step) <= nodeBudget);
  const blocks = toBlocks(extent, meters);
  return buildGridPiece(blocks, meters, equatorwardLatitude(blocks));
}

/** The least extent of whole blocks of steps that holds an extent; ends at the poles, and is no more than a turn wide. */
function toBlocks(extent: GridExtent, meters: Meters): GridExtent {
  const tall = stepsPerBlock * rowStep(meters);
  const south = Math.max(-poleUnits, Math.floor(extent.south / tall) * tall);
  const north = Math.min(poleUnits, Math.ceil(extent.north / tall) * tall);
  const wide = stepsPerBlock * columnStep(equatorwardLatitude({ ...extent, south, north }), meters);
  const west = halfTurnUnits + Math.floor((extent.west - halfTurnUnits) / wide) * wide;
  const east = halfTurnUnits + Math.ceil((extent.east - halfTurnUnits) / wide) * wide;
  return { west, south, east: Math.min(east, west + fullTurnUnits), north };
}

/** Nodes a grid would have, about. */
export function nodeCountOf(extent: GridExtent, meters: Meters): number {
  const columns = (extent.east - extent.west) / columnStep(equatorwardLatitude(extent), meters) + 3;
  const rows = (extent.north - extent.south) / rowStep(meters) + 3;
  return columns * rows;
}

/** The grid over an extent with steps of at most `meters` wherever |latitude| ≥ |`lat`|: grids of one `lat` are pieces of one lattice. */
export function buildGridPiece(extent: GridExtent, meters: Meters, lat: number): AnalysisGrid {
  return {
    columnUnits: columnsOf(extent, columnStep(lat, meters)),
    rowUnits: rowsOf(extent, rowStep(meters)),
    meters,
  };
}

/** The latitude of an extent where a degree of longitude is longest, degrees. */
export function equatorwardLatitude(extent: GridExtent): number {
  return (extent.south > 0 ? extent.south : extent.north < 0 ? extent.north : 0) / unitsPerDegree;
}

/** Even, so that half of it is whole. */
function rowStep(meters: Meters): number {
  return 2 * Math.floor((meters / mostMetersPerDegree) * (unitsPerDegree / 2));
}

/** Even as well; short enough for the rows that a grid adds beyond its extent. */
function columnStep(lat: number, meters: Meters): number {
  const longest = Math.max(0, Math.abs(lat) - (3 * meters) / leastMetersPerDegree);
  const metersPerDegree = mostMetersPerDegree * cosDegrees(longest);
  return 2 * Math.floor(Math.min(10, meters / Math.max(metersPerDegree, 1)) * (unitsPerDegree / 2));
}

/** A pole is a row itself; no other row comes closer to it than two units, so that a crossing fits between. */
function rowsOf(extent: GridExtent, step: number): Float64Array {
  const first = Math.floor(extent.south / step) - 1;
  const last = Math.ceil(extent.north / step) + 1;
  const rows: number[] = [];
  if (first * step <= 2 - poleUnits) rows.push(-poleUnits);
  for (let i = first; i <= last; i++) if (Math.abs(i * step) < poleUnits - 2) rows.push(i * step);
  if (last * step >= poleUnits - 2) rows.push(poleUnits);
  return Float64Array.from(rows);
}

function columnsOf(extent: GridExtent, step: number): Float64Array {
  if (extent.east - extent.west >= fullTurnUnits - 4 * step) return wholeTurn(step);
  let first = Math.floor((extent.west - halfTurnUnits) / step) - 1;
  let last = Math.ceil((extent.east - halfTurnUnits) / step) + 1;
  if (halfTurnUnits + first * step < -halfTurnUnits) {
    first = Math.floor((extent.west + fullTurnUnits - halfTurnUnits) / step) - 1;
    last = Math.ceil((extent.east + fullTurnUnits - halfTurnUnits) / step) + 1;
  }
  return Float64Array.from({ length: last - first + 1 }, (_, i) => halfTurnUnits + (first + i) * step);
}

function wholeTurn(step: number): Float64Array {
  const count = Math.ceil((fullTurnUnits - 2) / step);
  return Float64Array.from({ length: count + 1 }, (_, i) => (i === count ? halfTurnUnits : -halfTurnUnits + i * step));
}

/** The grid's columns in pieces that share the antimeridian; a piece without width is left out. */
export function columnSpans(grid: AnalysisGrid): readonly ColumnSpan[] {
  const last = grid.columnUnits.length - 1;
  const cut = grid.columnUnits.indexOf(halfTurnUnits);
  if (cut === -1) return [{ first: 0, last, shift: grid.columnUnits[0] > halfTurnUnits ? -fullTurnUnits : 0 }];
  const spans: ColumnSpan[] = [];
  if (cut > 0) spans.push({ first: 0, last: cut, shift: 0 });
  if (cut < last) spans.push({ first: cut, last, shift: -fullTurnUnits });
  return spans;
}
