// `lifering coverage` a second time, plainly: the numbers of every result file from already parsed inputs. An oracle.

import { joinCells } from './plain-gaps.ts';
import { isInside, millimetersBetween, type Place, placeOf, squareMetersOf } from './plain-geometry.ts';
import {
  byCodePoint,
  peopleToMicro,
  printPeople,
  printSquareKilometers,
  printThousandths,
  type Weighted,
  weightedMean,
  weightedQuantile,
} from './plain-numbers.ts';
import {
  isCentralCity,
  type JudgedArea,
  type JudgedCell,
  preTravelMilliseconds,
  radiusLimit,
  ruleRows,
  settlementByDensity,
  timeLimit,
} from './plain-standard.ts';
import { travelMilliseconds } from './plain-travel.ts';
import type {
  PlainArea,
  PlainCell,
  PlainGapRow,
  PlainLedger,
  PlainPlan,
  PlainResult,
  PlainSettlement,
  PlainSpread,
  PlainStation,
} from './plain-types.ts';

/** One cell with all that is known of it; millimetres and milliseconds, Infinity where unreachable. */
interface Known {
  readonly cell: PlainCell;
  readonly place: Place;
  readonly micro: bigint;
  readonly area: PlainArea | null;
  readonly settlement: PlainSettlement;
  readonly centralCity: boolean;
  /** By row of the serving stations. */
  readonly distances: readonly number[];
  readonly responses: readonly number[];
  readonly nearest: number;
  readonly firstDue: number;
  readonly travel: number;
  readonly withinRadius: boolean;
  readonly withinTime: boolean;
  readonly status: 'covered' | 'uncovered' | 'unreachable' | 'outside';
}

/** The area a place counts for: of those around it the smallest, then the first by name. */
function areaAround(place: Place, areas: readonly PlainArea[]): PlainArea | null {
  const around = areas.filter(area => isInside(place, area.geometry));
  around.sort((a, b) => squareMetersOf(a.geometry) - squareMetersOf(b.geometry) || byCodePoint(a.name, b.name));
  return around[0] ?? null;
}

function settlementOf(cell: PlainCell, micro: bigint, area: PlainArea | null): PlainSettlement {
  if (cell.settlement !== undefined) return cell.settlement;
  if (area?.settlement !== undefined) return area.settlement;
  if (cell.geometry.type === 'Point') return 'urban';
  return settlementByDensity(micro, squareMetersOf(cell.geometry));
}

/** The row of the least value; the first of equals, and rows are in order of id. -1 where all are Infinity. */
function rowOfLeast(values: readonly number[]): number {
  let best = -1;
  for (let i = 0; i < values.length; i++) {
    if (values[i]! < (best < 0 ? Number.POSITIVE_INFINITY : values[best]!)) best = i;
  }
  return best;
}

function countUpTo(values: readonly number[], limit: number): number {
  return values.filter(value => value <= limit).length;
}

function know(plan: PlainPlan, stations: readonly PlainStation[]): Known[] {
  const rows: { cell: PlainCell; micro: bigint; place: Place }[] = [];
  for (const cell of [...plan.cells].sort((a, b) => byCodePoint(a.id, b.id))) {
    const micro = peopleToMicro(cell.population);
    if (micro !== null) rows.push({ cell, micro, place: placeOf(cell.geometry) });
  }
  const travel = travelMilliseconds(
    plan,
    stations,
    rows.map(row => row.place),
  );
  return rows.map(({ cell, micro, place }, i) => {
    const area = areaAround(place, plan.areas ?? []);
    const settlement = settlementOf(cell, micro, area);
    const centralCity = isCentralCity(settlement, area, plan.areas);
    const distances = stations.map(station => millimetersBetween(station, place));
    const responses = stations.map(
      (station, s) => preTravelMilliseconds(plan.preTravelMinutes, station.turnout_s) + travel[s]![i]!,
    );
    const firstDue = rowOfLeast(responses);
    const withinRadius = countUpTo(distances, radiusLimit(settlement)) > 0;
    const withinTime = countUpTo(responses, timeLimit(centralCity)) > 0;
    let status: Known['status'] = withinRadius && withinTime ? 'covered' : 'uncovered';
    if (firstDue < 0) status = 'unreachable';
    if (plan.areas !== undefined && area === null) status = 'outside';
    const nearest = rowOfLeast(distances);
    const firstDueTravel = firstDue < 0 ? Number.POSITIVE_INFINITY : travel[firstDue]![i]!;
    return {
      cell,
      place,
      micro,
      area,
      settlement,
      centralCity,
      distances,
      responses,
      nearest,
      firstDue,
      travel: firstDueTravel,
      withinRadius,
      withinTime,
      status,
    };
  });
}

function responseOf(one: Known): number {
  return one.firstDue < 0 ? Number.POSITIVE_INFINITY : one.responses[one.firstDue]!;
}

function sumOf(list: readonly Known[], holds: (one: Known) => boolean): bigint {
  let sum = 0n;
  for (const one of list) if (holds(one)) sum += one.micro;
  return sum;
}

function ledgerOf(list: readonly Known[]): PlainLedger {
  const of = (status: Known['status']): number => printPeople(sumOf(list, one => one.status === status));
  return {
    input: printPeople(sumOf(list, () => true)),
    covered: of('covered'),
    uncovered: of('uncovered'),
    unreachable: of('unreachable'),
    outside_areas: of('outside'),
    no_data: 0,
  };
}

/** The spread of a value over populated, inside, reached cells. */
function spreadOf(list: readonly Known[], measure: (one: Known) => number): PlainSpread {
  const weighted: Weighted[] = [];
  for (const one of list) {
    const counts = one.micro > 0n && one.status !== 'outside' && one.firstDue >= 0;
    if (counts) weighted.push({ value: measure(one), micro: one.micro });
  }
  const print = (value: number | null): number | null => (value === null ? null : printThousandths(value));
  return {
    mean: print(weightedMean(weighted)),
    p50: print(weightedQuantile(weighted, 50n)),
    p90: print(weightedQuantile(weighted, 90n)),
    p95: print(weightedQuantile(weighted, 95n)),
    max: print(weightedQuantile(weighted, 100n)),
  };
}

function judged(list: readonly Known[]): JudgedCell[] {
  return list.filter(one => one.status !== 'outside');
}

/** A reporting area with its figures unprinted. */
interface KnownArea extends JudgedArea {
  readonly area: PlainArea;
  readonly cells: readonly Known[];
  readonly squareMeters: number;
  readonly stations: number;
}

function knowAreas(plan: PlainPlan, stations: readonly PlainStation[], known: readonly Known[]): KnownArea[] {
  const areas = plan.areas ?? [];
  const homes = stations.map(station => areaAround(station, areas));
  return [...areas]
    .sort((a, b) => byCodePoint(a.name, b.name))
    .map(area => {
      const cells = known.filter(one => one.area === area);
      const squareMeters = area.area_km2 === undefined ? squareMetersOf(area.geometry) : area.area_km2 * 1e6;
      const micro = sumOf(cells, () => true);
      const count = homes.filter(home => home === area).length;
      return {
        area,
        cells,
        squareMeters,
        stations: count,
        micro,
        settlement:
          area.settlement ?? (area.central_city === true ? 'urban' : settlementByDensity(micro, squareMeters)),
        meanRadius: count === 0 ? null : Math.sqrt(squareMeters / (Math.PI * count)),
      };
    });
}

function gapRows(known: readonly Known[], stations: readonly PlainStation[]): PlainGapRow[] {
  const open: number[] = [];
  known.forEach((one, row) => {
    if (one.micro > 0n && (one.status === 'uncovered' || one.status === 'unreachable')) open.push(row);
  });
  const cells = known.map(one => one.cell);
  const places = known.map(one => one.place);
  const gaps = joinCells(cells, places, open).map(rows => {
    const members = rows.map(row => known[row]!);
    // Least distance first, then the lower station id, which is the lower row.
    const byDistance = [...members].sort(
      (a, b) => a.distances[a.nearest]! - b.distances[b.nearest]! || a.nearest - b.nearest,
    );
    const times = members.filter(one => one.firstDue >= 0).map(responseOf);
    const names = new Set(members.flatMap(one => (one.area === null ? [] : [one.area.name])));
    return { members, micro: sumOf(members, () => true), closest: byDistance[0]!, times, names };
  });
  // Rows are in order of cell id, so the first member has the least id.
  gaps.sort((a, b) => {
    if (a.micro !== b.micro) return a.micro > b.micro ? -1 : 1;
    return byCodePoint(a.members[0]!.cell.id, b.members[0]!.cell.id);
  });
  return gaps.map(({ members, micro, closest, times, names }, i) => {
    return {
      rank: i + 1,
      people: printPeople(micro),
      nearest_station_id: stations[closest.nearest]!.id,
      nearest_station_m: printThousandths(closest.distances[closest.nearest]!),
      response_s_min: times.length === 0 ? null : printThousandths(Math.min(...times)),
      response_s_max: times.length === 0 ? null : printThousandths(Math.max(...times)),
      areas: [...names].sort(byCodePoint),
      cells: members.map(one => one.cell),
    };
  });
}

/** All numbers of a coverage result. The plan needs at least one station that serves. */
export function plainCoverage(plan: PlainPlan): PlainResult {
  const allStations = [...plan.stations].sort((a, b) => byCodePoint(a.id, b.id));
  const stations = allStations.filter(({ status }) => {
    if (status === undefined || status === '' || status === 'existing') return true;
    return status === 'planned' && plan.withPlanned === true;
  });
  const known = know(plan, stations);
  const knownAreas = knowAreas(plan, stations, known);
  const gaps = gapRows(known, stations);
  return {
    summary: {
      ledger: ledgerOf(known),
      response_s: spreadOf(known, responseOf),
      nearest_station_m: spreadOf(known, one => one.distances[one.nearest]!),
      rules: ruleRows(judged(known), plan.areas === undefined ? null : knownAreas),
      areas: knownAreas.map(one => ({
        name: one.area.name,
        people: printPeople(one.micro),
        area_km2: printSquareKilometers(one.squareMeters),
        stations: one.stations,
        mean_service_radius_m: one.meanRadius === null ? null : printThousandths(Math.round(one.meanRadius * 1000)),
        ledger: ledgerOf(one.cells),
        response_s: spreadOf(one.cells, responseOf),
        rules: ruleRows(judged(one.cells), [one]),
      })),
      gaps: gaps.length,
    },
    cells: known.map(one => ({
      cell_id: one.cell.id,
      population: printPeople(one.micro),
      settlement: one.settlement,
      area: one.area?.name ?? null,
      nearest_station_id: stations[one.nearest]!.id,
      nearest_station_m: printThousandths(one.distances[one.nearest]!),
      first_due_station_id: one.firstDue < 0 ? null : stations[one.firstDue]!.id,
      travel_s: one.firstDue < 0 ? null : printThousandths(one.travel),
      response_s: one.firstDue < 0 ? null : printThousandths(responseOf(one)),
      stations_in_radius: countUpTo(one.distances, radiusLimit(one.settlement)),
      stations_in_time: countUpTo(one.responses, timeLimit(one.centralCity)),
      within_radius: one.withinRadius,
      within_time: one.withinTime,
      status: one.status,
    })),
    gaps,
    stations: allStations.map(station => {
      const row = stations.indexOf(station);
      const peopleIf = (holds: (one: Known) => boolean): number => (row < 0 ? 0 : printPeople(sumOf(known, holds)));
      return {
        station_id: station.id,
        first_due_people: peopleIf(one => one.firstDue === row),
        people_in_radius: peopleIf(one => one.distances[row]! <= radiusLimit(one.settlement)),
        people_in_time: peopleIf(one => one.responses[row]! <= timeLimit(one.centralCity)),
      };
    }),
    zonePeople: (kind, limit, settlement) =>
      printPeople(
        sumOf(known, one => {
          if (settlement !== null && one.settlement !== settlement) return false;
          const least = kind === 'service-radius' ? one.distances[one.nearest]! : responseOf(one);
          return least <= limit * 1000;
        }),
      ),
  };
}
