// Which system a file's coordinates are in, and the way from it to WGS 84.

import type { LonLat } from '../../geo/lon-lat.ts';
import type { ProblemLog } from '../account/problem-log.ts';
import type { ReadOptions } from '../account/read-options.ts';
import type { DeclaredCrs } from '../formats/feature-source.ts';

export interface CoordinateReader {
  /** The system, for people: `WGS 84`, `EPSG:4547`, `GCJ-02`. */
  readonly crs: string;
  /** A place of the file in WGS 84 degrees, or null where the system has none such; null when the file is in WGS 84. */
  readonly toWgs84: ((x: number, y: number) => LonLat | null) | null;
}

const wgs84: CoordinateReader = { crs: 'WGS 84', toWgs84: null };

/** The system that the options or the file name; null after a rejection in the log. */
export function chooseCoordinates(
  declared: DeclaredCrs | null,
  options: Pick<ReadOptions, 'crs'>,
  log: ProblemLog,
): CoordinateReader | null {
  if (options.crs === 'EPSG:4326' || declared === null || isWgs84(declared.text)) return wgs84;
  const found = declared.text === 'gcj02' ? 'GCJ-02' : declared.text;
  log.add('reject', 'crs-unsupported', { found }, declared.column === null ? {} : { column: declared.column });
  return null;
}

function isWgs84(name: string): boolean {
  const plain = name.slice(0, 100).toUpperCase();
  return /^(?:URN:OGC:DEF:CRS:|HTTPS?:\/\/WWW\.OPENGIS\.NET\/DEF\/CRS\/)?(?:OGC|EPSG)[:/][\d.]*[:/]?(?:CRS84|4326)$/.test(
    plain,
  );
}
