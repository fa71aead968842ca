// Settlement class and central city of each cell, from its own property, from its area, or by density.
// Contract §6 "Settlement auto"; the density steps are those of the degree-of-urbanisation fallback in planning practice.

import { type DemandCells, noSettlement, settlements } from '../demand/demand-cells.ts';
import type { NumberColumn } from '../vocabulary/columns.ts';
import type { Problem } from '../vocabulary/problem.ts';
import type { MicroPeople, SquareMeters } from '../vocabulary/units.ts';
import { areaSquareMeters } from './mean-service-radius.ts';
import type { ReportingArea } from './reporting-area.ts';

const urban = settlements.indexOf('urban');
const rural = settlements.indexOf('rural');
const remote = settlements.indexOf('remote');
const urbanPeoplePerSquareKilometer = 1000;
const remotePeoplePerSquareKilometer = 50;

export interface ClassifiedCells {
  /** Rows of `settlements`, 255 unknown. */
  readonly settlement: Uint8Array;
  /** 1 central city, 0 not, -1 unknown. */
  readonly centralCity: Int8Array;
  readonly problems: readonly Problem[];
}

/** Urban from 1,000 people per km², remote under 50, else rural; 255 where the area is not known. */
function settlementByDensity(people: MicroPeople, squareMeters: SquareMeters): number {
  if (!(squareMeters > 0)) return noSettlement;
  // people ÷ km² against a step, without dividing: micro-people and square metres carry the same factor of a million.
  if (people >= urbanPeoplePerSquareKilometer * squareMeters) return urban;
  return people < remotePeoplePerSquareKilometer * squareMeters ? remote : rural;
}

/** The class a whole area is judged by: its own; urban if central city; else by its density. Row of `settlements`, 255 unknown. */
export function areaSettlement(area: ReportingArea, people: MicroPeople): number {
  if (area.settlement !== null) return settlements.indexOf(area.settlement);
  return area.centralCity ? urban : settlementByDensity(people, areaSquareMeters(area));
}

/** `mode` auto: property, else area, else density, else urban with a warning; the others use that one source alone. */
export function classifyCells(
  cells: DemandCells,
  areas: readonly ReportingArea[] | null,
  areaIndex: NumberColumn,
  mode: 'auto' | 'property' | 'areas' | 'density',
): ClassifiedCells {
  const settlement = new Uint8Array(cells.count).fill(noSettlement);
  const centralCity = new Int8Array(cells.count).fill(-1);
  const areaSaysCircle = saysCentralCity(areas);
  let assumedUrban = 0;
  let unknown = 0;
  let firstAssumed = -1;
  let firstUnknown = -1;
  for (let cell = 0; cell < cells.count; cell++) {
    const area = areas === null || areaIndex[cell] < 0 ? null : areas[areaIndex[cell]];
    let found = noSettlement;
    if (mode === 'auto' || mode === 'property') found = cells.givenSettlement[cell];
    if (found === noSettlement && (mode === 'auto' || mode === 'areas') && area?.settlement) {
      found = settlements.indexOf(area.settlement);
    }
    if (found === noSettlement && (mode === 'auto' || mode === 'density'))
      found = settlementByDensity(cells.populationMicro[cell], cells.squareMeters[cell]);
    if (found === noSettlement && mode === 'auto') {
      found = urban;
      if (assumedUrban++ === 0) firstAssumed = cell;
    }
    if (found === noSettlement && unknown++ === 0) firstUnknown = cell;
    settlement[cell] = found;
    if (areaSaysCircle) centralCity[cell] = area?.centralCity ? 1 : 0;
    else if (found !== noSettlement) centralCity[cell] = found === urban ? 1 : 0;
  }
  const problems: Problem[] = [];
  const warn = (code: string, firstCell: number, params: Problem['params']): void => {
    problems.push({ code, severity: 'warn', where: { role: 'population', id: cells.cellId[firstCell] }, params });
  };
  if (assumedUrban > 0) warn('settlement-assumed-urban', firstAssumed, { cells: assumedUrban });
  if (unknown > 0) warn('settlement-unknown', firstUnknown, { cells: unknown, mode });
  return { settlement, centralCity, problems };
}

/** Whether an area says that it is the central city; all others are then counties. */
export function saysCentralCity(areas: readonly ReportingArea[] | null): boolean {
  return areas?.some(area => area.centralCity === true) ?? false;
}
