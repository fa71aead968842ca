// What a user changes of a speed profile by hand, and the profile that follows with time of day and sirens in it.

import type { EmergencyExemptions } from '../roads/road-rules.ts';
import { compareCodePoints } from '../vocabulary/code-points.ts';
import type { KilometersPerHour, Meters } from '../vocabulary/units.ts';
import type { SpeedProfile } from './speed-profile.ts';

/** Plain records, so that changes can be kept as text; a member that is absent leaves the profile's. */
export interface SpeedChanges {
  /** By class, over the profile's table; 0: not driven on. */
  readonly kmh?: Readonly<Record<string, KilometersPerHour>>;
  readonly useMaxspeed?: boolean;
  readonly factor?: number;
  /** By class, over the profile's. */
  readonly classFactor?: Readonly<Record<string, number>>;
  /** By name, over the profile's. */
  readonly periods?: Readonly<Record<string, number>>;
  readonly sirensFactor?: number;
  readonly emergency?: Partial<EmergencyExemptions>;
  readonly offRoadKmh?: KilometersPerHour;
  readonly snapLimitMeters?: Meters;
  readonly straightKmh?: KilometersPerHour;
  readonly detourFactor?: number;
}

/** A profile as plain records, for display and for `SpeedChanges`: every member present, tables sorted by name. */
export interface SpeedTable extends Required<Omit<SpeedChanges, 'emergency'>> {
  readonly emergency: EmergencyExemptions;
  /** Not to be changed by hand. */
  readonly minComponentNodes: number;
}

/** What of a plan's settings bears on speeds; every `PlanSettings` is one. */
export interface SpeedChoice {
  /** A time of day of the profile; null: none. Throws where the profile has none of that name. */
  readonly period: string | null;
  readonly sirens: boolean;
}

/** The profile with the changes made: a pure merge, table by table. */
export function applySpeedChanges(profile: SpeedProfile, changes: SpeedChanges): SpeedProfile {
  const kmh = merged(profile.kmh, changes.kmh);
  return {
    ...profile,
    kmh: new Map([...kmh].filter(([, speed]) => speed > 0)),
    useMaxspeed: changes.useMaxspeed ?? profile.useMaxspeed,
    factor: changes.factor ?? profile.factor,
    classFactor: merged(profile.classFactor, changes.classFactor),
    periods: merged(profile.periods, changes.periods),
    sirensFactor: changes.sirensFactor ?? profile.sirensFactor,
    emergency: { ...profile.emergency, ...changes.emergency },
    offRoadKmh: changes.offRoadKmh ?? profile.offRoadKmh,
    snapLimitMeters: changes.snapLimitMeters ?? profile.snapLimitMeters,
    straightKmh: changes.straightKmh ?? profile.straightKmh,
    detourFactor: changes.detourFactor ?? profile.detourFactor,
  };
}

/** The profile as plain records. */
export function speedTableOf(profile: SpeedProfile): SpeedTable {
  return {
    kmh: recordOf(profile.kmh),
    useMaxspeed: profile.useMaxspeed,
    factor: profile.factor,
    classFactor: recordOf(profile.classFactor),
    periods: recordOf(profile.periods),
    sirensFactor: profile.sirensFactor,
    emergency: profile.emergency,
    offRoadKmh: profile.offRoadKmh,
    snapLimitMeters: profile.snapLimitMeters,
    minComponentNodes: profile.minComponentNodes,
    straightKmh: profile.straightKmh,
    detourFactor: profile.detourFactor,
  };
}

/** What time of day and sirens multiply travel with: period × sirens, each 1 where not chosen. */
export function chosenFactor(profile: SpeedProfile, { period, sirens }: SpeedChoice): number {
  const ofPeriod = period === null ? 1 : profile.periods.get(period);
  if (ofPeriod === undefined) throw new Error(`no time of day ${period}`);
  return ofPeriod * (sirens ? profile.sirensFactor : 1);
}

/** The profile as it is driven: `factor` × the chosen factor on roads, and the straight speed ÷ it. */
export function speedsAsDriven(profile: SpeedProfile, choice: SpeedChoice): SpeedProfile {
  const chosen = chosenFactor(profile, choice);
  if (chosen === 1) return profile;
  return { ...profile, factor: profile.factor * chosen, straightKmh: profile.straightKmh / chosen };
}

/** Sorted by name, so that equal tables are equal texts. */
function recordOf(table: ReadonlyMap<string, number>): Readonly<Record<string, number>> {
  return Object.fromEntries([...table].sort(([a], [b]) => compareCodePoints(a, b)));
}

function merged(
  table: ReadonlyMap<string, number>,
  changes: Readonly<Record<string, number>> | undefined,
): ReadonlyMap<string, number> {
  return changes === undefined ? table : new Map([...table, ...Object.entries(changes)]);
}
