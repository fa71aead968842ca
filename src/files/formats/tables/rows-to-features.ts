// Rows → GeoJSON features by the package `geojson`, in this one place.
// It keeps state between calls, drops a column called `__proto__` and fails on one called `hasOwnProperty`; so it is
// given rows whose keys are ours (c0, c1, …) and a fresh order each time. Its types are missing: @types/geojson has its name.

import geojson from 'geojson';

interface GeojsonPackage {
  parse(row: object, order: { Point: [lat: string, lon: string] }): RowFeature;
}

interface RowFeature {
  readonly geometry: unknown;
  readonly properties: Readonly<Record<string, string>>;
}

export interface RowFeatures {
  /** The feature of one row: a point, and the cells of the columns that are wanted as properties. */
  featureOf(cells: readonly string[], lon: number, lat: number): RowFeature;
  /** The cell of a column in a feature; undefined where the row has none or the column is not wanted. */
  cellOf(feature: RowFeature, columnIndex: number): string | undefined;
}

/** Prepares the way from rows to features for some of the columns. */
export function startRowFeatures(wantedColumns: readonly number[]): RowFeatures {
  const library = geojson as unknown as GeojsonPackage;
  const keys = new Map(wantedColumns.map(columnIndex => [columnIndex, `c${columnIndex}`]));
  const wanted = [...keys];
  return {
    featureOf(cells, lon, lat) {
      const row: Record<string, string | number | undefined> = { lon, lat };
      for (const [columnIndex, key] of wanted) row[key] = cells[columnIndex];
      return library.parse(row, { Point: ['lat', 'lon'] });
    },
    cellOf(feature, columnIndex) {
      const key = keys.get(columnIndex);
      return key === undefined ? undefined : feature.properties[key];
    },
  };
}
