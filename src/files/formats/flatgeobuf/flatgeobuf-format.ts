// FlatGeobuf, with or without its index, read feature by feature. Source: FlatGeobuf specification 3.0.

import type { ProblemLog } from '../../account/problem-log.ts';
import { type ByteSource, ByteWindow } from '../../bytes/byte-source.ts';
import { viewOf } from '../../bytes/byte-view.ts';
import type { InputFile } from '../../bytes/input-file.ts';
import { featureOf, logTooMany, nameIndexes, openFeatureList } from '../feature-records.ts';
import type { FeatureBatch, FeatureFormat, FeatureRequest, FeatureSource, RawFeature } from '../feature-source.ts';
import { readFlatgeobufFeature } from './flatgeobuf-feature.ts';
import { type FlatgeobufHeader, readFlatgeobufHeader } from './flatgeobuf-header.ts';

export const flatgeobufFormat: FeatureFormat = {
  id: 'flatgeobuf',
  recognises: head => head[0] === 0x66 && head[1] === 0x67 && head[2] === 0x62 && head[3] === 3 && head[4] === 0x66,
  open: openFlatgeobuf,
};

const magicBytes = 8;
/** Room for 65,536 columns with long names. */
const mostHeaderBytes = 10_000_000;
/** A feature takes at least its length and an empty table. */
const leastFeatureBytes = 12;

async function openFlatgeobuf(
  file: InputFile,
  request: FeatureRequest,
  log: ProblemLog,
): Promise<FeatureSource | null> {
  const { source } = file;
  const start = await source.read(0, Math.min(source.size, magicBytes + 4));
  if (start.length < magicBytes + 4) {
    log.add('reject', 'flatgeobuf-cut', { found: 0 }, { byte: source.size });
    return null;
  }
  const headerBytes = uintAt(start, magicBytes);
  const firstByte = magicBytes + 4 + headerBytes;
  if (headerBytes > mostHeaderBytes || firstByte > source.size) {
    log.add('reject', 'flatgeobuf-header', {}, { byte: magicBytes });
    return null;
  }
  const header = readFlatgeobufHeader(await source.read(magicBytes + 4, headerBytes));
  if (header === null) {
    log.add('reject', 'flatgeobuf-header', {}, { byte: magicBytes });
    return null;
  }
  if (logTooMany(header.featureCount, request, log)) return null;
  const features = firstByte + header.indexBytes;
  if (features + header.featureCount * leastFeatureBytes > source.size) {
    log.add('reject', 'flatgeobuf-count', { found: header.featureCount, bytes: source.size }, { byte: magicBytes });
    return null;
  }
  return openFeatureList(
    {
      format: 'FlatGeobuf',
      encoding: null,
      names: header.columns.map(({ name }) => name),
      columns: null,
      declaredCrs: header.crs === null ? null : { text: header.crs, column: null },
      layers: [],
      batches: () => featureBatches(source, features, header, request, log),
    },
    request,
    log,
  );
}

const batchLength = 500;

async function* featureBatches(
  source: ByteSource,
  firstByte: number,
  header: FlatgeobufHeader,
  request: FeatureRequest,
  log: ProblemLog,
): AsyncGenerator<FeatureBatch> {
  const bytes = new ByteWindow(source);
  const indexOf = nameIndexes(header.columns.map(({ name }) => name));
  let features: RawFeature[] = [];
  let recordNumber = 0;
  let at = firstByte;
  while (at < source.size) {
    const length = at + 4 > source.size ? Number.POSITIVE_INFINITY : uintAt(await bytes.read(at, 4), 0);
    if (at + 4 + length > source.size) {
      log.add('reject', 'flatgeobuf-cut', { found: recordNumber }, { feature: recordNumber + 1, byte: at });
      return;
    }
    recordNumber += 1;
    if (logTooMany(recordNumber, request, log)) return;
    log.countRead();
    const place = { feature: recordNumber };
    const read = readFlatgeobufFeature(await bytes.read(at + 4, length), header.geometryType, header.columns);
    const record = { recordNumber, id: undefined, geometry: read?.geometry ?? null, values: read?.values ?? [] };
    const feature = featureOf(record, indexOf, place);
    if (read === null) log.setAside(feature, 'flatgeobuf-feature', { found: at });
    else features.push(feature);
    if (read?.hasOwnColumns) log.count('warn', 'flatgeobuf-own-columns', {}, place);
    at += 4 + length;
    if (features.length >= batchLength) {
      yield { features, share: at / source.size };
      features = [];
    }
  }
  if (header.featureCount > 0 && recordNumber !== header.featureCount) {
    log.add('reject', 'flatgeobuf-features', { found: recordNumber, expected: header.featureCount }, { byte: at });
    return;
  }
  yield { features, share: 1 };
}

function uintAt(bytes: Uint8Array, at: number): number {
  return viewOf(bytes).getUint32(at, true);
}
