// The whole result folder as texts, but for run.json: the same for browser and command line, byte for byte.

import { compareCodePoints } from '../vocabulary/code-points.ts';
import { conditionsText } from './condition-features.ts';
import { coverageText, stationsText, uncoveredText, zonesText } from './coverage-features.ts';
import { gcj02Copies } from './gcj02-copies.ts';
import type { ReportInput, ResultFile } from './report-input.ts';
import { summaryText } from './summary.ts';
import { tableFiles } from './tables.ts';

/** With `alsoGcj02`, every GeoJSON file has a copy in GCJ-02 beside it. `sha256` gives the lower-case hex digest of a text's UTF-8 bytes; it is handed in because hashing is a library's work. */
export function resultFiles(
  input: ReportInput,
  cells: 'geojson' | 'none',
  sha256: (text: string) => string,
  alsoGcj02 = false,
): readonly ResultFile[] {
  const { conditions } = input.plan;
  const plain: ResultFile[] = [
    ...(cells === 'geojson' ? [{ path: 'coverage.geojson', text: coverageText(input) }] : []),
    ...(conditions.length > 0 ? [{ path: 'conditions.geojson', text: conditionsText(conditions) }] : []),
    { path: 'stations.geojson', text: stationsText(input) },
    { path: 'uncovered.geojson', text: uncoveredText(input) },
    { path: 'zones.geojson', text: zonesText(input) },
    ...tableFiles(input),
  ];
  const others = alsoGcj02 ? [...plain, ...gcj02Copies(plain)] : plain;
  // The summary is part of what it hashes: with its own value blank.
  const hashed = [...others, { path: 'summary.json', text: summaryText(input, '') }];
  const lines = hashed.map(file => `${file.path} ${sha256(file.text)}`).sort(compareCodePoints);
  const summary = { path: 'summary.json', text: summaryText(input, sha256(lines.join('\n'))) };
  return [...others, summary].sort((a, b) => compareCodePoints(a.path, b.path));
}
