// Least time over a grid of friction once more, slow and plain: every cell is an object, every step is listed, the nearest open
// cell is settled next. Heights as the same rule of Tobler with the platform's own exponential.

export interface PlainSurface {
  readonly width: number;
  readonly height: number;
  /** Milliseconds per metre, row by row; 0 impassable. */
  readonly pace: readonly number[];
  readonly neighbours: 8 | 16;
  /** Metres between the centres of two cells. */
  readonly meters: (a: readonly [column: number, row: number], b: readonly [column: number, row: number]) => number;
  readonly heights?: readonly number[];
  readonly ticksPerMs?: number;
}

const moves = [-2, -1, 0, 1, 2].flatMap(rows => [-2, -1, 0, 1, 2].map(columns => [columns, rows] as const));

function paceOn(surface: PlainSurface, cell: number, slope: number): number {
  const pace = surface.pace[cell];
  if (surface.heights === undefined || pace < 3600 / 6.001 || Number.isNaN(slope)) return pace;
  return pace * Math.exp(3.5 * (Math.abs(slope + 0.05) - 0.05));
}

/** Ticks of a step, or null where it is not possible. */
function stepTicks(
  surface: PlainSurface,
  from: number,
  columns: number,
  rows: number,
): readonly [number, number] | null {
  const { width, height, pace, neighbours, heights } = surface;
  const reach = Math.max(Math.abs(columns), Math.abs(rows));
  const isKnight = Math.abs(columns) + Math.abs(rows) === 3;
  if (reach === 0 || (reach === 2 && !(isKnight && neighbours === 16))) return null;
  const column = from % width;
  const row = (from - column) / width;
  const toColumn = column + columns;
  const toRow = row + rows;
  if (toColumn < 0 || toRow < 0 || toColumn >= width || toRow >= height) return null;
  const to = toRow * width + toColumn;
  const touched = [from, to];
  if (isKnight) {
    touched.push((row + Math.trunc(rows / 2)) * width + column + Math.trunc(columns / 2));
    touched.push((row + Math.sign(rows)) * width + column + Math.sign(columns));
  }
  if (touched.some(cell => !(pace[cell] > 0))) return null;
  const meters = surface.meters([column, row], [toColumn, toRow]);
  const slope = heights === undefined ? Number.NaN : (heights[to] - heights[from]) / meters;
  const sum = touched.reduce((total, cell) => total + paceOn(surface, cell, slope), 0);
  const ticks = Math.floor(sum * ((meters * (surface.ticksPerMs ?? 1)) / touched.length) + 0.5);
  return [to, ticks];
}

export interface PlainTimes {
  readonly ticks: readonly number[];
  /** Least row of a seed that is there first, −1 where none comes. */
  readonly station: readonly number[];
}

export function plainTimes(
  surface: PlainSurface,
  seeds: readonly { readonly cell: number; readonly ticks: number }[],
  bound: number = Infinity,
): PlainTimes {
  const count = surface.width * surface.height;
  const ticks = new Array<number>(count).fill(Infinity);
  const station = new Array<number>(count).fill(-1);
  seeds.forEach((seed, row) => {
    const { ticks: own } = plainTimesOf(surface, seed, bound);
    own.forEach((at, cell) => {
      if (at >= ticks[cell]) return;
      ticks[cell] = at;
      station[cell] = row;
    });
  });
  return { ticks, station };
}

function plainTimesOf(
  surface: PlainSurface,
  seed: { readonly cell: number; readonly ticks: number },
  bound: number,
): { readonly ticks: readonly number[] } {
  const ticks = new Array<number>(surface.width * surface.height).fill(Infinity);
  const isSettled = ticks.map(() => false);
  if (surface.pace[seed.cell] > 0 && seed.ticks <= bound) ticks[seed.cell] = seed.ticks;
  for (;;) {
    let next = -1;
    for (let cell = 0; cell < ticks.length; cell++) {
      if (!isSettled[cell] && ticks[cell] < Infinity && (next < 0 || ticks[cell] < ticks[next])) next = cell;
    }
    if (next < 0) return { ticks };
    isSettled[next] = true;
    for (const [columns, rows] of moves) {
      const found = stepTicks(surface, next, columns, rows);
      if (found === null) continue;
      const at = ticks[next] + found[1];
      if (at <= bound && at < ticks[found[0]]) ticks[found[0]] = at;
    }
  }
}
