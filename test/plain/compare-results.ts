// Puts the real program's result and the oracle's into one shape, so that one toEqual compares every number.

import type { Geometry } from 'geojson';
import { squareDegreesOf, squareMetersOf } from './plain-geometry.ts';
import { printSquareKilometers } from './plain-numbers.ts';
import type { PlainGapRow, PlainResult, PlainRuleRow } from './plain-types.ts';
import type { LiferingResult, Properties } from './run-lifering.ts';

/** One result in the words of the contract; both programs are brought to it. */
export interface Comparable {
  readonly summary: unknown;
  readonly cells: unknown;
  readonly gaps: unknown;
  /** Square kilometres of each gap of polygons, and what its written shape measures. */
  readonly gapAreas: unknown;
  /** Whether the written shape is as large in plane lon/lat as the cells it joins. */
  readonly gapShapes: unknown;
  readonly stations: unknown;
  readonly zones: unknown;
}

const ruleFigures = [
  'kind',
  'limit',
  'unit',
  'people',
  'people_within',
  'share',
  'required_share',
  'verdict',
  'margin_people',
] as const;

function pick(row: Properties, keys: readonly string[]): Properties {
  return Object.fromEntries(keys.map(key => [key, row[key]]));
}

function ruleRows(rows: unknown): unknown[] {
  return (rows as Properties[]).map(row => pick(row, ruleFigures)).sort(byKindAndLimit);
}

function byKindAndLimit(a: Properties, b: Properties): number {
  const left = `${a.kind} ${String(a.limit).padStart(9)}`;
  const right = `${b.kind} ${String(b.limit).padStart(9)}`;
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

/** The names of a gap's areas, whether they come as a list or as one text. */
function areaNames(value: unknown): string[] {
  const names = Array.isArray(value) ? value : String(value ?? '').split(/[;,]\s*/);
  return names.filter(name => name !== '').sort();
}

const gapFigures = [
  'rank',
  'people',
  'nearest_station_id',
  'nearest_station_m',
  'response_s_min',
  'response_s_max',
] as const;
const stationFigures = ['station_id', 'first_due_people', 'people_in_radius', 'people_in_time'] as const;

/** Whether a gap's shape is made of its cells' polygons; the shape around points is not defined by the contract. */
function isDrawn(gap: PlainGapRow | undefined): boolean {
  return gap?.cells.every(cell => cell.geometry.type !== 'Point') ?? false;
}

/** Together, in square degrees to nine digits. */
function planeArea(shapes: readonly Geometry[]): string {
  let sum = 0;
  for (const shape of shapes)
    if (shape.type === 'Polygon' || shape.type === 'MultiPolygon') sum += squareDegreesOf(shape);
  return sum.toPrecision(9);
}

function zoneKey(zone: Properties): string {
  return [zone.kind, zone.limit, zone.settlement, zone.station_id].join(' ');
}

/** What the program says. */
export function comparableResult(result: LiferingResult, oracle: PlainResult): Comparable {
  const { summary } = result;
  return {
    summary: {
      ...pick(summary, ['ledger', 'response_s', 'nearest_station_m', 'gaps']),
      rules: ruleRows(summary.rules),
      areas: (summary.areas as Properties[]).map(area => ({
        ...pick(area, ['name', 'people', 'area_km2', 'stations', 'mean_service_radius_m', 'ledger', 'response_s']),
        rules: ruleRows(area.rules),
      })),
    },
    // As lists of pairs, so that the order of properties is compared too.
    cells: result.cells.map(cell => Object.entries(cell)),
    gaps: result.gaps.map(gap => ({ ...pick(gap, gapFigures), areas: areaNames(gap.areas) })),
    gapAreas: result.gaps.map((gap, i) => (isDrawn(oracle.gaps[i]) ? gap.area_km2 : null)),
    gapShapes: result.gapShapes.map((shape, i) => (isDrawn(oracle.gaps[i]) ? planeArea([shape]) : null)),
    stations: result.stations.map(station => pick(station, stationFigures)),
    zones: result.zones.map(zone => [zoneKey(zone), zone.people]),
  };
}

/** What the oracle says, of the same zones. */
export function comparableOracle(oracle: PlainResult, result: LiferingResult): Comparable {
  const rules = (rows: readonly PlainRuleRow[]): unknown[] => ruleRows(rows);
  return {
    summary: {
      ledger: oracle.summary.ledger,
      response_s: oracle.summary.response_s,
      nearest_station_m: oracle.summary.nearest_station_m,
      gaps: oracle.summary.gaps,
      rules: rules(oracle.summary.rules),
      areas: oracle.summary.areas.map(area => ({ ...area, rules: rules(area.rules) })),
    },
    cells: oracle.cells.map(cell => Object.entries(cell)),
    gaps: oracle.gaps.map(({ cells: _, areas, ...gap }) => ({ ...gap, areas: [...areas].sort() })),
    gapAreas: oracle.gaps.map((gap, i) => {
      const shape = result.gapShapes[i];
      return isDrawn(gap) && shape !== undefined ? printSquareKilometers(squareMetersOf(shape)) : null;
    }),
    gapShapes: oracle.gaps.map(gap => (isDrawn(gap) ? planeArea(gap.cells.map(cell => cell.geometry)) : null)),
    stations: oracle.stations,
    zones: result.zones.map(zone => [zoneKey(zone), oracleZonePeople(oracle, zone)]),
  };
}

function oracleZonePeople(oracle: PlainResult, zone: Properties): number {
  if (zone.kind === 'service-radius' || zone.kind === 'response-zone') {
    return oracle.zonePeople(zone.kind, Number(zone.limit), (zone.settlement ?? null) as string | null);
  }
  const station = oracle.stations.find(one => one.station_id === zone.station_id);
  if (zone.kind !== 'first-due' || station === undefined) throw new Error(`an unknown zone: ${zoneKey(zone)}`);
  return station.first_due_people;
}

/** Every place where two values differ, as "path: program says …, oracle says …"; empty when they are equal. */
export function listDifferences(program: unknown, oracle: unknown, path = ''): string[] {
  if (isBranch(program) && isBranch(oracle)) {
    const keys = new Set([...Object.keys(program), ...Object.keys(oracle)]);
    return [...keys].flatMap(key => listDifferences(program[key], oracle[key], `${path}/${key}`));
  }
  if (Object.is(program, oracle)) return [];
  return [`${path}: program says ${JSON.stringify(program)}, oracle says ${JSON.stringify(oracle)}`];
}

function isBranch(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
