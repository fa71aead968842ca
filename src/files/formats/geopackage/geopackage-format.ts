// GeoPackage: SQLite read by sql.js. Only tables are read, by one SELECT each: a view, a generated column or a virtual table
// would run what the file wrote. Source: OGC 12-128r18; what a geometry cell holds is read by ourselves.

import type { Database, Statement } from 'sql.js';
import type { ProblemLog } from '../../account/problem-log.ts';
import type { ReadHost } from '../../account/read-host.ts';
import type { InputFile } from '../../bytes/input-file.ts';
import { matchRequested } from '../../columns/requested-columns.ts';
import { chooseLayer } from '../choose-layer.ts';
import { featureOf, logTooMany, nameIndexes, openFeatureList } from '../feature-records.ts';
import type { FeatureBatch, FeatureFormat, FeatureRequest, FeatureSource, RawFeature } from '../feature-source.ts';
import { openPlainTable } from '../tables/plain-table.ts';
import { guarded, openDatabase, quoted, readDatabase } from './geopackage-database.ts';
import { readGeopackageGeometry } from './geopackage-geometry.ts';
import { type GeopackageLayer, listLayers } from './geopackage-layers.ts';

export const geopackageFormat: FeatureFormat = {
  id: 'geopackage',
  recognises: head => new TextDecoder('latin1').decode(head.subarray(0, 16)) === 'SQLite format 3\0',
  open: openGeopackage,
};

async function openGeopackage(
  file: InputFile,
  request: FeatureRequest,
  log: ProblemLog,
  host: ReadHost,
): Promise<FeatureSource | null> {
  const bytes = await readDatabase(file, request.options.limits.textBytes, log);
  if (bytes === null) return null;
  host.signal.throwIfAborted();
  const database = await openDatabase(bytes, log);
  if (database === null) return null;
  const opened = openLayer({ database, bytes: bytes.length, request, log });
  if (opened === null) database.close();
  return opened;
}

interface OpenDatabase {
  readonly database: Database;
  /** Size of the file. */
  readonly bytes: number;
  readonly request: FeatureRequest;
  readonly log: ProblemLog;
}

function openLayer(opened: OpenDatabase): FeatureSource | null {
  const { database, request, log } = opened;
  const all = guarded(log, {}, () => listLayers(database, log));
  if (all === null) return null;
  if (all.length === 0) {
    log.add('reject', 'geopackage-no-layer');
    return null;
  }
  // Tables of attributes stand back behind layers with shapes, unless one is asked for by name.
  const spatial = all.filter(({ geometryColumn }) => geometryColumn !== null);
  const offered = request.options.layer === null && spatial.length > 0 ? spatial : all;
  const layer = chooseLayer(offered, request, log, ({ columns }) => columns.slice(0, 8));
  if (layer === undefined) return null;
  const names = all.length < 2 ? [] : [layer.name, ...all.map(({ name }) => name).filter(name => name !== layer.name)];
  return layer.geometryColumn === null
    ? openAttributes(opened, layer, names)
    : openFeatures(opened, layer, layer.geometryColumn, names);
}

function openAttributes(opened: OpenDatabase, layer: GeopackageLayer, layers: readonly string[]): FeatureSource | null {
  const names = withoutMadeUpKey(layer, layer.columns, opened.request);
  async function* batches(): AsyncGenerator<{ rows: readonly (readonly unknown[])[]; share: number }> {
    let rowCount = 0;
    for (const rows of rowBatches(opened, layer, names)) {
      rowCount += rows.length;
      yield { rows, share: shareOf(rowCount, layer) };
    }
  }
  const placeOf = (row: number): object => ({ sheet: layer.name, row });
  return openPlainTable({ format: 'GeoPackage', names, layers, placeOf, batches }, opened.request, opened.log);
}

function openFeatures(
  opened: OpenDatabase,
  layer: GeopackageLayer,
  geometryColumn: string,
  layers: readonly string[],
): FeatureSource | null {
  const { request, log } = opened;
  const names = layer.columns.filter(column => column !== geometryColumn);
  return openFeatureList(
    {
      format: 'GeoPackage',
      encoding: null,
      names,
      columns: matchRequested(withoutMadeUpKey(layer, names, request), request),
      declaredCrs: layer.crs === null ? null : { text: layer.crs, column: null },
      layers,
      batches: () => featureBatches(opened, layer, names, geometryColumn),
    },
    request,
    log,
  );
}

/** The key is the feature's id only where no column has a better one: programs make it up. */
function withoutMadeUpKey(
  { key }: GeopackageLayer,
  names: readonly string[],
  request: FeatureRequest,
): readonly string[] {
  const others = names.filter(name => name !== key);
  return matchRequested(others, request).has('id') ? others : names;
}

async function* featureBatches(
  opened: OpenDatabase,
  layer: GeopackageLayer,
  names: readonly string[],
  geometryColumn: string,
): AsyncGenerator<FeatureBatch> {
  const { request, log } = opened;
  const indexOf = nameIndexes(names);
  let recordNumber = 0;
  for (const rows of rowBatches(opened, layer, [...names, geometryColumn])) {
    if (logTooMany(recordNumber + rows.length, request, log)) return;
    const features: RawFeature[] = [];
    for (const values of rows) {
      recordNumber += 1;
      log.countRead();
      const read = readGeopackageGeometry(values[names.length]);
      const geometry = 'code' in read ? null : read.geometry;
      const place = { sheet: layer.name, feature: recordNumber };
      const feature = featureOf({ recordNumber, id: undefined, geometry, values }, indexOf, place);
      if ('code' in read) log.setAside(feature, read.code, { found: read.byte });
      else features.push(feature);
    }
    yield { features, share: shareOf(recordNumber, layer) };
  }
}

function shareOf(rowCount: number, { greatestKey }: GeopackageLayer): number {
  return Math.min(1, rowCount / Math.max(rowCount, greatestKey));
}

const batchLength = 500;

/** The rows of a table in batches, its database closed at the end; what cannot be read ends them with a rejection. */
function* rowBatches(
  { database, bytes, log }: OpenDatabase,
  layer: GeopackageLayer,
  columns: readonly string[],
): Generator<readonly (readonly unknown[])[]> {
  const sql = `SELECT ${columns.map(quoted).join(', ')} FROM ${quoted(layer.name)} NOT INDEXED`;
  // A damaged tree can lead to one page again and again: what comes out is held against what is there.
  let bytesLeft = bytes * 4 + 1_000_000;
  let rowCount = 0;
  try {
    const statement = guarded(log, { sheet: layer.name }, () => database.prepare(sql));
    if (statement === null) return;
    // A statement that is asked again after its end begins anew.
    for (let isDone = false; !isDone; ) {
      const place = { sheet: layer.name, feature: rowCount + 1 };
      const rows = guarded(log, place, () => {
        const batch: unknown[][] = [];
        while (batch.length < batchLength && !isDone) {
          if (statement.step()) batch.push(exactRow(statement).map(plainValue));
          else isDone = true;
        }
        return batch;
      });
      if (rows === null || rows.length === 0) return;
      for (const cell of rows.flat())
        bytesLeft -= typeof cell === 'string' || cell instanceof Uint8Array ? cell.length : 1;
      if (bytesLeft < 0) {
        log.add('reject', 'geopackage-damaged', {}, place);
        return;
      }
      rowCount += rows.length;
      yield rows;
    }
  } finally {
    database.close();
  }
}

/** A row with its whole numbers as bigints; the types of the package do not know of it. */
function exactRow(statement: Statement): readonly unknown[] {
  const typed = statement as unknown as { get(params: null, options: { useBigInt: boolean }): readonly unknown[] };
  return typed.get(null, { useBigInt: true });
}

/** Whole numbers come as bigints; those that a number cannot hold become text. */
function plainValue(value: unknown): unknown {
  if (typeof value !== 'bigint') return value;
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : String(value);
}
