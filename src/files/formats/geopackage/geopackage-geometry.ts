// The geometry cell of a GeoPackage: its own header, then well-known binary. Source: OGC 12-128r18, clause 2.1.3.

import { readWkb, type WkbFault, type WkbGeometry } from '../wkb.ts';

const envelopeBytes: readonly number[] = [0, 32, 48, 48, 64];

/** Reads the value of a geometry cell; SpatiaLite's and bare well-known binary are none. */
export function readGeopackageGeometry(
  cell: unknown,
): WkbGeometry | { readonly code: 'geopackage-geometry' | WkbFault['code']; readonly byte: number } {
  if (cell === null || cell === undefined) return { geometry: null };
  if (!(cell instanceof Uint8Array) || cell.length < 8 || cell[0] !== 0x47 || cell[1] !== 0x50 || cell[2] !== 0) {
    return { code: 'geopackage-geometry', byte: 0 };
  }
  const flags = cell[3]!;
  const envelope = envelopeBytes[(flags >> 1) & 7];
  if (envelope === undefined || (flags & 0x20) !== 0) return { code: 'geopackage-geometry', byte: 3 };
  if ((flags & 0x10) !== 0) return { geometry: null };
  return readWkb(cell, 8 + envelope);
}
