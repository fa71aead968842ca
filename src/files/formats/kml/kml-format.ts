// KML: read twice, once for the names of its values and for faults of its markup, then placemark by placemark.

import type { ProblemLog } from '../../account/problem-log.ts';
import { type ReadHost, startPace } from '../../account/read-host.ts';
import type { ReadOptions, TextEncoding } from '../../account/read-options.ts';
import { markupFormat } from '../../bytes/detect-format.ts';
import type { InputFile } from '../../bytes/input-file.ts';
import { matchRequested } from '../../columns/requested-columns.ts';
import { featureOf, logTooMany, nameIndexes, openFeatureList } from '../feature-records.ts';
import type { FeatureBatch, FeatureFormat, FeatureRequest, FeatureSource, RawFeature } from '../feature-source.ts';
import { headText } from '../head-text.ts';
import { readWholeText } from '../read-whole-text.ts';
import { nextPlacemark } from './kml-placemarks.ts';
import { deepestXml, XmlScanner } from './kml-scanner.ts';

export const kmlFormat: FeatureFormat = {
  id: 'kml',
  recognises: head => markupFormat(headText(head)) === 'KML',
  open: openKml,
};

/** Names beyond this are not looked at: no such file is a table. */
const mostNames = 10_000;
const batchLength = 500;

async function openKml(
  file: InputFile,
  request: FeatureRequest,
  log: ProblemLog,
  host: ReadHost,
): Promise<FeatureSource | null> {
  const encoding = await declaredEncoding(file, request);
  const decoded = await readWholeText(file, { ...request.options, encoding }, log);
  if (decoded === null) return null;
  const { text } = decoded;
  const names = new Set<string>();
  const pace = startPace(host);
  const scanner = new XmlScanner(text);
  let count = 0;
  const ignored = (element: string, line: number): void =>
    log.count('warn', 'kml-passed-over', { found: element }, { line });
  for (
    let placemark = nextPlacemark(scanner, ignored);
    placemark !== null;
    placemark = nextPlacemark(scanner, ignored)
  ) {
    count += 1;
    if (names.size <= mostNames) for (const name of placemark.values.keys()) names.add(name);
    if (count % batchLength === 0) await pace.step(scanner.at / text.length / 2, 1);
  }
  if (scanner.fault !== null) {
    const { code, line, found } = scanner.fault;
    log.add('reject', code, { found, limit: deepestXml }, { line });
    return null;
  }
  if (logTooMany(count, request, log)) return null;
  const list = [...names].sort();
  const columns = matchRequested(list, request);
  return openFeatureList(
    {
      format: 'KML',
      encoding: decoded.encoding,
      names: list,
      columns,
      declaredCrs: { text: 'OGC:CRS84', column: null },
      layers: [],
      batches: () => featureBatches(text, list, columns.has('id'), log),
    },
    request,
    log,
  );
}

async function* featureBatches(
  text: string,
  names: readonly string[],
  hasIds: boolean,
  log: ProblemLog,
): AsyncGenerator<FeatureBatch> {
  const indexOf = nameIndexes(names);
  const scanner = new XmlScanner(text);
  let features: RawFeature[] = [];
  let recordNumber = 0;
  const pass = (): void => undefined;
  for (let placemark = nextPlacemark(scanner, pass); placemark !== null; placemark = nextPlacemark(scanner, pass)) {
    recordNumber += 1;
    log.countRead();
    const { values, geometry, line, coordinateFault } = placemark;
    // A placemark's own id is made up by programs; it counts where no value is an id.
    const id = hasIds ? undefined : placemark.id;
    const record = { recordNumber, id, geometry, values: names.map(name => values.get(name)) };
    const feature = featureOf(record, indexOf, { line, feature: recordNumber });
    if (coordinateFault === null) features.push(feature);
    else log.setAside(feature, coordinateFault.code, { found: coordinateFault.found });
    if (features.length >= batchLength) {
      yield { features, share: scanner.at / text.length };
      features = [];
    }
  }
  yield { features, share: 1 };
}

/** The encoding of the XML declaration, where the bytes can be read so; the option wins, and else the evidence decides. */
async function declaredEncoding({ source }: InputFile, { options }: FeatureRequest): Promise<ReadOptions['encoding']> {
  if (options.encoding !== 'auto' || source.size > options.limits.textBytes) return options.encoding;
  const head = await source.read(0, Math.min(200, source.size));
  const declaration = /^\s*<\?xml[^>]*\sencoding\s*=\s*["']([\w-]{1,30})["']/.exec(
    new TextDecoder('latin1').decode(head),
  );
  const encoding = encodings.get((declaration?.[1] ?? 'utf8').toLowerCase().replace(/[-_]/g, ''));
  if (encoding === undefined) return 'auto';
  try {
    new TextDecoder(encoding, { fatal: true }).decode(await source.read(0, source.size));
    return encoding;
  } catch {
    return 'auto';
  }
}

/** By their names without hyphens. */
const encodings = new Map<string, TextEncoding>([
  ['utf8', 'utf-8'],
  ['gbk', 'gb18030'],
  ['gb2312', 'gb18030'],
  ['gb18030', 'gb18030'],
  ['cp936', 'gb18030'],
  ['big5', 'big5'],
  ['shiftjis', 'shift_jis'],
  ['windows1252', 'windows-1252'],
  ['iso88591', 'windows-1252'],
]);
