// A ring that comes back to one of its corners, as simple rings: polygons may touch themselves at a point only with separate rings.

import type { UnitRing } from './unit-rings.ts';

/** Cuts the ring at every corner it visits again; each piece visits each of its corners once. */
export function splitAtTouches(ring: UnitRing): UnitRing[] {
  const pieces: UnitRing[] = [];
  const x: number[] = [];
  const y: number[] = [];
  const at = new Map<number, Map<number, number>>();
  const rowOf = (px: number): Map<number, number> => {
    let row = at.get(px);
    if (!row) {
      row = new Map();
      at.set(px, row);
    }
    return row;
  };
  for (let k = 0; k < ring.x.length; k++) {
    const px = ring.x[k];
    const py = ring.y[k];
    const before = rowOf(px).get(py);
    if (before !== undefined) {
      pieces.push({ x: x.slice(before), y: y.slice(before) });
      for (let i = before + 1; i < x.length; i++) rowOf(x[i]).delete(y[i]);
      x.length = y.length = before + 1;
      continue;
    }
    rowOf(px).set(py, x.length);
    x.push(px);
    y.push(py);
  }
  pieces.push({ x, y });
  return pieces;
}
