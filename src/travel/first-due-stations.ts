// The stations of a first-due answer under numbers that stay: each keeps its slot while others come and go.

import { seedsByRow } from '../roads/chain-places.ts';
import type { RoadGraph } from '../roads/road-graph.ts';
import type { SearchSeeds } from '../roads/shortest-paths.ts';
import type { RoadSnaps } from '../roads/snap-to-road.ts';
import type { NumberColumn } from '../vocabulary/columns.ts';

/** Stations in the order that decides ties. A key stands for id, place and pre-travel: who changed has another one. */
export interface KeyedStations {
  readonly key: readonly string[];
  readonly snaps: RoadSnaps;
  readonly preTravelMs: NumberColumn;
}

/** Columns by slot. A free slot has row −1. */
export interface StationSlots {
  readonly slotOfKey: Map<string, number>;
  readonly free: number[];
  /** Row in the stations given last; ties go to the least. */
  row: Int32Array;
  readonly seeds: SearchSeeds[];
  readonly preTravelMs: number[];
  /** −1 where the station stands on no chain: at a junction, or off the roads. */
  readonly chain: number[];
  readonly snaps: {
    readonly [Name in keyof Omit<RoadSnaps, 'count'>]: number[];
  } & { count: number };
  /** Per chain the first slot on it, −1 where none, and after each slot the next one. */
  readonly slotOnChain: Int32Array;
  nextOnChain: Int32Array;
}

export function buildStationSlots(graph: RoadGraph): StationSlots {
  return {
    slotOfKey: new Map(),
    free: [],
    row: new Int32Array(0),
    seeds: [],
    preTravelMs: [],
    chain: [],
    snaps: {
      count: 0,
      segment: [],
      share: [],
      offRoadMs: [],
      offRoadMicrometers: [],
      chain: [],
      fromStartMs: [],
      fromEndMs: [],
      fromStartMicrometers: [],
    },
    slotOnChain: new Int32Array(graph.chainCount).fill(-1),
    nextOnChain: new Int32Array(0),
  };
}

/** Who left and who came, by slot; the slots of those who left can be given away from the next exchange on. */
export interface SlotExchange {
  readonly removed: readonly number[];
  readonly inserted: readonly number[];
}

/** Takes the stations as they are now. Those whose order among each other changed leave and come again. */
export function exchangeStations(slots: StationSlots, graph: RoadGraph, stations: KeyedStations): SlotExchange {
  const rowOfKey = new Map(stations.key.map((key, row) => [key, row]));
  if (rowOfKey.size !== stations.key.length) throw new Error('first due: two stations with one key');
  const removed: number[] = [];
  let lastRow = -1;
  // In the order they had; a row that is not above the last one has been overtaken.
  for (const [key, slot] of [...slots.slotOfKey].sort((a, b) => slots.row[a[1]] - slots.row[b[1]])) {
    const row = rowOfKey.get(key) ?? -1;
    if (row > lastRow) {
      slots.row[slot] = row;
      lastRow = row;
      continue;
    }
    removed.push(slot);
    slots.slotOfKey.delete(key);
    leaveChain(slots, slot);
    slots.row[slot] = -1;
  }
  const inserted: number[] = [];
  stations.key.forEach((key, row) => {
    if (slots.slotOfKey.has(key)) return;
    const slot = slots.free.pop() ?? slots.snaps.count++;
    if (slot >= slots.row.length) {
      slots.row = grown(slots.row, 2 * slot + 16);
      slots.nextOnChain = grown(slots.nextOnChain, 2 * slot + 16);
    }
    slots.slotOfKey.set(key, slot);
    placeStation(slots, graph, stations, row, slot);
    inserted.push(slot);
  });
  slots.free.push(...removed);
  return { removed, inserted };
}

function grown(column: Int32Array, length: number): Int32Array {
  const longer = new Int32Array(length).fill(-1);
  longer.set(column);
  return longer;
}

function placeStation(slots: StationSlots, graph: RoadGraph, stations: KeyedStations, row: number, slot: number): void {
  const { count: _, ...columns } = slots.snaps;
  for (const name of Object.keys(columns) as (keyof typeof columns)[]) columns[name][slot] = stations.snaps[name][row];
  const chain = stations.snaps.chain[row];
  slots.row[slot] = row;
  slots.preTravelMs[slot] = stations.preTravelMs[row];
  slots.seeds[slot] = seedsByRow(graph, stations.snaps, [row], stations.preTravelMs);
  slots.chain[slot] = stations.snaps.offRoadMs[row] < Infinity && chain >= 0 ? chain : -1;
  if (slots.chain[slot] < 0) return;
  slots.nextOnChain[slot] = slots.slotOnChain[chain];
  slots.slotOnChain[chain] = slot;
}

function leaveChain(slots: StationSlots, slot: number): void {
  const { slotOnChain, nextOnChain } = slots;
  const chain = slots.chain[slot];
  if (chain < 0) return;
  if (slotOnChain[chain] === slot) {
    slotOnChain[chain] = nextOnChain[slot];
    return;
  }
  let before = slotOnChain[chain];
  while (nextOnChain[before] !== slot) before = nextOnChain[before];
  nextOnChain[before] = nextOnChain[slot];
}
