// First due at every cell, kept while stations move: the answer of `computeFirstDueByRoad` for what changed alone.
// Junctions are repaired in `roads/zone-repair.ts`; here the cells on changed roads follow, and people with them.

import { alongChainMs } from '../roads/chain-places.ts';
import type { RoadGraph } from '../roads/road-graph.ts';
import type { RoadSnaps } from '../roads/snap-to-road.ts';
import {
  buildJunctionZones,
  forgetChanges,
  type JunctionZones,
  offerFromBorder,
  offerSource,
  removeSource,
  settleZones,
} from '../roads/zone-repair.ts';
import type { NumberColumn } from '../vocabulary/columns.ts';
import type { NearestStations } from './catchment.ts';
import { buildCellsOnRoads, type CellsOnRoads } from './cells-on-roads.ts';
import { buildStationSlots, exchangeStations, type KeyedStations, type StationSlots } from './first-due-stations.ts';

/** The present answer. Stations are slots; `slots.row` gives the row in the stations given last. */
export interface FirstDueZones {
  readonly graph: RoadGraph;
  readonly cells: RoadSnaps;
  /** Micro-people per cell. */
  readonly population: NumberColumn;
  readonly junctions: JunctionZones;
  readonly cellsOnRoads: CellsOnRoads;
  readonly slots: StationSlots;
  /** Per cell the first-due slot, −1 where none, and its travel in whole milliseconds (Infinity where none). */
  readonly slot: Int32Array;
  readonly travelMs: Float64Array;
  /** Micro-people per slot, exact. */
  readonly people: number[];
  /** Cells whose slot or travel the last update changed, in no special order. */
  readonly changed: Uint32Array;
  changedCount: number;
}

/** An answer without stations. O(cells + roads). */
export function buildFirstDueZones(graph: RoadGraph, cells: RoadSnaps, population: NumberColumn): FirstDueZones {
  return {
    graph,
    cells,
    population,
    junctions: buildJunctionZones(graph),
    cellsOnRoads: buildCellsOnRoads(graph, cells),
    slots: buildStationSlots(graph),
    slot: new Int32Array(cells.count).fill(-1),
    travelMs: new Float64Array(cells.count).fill(Infinity),
    people: [],
    changed: new Uint32Array(cells.count),
    changedCount: 0,
  };
}

/** Brings the answer to the stations as they are now. O(roads and cells of the zones that change + stations). */
export function updateFirstDueZones(zones: FirstDueZones, stations: KeyedStations): void {
  const { graph, junctions, slots } = zones;
  const { removed, inserted } = exchangeStations(slots, graph, stations);
  const rank = slots.row;
  zones.changedCount = 0;
  for (const slot of removed) removeSource(junctions, slot, slots.seeds[slot].junction as readonly number[]);
  offerFromBorder(junctions, graph, rank);
  const offerSeeds = (slot: number, onlyChanged: boolean): void => {
    const { junction, ms } = slots.seeds[slot];
    for (let k = 0; k < junction.length; k++) {
      if (!onlyChanged || junctions.isChanged[junction[k]] === 1)
        offerSource(junctions, junction[k], ms[k], slot, rank);
    }
  };
  if (junctions.changedCount > 0) for (const slot of slots.slotOfKey.values()) offerSeeds(slot, true);
  for (const slot of inserted) {
    zones.people[slot] = 0;
    offerSeeds(slot, false);
  }
  settleZones(junctions, rank);
  updateCells(zones);
  // A station also serves the chain it stands on without passing a junction.
  for (const slot of [...removed, ...inserted]) if (slots.chain[slot] >= 0) updatePlace(zones, slots.chain[slot]);
  forgetChanges(junctions);
}

/** The answer by station row, in columns of its own. O(cells). */
export function firstDueByRow({ slot, travelMs, slots }: FirstDueZones): NearestStations {
  const stationIndex = new Int32Array(slot.length);
  for (let cell = 0; cell < slot.length; cell++) stationIndex[cell] = slot[cell] < 0 ? -1 : slots.row[slot[cell]];
  return { stationIndex, cost: travelMs.slice() };
}

function updateCells(zones: FirstDueZones): void {
  const { graph, junctions, cellsOnRoads } = zones;
  const { changed, changedCount, isChanged } = junctions;
  const { chainStart, chain: chainsAt, cellStart } = cellsOnRoads;
  for (let k = 0; k < changedCount; k++) {
    const junction = changed[k];
    const place = graph.chainCount + junction;
    if (cellStart[place] < cellStart[place + 1]) updatePlace(zones, place);
    for (let at = chainStart[junction]; at < chainStart[junction + 1]; at++) {
      const chain = chainsAt[at];
      const other = graph.chainStart[chain] === junction ? graph.chainEnd[chain] : graph.chainStart[chain];
      // Where both ends changed, the lower one looks after the chain.
      if (other < junction && isChanged[other] === 1) continue;
      updatePlace(zones, chain);
    }
  }
}

/** Finds the first due of every cell of a chain or junction again. */
function updatePlace(zones: FirstDueZones, place: number): void {
  const { graph, cells, slots, junctions, cellsOnRoads } = zones;
  const { cellStart, cell } = cellsOnRoads;
  const { fromStartMs, fromEndMs, offRoadMs } = cells;
  const { row } = slots;
  const isChain = place < graph.chainCount;
  const a = isChain ? graph.chainStart[place] : place - graph.chainCount;
  const b = isChain ? graph.chainEnd[place] : a;
  const msAtStart = junctions.ms[a];
  const msAtEnd = junctions.ms[b];
  const slotAtStart = junctions.source[a];
  const slotAtEnd = junctions.source[b];
  const rankAtStart = slotAtStart < 0 ? Infinity : row[slotAtStart];
  const rankAtEnd = slotAtEnd < 0 ? Infinity : row[slotAtEnd];
  const firstOnChain = isChain ? slots.slotOnChain[place] : -1;
  for (let k = cellStart[place]; k < cellStart[place + 1]; k++) {
    const i = cell[k];
    let best = msAtStart + fromStartMs[i];
    let slot = slotAtStart;
    const byEnd = msAtEnd + fromEndMs[i];
    if (byEnd < best || (byEnd === best && rankAtEnd < rankAtStart)) {
      best = byEnd;
      slot = slotAtEnd;
    }
    for (let other = firstOnChain; other >= 0; other = slots.nextOnChain[other]) {
      const before = slots.preTravelMs[other] + slots.snaps.offRoadMs[other];
      const direct = before + alongChainMs(graph, slots.snaps, other, cells, i);
      if (direct < best || (direct === best && (slot < 0 || row[other] < row[slot]))) {
        best = direct;
        slot = other;
      }
    }
    if (best === Infinity) takeCell(zones, i, -1, Infinity);
    else takeCell(zones, i, slot, best + offRoadMs[i] - slots.preTravelMs[slot]);
  }
}

function takeCell(zones: FirstDueZones, cell: number, slot: number, travelMs: number): void {
  const before = zones.slot[cell];
  if (before === slot && zones.travelMs[cell] === travelMs) return;
  if (before >= 0) zones.people[before] -= zones.population[cell];
  if (slot >= 0) zones.people[slot] += zones.population[cell];
  zones.slot[cell] = slot;
  zones.travelMs[cell] = travelMs;
  zones.changed[zones.changedCount++] = cell;
}
