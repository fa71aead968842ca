// A speed profile from JSON: {"kmh": {"motorway": 100, …}, "use_maxspeed", "factor", "off_road_kmh", "snap_limit_m",
// "min_component_nodes", "straight_kmh", "detour_factor"}. Absent keys keep their defaults; `kmh` replaces the whole table.

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
];

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
    kmh: root.has('kmh') ? speedsOf(root.object('kmh')) : otherwise.kmh,
    useMaxspeed: root.has('use_maxspeed') ? (root.truth('use_maxspeed') ?? false) : otherwise.useMaxspeed,
    factor: above('factor', otherwise.factor),
    offRoadKmh: above('off_road_kmh', otherwise.offRoadKmh),
    snapLimitMeters: above('snap_limit_m', otherwise.snapLimitMeters),
    minComponentNodes: root.has('min_component_nodes')
      ? (root.number('min_component_nodes', { least: 0 }) ?? 0)
      : otherwise.minComponentNodes,
    straightKmh: above('straight_kmh', otherwise.straightKmh),
    detourFactor: above('detour_factor', otherwise.detourFactor),
  };
}

function speedsOf(section: CheckedObject | null): ReadonlyMap<string, number> {
  const speeds = new Map<string, number>();
  if (section === null) return speeds;
  for (const roadClass of section.keys()) {
    const kmh = section.number(roadClass, { least: 0, isOpen: true });
    if (kmh !== null) speeds.set(roadClass, kmh);
  }
  return speeds;
}
