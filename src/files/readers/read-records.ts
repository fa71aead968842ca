// The part that all feature readers share: open a file, check each feature's geometry, and judge the file as a whole.

import type { ProblemLog } from '../account/problem-log.ts';
import { type ReadHost, startPace } from '../account/read-host.ts';
import type { InputFile } from '../bytes/input-file.ts';
import type { MatchedColumns } from '../columns/column-roles.ts';
import { chooseCoordinates } from '../coordinates/coordinate-reader.ts';
import type { FeatureRequest, RawFeature } from '../formats/feature-source.ts';
import { openFeatures } from '../formats/open-features.ts';
import {
  type CoordinateTally,
  checkGeometry,
  type SimpleGeometry,
  type SimpleType,
  startCoordinateTally,
} from '../geometry/check-geometry.ts';
import { type NumberReading, readNumber } from '../text/number-text.ts';

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
  const coordinates = chooseCoordinates(source.declaredCrs, request.options, log);
  if (coordinates === null) return false;
  const tally = startCoordinateTally();
  const check = { accepted, coordinates, repair: request.options.repair, log, tally };
  const fields: FieldReader = {
    columns: source.columns,
    number: (value, grouped) => readNumber(value, source.decimalMark, grouped),
  };
  const pace = startPace(host);
  for await (const { features, share } of source.batches()) {
    for (const feature of features) {
      const geometry = checkGeometry(feature, check);
      if (geometry !== null) use({ feature, geometry, fields });
    }
    await pace.step(share, 1);
  }
  return !log.hasRejected() && hasUse(tally, log);
}

/** Rejects a file without records, one that is in metres, and one of which nothing is left. */
function hasUse(tally: CoordinateTally, log: ProblemLog): boolean {
  if (log.readCount === 0) {
    log.add('reject', 'no-records');
    return false;
  }
  if (tally.beyondDegrees * 2 > log.readCount) {
    log.withdraw('coordinates-outside');
    log.add('reject', 'coordinates-projected', { found: tally.example }, tally.exampleFeature?.place ?? {});
    return false;
  }
  if (log.setAsideCount === log.readCount) {
    log.add('reject', 'nothing-usable', { found: log.readCount });
    return false;
  }
  return true;
}
