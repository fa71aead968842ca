// What every reader is told and gives back beside its value.

import type { Place } from '../../vocabulary/problem.ts';

/** A file in memory; the name is only for messages and as a hint. */
export interface FileText {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export type TextEncoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be';

/** Limits against overload; each is named in the message that cites it. */
export interface ReadLimits {
  /** Bytes of a text file. */
  readonly textBytes: number;
  /** Records or features of a file. */
  readonly features: number;
  readonly jsonDepth: number;
  readonly stations: number;
}

export interface ReadOptions {
  readonly encoding: 'auto' | TextEncoding;
  /** `EPSG:4326` takes the numbers as WGS 84 degrees whatever the file says. */
  readonly crs: 'auto' | 'EPSG:4326';
  /** The exact name of the population column or property; null finds it by name. */
  readonly populationField: string | null;
  /** Whether named repairs are applied; else such rows are set aside. */
  readonly repair: boolean;
  readonly limits: ReadLimits;
}

export const defaultReadOptions: ReadOptions = {
  encoding: 'auto',
  crs: 'auto',
  populationField: null,
  repair: true,
  limits: { textBytes: 512_000_000, features: 2_000_000, jsonDepth: 64, stations: 20_000 },
};

/** Records of a file; `read = used + setAside` always. */
export interface ReadCounts {
  readonly read: number;
  readonly used: number;
  readonly setAside: number;
}

/** A record that is not used: where it stood, why, and its own text, for export. */
export interface SetAsideRow {
  readonly file: string;
  readonly place: Place;
  readonly code: string;
  readonly original: string;
}
