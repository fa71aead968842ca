// Borders of all levels in one pass over the squares of a grid: linked marching squares.
// Four equal nodes over four equal nodes are passed in one step: most of a grid is far from any border.

import { type Border, edgeLength, type FramedGrid } from './framed-grid.ts';

/** Sides of a square. */
const south = 0;
const east = 1;
const north = 2;
const west = 3;

/**
 * Segments [from side, to side, …] by which corners are inside (1 south-west, 2 south-east, 4 north-east, 8 north-west), the inside on
 * their left. Opposite corners (5, 10) are kept apart here; the last two rows are the same where the square's middle joins them.
 */
const segments: readonly (readonly number[])[] = [
  [],
  [south, west],
  [east, south],
  [east, west],
  [north, east],
  [south, west, north, east],
  [north, south],
  [north, west],
  [west, north],
  [south, north],
  [east, south, west, north],
  [east, north],
  [west, east],
  [south, east],
  [west, south],
  [],
  [south, east, north, west],
  [west, south, east, north],
];
const joinedSouthWest = 16;
const joinedSouthEast = 17;

/** The same, four a row; −1 where there is no second segment. */
const sides = Int8Array.from(segments.flatMap(pairs => [0, 1, 2, 3].map(i => pairs[i] ?? -1)));

/** One level's border while it is found. */
interface Draft {
  edge: Int32Array;
  edgeCount: number;
  /** Squares it runs through, each named by its south-western node, and their rows in `segments`. */
  square: Int32Array;
  segment: Uint8Array;
  squareCount: number;
}

/**
 * The borders of levels 0 … levelCount − 1, every crossing one unit from its inner node. `isJoined` tells whether the middle of a square
 * whose inside corners are two opposite ones is inside. O(nodes + crossings).
 */
export function findBorders(
  framed: FramedGrid,
  levelCount: number,
  isJoined: (level: number, node: number) => boolean,
): Border[] {
  const { width, height, band } = framed;
  const drafts = Array.from({ length: levelCount }, () => newDraft(4 * width));
  const words = new Int32Array(band.buffer, band.byteOffset, band.length >> 2);
  const wordsPerRow = width >> 2;
  for (let r = 0; r + 1 < height; r++) {
    for (const draft of drafts) makeRoom(draft, width);
    // The bands of the western corners are those that were eastern ones before.
    let southWest = band[r * width];
    let northWest = band[(r + 1) * width];
    const end = (r + 1) * wordsPerRow;
    for (let word = r * wordsPerRow; word < end; word++) {
      const same = Math.imul(southWest, 0x01010101);
      if (southWest === northWest && words[word] === same && words[word + wordsPerRow] === same) continue;
      for (let node = 4 * word - 1; node < 4 * word + 3; node++) {
        const southEast = band[node + 1];
        const northEast = band[node + width + 1];
        if (southWest !== southEast || northWest !== northEast || southEast !== northEast) {
          addSquare(drafts, node, southWest, southEast, northEast, northWest, isJoined);
        }
        southWest = southEast;
        northWest = northEast;
      }
    }
  }
  return drafts.map((draft, level) => linkBorder(framed, draft, level));
}

function newDraft(squares: number): Draft {
  return {
    edge: new Int32Array(2 * squares),
    edgeCount: 0,
    square: new Int32Array(squares),
    segment: new Uint8Array(squares),
    squareCount: 0,
  };
}

/** Sees to room for so many more squares. */
function makeRoom(draft: Draft, squares: number): void {
  if (draft.squareCount + squares <= draft.square.length) return;
  const larger = newDraft(2 * draft.square.length);
  larger.edge.set(draft.edge);
  larger.square.set(draft.square);
  larger.segment.set(draft.segment);
  draft.edge = larger.edge;
  draft.square = larger.square;
  draft.segment = larger.segment;
}

function addSquare(
  drafts: readonly Draft[],
  node: number,
  southWest: number,
  southEast: number,
  northEast: number,
  northWest: number,
  isJoined: (level: number, node: number) => boolean,
): void {
  const end = Math.min(drafts.length, Math.max(southWest, southEast, northEast, northWest));
  for (let level = Math.min(southWest, southEast, northEast, northWest); level < end; level++) {
    const draft = drafts[level];
    const own = southWest <= level ? 1 : 0;
    const right = southEast <= level ? 2 : 0;
    const above = northWest <= level ? 8 : 0;
    let segment = own | right | above | (northEast <= level ? 4 : 0);
    if (segment === 5 && isJoined(level, node)) segment = joinedSouthWest;
    else if (segment === 10 && isJoined(level, node)) segment = joinedSouthEast;
    draft.square[draft.squareCount] = node;
    draft.segment[draft.squareCount++] = segment;
    if (own === 0 ? right !== 0 : right === 0) draft.edge[draft.edgeCount++] = 2 * node;
    if (own === 0 ? above !== 0 : above === 0) draft.edge[draft.edgeCount++] = 2 * node + 1;
  }
}

/** Squares and edges both ascend: the edges of a square and of the one north of it are found by going along. */
function linkBorder(framed: FramedGrid, draft: Draft, level: number): Border {
  const { square, segment, squareCount, edgeCount } = draft;
  const edge = draft.edge.subarray(0, edgeCount);
  const next = new Int32Array(edgeCount);
  const crossing = new Int32Array(4);
  let own = 0;
  let above = 0;
  for (let i = 0; i < squareCount; i++) {
    const first = 2 * square[i];
    const northern = first + 2 * framed.width;
    while (edge[own] < first) own++;
    while (above < edgeCount && edge[above] < northern) above++;
    let k = own;
    crossing[south] = k;
    if (edge[k] === first) k++;
    crossing[west] = k;
    if (edge[k] === first + 1) k++;
    if (edge[k] === first + 2) k++;
    crossing[east] = k;
    crossing[north] = above;
    const row = 4 * segment[i];
    next[crossing[sides[row]]] = crossing[sides[row + 1]];
    if (sides[row + 2] >= 0) next[crossing[sides[row + 2]]] = crossing[sides[row + 3]];
  }
  const offset = new Float64Array(edgeCount);
  for (let k = 0; k < edgeCount; k++) offset[k] = Math.min(1, edgeLength(framed, edge[k]));
  return { level, edge, next, offset };
}
