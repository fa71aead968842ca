// What the plain second implementation takes and gives: already parsed inputs, and rows in the words of the result files.

import type { MultiPolygon, Point, Polygon } from 'geojson';

export type PlainSettlement = 'urban' | 'rural' | 'remote';

export interface PlainStation {
  readonly id: string;
  readonly name?: string;
  readonly lon: number;
  readonly lat: number;
  /** `existing` (or none given), `planned`, `closed`, `candidate`. */
  readonly status?: string;
  readonly turnout_s?: number;
}

export interface PlainCell {
  readonly id: string;
  readonly geometry: Point | Polygon | MultiPolygon;
  /** People, as the text of a decimal number or a number. Blank: the row is set aside. */
  readonly population: string | number;
  readonly settlement?: PlainSettlement;
}

export interface PlainArea {
  readonly name: string;
  readonly geometry: Polygon | MultiPolygon;
  readonly area_km2?: number;
  readonly settlement?: PlainSettlement;
  readonly central_city?: boolean;
}

export interface PlainNode {
  readonly id: string;
  readonly lon: number;
  readonly lat: number;
}

export interface PlainWay {
  readonly id: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly nodes: readonly PlainNode[];
}

/** The speeds file as the contract writes it; what is absent has its default. */
export interface PlainSpeeds {
  readonly kmh?: Readonly<Record<string, number>>;
  readonly use_maxspeed?: boolean;
  readonly factor?: number;
  readonly off_road_kmh?: number;
  readonly snap_limit_m?: number;
  readonly min_component_nodes?: number;
}

export interface PlainPlan {
  readonly stations: readonly PlainStation[];
  readonly cells: readonly PlainCell[];
  readonly areas?: readonly PlainArea[];
  readonly ways?: readonly PlainWay[];
  readonly speeds?: PlainSpeeds;
  readonly preTravelMinutes?: number;
  readonly withPlanned?: boolean;
}

/** The properties of coverage.geojson, in its order. */
export interface PlainCellRow {
  readonly cell_id: string;
  readonly population: number;
  readonly settlement: PlainSettlement;
  readonly area: string | null;
  readonly nearest_station_id: string | null;
  readonly nearest_station_m: number | null;
  readonly first_due_station_id: string | null;
  readonly travel_s: number | null;
  readonly response_s: number | null;
  readonly stations_in_radius: number;
  readonly stations_in_time: number;
  readonly within_radius: boolean | null;
  readonly within_time: boolean | null;
  readonly status: 'covered' | 'uncovered' | 'unreachable' | 'outside' | 'no-data';
}

export interface PlainGapRow {
  readonly rank: number;
  readonly people: number;
  readonly nearest_station_id: string | null;
  readonly nearest_station_m: number | null;
  readonly response_s_min: number | null;
  readonly response_s_max: number | null;
  readonly areas: readonly string[];
  readonly cells: readonly PlainCell[];
}

export interface PlainStationRow {
  readonly station_id: string;
  readonly first_due_people: number;
  readonly people_in_radius: number;
  readonly people_in_time: number;
}

export interface PlainLedger {
  readonly input: number;
  readonly covered: number;
  readonly uncovered: number;
  readonly unreachable: number;
  readonly outside_areas: number;
  readonly no_data: number;
}

export interface PlainSpread {
  readonly mean: number | null;
  readonly p50: number | null;
  readonly p90: number | null;
  readonly p95: number | null;
  readonly max: number | null;
}

export interface PlainRuleRow {
  readonly kind: 'radius' | 'time' | 'mean-radius';
  /** Which cells: `urban`, `rural+remote`, `central-city`, `elsewhere`. */
  readonly scope: string;
  readonly limit: number;
  readonly unit: 'm' | 's';
  readonly people: number;
  readonly people_within: number;
  readonly share: number | null;
  readonly required_share: number;
  readonly verdict: 'pass' | 'fail' | 'no-data' | 'not-applicable';
  readonly margin_people: number;
}

export interface PlainAreaRow {
  readonly name: string;
  readonly people: number;
  readonly area_km2: number;
  readonly stations: number;
  readonly mean_service_radius_m: number | null;
  readonly ledger: PlainLedger;
  readonly response_s: PlainSpread;
  readonly rules: readonly PlainRuleRow[];
}

export interface PlainResult {
  readonly summary: {
    readonly ledger: PlainLedger;
    readonly response_s: PlainSpread;
    readonly nearest_station_m: PlainSpread;
    readonly rules: readonly PlainRuleRow[];
    readonly areas: readonly PlainAreaRow[];
    readonly gaps: number;
  };
  readonly cells: readonly PlainCellRow[];
  readonly gaps: readonly PlainGapRow[];
  readonly stations: readonly PlainStationRow[];
  /** People of a settlement (null: of all) within a limit: metres of `service-radius`, seconds of `response-zone`. */
  readonly zonePeople: (kind: 'service-radius' | 'response-zone', limit: number, settlement: string | null) => number;
}
