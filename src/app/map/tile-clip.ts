// Cuts rows of x, y to the box of a tile: what lies far outside it would overflow the map's short integers.

/** Units of the tile around it that are kept, so that outlines on its border are not cut off. */
export const tileBuffer = 96;

/** A ring cut to the box low…high in both directions, one side after the other (Sutherland and Hodgman). */
export function clipRing(ring: readonly number[], low: number, high: number): readonly number[] {
  let kept = ring;
  for (const axis of [0, 1] as const) {
    kept = clipSide(kept, axis, low, 1);
    kept = clipSide(kept, axis, high, -1);
  }
  return kept;
}

function clipSide(ring: readonly number[], axis: 0 | 1, limit: number, sign: 1 | -1): readonly number[] {
  const kept: number[] = [];
  const count = ring.length / 2;
  for (let k = 0; k < count; k++) {
    const from = (k + count - 1) % count;
    const [a, b] = [sign * (ring[2 * from + axis] - limit), sign * (ring[2 * k + axis] - limit)];
    if (a < 0 !== b < 0) kept.push(...crossing(ring, from, k, a / (a - b)));
    if (b >= 0) kept.push(ring[2 * k], ring[2 * k + 1]);
  }
  return kept;
}

function crossing(row: readonly number[], from: number, to: number, share: number): readonly [number, number] {
  return [
    Math.round(row[2 * from] + share * (row[2 * to] - row[2 * from])),
    Math.round(row[2 * from + 1] + share * (row[2 * to + 1] - row[2 * from + 1])),
  ];
}

/** The pieces of a line whose segments touch the box; segments are kept whole, except that far ends are cut. */
export function clipLine(line: readonly number[], low: number, high: number): readonly (readonly number[])[] {
  const pieces: number[][] = [];
  let piece: number[] = [];
  for (let k = 1; k < line.length / 2; k++) {
    const segment = clipSegment(line, k, low, high);
    if (segment === null) {
      piece = [];
      continue;
    }
    const [ax, ay, bx, by] = segment;
    const goesOn = piece.length > 0 && piece.at(-2) === ax && piece.at(-1) === ay;
    if (!goesOn) {
      piece = [ax, ay];
      pieces.push(piece);
    }
    piece.push(bx, by);
  }
  return pieces;
}

/** The part of the segment ending at `k` inside the box (Liang and Barsky), or null. */
function clipSegment(line: readonly number[], k: number, low: number, high: number): readonly number[] | null {
  let [enter, leave] = [0, 1];
  for (const axis of [0, 1] as const) {
    const [from, by] = [line[2 * k - 2 + axis], line[2 * k + axis] - line[2 * k - 2 + axis]];
    if (by === 0) {
      if (from < low || from > high) return null;
      continue;
    }
    const [first, second] = [(low - from) / by, (high - from) / by];
    enter = Math.max(enter, Math.min(first, second));
    leave = Math.min(leave, Math.max(first, second));
  }
  if (enter > leave) return null;
  const start = enter > 0 ? crossing(line, k - 1, k, enter) : line.slice(2 * k - 2, 2 * k);
  const end = leave < 1 ? crossing(line, k - 1, k, leave) : line.slice(2 * k, 2 * k + 2);
  return [...start, ...end];
}
