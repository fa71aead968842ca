// Which area the rows of a file say they lie in: a column whose texts are names of the areas, alone or behind the names of what
// holds them ("湖北省荆门市沙洋县", "420822-沙洋县").

import type { ReportingArea } from '../areas/reporting-area.ts';
import type { WordedPlace } from '../files/account/place-words.ts';
import type { LonLat, PolygonRings } from '../geo/lon-lat.ts';
import { compareCodePoints } from '../vocabulary/code-points.ts';

export interface NamedPlaces {
  readonly places: readonly LonLat[];
  /** Row of `areas` that each place names. */
  readonly rowOf: readonly number[];
  /** Areas that are named, those of one name together. */
  readonly areas: readonly { readonly polygons: readonly PolygonRings[] }[];
}

/** A shorter name is found in longer texts by chance. */
const shortestEnd = 3;

/** The places of the column in which most rows name an area; null where none does. */
export function namedPlaces(worded: readonly WordedPlace[], areas: readonly ReportingArea[]): NamedPlaces | null {
  const names = new Set(areas.map(({ name }) => name));
  const byColumn = new Map<string, { readonly place: LonLat; readonly name: string }[]>();
  for (const { lon, lat, words } of worded) {
    for (const [column, text] of words) {
      const name = nameIn(text, names);
      if (name === null) continue;
      const found = byColumn.get(column) ?? [];
      found.push({ place: { lon, lat }, name });
      byColumn.set(column, found);
    }
  }
  const [most] = [...byColumn].sort((a, b) => b[1].length - a[1].length || compareCodePoints(a[0], b[0]));
  if (most === undefined) return null;
  const named = [...new Set(most[1].map(({ name }) => name))];
  const rows = new Map(named.map((name, row) => [name, row]));
  return {
    places: most[1].map(({ place }) => place),
    rowOf: most[1].map(({ name }) => rows.get(name)!),
    areas: named.map(name => ({
      polygons: areas.filter(area => area.name === name).flatMap(({ polygons }) => polygons),
    })),
  };
}

function nameIn(text: string, names: ReadonlySet<string>): string | null {
  if (names.has(text)) return text;
  for (let from = 1; from + shortestEnd <= text.length; from++) {
    const end = text.slice(from);
    if (names.has(end)) return end;
  }
  return null;
}
