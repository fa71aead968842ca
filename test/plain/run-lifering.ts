// Runs the real program on input files and gives back what it wrote, parsed. The one place that knows how it is run.

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MultiPolygon, Polygon } from 'geojson';
import { vi } from 'vitest';
import { runCommand } from '../../src/cli/run-command.ts';

export type Properties = Readonly<Record<string, unknown>>;

/** The result folder of `coverage`: the summary, and the properties of each feature in the file's order. */
export interface LiferingResult {
  readonly summary: Properties;
  readonly cells: readonly Properties[];
  readonly gaps: readonly Properties[];
  readonly gapShapes: readonly (Polygon | MultiPolygon)[];
  readonly stations: readonly Properties[];
  readonly zones: readonly Properties[];
}

/** Runs `coverage` on files given by name and content; an option that names one of them gets its path. */
export async function runLifering(
  files: Readonly<Record<string, string | Uint8Array>>,
  options: readonly string[],
): Promise<LiferingResult> {
  const folder = mkdtempSync(join(tmpdir(), 'lifering-plain-'));
  try {
    const inputs = join(folder, 'in');
    const output = join(folder, 'out');
    mkdirSync(inputs);
    for (const [name, content] of Object.entries(files)) writeFileSync(join(inputs, name), content);
    const given = options.map(option => (option in files ? join(inputs, option) : option));
    const printed: string[] = [];
    const keep = (text: unknown): boolean => printed.push(String(text)) > 0;
    const spies = [process.stdout, process.stderr].map(stream => vi.spyOn(stream, 'write').mockImplementation(keep));
    const stay = new AbortController().signal;
    const code = await runCommand(['coverage', ...given, '--out', output], stay).finally(() => {
      for (const spy of spies) spy.mockRestore();
    });
    if (code !== 0) throw new Error(`exit ${code}\n${printed.join('')}`);
    const read = (name: string): unknown => JSON.parse(readFileSync(join(output, name), 'utf8'));
    const features = (name: string): { properties: Properties; geometry: unknown }[] =>
      (read(name) as { features: { properties: Properties; geometry: unknown }[] }).features;
    const properties = (name: string): Properties[] => features(name).map(feature => feature.properties);
    return {
      summary: read('summary.json') as Properties,
      cells: properties('coverage.geojson'),
      gaps: properties('uncovered.geojson'),
      gapShapes: features('uncovered.geojson').map(feature => feature.geometry as Polygon | MultiPolygon),
      stations: properties('stations.geojson'),
      zones: properties('zones.geojson'),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
