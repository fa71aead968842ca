// Cells corrected to census totals: the people of each area's cells are multiplied to the area's own number, exactly.
// Source: apportionment by largest remainders (Hamilton), in millionths of a person.

import type { DemandCells } from '../demand/demand-cells.ts';
import { compareCodePoints } from '../vocabulary/code-points.ts';
import type { Problem } from '../vocabulary/problem.ts';
import { computeAreaIndex } from './area-index.ts';
import type { ReportingArea } from './reporting-area.ts';

export interface CorrectedCells {
  readonly cells: DemandCells;
  readonly problems: readonly Problem[];
}

/**
 * The same cells with the people of each area that gives a total multiplied to it; cells outside and areas without a total
 * keep theirs. A cell belongs to one area, by the rule of all results. O(cells log cells).
 */
export function correctToCensus(cells: DemandCells, areas: readonly ReportingArea[]): CorrectedCells {
  const areaIndex = computeAreaIndex(cells.lon, cells.lat, areas);
  const rowsOfArea: number[][] = areas.map(() => []);
  for (let cell = 0; cell < cells.count; cell++) {
    if (areaIndex[cell] >= 0 && cells.populationMicro[cell] > 0) rowsOfArea[areaIndex[cell]].push(cell);
  }
  const populationMicro = Float64Array.from(cells.populationMicro);
  const problems: Problem[] = [];
  const byName = [...areas.keys()].sort((a, b) => compareCodePoints(areas[a].name, areas[b].name) || a - b);
  for (const area of byName) {
    const { name, censusMicro } = areas[area];
    if (censusMicro === null) continue;
    const rows = rowsOfArea[area];
    if (rows.length > 0) apportion(censusMicro, rows, populationMicro);
    else if (censusMicro > 0) problems.push(warning('census-no-cells', name, { people: censusMicro / 1_000_000 }));
  }
  if (areas.every(({ censusMicro }) => censusMicro === null)) {
    problems.push(warning('census-no-totals', areas[byName[0]]?.name ?? '', {}));
  }
  return { cells: { ...cells, populationMicro }, problems };
}

function warning(code: string, id: string, params: Problem['params']): Problem {
  return { code, severity: 'warn', where: { role: 'areas', id }, params };
}

/** Shares `total` among rows by their people: each gets the whole part, then the largest remainders one more, lower rows first. */
function apportion(total: number, rows: readonly number[], people: Float64Array): void {
  // Products of two exact numbers of up to 53 bits: only whole numbers without bound keep them.
  const wanted = BigInt(total);
  let sum = 0n;
  for (const row of rows) sum += BigInt(people[row]);
  let left = wanted;
  const remainders = rows.map(row => {
    const product = BigInt(people[row]) * wanted;
    const share = product / sum;
    people[row] = Number(share);
    left -= share;
    return { row, rest: product - share * sum };
  });
  remainders.sort((a, b) => (a.rest === b.rest ? a.row - b.row : a.rest > b.rest ? -1 : 1));
  for (let k = 0; k < Number(left); k++) people[remainders[k].row] += 1;
}
