// GeoJSON as text: one feature a line, keys in the order given, numbers as short as they are.

import type { Tick } from './cell-grid.ts';
import type { LonLat } from './local-metric.ts';

type Property = string | number | boolean | null;

/** One line: a feature with its id, properties and geometry text. */
export function featureText(id: string, properties: Readonly<Record<string, Property>>, geometry: string): string {
  return `{"type":"Feature","id":${JSON.stringify(id)},"properties":${JSON.stringify(properties)},"geometry":${geometry}}`;
}

/** A whole file. */
export function collectionText(features: readonly string[]): string {
  return `{"type":"FeatureCollection","features":[\n${features.join(',\n')}\n]}\n`;
}

export function tickText(tick: Tick): string {
  return `[${tick[0] / 10000},${tick[1] / 10000}]`;
}

/** A point with at most six decimals. */
export function pointText(place: LonLat): string {
  return `{"type":"Point","coordinates":[${Math.round(place.lon * 1e6) / 1e6},${Math.round(place.lat * 1e6) / 1e6}]}`;
}

export function lineText(ticks: readonly Tick[]): string {
  return `{"type":"LineString","coordinates":[${ticks.map(tickText).join(',')}]}`;
}

/** A Polygon for one, a MultiPolygon for several. */
export function polygonText(polygons: readonly (readonly (readonly Tick[])[])[]): string {
  const texts = polygons.map(rings => `[${rings.map(ring => `[${ring.map(tickText).join(',')}]`).join(',')}]`);
  return texts.length === 1
    ? `{"type":"Polygon","coordinates":${texts[0]}}`
    : `{"type":"MultiPolygon","coordinates":[${texts.join(',')}]}`;
}
