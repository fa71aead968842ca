// Copies of the GeoJSON results in GCJ-02, for overlays on maps that are drawn in it: files of their own, and each says so.

import { toGcj02 } from '../geo/coordinate-systems/gcj02.ts';
import { coordinateText } from './geojson-text.ts';
import { type Json, jsonText } from './json-text.ts';
import type { ResultFile } from './report-input.ts';

/** Paths of all copies there can be. */
export const gcj02Paths: readonly string[] = ['conditions', 'coverage', 'stations', 'uncovered', 'zones'].map(copyPath);

function copyPath(name: string): string {
  return `${name}_gcj02.geojson`;
}

interface Feature {
  readonly geometry: { readonly type: string; readonly coordinates: Nested };
  readonly properties: { readonly [key: string]: Json };
}
type Nested = readonly number[] | readonly Nested[];

/** A copy `<name>_gcj02.geojson` of every GeoJSON file among the results, with the foreign member `coordinate_system`. */
export function gcj02Copies(files: readonly ResultFile[]): readonly ResultFile[] {
  return files
    .filter(({ path }) => path.endsWith('.geojson'))
    .map(({ path, text }) => {
      const { features } = JSON.parse(text) as { readonly features: readonly Feature[] };
      const lines = features.map(({ geometry, properties }) => {
        const shifted = `{"type":"${geometry.type}","coordinates":${shiftedText(geometry.coordinates)}}`;
        return `{"type":"Feature","properties":${jsonText(properties)},"geometry":${shifted}}`;
      });
      const body = lines.length === 0 ? '' : `\n${lines.join(',\n')}\n`;
      const head = '{"type":"FeatureCollection","coordinate_system":"GCJ-02","features":[';
      return { path: copyPath(path.replace(/\.geojson$/, '')), text: `${head}${body}]}\n` };
    });
}

function shiftedText(coordinates: Nested): string {
  if (typeof coordinates[0] === 'number') {
    const [x = 0, y = 0] = coordinates as readonly number[];
    const { lon, lat } = toGcj02(x, y);
    return `[${coordinateText(lon)},${coordinateText(lat)}]`;
  }
  return `[${(coordinates as readonly Nested[]).map(shiftedText).join(',')}]`;
}
