// A shapefile: shapes (.shp) with the rows of its table (.dbf), its coordinate system (.prj) and its encoding (.cpg).
// Source: ESRI Shapefile Technical Description (1998).

import type { ProblemLog } from '../../account/problem-log.ts';
import { type ReadHost, type ReadPace, startPace } from '../../account/read-host.ts';
import type { ByteSource } from '../../bytes/byte-source.ts';
import { companionOf, type InputFile } from '../../bytes/input-file.ts';
import { featureOf, nameIndexes, openFeatureList } from '../feature-records.ts';
import type {
  DeclaredCrs,
  FeatureBatch,
  FeatureFormat,
  FeatureRequest,
  FeatureSource,
  RawFeature,
} from '../feature-source.ts';
import { readShape } from './shapefile-geometry.ts';
import { matchCutNames } from './shapefile-names.ts';
import { followRecords, type ShapeRecords } from './shapefile-records.ts';
import { startRingBudget } from './shapefile-rings.ts';
import { openShapefileTable, type ShapefileTable } from './shapefile-table.ts';

export const shapefileFormat: FeatureFormat = {
  id: 'shapefile',
  recognises: head => head[0] === 0 && head[1] === 0 && head[2] === 0x27 && head[3] === 0x0a,
  open: openShapefile,
};

/** Parts of a shapefile that say nothing alone, by how they begin and by name. */
export const shapefilePartFormat: FeatureFormat = {
  id: 'dbf',
  recognises: (head, name) =>
    (/\.dbf$/i.test(name) && dbfVersions.has(head[0]!)) ||
    (/\.(?:prj|cpg|sbn|sbx|qix|qpj)$/i.test(name) && head.length < 4096),
  open: (file, _request, log) => {
    log.add('reject', 'shapefile-part-alone', { found: file.source.name });
    return Promise.resolve(null);
  },
};

const dbfVersions = new Set([0x02, 0x03, 0x04, 0x05, 0x30, 0x31, 0x32, 0x43, 0x63, 0x83, 0x8b, 0x8e, 0xcb, 0xf5, 0xfb]);
const mostPrjBytes = 20_000;

async function openShapefile(
  file: InputFile,
  request: FeatureRequest,
  log: ProblemLog,
  host: ReadHost,
): Promise<FeatureSource | null> {
  const { source } = file;
  const head = await source.read(0, Math.min(104, source.size));
  if (/\.shx$/i.test(source.name) || (head[103] === 50 && head[102] === 0)) {
    log.add('reject', 'shapefile-part-alone', { found: source.name });
    return null;
  }
  const pace = startPace(host);
  const records = await followRecords(source, request.options.limits.features, log, pace);
  if (records === null) return null;
  const index = companionOf(file, '.shx');
  if (index !== undefined && Math.floor((index.size - 100) / 8) !== records.count) {
    const expected = Math.floor((index.size - 100) / 8);
    log.add('warn', 'shapefile-index-differs', { part: index.name, found: records.count, expected });
  }
  const table = await openTable(file, records.count, request, log, pace);
  if (table === null) return null;
  const fields = table === 'none' ? [] : table.fields;
  return openFeatureList(
    {
      format: 'Shapefile',
      encoding: table === 'none' ? null : table.encoding,
      names: fields.map(({ name }) => name),
      columns: matchCutNames(fields, request, log),
      declaredCrs: await readPrj(companionOf(file, '.prj')),
      layers: [],
      batches: () => featureBatches(source, records, table === 'none' ? null : table, log),
    },
    request,
    log,
  );
}

async function openTable(
  file: InputFile,
  shapeCount: number,
  request: FeatureRequest,
  log: ProblemLog,
  pace: ReadPace,
): Promise<ShapefileTable | 'none' | null> {
  const table = companionOf(file, '.dbf');
  if (table !== undefined) {
    return openShapefileTable(table, companionOf(file, '.cpg'), shapeCount, request, log, pace);
  }
  log.add('warn', 'shapefile-no-table');
  return 'none';
}

async function readPrj(source: ByteSource | undefined): Promise<DeclaredCrs | null> {
  if (source === undefined) return null;
  const bytes = await source.read(0, Math.min(mostPrjBytes, source.size));
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  const text = new TextDecoder(isUtf16 ? 'utf-16le' : 'utf-8').decode(bytes).replaceAll('\0', '').trim();
  return text === '' ? null : { text, column: null };
}

const batchLength = 500;
const mostBatchBytes = 4_000_000;

async function* featureBatches(
  source: ByteSource,
  records: ShapeRecords,
  table: ShapefileTable | null,
  log: ProblemLog,
): AsyncGenerator<FeatureBatch> {
  const indexOf = nameIndexes(table?.fields.map(({ name }) => name) ?? []);
  const budget = startRingBudget();
  for (let from = 0; from < records.count; ) {
    const start = records.start(from);
    let to = from + 1;
    while (to < records.count && to - from < batchLength && endOf(records, to) - start <= mostBatchBytes) to += 1;
    const bytes = await source.read(start, endOf(records, to - 1) - start);
    const rows = await table?.rows(from, to - from);
    const features: RawFeature[] = [];
    for (let index = from; index < to; index++) {
      const recordNumber = index + 1;
      const values = rows === undefined ? [] : rows[index - from]!;
      if (values === null) {
        log.count('warn', 'dbf-row-deleted', {}, { feature: recordNumber });
        continue;
      }
      log.countRead();
      const content = new DataView(
        bytes.buffer,
        bytes.byteOffset + records.start(index) - start,
        records.length(index),
      );
      const read = readShape(content, budget);
      const geometry = 'code' in read ? null : read.geometry;
      const place = { feature: recordNumber };
      const feature = featureOf({ recordNumber, id: undefined, geometry, values }, indexOf, place);
      if ('code' in read) log.setAside(feature, read.code, { found: read.found, byte: records.start(index) });
      else features.push(feature);
    }
    yield { features, share: to / records.count };
    from = to;
  }
}

function endOf(records: ShapeRecords, index: number): number {
  return records.start(index) + records.length(index);
}
