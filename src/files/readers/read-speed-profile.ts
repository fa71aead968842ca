// A speed profile from JSON: {"kmh": {"motorway": 100, …}, "use_maxspeed", "factor", "off_road_kmh", "snap_limit_m",
// "min_component_nodes", "straight_kmh", "detour_factor", "class_factor": {"primary": 1.2, …}, "periods": {"peak": 1.3, …},
// "sirens_factor", "emergency": {"oneway", "pedestrian_kmh", "no_access"}}. Absent keys keep their defaults; a table replaces
// the whole table.

import { type EmergencyExemptions, noExemptions } from '../../roads/road-rules.ts';
import { defaultSpeedProfile, type SpeedProfile } from '../../travel/speed-profile.ts';
import { type CheckedObject, checkObject } from '../../vocabulary/check-object.ts';
import type { Outcome } from '../../vocabulary/problem.ts';
import type { FileText } from '../account/read-options.ts';
import { readJsonDocument } from '../json/json-document.ts';

const keys = [
  'kmh',
  'use_maxspeed',
  'factor',
  'off_road_kmh',
  'snap_limit_m',
  'min_component_nodes',
  'straight_kmh',
  'detour_factor',
  'class_factor',
  'periods',
  'sirens_factor',
  'emergency',
];
const emergencyKeys = ['oneway', 'pedestrian_kmh', 'no_access'];

/** Reads a speed profile; wrong types and speeds that are not above zero reject the file, unknown keys are told. */
export function readSpeedProfile(file: FileText): Outcome<SpeedProfile> {
  return readJsonDocument(file, value => checkObject(value, speedProfileOf));
}

function speedProfileOf(root: CheckedObject): SpeedProfile {
  root.warnOfOthers(keys);
  const above = (key: string, otherwise: number): number =>
    root.has(key) ? (root.number(key, { least: 0, isOpen: true }) ?? otherwise) : otherwise;
  const otherwise = defaultSpeedProfile;
  return {
    kmh: root.has('kmh') ? tableOf(root.object('kmh')) : otherwise.kmh,
    useMaxspeed: root.has('use_maxspeed') ? (root.truth('use_maxspeed') ?? false) : otherwise.useMaxspeed,
    factor: above('factor', otherwise.factor),
    classFactor: root.has('class_factor') ? tableOf(root.object('class_factor')) : otherwise.classFactor,
    periods: root.has('periods') ? tableOf(root.object('periods')) : otherwise.periods,
    sirensFactor: above('sirens_factor', otherwise.sirensFactor),
    emergency: root.has('emergency') ? exemptionsOf(root.object('emergency')) : otherwise.emergency,
    offRoadKmh: above('off_road_kmh', otherwise.offRoadKmh),
    snapLimitMeters: above('snap_limit_m', otherwise.snapLimitMeters),
    minComponentNodes: root.has('min_component_nodes')
      ? (root.number('min_component_nodes', { least: 0 }) ?? 0)
      : otherwise.minComponentNodes,
    straightKmh: above('straight_kmh', otherwise.straightKmh),
    detourFactor: above('detour_factor', otherwise.detourFactor),
  };
}

/** Numbers above 0 by name: speeds or factors. */
function tableOf(section: CheckedObject | null): ReadonlyMap<string, number> {
  const table = new Map<string, number>();
  if (section === null) return table;
  for (const name of section.keys()) {
    const number = section.number(name, { least: 0, isOpen: true });
    if (number !== null) table.set(name, number);
  }
  return table;
}

function exemptionsOf(section: CheckedObject | null): EmergencyExemptions {
  if (section === null) return noExemptions;
  section.warnOfOthers(emergencyKeys);
  const truth = (key: string): boolean => section.has(key) && section.truth(key) === true;
  return {
    oneway: truth('oneway'),
    pedestrianKmh: section.has('pedestrian_kmh') ? section.number('pedestrian_kmh', { least: 0, isOpen: true }) : null,
    noAccess: truth('no_access'),
  };
}
