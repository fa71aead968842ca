// How fast an ambulance is: on each class of road, off the road, and in a straight line where no roads are loaded.

import { type EmergencyExemptions, noExemptions } from '../roads/road-rules.ts';
import type { KilometersPerHour, Meters } from '../vocabulary/units.ts';

export interface SpeedProfile {
  /** By OSM `highway` value (and `ferry`); a class that is absent is not driven on. */
  readonly kmh: ReadonlyMap<string, KilometersPerHour>;
  /** Whether a signed maximum speed replaces the class speed. */
  readonly useMaxspeed: boolean;
  /** Multiplies travel time on roads. */
  readonly factor: number;
  /** Multiplies travel time on roads of a class once more; 1 for a class that is absent. */
  readonly classFactor: ReadonlyMap<string, number>;
  /** What a named time of day multiplies travel time with. */
  readonly periods: ReadonlyMap<string, number>;
  /** What lights and sirens multiply travel time with. */
  readonly sirensFactor: number;
  readonly emergency: EmergencyExemptions;
  readonly offRoadKmh: KilometersPerHour;
  readonly snapLimitMeters: Meters;
  /** Strongly connected components with fewer vertices are not snapped to. */
  readonly minComponentNodes: number;
  /** Without roads: seconds = detour factor × metres ÷ speed. */
  readonly straightKmh: KilometersPerHour;
  readonly detourFactor: number;
}

export const defaultSpeedProfile: SpeedProfile = {
  kmh: new Map([
    ['motorway', 90],
    ['trunk', 70],
    ['primary', 55],
    ['secondary', 45],
    ['tertiary', 38],
    ['unclassified', 25],
    ['residential', 25],
    ['living_street', 15],
    ['service', 15],
    ['motorway_link', 60],
    ['trunk_link', 50],
    ['primary_link', 45],
    ['secondary_link', 40],
    ['tertiary_link', 35],
  ]),
  useMaxspeed: true,
  factor: 1,
  classFactor: new Map(),
  // General knowledge, no measurement: rush hours take longer, nights on unlit country roads too, holidays by their traffic.
  periods: new Map([
    ['off-peak', 1],
    ['peak', 1.3],
    ['night', 1.1],
    ['holiday', 1.2],
  ]),
  // General knowledge: 0.80 in cities, 0.90 in the country, 1 on expressways; the cautious one of those that save time.
  sirensFactor: 0.9,
  emergency: noExemptions,
  offRoadKmh: 5,
  snapLimitMeters: 2000,
  minComponentNodes: 200,
  straightKmh: 40,
  detourFactor: 1.3,
};
