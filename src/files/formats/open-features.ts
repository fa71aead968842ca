// Detect → open: from a file to its raw features, whatever the format. The extension is a hint at most.

import type { ProblemLog } from '../account/problem-log.ts';
import type { ReadHost } from '../account/read-host.ts';
import { foreignFormat, isBinary, isTooShort, isUtf32, markupFormat, startsAsOsmPbf } from '../bytes/detect-format.ts';
import type { InputFile } from '../bytes/input-file.ts';
import { archiveFormat } from './archive-format.ts';
import type { FeatureFormat, FeatureRequest, FeatureSource } from './feature-source.ts';
import { flatgeobufFormat } from './flatgeobuf/flatgeobuf-format.ts';
import { geojsonFormat } from './geojson-format.ts';
import { geopackageFormat } from './geopackage/geopackage-format.ts';
import { geoparquetFormat } from './geoparquet/geoparquet-format.ts';
import { headText } from './head-text.ts';
import { kmlFormat } from './kml/kml-format.ts';
import { shapefileFormat, shapefilePartFormat } from './shapefile/shapefile-format.ts';
import { csvFormat } from './tables/csv-format.ts';
import { xlsFormat, xlsxFormat } from './tables/xlsx-format.ts';

/** In the order in which they are asked; CSV takes what no other recognises. */
const formats: readonly FeatureFormat[] = [
  geopackageFormat,
  flatgeobufFormat,
  geoparquetFormat,
  shapefileFormat,
  xlsxFormat,
  xlsFormat,
  archiveFormat(openFeatures),
  kmlFormat,
  geojsonFormat,
  shapefilePartFormat,
  csvFormat,
];
const headBytes = 4096;

/** The format of a file, or the name of one that no reader here takes. */
export async function findFormat(file: InputFile): Promise<FeatureFormat | string> {
  const { source } = file;
  const head = await headOf(file);
  if (startsAsOsmPbf(head)) return 'OSM PBF';
  if (isUtf32(head)) return 'UTF-32';
  const format = formats.find(({ recognises }) => recognises(head, source.name)) ?? csvFormat;
  return format === csvFormat ? (foreignFormat(head) ?? markupFormat(headText(head)) ?? csvFormat) : format;
}

function headOf({ source }: InputFile): Promise<Uint8Array> {
  return source.read(0, Math.min(headBytes, source.size));
}

/** Rejects a file of so few bytes that it can be nothing; true when it did. */
export async function logTooShort({ source }: InputFile, log: ProblemLog): Promise<boolean> {
  const head = await source.read(0, Math.min(headBytes, source.size));
  if (head.length < source.size || !isTooShort(head)) return false;
  log.add('reject', 'file-too-short', { bytes: source.size });
  return true;
}

/** Opens a file; null after a rejection or a question in the log. */
export async function openFeatures(
  file: InputFile,
  request: FeatureRequest,
  log: ProblemLog,
  host: ReadHost,
): Promise<FeatureSource | null> {
  const format = await findFormat(file);
  if (format === csvFormat && (await logTooShort(file, log))) return null;
  if (typeof format !== 'string') {
    if (format !== csvFormat || !isBinary(await headOf(file))) return format.open(file, request, log, host);
    log.add('reject', 'file-binary', {}, { byte: 0 });
    return null;
  }
  log.add('reject', 'format-unsupported', { found: format });
  return null;
}
