// Which class a cell has in each layer of the map: its colour, whether it is hatched, and the lines of the legend.

import type { CellLayer } from '../../compute/jobs.ts';
import { cellStatuses } from '../../coverage/cell-status.ts';
import type { PlanMeasures } from '../../scenario/plan-evaluation.ts';
import type { MapLayer } from '../state/view-store.ts';
import { gapRamp, type MapPalette, minuteRamp, peopleRamp } from './map-colors.ts';

/** Codes of classes, one series per layer, so that one colour expression serves all of them. */
export const noClass = 0;
const gapClass = 1;
const coveredClass = 6;
const outsideClass = 7;
const minuteClass = 10;
const unreachedClass = 16;
const peopleClass = 20;

/** A hatched cell carries this bit. */
export const hatchBit = 64;

/** Upper limits of the minute classes; the last class is open. */
export const minuteLimits = [5, 10, 15, 20, 30] as const;

const covered = cellStatuses.indexOf('covered');
const uncovered = cellStatuses.indexOf('uncovered');
const unreachable = cellStatuses.indexOf('unreachable');

/** Colour of every class code; codes that are absent are not drawn. */
export function classColors(palette: MapPalette): ReadonlyMap<number, string> {
  return new Map<number, string>([
    ...gapRamp.map((color, i): [number, string] => [gapClass + i, color]),
    [coveredClass, palette.covered],
    [outsideClass, palette.outside],
    ...minuteRamp.map((color, i): [number, string] => [minuteClass + i, color]),
    [unreachedClass, palette.outside],
    ...peopleRamp.map((color, i): [number, string] => [peopleClass + i, color]),
  ]);
}

/** One code per cell row, with the hatch bit where the cell is not covered; people only while there are no measures. */
export function classifyCells(layer: MapLayer, measures: PlanMeasures | null, cellLayer: CellLayer): Uint8Array {
  const limits = peopleLimits(cellLayer);
  const codes = new Uint8Array(cellLayer.population.length);
  if (measures === null)
    return codes.map((_, row) => {
      const people = cellLayer.population[row];
      return people > 0 ? peopleClass + classOf(people, limits) : noClass;
    });
  const { status, responseMilliseconds } = measures.cells;
  for (let row = 0; row < codes.length; row++) {
    const people = cellLayer.population[row];
    if (people <= 0) continue;
    const isGap = status[row] === uncovered || status[row] === unreachable;
    let code = noClass;
    if (layer === 'gaps') {
      if (isGap) code = gapClass + classOf(people, limits);
      else code = status[row] === covered ? coveredClass : outsideClass;
    } else if (layer === 'minutes') {
      const minutes = responseMilliseconds[row] / 60_000;
      code = Number.isFinite(minutes) ? minuteClass + classOf(minutes, minuteLimits) : unreachedClass;
    } else if (layer === 'people') {
      code = peopleClass + classOf(people, limits);
    }
    codes[row] = isGap && layer !== 'people' ? code | hatchBit : code;
  }
  return codes;
}

export interface LegendClass {
  readonly color: string;
  /** Lower and upper limit; null where the class is open. */
  readonly from: number | null;
  readonly to: number | null;
  readonly count: number;
  readonly hatched: boolean;
}

export interface LegendClasses {
  readonly classes: readonly LegendClass[];
  /** Cells of the classes that are no step of the ramp. */
  readonly coveredCount: number;
  readonly outsideCount: number;
  readonly unreachedCount: number;
}

/** The legend of a layer with how many cells each class has. */
export function legendClasses(layer: MapLayer, codes: Uint8Array, cellLayer: CellLayer): LegendClasses {
  const counts = new Int32Array(hatchBit);
  for (const code of codes) counts[code & (hatchBit - 1)] += 1;
  const series = layer === 'minutes' ? minuteClass : layer === 'people' ? peopleClass : gapClass;
  const ramp = layer === 'minutes' ? minuteRamp : layer === 'people' ? peopleRamp : gapRamp;
  const limits = layer === 'minutes' ? minuteLimits : peopleLimits(cellLayer);
  return {
    classes: layer === 'zones' ? [] : stepsOf(ramp, limits, counts, series, layer === 'gaps'),
    coveredCount: counts[coveredClass],
    outsideCount: counts[outsideClass],
    unreachedCount: counts[unreachedClass],
  };
}

function stepsOf(
  ramp: readonly string[],
  limits: readonly number[],
  counts: Int32Array,
  series: number,
  hatched: boolean,
): readonly LegendClass[] {
  return ramp.slice(0, limits.length + 1).map((color, i) => ({
    color,
    from: i === 0 ? null : limits[i - 1],
    to: i < limits.length ? limits[i] : null,
    count: counts[series + i],
    hatched,
  }));
}

function classOf(value: number, limits: readonly number[]): number {
  let at = 0;
  while (at < limits.length && value > limits[at]) at += 1;
  return at;
}

const limitsOf = new WeakMap<CellLayer, readonly number[]>();
const steps = [1, 1.5, 2, 3, 5, 7, 10];

/** Four rounded limits between the five classes of people per cell; they stay while stations move. */
function peopleLimits(cellLayer: CellLayer): readonly number[] {
  const known = limitsOf.get(cellLayer);
  if (known) return known;
  const sorted = cellLayer.population.filter(people => people > 0).sort();
  const limits: number[] = [];
  for (const share of [0.2, 0.4, 0.6, 0.8]) {
    const value = sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
    const rounded = roundToStep(value);
    if (rounded > 0 && rounded > (limits.at(-1) ?? 0)) limits.push(rounded);
  }
  limitsOf.set(cellLayer, limits);
  return limits;
}

function roundToStep(value: number): number {
  if (value <= 0) return 0;
  const power = 10 ** Math.floor(Math.log10(value));
  const nearest = steps.reduce((best, step) =>
    Math.abs(step - value / power) < Math.abs(best - value / power) ? step : best,
  );
  return Number((nearest * power).toPrecision(2));
}
