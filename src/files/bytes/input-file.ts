// A file as it is handed to a reader: its bytes, piece by piece, and the files that belong to it.

import { type ByteSource, fromBytes } from './byte-source.ts';

export interface InputFile {
  readonly source: ByteSource;
  /** Files of the same name beside it: `.dbf`, `.prj`, `.cpg` of a shapefile, `.tfw` of an image. */
  readonly companions: readonly ByteSource[];
}

/** A file in memory that stands alone. */
export function inputFile(name: string, bytes: Uint8Array): InputFile {
  return { source: fromBytes(name, bytes), companions: [] };
}

/** The companion with an extension, such as `.prj`; undefined where there is none. */
export function companionOf(file: InputFile, extension: string): ByteSource | undefined {
  return file.companions.find(({ name }) => name.toLowerCase().endsWith(extension));
}

const companionEndings: ReadonlyMap<string, readonly string[]> = new Map([
  ['.shp', ['.dbf', '.prj', '.cpg', '.shx']],
  ['.tif', ['.tfw', '.prj']],
  ['.tiff', ['.tfw', '.prj']],
  ['.gpkg', ['.gpkg-wal']],
]);

/** Whether a file of one name belongs to a file of another: `Stations.DBF` to `stations.shp`. Names are without folders. */
export function isCompanionName(name: string, main: string): boolean {
  const dot = Math.max(0, main.lastIndexOf('.'));
  const endings = companionEndings.get(main.slice(dot).toLowerCase());
  const stem = main.slice(0, dot).toLowerCase();
  return endings?.some(ending => name.toLowerCase() === stem + ending) ?? false;
}
