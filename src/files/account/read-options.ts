// What every reader is told and gives back beside its value.

import type { FrictionUnit } from '../../travel/friction/friction-units.ts';
import type { Place } from '../../vocabulary/problem.ts';

/** A small file in memory; the name is only for messages and as a hint. */
export interface FileText {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The last three are read only where the user says so. */
export type TextEncoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be' | 'big5' | 'shift_jis' | 'windows-1252';

/** Limits against overload; each is named in the message that cites it. */
export interface ReadLimits {
  /** Bytes of a text file. */
  readonly textBytes: number;
  /** Records or features of a file. */
  readonly features: number;
  readonly jsonDepth: number;
  readonly stations: number;
  /** Bytes that the entries of an archive, or one compressed part, may unpack to. */
  readonly unzippedBytes: number;
  /** How many times larger than its packed form an entry may be. */
  readonly unzipRatio: number;
  /** Pixels of the part of a raster that is read. */
  readonly rasterPixels: number;
}

export interface ReadOptions {
  readonly encoding: 'auto' | TextEncoding;
  /** The system of the coordinates: `EPSG:4547`, `gcj02`, `bd09`; `auto` takes what the file says of itself. */
  readonly crs: string;
  /** Which of two coordinates comes first; `auto` takes what names and values say. */
  readonly axisOrder: 'auto' | 'lon-lat' | 'lat-lon';
  /** Columns chosen by hand, by role; the others are found by name. */
  readonly columns: Readonly<Record<string, string>>;
  /** Sheet of a workbook, layer of a database or entry of an archive; null takes the only one that will do. */
  readonly layer: string | null;
  /** Size of the cells that a raster's pixels are gathered into, metres; null keeps the pixels. */
  readonly cellMeters: number | null;
  /** The unit of a friction raster's values; `auto` takes the only one that means speeds of people and vehicles. */
  readonly frictionUnit: 'auto' | FrictionUnit;
  /** Whether named repairs are applied; else such rows are set aside. */
  readonly repair: boolean;
  readonly limits: ReadLimits;
}

export const defaultReadOptions: ReadOptions = {
  encoding: 'auto',
  crs: 'auto',
  axisOrder: 'auto',
  columns: {},
  layer: null,
  cellMeters: null,
  frictionUnit: 'auto',
  repair: true,
  limits: {
    textBytes: 512_000_000,
    features: 2_000_000,
    jsonDepth: 64,
    stations: 20_000,
    unzippedBytes: 1_000_000_000,
    unzipRatio: 200,
    rasterPixels: 400_000_000,
  },
};

/** Records of a file; `read = used + setAside` always. */
export interface ReadCounts {
  readonly read: number;
  readonly used: number;
  readonly setAside: number;
  /** The coordinate system that the places were converted from; none where they were WGS 84 as they stood. */
  readonly crs?: string;
}

/** A record that is not used: where it stood, why, and its own text, for export. */
export interface SetAsideRow {
  readonly file: string;
  readonly place: Place;
  readonly code: string;
  readonly original: string;
}
