// The edges between cells, so that the outline of "reached within the limit" can follow a station on its way frame by frame.

import type { CellLayer } from '../../compute/jobs.ts';
import type { PlanMeasures } from '../../scenario/plan-evaluation.ts';
import { eachRing, hasPointCells } from './cell-shapes.ts';

export interface CellEdges {
  /** The cells on both sides of every edge; -1: none. */
  readonly left: Int32Array;
  readonly right: Int32Array;
  /** Longitude and latitude of both ends, four numbers per edge. */
  readonly lonLat: Float64Array;
}

/** With more cells an outline would take longer than a frame: then it comes with the exact zones. */
const mostCells = 60_000;
const known = new WeakMap<CellLayer, CellEdges>();

/** The edges of a layer, made once; null for points and for very many cells. */
export function cellEdges(layer: CellLayer): CellEdges | null {
  if (hasPointCells(layer) || layer.population.length > mostCells) return null;
  let edges = known.get(layer);
  if (edges === undefined) {
    edges = buildEdges(layer);
    known.set(layer, edges);
  }
  return edges;
}

function buildEdges(layer: CellLayer): CellEdges {
  const { lonLat } = layer.shapes;
  const vertexOf = new Map<string, number>();
  const edgeOf = new Map<number, number>();
  const [left, right, ends]: [number[], number[], number[]] = [[], [], []];
  const vertex = (k: number): number => {
    const name = `${Math.round(lonLat[2 * k] * 1e6)} ${Math.round(lonLat[2 * k + 1] * 1e6)}`;
    const found = vertexOf.get(name) ?? vertexOf.size;
    vertexOf.set(name, found);
    return found;
  };
  const factor = lonLat.length;
  for (let row = 0; row < layer.population.length; row++) {
    eachRing(layer, row, (from, till) => {
      for (let k = from + 1; k < till; k++) {
        const [a, b] = [vertex(k - 1), vertex(k)];
        const name = Math.min(a, b) * factor + Math.max(a, b);
        const edge = edgeOf.get(name);
        if (edge !== undefined) right[edge] = row;
        else {
          edgeOf.set(name, left.length);
          left.push(row);
          right.push(-1);
          ends.push(lonLat[2 * k - 2], lonLat[2 * k - 1], lonLat[2 * k], lonLat[2 * k + 1]);
        }
      }
    });
  }
  return { left: Int32Array.from(left), right: Int32Array.from(right), lonLat: Float64Array.from(ends) };
}

/** The edges between cells reached within limits and those that are not: one list of edge numbers for all limits, seconds. */
export function reachedOutline(
  { left, right }: CellEdges,
  { cells }: Pick<PlanMeasures, 'cells'>,
  limits: readonly number[],
): readonly number[] {
  const response = cells.responseMilliseconds;
  const outline: number[] = [];
  for (const limit of limits) {
    const most = limit * 1000;
    for (let edge = 0; edge < left.length; edge++) {
      const isIn = response[left[edge]] <= most;
      const other = right[edge];
      if (isIn !== (other >= 0 && response[other] <= most)) outline.push(edge);
    }
  }
  return outline;
}
