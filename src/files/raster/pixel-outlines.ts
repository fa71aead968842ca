// Pixels, or squares of them, on the Earth: centre, outline and area in WGS 84.

import type { Polygon, Position } from 'geojson';
import { type EdgeArea, geodesicEdgeSquareMeters, geodesicPolygonSquareMeters } from '../../geo/geodesic-area.ts';
import type { LonLat, Ring } from '../../geo/lon-lat.ts';
import type { SquareMeters } from '../../vocabulary/units.ts';
import type { Raster } from './open-raster.ts';

/** From 0 to 360 with a pixel over it; what lies farther around the Earth is no longitude. */
const farthestLon = 720;

/** Squares of `factor` × `factor` pixels, numbered from 0 row by row; those at the right and the lower edge may be smaller. */
export interface PixelOutlines {
  readonly columns: number;
  readonly rows: number;
  /** The centre; null where the system has no such place. */
  centre(square: number): LonLat | null;
  /** Counter-clockwise from a corner; null where a corner has no place. */
  outline(square: number): Polygon | null;
  /** Geodesic area of an outline that has a place. */
  squareMeters(square: number): SquareMeters;
}

export function pixelOutlines(
  { width, height, places, coordinates }: Pick<Raster, 'width' | 'height' | 'places' | 'coordinates'>,
  factor: number,
): PixelOutlines {
  const { originX, originY, columnX, columnY, rowX, rowY } = places;
  const { toWgs84 } = coordinates;
  const columns = Math.ceil(width / factor);
  const rows = Math.ceil(height / factor);
  const isDirect = columnX * rowY - rowX * columnY > 0;
  const isUpright = toWgs84 === null && columnY === 0 && rowX === 0;
  const known = toWgs84 === null ? null : newCornerCache();
  const knownEdges = toWgs84 === null ? null : newEdgeCache();
  const areaOfRow = new Map<number, SquareMeters>();

  /** Columns and rows of pixels at the edges of a square. */
  function edges(square: number): readonly [left: number, top: number, right: number, low: number] {
    const row = Math.floor(square / columns);
    const left = (square - row * columns) * factor;
    return [left, row * factor, Math.min(width, left + factor), Math.min(height, (row + 1) * factor)];
  }

  function place(column: number, row: number, turn: number): LonLat | null {
    const x = originX + column * columnX + row * rowX;
    const y = originY + column * columnY + row * rowY;
    if (toWgs84 !== null) return toWgs84(x, y);
    if (!(Math.abs(x) <= farthestLon)) return null;
    return { lon: withinTurn(x - turn), lat: y };
  }

  /** Degrees to be taken off, so that longitudes from 0 to 360 become those of WGS 84. */
  function turnOf([left, top, right, low]: readonly [number, number, number, number]): number {
    if (toWgs84 !== null) return 0;
    const x = originX + ((left + right) / 2) * columnX + ((top + low) / 2) * rowX;
    return x >= -180 && x <= 180 ? 0 : 360 * Math.floor((x + 180) / 360);
  }

  /** A corner may stand over a pole by the half of a pixel. */
  function corner(column: number, row: number, turn: number): Position | null {
    if (known === null) return cornerAnew(column, row, turn);
    const key = row * (width + 1) + column;
    const slot = key % cornerSlots;
    if (known.key[slot] === key) return [known.lon[slot], known.lat[slot]];
    const made = cornerAnew(column, row, turn);
    if (made === null) return null;
    known.key[slot] = key;
    [known.lon[slot], known.lat[slot]] = made;
    return made;
  }

  function cornerAnew(column: number, row: number, turn: number): Position | null {
    const found = place(column, row, turn);
    if (found === null || !Number.isFinite(found.lon) || !Number.isFinite(found.lat)) return null;
    return [found.lon, Math.max(-90, Math.min(90, found.lat))];
  }

  function outline(square: number): Polygon | null {
    const own = edges(square);
    const [left, top, right, low] = own;
    const turn = turnOf(own);
    const first = corner(left, top, turn);
    const before = corner(isDirect ? right : left, isDirect ? top : low, turn);
    const opposite = corner(right, low, turn);
    const after = corner(isDirect ? left : right, isDirect ? low : top, turn);
    if (first === null || before === null || opposite === null || after === null) return null;
    return { type: 'Polygon', coordinates: [[first, before, opposite, after, first]] };
  }

  /** Two squares share an edge, which each goes along the other way. */
  function edgeAreaOf(square: number): EdgeArea | undefined {
    if (knownEdges === null) return undefined;
    const [left, top, right, low] = edges(square);
    return (ring, corner) => {
      // The edges of an outline in its order, each named by its upper left end.
      const side = isDirect ? corner : 3 - corner;
      const isAcross = side % 2 === 0;
      const at = (side === 2 ? low : top) * (width + 1) + (side === 1 ? right : left);
      const key = 2 * at + (isAcross ? 1 : 0);
      const sign = (side < 2 ? 1 : -1) * (isDirect ? 1 : -1);
      const slot = key % edgeSlots;
      if (knownEdges.key[slot] !== key) {
        knownEdges.key[slot] = key;
        knownEdges.area[slot] = sign * geodesicEdgeSquareMeters(ring, corner);
      }
      return sign * knownEdges.area[slot];
    };
  }

  return {
    columns,
    rows,
    outline,
    centre(square) {
      const own = edges(square);
      const [left, top, right, low] = own;
      const found = place((left + right) / 2, (top + low) / 2, turnOf(own));
      return found !== null && Math.abs(found.lat) <= 90 && Math.abs(found.lon) <= 180 ? found : null;
    },
    squareMeters(square) {
      const row = Math.floor(square / columns);
      const isLast = square === row * columns + columns - 1;
      // Along a row of an upright grid of degrees all squares are alike, but for a narrower last one.
      const key = isLast && width % factor !== 0 ? -1 - row : row;
      const before = isUpright ? areaOfRow.get(key) : undefined;
      if (before !== undefined) return before;
      const polygon = outline(isUpright && key === row ? row * columns : square);
      const area = polygon === null ? Number.NaN : areaOf(polygon, edgeAreaOf(square));
      if (isUpright) areaOfRow.set(key, area);
      return area;
    },
  };
}

/** Four squares share a corner: with a few rows at hand each is transformed about once. A prime, so that rows do not collide. */
const cornerSlots = 65_521;

function newCornerCache(): { readonly key: Float64Array; readonly lon: Float64Array; readonly lat: Float64Array } {
  return {
    key: new Float64Array(cornerSlots).fill(-1),
    lon: new Float64Array(cornerSlots),
    lat: new Float64Array(cornerSlots),
  };
}

/** Twice as many edges as corners. */
const edgeSlots = 131_071;

function newEdgeCache(): { readonly key: Float64Array; readonly area: Float64Array } {
  return { key: new Float64Array(edgeSlots).fill(-1), area: new Float64Array(edgeSlots) };
}

function areaOf({ coordinates: [ring] }: Polygon, edgeArea: EdgeArea | undefined): SquareMeters {
  return geodesicPolygonSquareMeters([ring as unknown as Ring], edgeArea);
}

/** What a sum of doubles misses ±180° by. */
const seam = 1e-9;

function withinTurn(lon: number): number {
  if (Math.abs(lon - 180) < seam) return 180;
  if (Math.abs(lon + 180) < seam) return -180;
  return lon > 180 ? lon - 360 : lon < -180 ? lon + 360 : lon;
}
