// GeoParquet and plain Parquet, read row group by row group; loaded with its library when the first such file comes.
// Source: GeoParquet 1.1.0, Apache Parquet format 2.11.

import type { FileMetaData, SchemaTree } from 'hyparquet';
import { assembleNested } from 'hyparquet/src/assemble.js';
import { parquetSchema } from 'hyparquet/src/metadata.js';
import type { ProblemLog } from '../../account/problem-log.ts';
import type { ByteSource } from '../../bytes/byte-source.ts';
import type { InputFile } from '../../bytes/input-file.ts';
import { featureOf, logTooMany, nameIndexes, openFeatureList } from '../feature-records.ts';
import type { FeatureBatch, FeatureRequest, FeatureSource, RawFeature } from '../feature-source.ts';
import { openPlainTable } from '../tables/plain-table.ts';
import { describeColumns, type ParquetColumns, plainParsers, plainValue } from './geoparquet-columns.ts';
import { readParquetGeometry } from './geoparquet-geometry.ts';
import { chunkRange, metadataFault, readParquetMetadata } from './geoparquet-metadata.ts';
import { readChunk } from './geoparquet-pages.ts';

interface OpenParquet {
  readonly source: ByteSource;
  readonly metadata: FileMetaData;
  readonly root: SchemaTree;
  readonly columns: ParquetColumns;
  readonly request: FeatureRequest;
  readonly log: ProblemLog;
}

/** Opens a Parquet file; null after a rejection in the log. */
export async function openGeoparquet(
  file: InputFile,
  request: FeatureRequest,
  log: ProblemLog,
): Promise<FeatureSource | null> {
  const { source } = file;
  const metadata = await readParquetMetadata(source);
  const fault = 'code' in metadata ? metadata : metadataFault(metadata, source.size, request.options.limits);
  if ('code' in metadata || fault !== null) {
    log.add('reject', fault!.code, {}, { byte: fault!.byte });
    return null;
  }
  if (logTooMany(Number(metadata.num_rows), request, log)) return null;
  const root = schemaTree(metadata);
  const columns = root === null ? null : describeColumns(metadata, root);
  if (root === null || columns === null) {
    log.add('reject', root === null ? 'parquet-metadata' : 'geoparquet-metadata', {}, { byte: source.size - 8 });
    return null;
  }
  if (columns.passedOver.length > 0) {
    const found = columns.passedOver.slice(0, 20).join(', ');
    log.add('warn', 'parquet-columns-passed-over', { found, count: columns.passedOver.length });
  }
  const opened: OpenParquet = { source, metadata, root, columns, request, log };
  const { geometry, names } = columns;
  if (geometry === null) {
    const batches = (): AsyncGenerator<ParquetRows> => rowBatches(opened);
    return openPlainTable({ format: 'Parquet', names, layers: [], placeOf: row => ({ row }), batches }, request, log);
  }
  return openFeatureList(
    {
      format: 'GeoParquet',
      encoding: null,
      names,
      columns: null,
      declaredCrs: geometry.crs === null ? null : { text: geometry.crs, column: null },
      layers: [],
      batches: () => featureBatches(opened),
    },
    request,
    log,
  );
}

function schemaTree(metadata: FileMetaData): SchemaTree | null {
  // A decimal may be told by its new name alone; the library knows the old one.
  for (const element of metadata.schema) {
    const logical = element.logical_type;
    if (logical?.type !== 'DECIMAL' || element.converted_type !== undefined) continue;
    element.converted_type = 'DECIMAL';
    element.scale = logical.scale;
  }
  try {
    return parquetSchema(metadata);
  } catch {
    return null;
  }
}

async function* featureBatches(opened: OpenParquet): AsyncGenerator<FeatureBatch> {
  const { columns, request, log } = opened;
  const { names, geometry } = columns;
  const indexOf = nameIndexes(names);
  let recordNumber = 0;
  // One geometry may stand for many rows in a dictionary; it is read for each.
  let bytesLeft = request.options.limits.unzippedBytes;
  for await (const { rows, share } of rowBatches(opened)) {
    const features: RawFeature[] = [];
    for (const values of rows) {
      recordNumber += 1;
      log.countRead();
      const value = values[names.length];
      if (value instanceof Uint8Array) bytesLeft -= value.length;
      if (bytesLeft < 0) {
        log.add('reject', 'parquet-chunk', {}, { feature: recordNumber });
        return;
      }
      const read = readParquetGeometry(value, geometry!.encoding);
      const record = { recordNumber, id: undefined, geometry: 'code' in read ? null : read.geometry, values };
      const feature = featureOf(record, indexOf, { feature: recordNumber });
      if ('code' in read) log.setAside(feature, read.code, { found: read.byte });
      else features.push(feature);
    }
    yield { features, share };
  }
}

interface ParquetRows {
  readonly rows: readonly (readonly unknown[])[];
  readonly share: number;
}

const batchLength = 500;

/** The rows in batches: the values of the names, then the geometry where there is one. */
async function* rowBatches({
  source,
  metadata,
  root,
  columns,
  request,
  log,
}: OpenParquet): AsyncGenerator<ParquetRows> {
  const wanted = [...columns.names, ...(columns.geometry === null ? [] : [columns.geometry.column])];
  const total = Number(metadata.num_rows);
  let before = 0;
  for (const group of metadata.row_groups) {
    const rowCount = Number(group.num_rows);
    const read = new Map<string, readonly unknown[]>();
    for (const name of wanted) {
      const tree = root.children.find(({ element }) => element.name === name)!;
      const values = await readColumn(tree, group, source, { root, request });
      if (values === null || values.length !== rowCount) {
        log.add('reject', 'parquet-damaged', { found: name }, { feature: before + 1, column: name });
        return;
      }
      read.set(name, values);
      // Lets messages in, so that a stop comes between the columns of a large group.
      yield { rows: [], share: before / Math.max(1, total) };
    }
    const lists = wanted.map(name => read.get(name)!);
    const elements = columns.names.map(name => root.children.find(({ element }) => element.name === name)!.element);
    for (let from = 0; from < rowCount; from += batchLength) {
      const rows: unknown[][] = [];
      for (let row = from; row < Math.min(rowCount, from + batchLength); row++) {
        const values = elements.map((element, i) => plainValue(lists[i]![row], element));
        if (columns.geometry !== null) values.push(lists[elements.length]![row]);
        rows.push(values);
      }
      yield { rows, share: (before + Math.min(rowCount, from + batchLength)) / total };
    }
    before += rowCount;
  }
}

interface ColumnReading {
  readonly root: SchemaTree;
  readonly request: FeatureRequest;
}

/** The values of a column in a row group, put together from its leaves where it is nested; null where it is damaged. */
async function readColumn(
  tree: SchemaTree,
  group: FileMetaData['row_groups'][number],
  source: ByteSource,
  { root, request }: ColumnReading,
): Promise<readonly unknown[] | null> {
  const leaves = new Map<string, unknown[]>();
  for (const { meta_data: meta } of group.columns) {
    if (meta === undefined || meta.path_in_schema[0] !== tree.element.name) continue;
    const { start, length } = chunkRange(meta);
    const bytes = await source.read(start, length);
    const schemaPath = pathTo(root, meta.path_in_schema);
    if (schemaPath === null) return null;
    const mostPageBytes = Number(meta.total_uncompressed_size);
    const { unzippedBytes } = request.options.limits;
    try {
      const parsers = plainParsers;
      const limit = Math.min(mostPageBytes, unzippedBytes);
      leaves.set(meta.path_in_schema.join('.'), readChunk(bytes, { meta, schemaPath, parsers, mostPageBytes: limit }));
    } catch {
      return null;
    }
  }
  try {
    if (tree.children.length > 0) assembleNested(leaves, tree, plainParsers);
    return leaves.get(tree.path.join('.')) ?? null;
  } catch {
    return null;
  }
}

/** The way from the root to a leaf; null where there is no such leaf. */
function pathTo(root: SchemaTree, path: readonly string[]): SchemaTree[] | null {
  const steps = [root];
  for (const name of path) {
    const next = steps.at(-1)!.children.find(({ element }) => element.name === name);
    if (next === undefined) return null;
    steps.push(next);
  }
  return steps.at(-1)!.children.length === 0 ? steps : null;
}
