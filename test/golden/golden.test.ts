// Golden pairs: a file in a folder named after its role, and beside it `<file>.expected.json` with what is read from it
// and every sentence said about it. New cases need no code. UPDATE_GOLDEN=1 writes the answers for review.

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { DemandCells } from '../../src/demand/demand-cells.ts';
import { defaultReadOptions, type FileText, type ReadOptions } from '../../src/files/account/read-options.ts';
import { startsAsTiff } from '../../src/files/raster/tiff-directory.ts';
import { readAreas } from '../../src/files/readers/read-areas.ts';
import { readConditions } from '../../src/files/readers/read-conditions.ts';
import { readPopulation } from '../../src/files/readers/read-population.ts';
import { readRasterPopulation } from '../../src/files/readers/read-raster-population.ts';
import { readRoadLines } from '../../src/files/readers/read-road-lines.ts';
import { readSpeedProfile } from '../../src/files/readers/read-speed-profile.ts';
import { readStandard } from '../../src/files/readers/read-standard.ts';
import { readStations } from '../../src/files/readers/read-stations.ts';
import { formatProblem } from '../../src/report/problem-words.ts';
import type { Outcome } from '../../src/vocabulary/problem.ts';
import { inMemory } from '../files/read-helpers.ts';

type AnyReader = (file: FileText, options: ReadOptions) => Outcome<object> | Promise<Outcome<object>>;

const readers: Readonly<Record<string, AnyReader>> = {
  stations: inMemory(readStations),
  population: (file, options) =>
    inMemory(startsAsTiff(file.bytes) ? readRasterPopulation : readPopulation)(file, options),
  areas: inMemory(readAreas),
  roads: inMemory(readRoadLines),
  conditions: inMemory(readConditions),
  speeds: readSpeedProfile,
  standard: readStandard,
};

const suffix = '.expected.json';

interface Expected {
  /** Options that differ from the defaults. */
  readonly options?: Partial<ReadOptions>;
}

function expectedOf(path: string): Expected {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Expected;
  } catch (error) {
    if (process.env.UPDATE_GOLDEN === '1' && (error as { code?: string }).code === 'ENOENT') return {};
    throw error;
  }
}

/** Maps, typed arrays and the shapes of cells as JSON has them. */
function plain(_: string, value: unknown): unknown {
  if (value instanceof Map) return Object.fromEntries(value);
  if (isCells(value)) {
    const { geometryAt, isPolygonAt: _, ...columns } = value;
    return { ...columns, geometry: value.cellId.map((__, cell) => geometryAt(cell)) };
  }
  return ArrayBuffer.isView(value) ? Array.from(value as unknown as ArrayLike<number>) : value;
}

function isCells(value: unknown): value is DemandCells {
  return typeof value === 'object' && value !== null && 'geometryAt' in value;
}

for (const role of Object.keys(readers)) {
  const folder = join(import.meta.dirname, role);
  const cases = readdirSync(folder).filter(name => !name.endsWith(suffix));
  describe(role, () => {
    test.each(cases)('%s', async name => {
      const path = join(folder, `${name}${suffix}`);
      const expected = expectedOf(path);
      const bytes = new Uint8Array(readFileSync(join(folder, name)));
      const { value, problems } = await readers[role]!({ name, bytes }, { ...defaultReadOptions, ...expected.options });
      const actual = {
        ...(expected.options === undefined ? {} : { options: expected.options }),
        problems: problems.map(problem => formatProblem(problem, 'en')),
        problems_zh: problems.map(problem => formatProblem(problem, 'zh')),
        value,
      };
      const text = `${JSON.stringify(actual, plain, 1)}\n`;
      if (process.env.UPDATE_GOLDEN === '1') writeFileSync(path, text);
      expect(JSON.parse(text)).toEqual(JSON.parse(readFileSync(path, 'utf8')));
    });
    test('every answer has its input', () => {
      const answers = readdirSync(folder).filter(name => name.endsWith(suffix));
      expect(answers.map(name => name.slice(0, -suffix.length)).sort()).toEqual(cases.sort());
    });
  });
}
