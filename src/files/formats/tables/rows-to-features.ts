// Rows → GeoJSON features by the package `geojson`, in this one place.
// It keeps state between calls, drops a column called `__proto__` and fails on one called `hasOwnProperty`; so it is
// given rows whose keys are ours (c0, c1, …) and a fresh order each time. Its types are missing: @types/geojson has its name.

import geojson from 'geojson';

interface GeojsonPackage {
  parse(
    rows: readonly object[],
    order: { Point: [lat: string, lon: string] },
  ): { readonly features: readonly RowFeature[] };
}

export interface RowFeature {
  readonly geometry: unknown;
  readonly properties: Readonly<Record<string, string>>;
}

/** The cells of a row and its place, x first. */
export interface PlacedRow {
  readonly cells: readonly string[];
  readonly place: readonly [x: number, y: number];
}

export interface RowFeatures {
  /** The features of rows, in order: points, and the cells of the columns that are wanted as properties. */
  featuresOf(rows: readonly PlacedRow[]): readonly RowFeature[];
  /** The cell of a column in a feature; undefined where the row has none or the column is not wanted. */
  cellOf(feature: RowFeature, columnIndex: number): string | undefined;
}

/** Prepares the way from rows to features for some of the columns. */
export function startRowFeatures(wantedColumns: readonly number[]): RowFeatures {
  const library = geojson as unknown as GeojsonPackage;
  const keys = new Map(wantedColumns.map(columnIndex => [columnIndex, `c${columnIndex}`]));
  const wanted = [...keys];
  return {
    featuresOf(rows) {
      const records = rows.map(({ cells, place }) => {
        const record: Record<string, string | number | undefined> = { lon: place[0], lat: place[1] };
        for (const [columnIndex, key] of wanted) record[key] = cells[columnIndex];
        return record;
      });
      return library.parse(records, { Point: ['lat', 'lon'] }).features;
    },
    cellOf(feature, columnIndex) {
      const key = keys.get(columnIndex);
      return key === undefined ? undefined : feature.properties[key];
    },
  };
}
