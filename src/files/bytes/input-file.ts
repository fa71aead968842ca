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
