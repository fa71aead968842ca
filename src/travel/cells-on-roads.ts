// Which cells hang on which road: from a junction to its chains, and from a chain or a junction to its cells.

import type { RoadGraph } from '../roads/road-graph.ts';
import type { RoadSnaps } from '../roads/snap-to-road.ts';

/** A place of cells is a chain, by its row, or a junction, by the number of chains + its row. */
export interface CellsOnRoads {
  /** Cells of place p, ascending: `cell[cellStart[p] … cellStart[p + 1])`. */
  readonly cellStart: Uint32Array;
  readonly cell: Uint32Array;
  /** Chains that end at junction j and have cells: `chain[chainStart[j] … chainStart[j + 1])`. */
  readonly chainStart: Uint32Array;
  readonly chain: Uint32Array;
}

/** Lists the cells that are on a road. O(cells + chains + junctions). */
export function buildCellsOnRoads(graph: RoadGraph, cells: RoadSnaps): CellsOnRoads {
  const { chainCount, junctionCount } = graph;
  const { cellStart, cell } = listCells(cells, chainCount, junctionCount);
  const chainStart = new Uint32Array(junctionCount + 1);
  const eachEnd = (visit: (junction: number, chain: number) => void): void => {
    for (let c = 0; c < chainCount; c++) {
      if (cellStart[c] === cellStart[c + 1]) continue;
      visit(graph.chainStart[c], c);
      if (graph.chainEnd[c] !== graph.chainStart[c]) visit(graph.chainEnd[c], c);
    }
  };
  eachEnd(junction => {
    chainStart[junction + 1]++;
  });
  for (let j = 0; j < junctionCount; j++) chainStart[j + 1] += chainStart[j];
  const next = chainStart.slice();
  const chain = new Uint32Array(chainStart[junctionCount]);
  eachEnd((junction, c) => {
    chain[next[junction]++] = c;
  });
  return { cellStart, cell, chainStart, chain };
}

function listCells(
  cells: RoadSnaps,
  chainCount: number,
  junctionCount: number,
): Pick<CellsOnRoads, 'cellStart' | 'cell'> {
  const placeCount = chainCount + junctionCount;
  const cellStart = new Uint32Array(placeCount + 1);
  const eachCell = (visit: (place: number, cell: number) => void): void => {
    for (let i = 0; i < cells.count; i++) {
      if (cells.offRoadMs[i] === Infinity) continue;
      const chain = cells.chain[i];
      visit(chain >= 0 ? chain : chainCount - 1 - chain, i);
    }
  };
  eachCell(place => {
    cellStart[place + 1]++;
  });
  for (let place = 0; place < placeCount; place++) cellStart[place + 1] += cellStart[place];
  const next = cellStart.slice();
  const cell = new Uint32Array(cellStart[placeCount]);
  eachCell((place, i) => {
    cell[next[place]++] = i;
  });
  return { cellStart, cell };
}
