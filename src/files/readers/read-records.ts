// The part that all feature readers share: open a file, check each feature's geometry, and judge the file as a whole.

import type { ProblemLog } from '../account/problem-log.ts';
import { type ReadHost, startPace } from '../account/read-host.ts';
import { startPreview } from '../account/read-preview.ts';
import type { InputFile } from '../bytes/input-file.ts';
import type { MatchedColumns } from '../columns/column-roles.ts';
import { type CoordinateReader, chooseCoordinates } from '../coordinates/coordinate-reader.ts';
import { judgePlaces, judgeSample } from '../coordinates/judge-places.ts';
import { type PlaceReader, startPlaceReader } from '../coordinates/place-reader.ts';
import { findStrayPlaces } from '../coordinates/stray-places.ts';
import type { FeatureRequest, RawFeature } from '../formats/feature-source.ts';
import { openFeatures } from '../formats/open-features.ts';
import { checkGeometry, type GeometryCheck, type SimpleGeometry, type SimpleType } from '../geometry/check-geometry.ts';
import { rawPlaceOf } from '../geometry/raw-places.ts';
import { type NumberReading, readNumber } from '../text/number-text.ts';
import { startMisplacedRecords } from './misplaced-records.ts';

/** A feature whose geometry is good, with its fields at hand. */
export interface CheckedRecord {
  readonly feature: RawFeature;
  readonly geometry: SimpleGeometry;
  readonly fields: FieldReader;
}

export interface FieldReader {
  readonly columns: MatchedColumns;
  number(value: unknown, grouped: boolean): NumberReading;
}

/**
 * Visits every record whose geometry can be used; `use` sets others aside itself.
 * False after a rejection: then the log's answer is the reader's answer.
 */
export async function readRecords(
  file: InputFile,
  request: FeatureRequest,
  accepted: readonly SimpleType[],
  log: ProblemLog,
  host: ReadHost,
  use: (record: CheckedRecord) => void,
): Promise<boolean> {
  const source = await openFeatures(file, request, log, host);
  if (source === null) return false;
  const coordinates = await chooseCoordinates(source.declaredCrs, request.options, log);
  if (coordinates === null) return false;
  log.nameCrs(coordinates.crs);
  const { repair } = request.options;
  const records = startMisplacedRecords(repair, coordinates.isGeographic);
  const fields: FieldReader = {
    columns: source.columns,
    number: (value, grouped) => readNumber(value, source.decimalMark, grouped),
  };
  const points: PointRecord[] = [];
  const preview = startPreview();
  const giveRecord = (feature: RawFeature, geometry: SimpleGeometry): void => {
    const [lon, lat] = firstPosition(geometry);
    preview.place(lon, lat);
    records.placed(lon, lat);
    if (geometry.type === 'Point' && points.length <= mostPoints) points.push({ lon, lat, feature });
    use({ feature, geometry, fields });
  };
  const pace = startPace(host);
  const { misplaced } = records;
  let check: GeometryCheck | null = null;
  for await (const { features, share } of source.batches()) {
    if (features.length > 0) {
      check ??= { accepted, places: placesOf(features, coordinates, request, log), repair, log, misplaced };
    }
    if (log.hasRejected()) break;
    for (const feature of features) {
      preview.row(feature.entries);
      const geometry = check === null ? null : checkGeometry(feature, check);
      if (geometry !== null) giveRecord(feature, geometry);
    }
    await pace.step(share, 1);
  }
  if (!log.hasRejected() && (check === null || !judgePlaces(check.places, records.survey, log))) {
    records.settle(log, (feature, lon, lat) => giveRecord(feature, { type: 'Point', coordinates: [lon, lat] }));
    logStrayPlaces(points, log);
  }
  const { format, encoding, names, layers } = source;
  const columns = [...source.columns].map(([role, { column }]) => [role, column] as const);
  host.preview?.(
    preview.finish({ format, encoding, crs: coordinates.crs, crsNamedBy: coordinates.namedBy, names, layers, columns }),
  );
  return !log.hasRejected() && hasUse(log);
}

/** The reading of places, by what the first records look like. */
function placesOf(
  features: readonly RawFeature[],
  coordinates: CoordinateReader,
  { options }: FeatureRequest,
  log: ProblemLog,
): PlaceReader {
  const sample = features.flatMap(({ geometry }) => {
    const place = rawPlaceOf(geometry);
    return place === null ? [] : [place];
  });
  const places = startPlaceReader(coordinates, options.axisOrder, sample);
  judgeSample(places, options.axisOrder, sample, log);
  return places;
}

interface PointRecord {
  readonly lon: number;
  readonly lat: number;
  readonly feature: RawFeature;
}

/** Beyond this a file is a raster of points, not a list that somebody typed. */
const mostPoints = 20_000;

function logStrayPlaces(points: readonly PointRecord[], log: ProblemLog): void {
  if (points.length > mostPoints) return;
  for (const { index, code, suggested } of findStrayPlaces(points)) {
    const { lon, lat, feature } = points[index]!;
    const found = `${lon}, ${lat}`;
    const params =
      suggested === null
        ? { found }
        : { found, after: `${Math.round(suggested.lon * 1e7) / 1e7}, ${Math.round(suggested.lat * 1e7) / 1e7}` };
    log.add('warn', code, params, feature.place);
  }
}

function firstPosition({ coordinates }: SimpleGeometry): readonly [number, number] {
  let position: unknown = coordinates;
  while (Array.isArray(position) && Array.isArray(position[0])) position = position[0];
  return position as readonly [number, number];
}

/** Rejects a file without records, and one of which nothing is left. */
function hasUse(log: ProblemLog): boolean {
  if (log.readCount === 0) {
    log.add('reject', 'no-records');
    return false;
  }
  if (log.setAsideCount === log.readCount) {
    log.add('reject', 'nothing-usable', { found: log.readCount });
    return false;
  }
  return true;
}
