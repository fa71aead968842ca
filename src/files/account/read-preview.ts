// What a person sees of a file before using it: its first rows, which column means what, and where its records lie.

import { startThinnedList } from './thinned-list.ts';

export interface ReadPreview {
  /** Name of the format, for people. */
  readonly format: string;
  readonly encoding: string | null;
  /** The coordinate system the places were read in, for people. */
  readonly crs: string;
  /** Who named that system. */
  readonly crsNamedBy: 'file' | 'option' | 'nobody';
  readonly names: readonly string[];
  /** Column by role. */
  readonly columns: Readonly<Record<string, string>>;
  /** The first rows as text, one cell a name. */
  readonly rows: readonly (readonly string[])[];
  /** Longitude and latitude by turns of some of the records, evenly taken; WGS 84 degrees. */
  readonly lonLat: readonly number[];
  /** Sheets or layers to choose from. */
  readonly layers: readonly string[];
}

const mostRows = 5;
const mostNames = 40;
const mostPoints = 600;
const longestCell = 120;

export interface PreviewCollector {
  row(entries: () => readonly (readonly [string, unknown])[]): void;
  place(lon: number, lat: number): void;
  finish(
    facts: Omit<ReadPreview, 'rows' | 'lonLat' | 'columns'> & { readonly columns: Iterable<readonly [string, string]> },
  ): ReadPreview;
}

/** Starts the preview of one file; its cost does not grow with the file. */
export function startPreview(): PreviewCollector {
  const rows: ReadonlyMap<string, string>[] = [];
  const places = startThinnedList<readonly [lon: number, lat: number]>(mostPoints);
  return {
    row(entries) {
      if (rows.length < mostRows) rows.push(new Map(entries().map(([name, value]) => [name, cellText(value)])));
    },
    place: (lon, lat) => places.offer(() => [lon, lat]),
    finish({ columns, names, ...facts }) {
      const used = [...columns];
      const shown = [...new Set([...used.map(([, column]) => column), ...names])].slice(0, mostNames);
      return {
        ...facts,
        names: shown,
        columns: Object.fromEntries(used),
        rows: rows.map(row => shown.map(name => row.get(name) ?? '')),
        lonLat: places.taken().flat(),
      };
    },
  };
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return text.length > longestCell ? `${text.slice(0, longestCell)}…` : text;
}
