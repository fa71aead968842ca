// Which township every cell of the city belongs to: weighted nearest seats within an outline,
// shifted county by county until each has its official area (a capacity-balanced Voronoi drawing).

import { cellAt, cellCentre, cellKm2, cellOf, columnCount, edgeNeighbours, rowCount } from './cell-grid.ts';
import { isInsideOutline } from './city-outline.ts';
import { type DemonstrationFacts, qujialingOffices, type Seat, seatsOf } from './demonstration-facts.ts';
import { isEastOfRiver } from './han-river.ts';
import { kmAway, kmBetween, type LonLat } from './local-metric.ts';
import { reportingAreas } from './reporting-areas.ts';
import { roughNoise } from './seeded-noise.ts';

export interface Territories {
  readonly seats: readonly Seat[];
  /** Row of `seats` per cell of the grid, −1 outside the city. */
  readonly seatOfCell: Int16Array;
  /** Cells of the city, ascending. */
  readonly cells: readonly number[];
}

/** Square kilometres of Qujialing that lie inside Jingshan's statistics. */
const qujialingKm2 = 173;
const bankPenaltyKm = 40;

interface Site {
  readonly place: LonLat;
  readonly isEast: boolean;
  readonly seatIndex: number;
  readonly reach: number;
  readonly penaltyKm: number;
}

/** Draws the territories of all seats. */
export function drawTerritories(facts: DemonstrationFacts): Territories {
  const seats = seatsOf(facts);
  const groups = groupsOf(facts, seats);
  const groupOfSeat = seats.map(seat => groups.findIndex(group => group.holds(seat)));
  // Cleaning the shapes moves some cells, so the areas aimed at are corrected until the areas drawn are right.
  let aims = groups.map(group => group.areaKm2);
  for (let round = 0; ; round++) {
    const seatOfCell = drawOnce(facts, seats, groupOfSeat, aims);
    const drawn = groups.map(() => 0);
    seatOfCell.forEach((seat, cell) => {
      if (seat >= 0) drawn[groupOfSeat[seat]] += cellKm2(cell);
    });
    const isRight = groups.every((group, i) => Math.abs(drawn[i] - group.areaKm2) < 0.004 * group.areaKm2);
    if (isRight || round === 7) {
      const cells = [...seatOfCell.keys()].filter(cell => seatOfCell[cell] >= 0);
      return { seats, seatOfCell, cells };
    }
    aims = aims.map((aim, i) => aim + groups[i].areaKm2 - drawn[i]);
  }
}

function drawOnce(
  facts: DemonstrationFacts,
  seats: readonly Seat[],
  groupOfSeat: readonly number[],
  aims: readonly number[],
): Int16Array {
  const inside = cellsInside(aims.reduce((sum, aim) => sum + aim, 0));
  const nearest = nearestSeats(facts, seats, groupOfSeat, aims.length, inside);
  const offsets = balance(aims, inside, nearest.km);
  const groupOfCell = new Int16Array(columnCount * rowCount).fill(-1);
  inside.forEach((cell, i) => {
    groupOfCell[cell] = bestGroup(nearest.km, i, offsets);
  });
  clean(groupOfCell);

  const rowOf = new Map(inside.map((cell, i) => [cell, i]));
  const seatOfCell = new Int16Array(columnCount * rowCount).fill(-1);
  groupOfCell.forEach((group, cell) => {
    if (group < 0) return;
    const row = rowOf.get(cell);
    seatOfCell[cell] =
      row === undefined
        ? nearestIn(seats, groupOfSeat, group, cellCentre(cell))
        : nearest.seat[row * aims.length + group];
  });
  keepSeatsHome(seats, groupOfSeat, groupOfCell, seatOfCell);
  joinStrays(seatOfCell, groupOfCell);
  cleanAreas(facts, seats, seatOfCell);
  return seatOfCell;
}

interface Group {
  readonly areaKm2: number;
  readonly holds: (seat: Seat) => boolean;
}

function groupsOf(facts: DemonstrationFacts, seats: readonly Seat[]): readonly Group[] {
  const offices = new Set(qujialingOffices);
  const jingshan = seats.find(seat => offices.has(seat.code))?.county;
  return [
    ...facts.counties.map(county => ({
      areaKm2: county.areaKm2 - (county.code === jingshan ? qujialingKm2 : 0),
      holds: (seat: Seat) => seat.county === county.code && !offices.has(seat.code),
    })),
    { areaKm2: qujialingKm2, holds: (seat: Seat) => offices.has(seat.code) },
  ];
}

/** The outline grown or shrunk until it holds the official area. */
function cellsInside(areaKm2: number): readonly number[] {
  let low = 0.9;
  let high = 1.15;
  let cells: readonly number[] = [];
  for (let step = 0; step < 14; step++) {
    const growth = (low + high) / 2;
    cells = smoothed(allCells().filter(cell => isInsideOutline(cellCentre(cell), growth)));
    if (totalKm2(cells) < areaKm2) low = growth;
    else high = growth;
  }
  return cells;
}

/** Without fingers and notches: a cell stays, or joins, where most of the 5 × 5 around it are inside. */
function smoothed(cells: readonly number[]): readonly number[] {
  const inside = new Uint8Array(columnCount * rowCount);
  for (const cell of cells) inside[cell] = 1;
  return allCells().filter(cell => {
    let kin = 0;
    for (let row = -2; row <= 2; row++) {
      for (let column = -2; column <= 2; column++) kin += inside[cell + row * columnCount + column] ?? 0;
    }
    return kin >= 13;
  });
}

function allCells(): readonly number[] {
  return Array.from({ length: columnCount * rowCount }, (_, cell) => cell);
}

function totalKm2(cells: readonly number[]): number {
  return cells.reduce((sum, cell) => sum + cellKm2(cell), 0);
}

/** Per inside cell and group: the weighted kilometres to the group's best seat, and that seat. */
function nearestSeats(
  facts: DemonstrationFacts,
  seats: readonly Seat[],
  groupOfSeat: readonly number[],
  groupCount: number,
  inside: readonly number[],
): { readonly km: Float64Array; readonly seat: Int16Array } {
  const sites = sitesOf(facts, seats);
  const km = new Float64Array(inside.length * groupCount).fill(1e6);
  const seat = new Int16Array(inside.length * groupCount).fill(-1);
  inside.forEach((cell, i) => {
    const centre = cellCentre(cell);
    const warped = kmAway(
      centre,
      2.6 * roughNoise(31, centre.lon * 17, centre.lat * 19.5),
      2.6 * roughNoise(35, centre.lon * 17, centre.lat * 19.5),
    );
    const east = isEastOfRiver(centre);
    for (const site of sites) {
      const penalty = site.isEast === east ? site.penaltyKm : site.penaltyKm + bankPenaltyKm;
      const cost = kmBetween(warped, site.place) / site.reach + penalty;
      const at = i * groupCount + groupOfSeat[site.seatIndex];
      if (cost < km[at]) {
        km[at] = cost;
        seat[at] = site.seatIndex;
      }
    }
  });
  return { km, seat };
}

function sitesOf(facts: DemonstrationFacts, seats: readonly Seat[]): readonly Site[] {
  const sites: Site[] = seats.map((seat, seatIndex) => ({
    place: seat,
    isEast: isEastOfRiver(seat),
    seatIndex,
    reach: reachOf(seat),
    penaltyKm: 0,
  }));
  for (const village of facts.villages) {
    const seatIndex = seats.findIndex(seat => seat.code === village.unit);
    if (seatIndex < 0) continue;
    const far = seats[seatIndex].kind === 'subdistrict' ? 5 : 14;
    if (kmBetween(village, seats[seatIndex]) > far) continue;
    sites.push({
      place: village,
      isEast: isEastOfRiver(village),
      seatIndex,
      reach: reachOf(seats[seatIndex]),
      penaltyKm: 2.5,
    });
  }
  return sites;
}

/** Larger towns reach farther, towns without villages less far; the four offices hardly beyond themselves. */
function reachOf(seat: Seat): number {
  if (seat.kind === 'office') return 0.8;
  if (seat.kind === 'subdistrict') return 0.72;
  if (seat.ruralUnits === 0) return 0.6;
  return 0.75 + 0.25 * Math.sqrt(Math.min(40, seat.ruralUnits) / 20);
}

function bestGroup(km: Float64Array, row: number, offsets: readonly number[]): number {
  let best = 0;
  for (let group = 1; group < offsets.length; group++) {
    const at = row * offsets.length;
    if (km[at + group] + offsets[group] < km[at + best] + offsets[best]) best = group;
  }
  return best;
}

/** Kilometres to add to each group's distances so that each gets its area. */
function balance(targets: readonly number[], inside: readonly number[], km: Float64Array): readonly number[] {
  const areas = inside.map(cellKm2);
  let offsets = targets.map(() => 0);
  for (let round = 0; round < 260; round++) {
    const got = targets.map(() => 0);
    inside.forEach((_, i) => {
      got[bestGroup(km, i, offsets)] += areas[i];
    });
    const step = 0.4 / (1 + round / 40);
    offsets = offsets.map(
      (offset, group) => offset + (step * (got[group] - targets[group])) / Math.sqrt(targets[group]),
    );
  }
  return offsets;
}

/** Makes every reporting area one clean shape; a cell that changes sides goes to the nearest seat there. */
function cleanAreas(facts: DemonstrationFacts, seats: readonly Seat[], seatOfCell: Int16Array): void {
  const areas = reportingAreas(facts);
  const areaOfSeat = seats.map(seat => areas.findIndex(area => area.holds(seat)));
  const areaOfCell = seatOfCell.map(seat => (seat < 0 ? -1 : areaOfSeat[seat]));
  clean(areaOfCell);
  areaOfCell.forEach((area, cell) => {
    const seat = seatOfCell[cell];
    if (area === (seat < 0 ? -1 : areaOfSeat[seat])) return;
    seatOfCell[cell] = area < 0 ? -1 : nearestIn(seats, areaOfSeat, area, cellCentre(cell));
  });
}

/** Fills holes, drops islands and corners that touch only diagonally, until nothing changes. */
function clean(groupOfCell: Int16Array): void {
  for (let round = 0; round < 12; round++) {
    let changed = 0;
    const groups = [...new Set(groupOfCell)].sort((a, b) => a - b);
    for (const group of groups) changed += dissolveIslands(groupOfCell, group);
    changed += squareDiagonals(groupOfCell);
    if (changed === 0) return;
  }
}

/** Gives every part of a group but its largest to the neighbours around it. */
function dissolveIslands(groupOfCell: Int16Array, group: number): number {
  const parts = partsOf(groupOfCell, group).sort((a, b) => b.length - a.length || a[0] - b[0]);
  let changed = 0;
  for (const part of parts.slice(1)) {
    const votes = new Map<number, number>();
    for (const cell of part) {
      for (const next of neighboursInGrid(cell)) {
        const other = groupOfCell[next];
        if (other !== group) votes.set(other, (votes.get(other) ?? 0) + 1);
      }
    }
    const winner = [...votes].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0];
    if (winner === undefined) continue;
    for (const cell of part) groupOfCell[cell] = winner[0];
    changed += part.length;
  }
  return changed;
}

function neighboursInGrid(cell: number): readonly number[] {
  return edgeNeighbours(cell).filter(
    next => next >= 0 && next < columnCount * rowCount && Math.abs((next % columnCount) - (cell % columnCount)) <= 1,
  );
}

function partsOf(groupOfCell: Int16Array, group: number): number[][] {
  const seen = new Uint8Array(groupOfCell.length);
  const parts: number[][] = [];
  for (let start = 0; start < groupOfCell.length; start++) {
    if (groupOfCell[start] !== group || seen[start] === 1) continue;
    const part = [start];
    seen[start] = 1;
    for (let i = 0; i < part.length; i++) {
      for (const next of neighboursInGrid(part[i])) {
        if (groupOfCell[next] === group && seen[next] === 0) {
          seen[next] = 1;
          part.push(next);
        }
      }
    }
    parts.push(part);
  }
  return parts;
}

/** Where two cells of one group touch only at a corner, a third joins them: outlines then never touch themselves. */
function squareDiagonals(groupOfCell: Int16Array): number {
  let changed = 0;
  for (let row = 1; row < rowCount - 2; row++) {
    for (let column = 1; column < columnCount - 2; column++) {
      const a = cellAt(column, row);
      const b = cellAt(column + 1, row);
      const c = cellAt(column, row + 1);
      const d = cellAt(column + 1, row + 1);
      const rising = groupOfCell[a] === groupOfCell[d];
      const falling = groupOfCell[b] === groupOfCell[c];
      const [one, other] = rising ? [b, c] : [a, d];
      const group = groupOfCell[rising ? a : b];
      if (!(rising || falling) || groupOfCell[one] === group || groupOfCell[other] === group) continue;
      // The cell that has more neighbours of the group changes; the change then seldom makes another corner.
      const joins = kinAround(groupOfCell, one, group) >= kinAround(groupOfCell, other, group) ? one : other;
      groupOfCell[joins] = group;
      changed++;
    }
  }
  return changed;
}

function kinAround(groupOfCell: Int16Array, cell: number, group: number): number {
  return edgeNeighbours(cell).filter(next => groupOfCell[next] === group).length;
}

function nearestIn(seats: readonly Seat[], groupOfSeat: readonly number[], group: number, place: LonLat): number {
  let best = -1;
  seats.forEach((seat, i) => {
    if (groupOfSeat[i] === group && (best < 0 || kmBetween(seat, place) < kmBetween(seats[best], place))) best = i;
  });
  return best;
}

/** A seat's own cell is the seat's. */
function keepSeatsHome(
  seats: readonly Seat[],
  groupOfSeat: readonly number[],
  groupOfCell: Int16Array,
  seatOfCell: Int16Array,
): void {
  seats.forEach((seat, i) => {
    const home = cellOf(seat);
    if (groupOfCell[home] === groupOfSeat[i]) seatOfCell[home] = i;
  });
}

/** Parts of a township that do not touch its main part go to a township of the same county beside them. */
function joinStrays(seatOfCell: Int16Array, groupOfCell: Int16Array): void {
  const highest = seatOfCell.reduce((most, seat) => Math.max(most, seat), 0);
  for (let seat = 0; seat <= highest; seat++) {
    const parts = partsOf(seatOfCell, seat).sort((a, b) => b.length - a.length || a[0] - b[0]);
    for (const part of parts.slice(1)) {
      const other = part
        .flatMap(cell => edgeNeighbours(cell).filter(next => groupOfCell[next] === groupOfCell[cell]))
        .map(next => seatOfCell[next])
        .find(next => next >= 0 && next !== seat);
      if (other === undefined) continue;
      for (const cell of part) seatOfCell[cell] = other;
    }
  }
}
