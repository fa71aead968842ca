// The part that all feature readers share: open a file, check each feature's geometry, and judge the file as a whole.

import type { Position } from '../../geo/lon-lat.ts';
import type { Place } from '../../vocabulary/problem.ts';
import { startPlaceWords } from '../account/place-words.ts';
import type { ProblemLog } from '../account/problem-log.ts';
import { type ReadHost, startPace } from '../account/read-host.ts';
import { startPreview } from '../account/read-preview.ts';
import type { InputFile } from '../bytes/input-file.ts';
import type { MatchedColumns } from '../columns/column-roles.ts';
import { type CoordinateReader, chooseCoordinates } from '../coordinates/coordinate-reader.ts';
import { judgePlaces, judgeSample } from '../coordinates/judge-places.ts';
import {
  isPlaceholder,
  type PlaceReader,
  placeText,
  type RawPlace,
  startPlaceReader,
} from '../coordinates/place-reader.ts';
import { findStrayPlaces } from '../coordinates/stray-places.ts';
import type { FeatureRequest, PointRows, RawFeature } from '../formats/feature-source.ts';
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

/** Uses a plain record at its place in WGS 84; false where it must be looked at as a feature. */
export type TakePoint = (rows: PointRows, row: number, lon: number, lat: number, fields: FieldReader) => boolean;

/**
 * Visits every record whose geometry can be used; `use` sets others aside itself.
 * False after a rejection: then the log's answer is the reader's answer. With `takePoint`, plain records of tables go there.
 */
export async function readRecords(
  file: InputFile,
  request: FeatureRequest,
  accepted: readonly SimpleType[],
  log: ProblemLog,
  host: ReadHost,
  use: (record: CheckedRecord) => void,
  takePoint: TakePoint | null = null,
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
  const words = host.evidence === undefined ? null : startPlaceWords();
  let raw: readonly RawPlace[] = [];
  const giveRecord = (feature: RawFeature, geometry: SimpleGeometry): void => {
    const [lon, lat] = firstPosition(geometry);
    preview.place(lon, lat);
    records.placed(lon, lat);
    if (geometry.type === 'Point') {
      words?.add(lon, lat, feature.entries);
      if (points.length <= mostPoints) points.push({ lon, lat, place: feature.place });
    }
    use({ feature, geometry, fields });
  };
  const pace = startPace(host);
  const { misplaced } = records;
  let check: GeometryCheck | null = null;
  const giveFeature = (feature: RawFeature, by: GeometryCheck): void => {
    preview.row(feature.entries);
    const geometry = checkGeometry(feature, by);
    if (geometry !== null) giveRecord(feature, geometry);
  };
  /** Plain records from a row on, up to a record number; gives the row behind them. */
  const givePoints = (rows: PointRows, from: number, recordNumber: number, by: GeometryCheck): number => {
    let row = from;
    for (; row < rows.count && rows.recordNumber[row]! < recordNumber; row++) {
      const place = plainPlace(rows.x[row]!, rows.y[row]!, by.places);
      if (place === null) {
        giveFeature(rows.featureOf(row), by);
        continue;
      }
      const [lon, lat] = place;
      const at = row;
      const entries = (): ReturnType<RawFeature['entries']> => rows.featureOf(at).entries();
      preview.row(entries);
      preview.place(lon, lat);
      records.placed(lon, lat);
      words?.add(lon, lat, entries);
      if (points.length <= mostPoints) points.push({ lon, lat, place: rows.placeOf(row) });
      if (takePoint?.(rows, row, lon, lat, fields) === true) continue;
      use({ feature: rows.featureOf(row), geometry: { type: 'Point', coordinates: [lon, lat] }, fields });
    }
    return row;
  };
  for await (const { features, points: rows = null, share } of source.batches(takePoint !== null)) {
    if (features.length > 0) {
      if (check === null) {
        raw = rawPlacesOf(features);
        check = { accepted, places: placesOf(raw, coordinates, request, log), repair, log, misplaced };
      }
    }
    if (log.hasRejected()) break;
    if (check !== null) {
      let row = 0;
      for (const feature of features) {
        if (rows !== null) row = givePoints(rows, row, feature.recordNumber, check);
        giveFeature(feature, check);
      }
      if (rows !== null) givePoints(rows, row, Number.POSITIVE_INFINITY, check);
    }
    await pace.step(share, 1);
  }
  if (!log.hasRejected() && (check === null || !judgePlaces(check.places, records.survey, log))) {
    records.settle(log, (feature, lon, lat) => giveRecord(feature, { type: 'Point', coordinates: [lon, lat] }));
    logStrayPlaces(points, log);
    if (source.lacksCrs === true && coordinates.namedBy === 'nobody' && raw.length > 0) {
      log.add('warn', 'crs-assumed', { found: placeText(raw[0]!) });
    }
  }
  if (words !== null) host.evidence?.({ words: words.finish(), raw: raw.slice(0, mostRaw) });
  const { format, encoding, names, layers } = source;
  const columns = [...source.columns].map(([role, { column }]) => [role, column] as const);
  host.preview?.(
    preview.finish({ format, encoding, crs: coordinates.crs, crsNamedBy: coordinates.namedBy, names, layers, columns }),
  );
  return !log.hasRejected() && hasUse(log);
}

const mostRaw = 20;

/** The places of the first records, as the file has them. */
function rawPlacesOf(features: readonly RawFeature[]): readonly RawPlace[] {
  return features.flatMap(({ geometry }) => {
    const place = rawPlaceOf(geometry);
    return place === null ? [] : [place];
  });
}

/** The reading of places, by what the first records look like. */
function placesOf(
  sample: readonly RawPlace[],
  coordinates: CoordinateReader,
  { options }: FeatureRequest,
  log: ProblemLog,
): PlaceReader {
  const places = startPlaceReader(coordinates, options.axisOrder, sample);
  judgeSample(places, options.axisOrder, sample, log);
  return places;
}

/** A place in WGS 84 of which nothing is to be told; null where it must be looked at as a feature. */
function plainPlace(x: number, y: number, places: PlaceReader): Position | null {
  if (isPlaceholder(x, y)) return null;
  const place = places.read(x, y, false);
  return 'code' in place || Math.abs(place[0]) > 180 ? null : place;
}

interface PointRecord {
  readonly lon: number;
  readonly lat: number;
  readonly place: Place;
}

/** Beyond this a file is a raster of points, not a list that somebody typed. */
const mostPoints = 20_000;

function logStrayPlaces(points: readonly PointRecord[], log: ProblemLog): void {
  if (points.length > mostPoints) return;
  for (const { index, code, suggested } of findStrayPlaces(points)) {
    const { lon, lat, place } = points[index]!;
    const found = `${lon}, ${lat}`;
    const params =
      suggested === null
        ? { found }
        : { found, after: `${Math.round(suggested.lon * 1e7) / 1e7}, ${Math.round(suggested.lat * 1e7) / 1e7}` };
    log.add('warn', code, params, place);
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
