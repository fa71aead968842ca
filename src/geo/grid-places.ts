// Where the cells of a raster lie on the Earth, and in which of them a place lies.

import type { Degrees } from '../vocabulary/units.ts';
import { cosDegrees, degree, radiiOfCurvature } from './ellipsoid.ts';
import type { LonLat } from './lon-lat.ts';

/** x = originX + column · columnX + row · rowX, y alike; columns and rows count from the outer corner of the first cell. */
export interface GridAffine {
  readonly originX: number;
  readonly originY: number;
  readonly columnX: number;
  readonly columnY: number;
  readonly rowX: number;
  readonly rowY: number;
}

/** A place counted in cells from the outer corner of the first one: the cell is the whole part, its centre lies at a half. */
export interface GridPoint {
  readonly column: number;
  readonly row: number;
}

export interface GridPlaces {
  /** The place on WGS 84; null where the system has no such place. */
  toWgs84(column: number, row: number): LonLat | null;
  /** The point of the grid, inside it or not; null where none is found. `near` is a guess that saves time. */
  toGrid(lon: Degrees, lat: Degrees, near?: GridPoint): GridPoint | null;
}

/** Places of a grid in WGS 84 degrees (`toWgs84` null), or in another system whose way to WGS 84 is given. */
export function buildGridPlaces(
  affine: GridAffine,
  width: number,
  height: number,
  toWgs84: ((x: number, y: number) => LonLat | null) | null,
): GridPlaces {
  return toWgs84 === null ? degreePlaces(affine, width, height) : systemPlaces(affine, width, height, toWgs84);
}

function degreePlaces(affine: GridAffine, width: number, height: number): GridPlaces {
  const { originX, originY, columnX, columnY, rowX, rowY } = affine;
  const determinant = columnX * rowY - rowX * columnY;
  const middle = originX + (width / 2) * columnX + (height / 2) * rowX;
  return {
    toWgs84(column, row) {
      const lon = originX + column * columnX + row * rowX;
      const lat = originY + column * columnY + row * rowY;
      return Math.abs(lat) <= 90 && Math.abs(lon) <= 720 ? { lon: withinTurn(lon), lat } : null;
    },
    toGrid(lon, lat) {
      // The turn of the longitude that lies nearest to the middle of the grid.
      const turns = Math.floor((middle - lon) / 360 + 0.5);
      const dx = lon + 360 * turns - originX;
      const dy = lat - originY;
      return { column: (dx * rowY - dy * rowX) / determinant, row: (dy * columnX - dx * columnY) / determinant };
    },
  };
}

/** Steps after which a search that has not closed in has no answer. */
const mostSteps = 40;
/** Cells. */
const closeEnough = 1e-9;

/**
 * Newton's method on the way to WGS 84, from a guess or the middle: the systems in use are smooth, so it closes in within
 * a few steps; the answer does not depend on where it starts by more than a billionth of a cell.
 */
function systemPlaces(
  { originX, originY, columnX, columnY, rowX, rowY }: GridAffine,
  width: number,
  height: number,
  system: (x: number, y: number) => LonLat | null,
): GridPlaces {
  const toWgs84 = (column: number, row: number): LonLat | null =>
    system(originX + column * columnX + row * rowX, originY + column * columnY + row * rowY);

  function toGrid(lon: Degrees, lat: Degrees, near?: GridPoint): GridPoint | null {
    let column = near?.column ?? width / 2;
    let row = near?.row ?? height / 2;
    for (let step = 0; step < mostSteps; step++) {
      const here = toWgs84(column, row);
      const right = toWgs84(column + 1, row);
      const low = toWgs84(column, row + 1);
      if (here === null || right === null || low === null) return null;
      const { meridional, primeVertical } = radiiOfCurvature(here.lat);
      const north = meridional * degree;
      const east = primeVertical * cosDegrees(here.lat) * degree;
      const x = withinTurn(lon - here.lon) * east;
      const y = (lat - here.lat) * north;
      const columnEast = withinTurn(right.lon - here.lon) * east;
      const columnNorth = (right.lat - here.lat) * north;
      const rowEast = withinTurn(low.lon - here.lon) * east;
      const rowNorth = (low.lat - here.lat) * north;
      const determinant = columnEast * rowNorth - rowEast * columnNorth;
      const columns = (x * rowNorth - y * rowEast) / determinant;
      const rows = (y * columnEast - x * columnNorth) / determinant;
      if (!Number.isFinite(columns) || !Number.isFinite(rows)) return null;
      column += columns;
      row += rows;
      if (Math.abs(columns) < closeEnough && Math.abs(rows) < closeEnough) return { column, row };
    }
    return null;
  }
  return { toWgs84, toGrid };
}

/** Longitude or a difference of longitudes within −180…180. */
function withinTurn(lon: Degrees): Degrees {
  return lon > 180 || lon < -180 ? lon - 360 * Math.floor((lon + 180) / 360) : lon;
}
