// A plan: everything an evaluation depends on. The same plan gives the same evaluation, byte for byte.

import type { ReportingArea } from '../areas/reporting-area.ts';
import type { DemandCells } from '../demand/demand-cells.ts';
import type { RoadCondition } from '../roads/road-condition.ts';
import type { RoadGraph } from '../roads/road-graph.ts';
import type { Standard } from '../standards/standard.ts';
import type { Station } from '../stations/station.ts';
import type { FrictionSurface } from '../travel/friction/friction-surface.ts';
import type { Neighbours } from '../travel/friction/step-lengths.ts';
import type { SpeedProfile } from '../travel/speed-profile.ts';
import type { Seconds } from '../vocabulary/units.ts';

export type TravelMode = 'straight' | 'road' | 'friction';
export type TravelDirection = 'to-patient' | 'to-station';
export type SettlementMode = 'auto' | 'property' | 'areas' | 'density';

export interface PlanSettings {
  readonly travel: TravelMode;
  readonly settlement: SettlementMode;
  /** Cells that one step over a friction surface may lead to: the eight around, or knight's moves as well. */
  readonly frictionNeighbours: Neighbours;
  /** Which way roads are driven: from the station to the patient, or from the patient to the station. */
  readonly direction: TravelDirection;
  /** One of the profile's times of day, whose factor multiplies travel; null: none. */
  readonly period: string | null;
  /** Whether the profile's factor for lights and sirens multiplies travel. */
  readonly sirens: boolean;
  /** Replaces answer, processing and turnout together; null where the standard's clock holds. Minutes. */
  readonly preTravelMinutes: number | null;
  /** Each replaces one part of the standard's clock; null where the standard's holds. A station's own turnout goes first. */
  readonly answerSeconds: Seconds | null;
  readonly processingSeconds: Seconds | null;
  readonly turnoutSeconds: Seconds | null;
  /** From the vehicle to the patient, added to every response whatever starts the clock. */
  readonly accessSeconds: Seconds;
  readonly withPlanned: boolean;
  /** Whether the people of cells are corrected to the totals that areas give. */
  readonly census: boolean;
}

export const defaultPlanSettings: PlanSettings = {
  travel: 'straight',
  settlement: 'auto',
  frictionNeighbours: 8,
  direction: 'to-patient',
  period: null,
  sirens: false,
  preTravelMinutes: null,
  answerSeconds: null,
  processingSeconds: null,
  turnoutSeconds: null,
  accessSeconds: 0,
  withPlanned: false,
  census: false,
};

/** Stations and cells are sorted by id in code-point order; areas may come in any order. */
export interface Plan {
  readonly stations: readonly Station[];
  readonly cells: DemandCells;
  /** null where no areas are given: then no cell is outside. */
  readonly areas: readonly ReportingArea[] | null;
  /** Needed when `settings.travel` is `road`; closed and slowed by the conditions in force, and driven the way `settings.direction` says. */
  readonly roads: RoadGraph | null;
  /** Needed when `settings.travel` is `friction`. */
  readonly friction: FrictionSurface | null;
  /** As changed, with the factors of time of day and sirens in it. */
  readonly speeds: SpeedProfile;
  /** Sorted; those that are not active are here to be listed. */
  readonly conditions: readonly RoadCondition[];
  readonly standard: Standard;
  readonly settings: PlanSettings;
}
