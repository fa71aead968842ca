// The 1 km grid of the drawing: whole ten-thousandths of a degree, so that neighbours share exact corners.

import { boxKm2, type LonLat } from './local-metric.ts';

/** Ten-thousandths of a degree: every drawn coordinate is a whole number of these. */
export type Tick = readonly [lon: number, lat: number];

export const columnCount = 168;
export const rowCount = 146;
const west = 1117950;
const south = 303600;
const columnTicks = 105;
const rowTicks = 90;

/** Cells are numbered row by row from the south-west. */
export function cellAt(column: number, row: number): number {
  return row * columnCount + column;
}

/** South-west corner of a column and row. */
export function cornerTick(column: number, row: number): Tick {
  return [west + columnTicks * column, south + rowTicks * row];
}

export function cellCentre(cell: number): LonLat {
  const column = cell % columnCount;
  const row = (cell - column) / columnCount;
  return { lon: (west + columnTicks * (column + 0.5)) / 10000, lat: (south + rowTicks * (row + 0.5)) / 10000 };
}

/** The cell around a place. */
export function cellOf(place: LonLat): number {
  return cellAt(
    Math.floor((place.lon * 10000 - west) / columnTicks),
    Math.floor((place.lat * 10000 - south) / rowTicks),
  );
}

export function cellKm2(cell: number): number {
  return boxKm2(cellCentre(cell).lat, columnTicks / 10000, rowTicks / 10000);
}

/** The four neighbours that share an edge; the grid is wide enough that no cell of the city is at its rim. */
export function edgeNeighbours(cell: number): readonly number[] {
  return [cell - columnCount, cell - 1, cell + 1, cell + columnCount];
}

export function tickOf(place: LonLat): Tick {
  return [Math.round(place.lon * 10000), Math.round(place.lat * 10000)];
}

export function placeOf(tick: Tick): LonLat {
  return { lon: tick[0] / 10000, lat: tick[1] / 10000 };
}
