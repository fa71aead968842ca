// What an evaluation of a plan says: columns by cell, records by station, rule, area, gap and zone.

import type { Ledger } from '../coverage/cell-status.ts';
import type { WeightedDistribution } from '../coverage/weighted-distribution.ts';
import type { Settlement } from '../demand/demand-cells.ts';
import type { PolygonRings } from '../geo/lon-lat.ts';
import type { RuleResult } from '../standards/evaluate-rules.ts';
import type { NumberColumn } from '../vocabulary/columns.ts';
import type { Problem } from '../vocabulary/problem.ts';
import type { Meters, MicroPeople, Millimeters, Milliseconds, SquareMeters } from '../vocabulary/units.ts';

/** One row per demand cell. -1 is "none" in index and count columns, Infinity "not reached" in cost columns. */
export interface CellResults {
  /** Row of `settlements`. */
  readonly settlement: NumberColumn;
  /** Row of `PlanEvaluation.areas`; -1 outside every area or where none are given. */
  readonly areaIndex: NumberColumn;
  /** Rows of `Plan.stations`. */
  readonly nearestStation: NumberColumn;
  readonly nearestMillimeters: NumberColumn;
  readonly firstDueStation: NumberColumn;
  readonly travelMilliseconds: NumberColumn;
  readonly responseMilliseconds: NumberColumn;
  /** Backup depth under the cell's own limit; -1 where no such rule applies. */
  readonly stationsInRadius: NumberColumn;
  readonly stationsInTime: NumberColumn;
  /** 1 within, 0 not, -1 where no such rule applies. */
  readonly withinRadius: NumberColumn;
  readonly withinTime: NumberColumn;
  /** Row of `cellStatuses`. */
  readonly status: NumberColumn;
}

export interface AreaResult {
  readonly name: string;
  readonly people: MicroPeople;
  /** Stated, else geodesic. */
  readonly squareMeters: SquareMeters;
  readonly stationCount: number;
  /** √(area ÷ (stations × π)); null without stations. */
  readonly meanServiceRadius: Meters | null;
  readonly ledger: Ledger;
  readonly responseMilliseconds: WeightedDistribution | null;
  readonly rules: readonly RuleResult[];
}

/** One row per station of the plan, serving or not. */
export interface StationResult {
  readonly serving: boolean;
  readonly firstDuePeople: MicroPeople;
  readonly peopleInRadius: MicroPeople;
  readonly peopleInTime: MicroPeople;
  /** Off-road metres from the station to its road; null in straight travel or where no road is near. */
  readonly snapMillimeters: Millimeters | null;
}

export interface Gap {
  readonly gapId: string;
  readonly rank: number;
  readonly people: MicroPeople;
  readonly cellIndex: readonly number[];
  readonly polygons: readonly PolygonRings[];
  readonly squareMeters: SquareMeters;
  readonly nearestStation: number;
  readonly nearestMillimeters: Millimeters;
  /** Over the gap's reached cells; null where none is reached. */
  readonly responseMillisecondsMin: Milliseconds | null;
  readonly responseMillisecondsMax: Milliseconds | null;
  readonly areaNames: readonly string[];
}

export type Zone =
  | {
      readonly kind: 'service-radius' | 'response-zone';
      /** Metres or seconds. */
      readonly limit: number;
      readonly settlement: Settlement;
      readonly people: MicroPeople;
      readonly polygons: readonly PolygonRings[];
      readonly squareMeters: SquareMeters;
    }
  | {
      readonly kind: 'first-due';
      readonly stationIndex: number;
      readonly people: MicroPeople;
      readonly polygons: readonly PolygonRings[];
      readonly squareMeters: SquareMeters;
    };

/** The numbers: everything that follows from cells alone, cheap enough for every frame of a drag. */
export interface PlanMeasures {
  readonly cells: CellResults;
  readonly ledger: Ledger;
  readonly responseMilliseconds: WeightedDistribution | null;
  readonly nearestMillimeters: WeightedDistribution | null;
  readonly rules: readonly RuleResult[];
  readonly areas: readonly AreaResult[];
  readonly stations: readonly StationResult[];
  readonly problems: readonly Problem[];
}

/** Measures, and what is drawn from them. */
export interface PlanEvaluation extends PlanMeasures {
  readonly gaps: readonly Gap[];
  readonly zones: readonly Zone[];
  /** Side of the analysis grid's squares that zones are drawn from, metres. */
  readonly zoneGridMeters: Meters;
}
