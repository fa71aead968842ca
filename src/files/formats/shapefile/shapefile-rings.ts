// Rings of one shape → polygons: clockwise rings are exteriors, the others holes of the smallest exterior around them.
// Source: ESRI Shapefile Technical Description (1998), "Polygon"; rings all of one sense nest by what contains them.

type Ring = readonly (readonly number[])[];

/** How much work rings may cost in one file; taken from as they are compared. */
export interface RingBudget {
  left: number;
}

/** Enough for a province's lakes and islands; seconds at most. */
export function startRingBudget(): RingBudget {
  return { left: 400_000_000 };
}

/** Polygons of rings, exterior first, rings as they came; null where comparing them would cost too much. */
export function polygonsOfRings(rings: readonly Ring[], budget: RingBudget): Ring[][] | null {
  if (rings.length < 2) return rings.map(ring => [ring]);
  const boxed = rings.map(boxOf);
  const clockwise = boxed.filter(({ doubleArea }) => doubleArea < 0);
  const others = boxed.filter(({ doubleArea }) => doubleArea >= 0);
  if (clockwise.length === 0 || others.length === 0) return nested(boxed, budget);
  const asWritten = assign(clockwise, others, budget);
  if (asWritten === null) return null;
  if (asWritten.orphans.length === 0) return asWritten.polygons;
  // Some programs write all rings the other way round.
  const reversed = assign(others, clockwise, budget);
  if (reversed === null) return null;
  if (reversed.orphans.length === 0) return reversed.polygons;
  return [...asWritten.polygons, ...asWritten.orphans.map(({ ring }) => [ring])];
}

interface BoxedRing {
  readonly ring: Ring;
  /** Positive where the ring runs counter-clockwise. */
  readonly doubleArea: number;
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

function boxOf(ring: Ring): BoxedRing {
  let doubleArea = 0;
  let [west, south, east, north] = [
    Number.POSITIVE_INFINITY,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ];
  const [originX = 0, originY = 0] = ring[0] ?? [];
  for (let i = 0; i < ring.length; i++) {
    const [x = 0, y = 0] = ring[i]!;
    const [nextX = 0, nextY = 0] = ring[i + 1] ?? ring[0]!;
    doubleArea += (x - originX) * (nextY - originY) - (nextX - originX) * (y - originY);
    west = Math.min(west, x);
    east = Math.max(east, x);
    south = Math.min(south, y);
    north = Math.max(north, y);
  }
  return { ring, doubleArea, west, south, east, north };
}

interface Assigned {
  readonly polygons: Ring[][];
  readonly orphans: readonly BoxedRing[];
}

function assign(exteriors: readonly BoxedRing[], holes: readonly BoxedRing[], budget: RingBudget): Assigned | null {
  const polygons = new Map<BoxedRing, Ring[]>(exteriors.map(exterior => [exterior, [exterior.ring]]));
  const bySize = [...exteriors].sort((a, b) => Math.abs(a.doubleArea) - Math.abs(b.doubleArea));
  const orphans: BoxedRing[] = [];
  for (const hole of holes) {
    const around = bySize.find(exterior => contains(exterior, hole, budget));
    if (budget.left < 0) return null;
    if (around === undefined) orphans.push(hole);
    else polygons.get(around)!.push(hole.ring);
  }
  return { polygons: [...polygons.values()], orphans };
}

/** Rings of one sense: those inside an odd number of others are holes. */
function nested(rings: readonly BoxedRing[], budget: RingBudget): Ring[][] | null {
  const exteriors: BoxedRing[] = [];
  const holes: BoxedRing[] = [];
  for (const ring of rings) {
    let depth = 0;
    for (const other of rings) if (other !== ring && contains(other, ring, budget)) depth += 1;
    if (budget.left < 0) return null;
    (depth % 2 === 0 ? exteriors : holes).push(ring);
  }
  const assigned = assign(exteriors, holes, budget);
  return assigned === null ? null : [...assigned.polygons, ...assigned.orphans.map(({ ring }) => [ring])];
}

function contains(outer: BoxedRing, inner: BoxedRing, budget: RingBudget): boolean {
  budget.left -= 1;
  if (budget.left < 0 || outer === inner) return false;
  if (inner.west < outer.west || inner.east > outer.east || inner.south < outer.south || inner.north > outer.north) {
    return false;
  }
  if (Math.abs(inner.doubleArea) > Math.abs(outer.doubleArea)) return false;
  // A hole may touch its exterior at corners: the first corner that is off the edge decides.
  for (const corner of inner.ring) {
    budget.left -= outer.ring.length;
    if (budget.left < 0) return false;
    const side = sideOf(outer.ring, corner);
    if (side !== 0) return side > 0;
  }
  return true;
}

/** 1 inside, −1 outside, 0 on the edge; NaN anywhere is outside. */
function sideOf(ring: Ring, [x = 0, y = 0]: readonly number[]): number {
  let isInside = false;
  for (let i = 0; i < ring.length; i++) {
    const [ax = 0, ay = 0] = ring[i]!;
    const [bx = 0, by = 0] = ring[i + 1] ?? ring[0]!;
    const cross = (bx - ax) * (y - ay) - (x - ax) * (by - ay);
    if (
      cross === 0 &&
      x >= Math.min(ax, bx) &&
      x <= Math.max(ax, bx) &&
      y >= Math.min(ay, by) &&
      y <= Math.max(ay, by)
    ) {
      return 0;
    }
    if (ay > y !== by > y && cross > 0 === by > ay) isInside = !isInside;
  }
  return isInside ? 1 : -1;
}
