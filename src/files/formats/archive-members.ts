// What a ZIP archive holds that can be opened: single files, and shapefiles with their parts, by name. What systems leave behind
// (`__MACOSX`, `._name`, `Thumbs.db`) and papers are passed over.

import type { ProblemLog } from '../account/problem-log.ts';
import { type ByteSource, fromBytes } from '../bytes/byte-source.ts';
import type { InputFile } from '../bytes/input-file.ts';
import { openZip, type ZipArchive, type ZipEntry } from '../bytes/zip.ts';
import { chooseLayer } from './choose-layer.ts';
import type { FeatureRequest } from './feature-source.ts';

const dataPattern =
  /\.(?:shp|csv|tsv|geojson|geojsonl|geojsons|ndjson|json|kml|gpkg|fgb|parquet|geoparquet|tif|tiff|xlsx|pbf)$/i;
const partPattern = /\.(?:dbf|prj|cpg|shx|tfw|gpkg-wal)$/i;

/** A file of an archive, and what of the option `layer` is left to choose in it. */
export interface ArchiveMember {
  readonly file: InputFile;
  readonly layer: string | null;
  /** Stands before the names of its own layers, where the archive has several files; else ''. */
  readonly prefix: string;
}

/**
 * The archive's one file of data, or the one that the option `layer` names, unpacked with its parts; null after a rejection or a
 * question in the log. Behind the name and a "!" may stand the name of a layer in that file.
 */
export async function openArchiveMember(
  { source }: InputFile,
  options: FeatureRequest['options'],
  log: ProblemLog,
): Promise<ArchiveMember | null> {
  const archive = await openZip(source, options.limits, log);
  if (archive === null) return null;
  const entries = archive.entries.filter(({ name }) => !isLeftover(name));
  const members = dataEntries(entries);
  if (members.length === 0) {
    const found = entries.slice(0, 10).map(({ name }) => name);
    log.add('reject', 'archive-no-data', { found: found.join(', '), count: entries.length });
    return null;
  }
  const repeated = findRepeated(members);
  if (repeated !== undefined) {
    // No answer could tell them apart.
    log.add('reject', 'zip-entry-repeated', {}, { sheet: repeated.name });
    return null;
  }
  const only = members.length === 1 ? members[0] : await documentOf(archive, members, log);
  const member = only ?? chooseMember(members, options, log);
  if (member === undefined) return null;
  const main = await unpack(archive, member, log);
  if (main === null) return null;
  const companions: ByteSource[] = [];
  for (const part of entries.filter(entry => entry !== member && isPartOf(entry.name, member.name))) {
    const unpacked = await unpack(archive, part, log);
    if (unpacked === null) return null;
    companions.push(unpacked);
  }
  const file = { source: main, companions };
  const { layer } = options;
  if (only !== undefined) return { file, layer, prefix: '' };
  const prefix = `${member.name}!`;
  return { file, layer: layer?.startsWith(prefix) ? layer.slice(prefix.length) : null, prefix };
}

function findRepeated(members: readonly ZipEntry[]): ZipEntry | undefined {
  const seen = new Set<string>();
  return members.find(({ name }) => seen.size === seen.add(name).size);
}

/** A KMZ has one document, at its root; where that only names others, the one other is meant. */
async function documentOf(
  archive: ZipArchive,
  members: readonly ZipEntry[],
  log: ProblemLog,
): Promise<ZipEntry | undefined> {
  const document = members.find(({ name }) => /^[^/]+\.kml$/i.test(name));
  if (document === undefined || !members.every(({ name }) => /\.kml$/i.test(name))) return undefined;
  const bytes = await archive.read(document, log);
  if (bytes === null || new TextDecoder('latin1').decode(bytes).includes('Placemark')) return document;
  return members.length === 2 ? members.find(member => member !== document) : undefined;
}

function chooseMember(
  members: readonly ZipEntry[],
  options: FeatureRequest['options'],
  log: ProblemLog,
): ZipEntry | undefined {
  const named = members.find(({ name }) => options.layer?.startsWith(`${name}!`));
  return named ?? chooseLayer(members, { options }, log, ({ size }) => [`${size} bytes`]);
}

function dataEntries(entries: readonly ZipEntry[]): readonly ZipEntry[] {
  const data = entries.filter(({ name }) => dataPattern.test(name));
  return data.length > 0 ? data : entries.filter(({ name }) => /\.txt$/i.test(name));
}

function isLeftover(name: string): boolean {
  const last = name.slice(name.lastIndexOf('/') + 1);
  return name.startsWith('__MACOSX/') || last.startsWith('._') || last === '.DS_Store' || /^thumbs\.db$/i.test(last);
}

/** Whether a name differs from another by its ending alone, as the parts of a shapefile do. */
function isPartOf(part: string, main: string): boolean {
  return partPattern.test(part) && withoutEnding(part) === withoutEnding(main);
}

function withoutEnding(name: string): string {
  return name.slice(0, Math.max(0, name.lastIndexOf('.'))).toLowerCase();
}

async function unpack(archive: ZipArchive, entry: ZipEntry, log: ProblemLog): Promise<ByteSource | null> {
  const bytes = await archive.read(entry, log);
  return bytes === null ? null : fromBytes(entry.name.slice(entry.name.lastIndexOf('/') + 1), bytes);
}
