// Street grids of the towns: a slightly bent lattice over the urban cells, two blocks to a cell.

import { columnCount, cornerTick, type Tick } from './cell-grid.ts';
import { type RoadLine, staysOnBank } from './road-line.ts';
import { chance, smoothNoise } from './seeded-noise.ts';

/** Cells with fewer townspeople have only the roads that pass through. */
const fewestPeople = 1400;

/** Streets of all urban cells. */
export function drawStreets(urban: ReadonlyMap<number, number>): readonly RoadLine[] {
  const along = new Set<string>();
  for (const [cell, people] of urban) {
    if (people < fewestPeople) continue;
    const x = 2 * (cell % columnCount);
    const y = 2 * Math.floor(cell / columnCount);
    for (let k = 0; k <= 2; k++) {
      for (let step = 0; step < 2; step++) {
        along.add(`h ${y + k} ${x + step}`);
        along.add(`v ${x + k} ${y + step}`);
      }
    }
  }
  return [...runs(along, 'h'), ...runs(along, 'v')];
}

/** Consecutive lattice edges of one row or column as lines. */
function runs(along: ReadonlySet<string>, direction: 'h' | 'v'): readonly RoadLine[] {
  const edges = [...along]
    .filter(key => key.startsWith(direction))
    .map(key => key.split(' ').slice(1).map(Number))
    .sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const lines: RoadLine[] = [];
  let ticks: Tick[] = [];
  let last: readonly number[] = [-9, -9];
  const close = (): void => {
    if (ticks.length > 1) lines.push(street(last[0], ticks));
    ticks = [];
  };
  for (const [fixed, start] of edges) {
    const from = direction === 'h' ? corner(start, fixed) : corner(fixed, start);
    const to = direction === 'h' ? corner(start + 1, fixed) : corner(fixed, start + 1);
    if (fixed !== last[0] || start !== last[1] + 1) close();
    last = [fixed, start];
    if (!staysOnBank([from, to], 0.36)) {
      close();
      continue;
    }
    if (ticks.length === 0) ticks.push(from);
    ticks.push(to);
  }
  close();
  return lines;
}

function street(fixed: number, ticks: readonly Tick[]): RoadLine {
  return { highway: fixed % 4 === 1 ? 'secondary' : 'residential', name: '', ref: '', bridge: false, ticks };
}

/** A lattice corner: half a cell apart, bent a little so that blocks differ. */
function corner(x: number, y: number): Tick {
  const [west, south] = cornerTick(0, 0);
  const bendX = 16 * smoothNoise(91, x / 7, y / 7) + 10 * (chance(92, x, y) - 0.5);
  const bendY = 14 * smoothNoise(93, x / 7, y / 7) + 9 * (chance(94, x, y) - 0.5);
  return [west + Math.round(52.5 * x + bendX), south + Math.round(45 * y + bendY)];
}
