// A plan: everything an evaluation depends on. The same plan gives the same evaluation, byte for byte.

import type { ReportingArea } from '../areas/reporting-area.ts';
import type { DemandCells } from '../demand/demand-cells.ts';
import type { RoadGraph } from '../roads/road-graph.ts';
import type { Standard } from '../standards/standard.ts';
import type { Station } from '../stations/station.ts';
import type { SpeedProfile } from '../travel/speed-profile.ts';

export type TravelMode = 'straight' | 'road';
export type SettlementMode = 'auto' | 'property' | 'areas' | 'density';

export interface PlanSettings {
  readonly travel: TravelMode;
  readonly settlement: SettlementMode;
  /** Replaces answer, processing and turnout together; null where the standard's clock holds. Minutes. */
  readonly preTravelMinutes: number | null;
  readonly withPlanned: boolean;
  /** Whether the people of cells are corrected to the totals that areas give. */
  readonly census: boolean;
}

export const defaultPlanSettings: PlanSettings = {
  travel: 'straight',
  settlement: 'auto',
  preTravelMinutes: null,
  withPlanned: false,
  census: false,
};

/** Stations and cells are sorted by id in code-point order; areas may come in any order. */
export interface Plan {
  readonly stations: readonly Station[];
  readonly cells: DemandCells;
  /** null where no areas are given: then no cell is outside. */
  readonly areas: readonly ReportingArea[] | null;
  /** Needed when `settings.travel` is `road`. */
  readonly roads: RoadGraph | null;
  readonly speeds: SpeedProfile;
  readonly standard: Standard;
  readonly settings: PlanSettings;
}
