// From the tags of a way to its speeds: may an ambulance drive it, in which directions, how fast.
// Source: OpenStreetMap tagging (highway, access, oneway, maxspeed); the exact rules are in src/travel/README.md.

import type { KilometersPerHour } from '../vocabulary/units.ts';

/** What an ambulance under way may do that others may not; every one is off unless said. */
export interface EmergencyExemptions {
  /** Drive against one-way streets, at the speed of the street. */
  readonly oneway: boolean;
  /** The speed on pedestrian streets, where their class has none of its own; null: not driven on. */
  readonly pedestrianKmh: KilometersPerHour | null;
  /** Pass ways that access tags close (`no`, `private`). */
  readonly noAccess: boolean;
}

export const noExemptions: EmergencyExemptions = { oneway: false, pedestrianKmh: null, noAccess: false };

/** The part of a speed profile that decides the graph; every `SpeedProfile` is one. */
export interface RoadSpeeds {
  /** By OSM `highway` value (and `ferry`); a class that is absent is not driven on. */
  readonly kmh: ReadonlyMap<string, KilometersPerHour>;
  readonly useMaxspeed: boolean;
  /** Multiplies travel time on roads. */
  readonly factor: number;
  /** Multiplies travel time on roads of a class once more; 1 for a class that is absent. */
  readonly classFactor: ReadonlyMap<string, number>;
  readonly emergency: EmergencyExemptions;
  /** Strongly connected components with fewer vertices are not snapped to. */
  readonly minComponentNodes: number;
}

/** What the rules make of one way; `open` has a speed per direction, null where it may not be driven. */
export type WayUse =
  | { readonly kind: 'not-driven' }
  | { readonly kind: 'closed' }
  | {
      readonly kind: 'open';
      readonly forwardKmh: KilometersPerHour | null;
      readonly backwardKmh: KilometersPerHour | null;
      /** Of its class; multiplies time beside the profile's own. */
      readonly classFactor: number;
    };

const kmhPerMph = 1.609344;
/** From the most general to the most specific: the last one present wins. */
const accessTags = ['access', 'vehicle', 'motor_vehicle', 'motorcar'];

/** Applies class, access, one-way and speed rules to the tags of one way. */
export function computeWayUse(tags: ReadonlyMap<string, string>, speeds: RoadSpeeds): WayUse {
  const ownKmh = readPlainSpeed(tags.get('speed_kmh'));
  const classKmh = ownKmh ?? speedOfClass(tags, speeds);
  if (classKmh === null) return { kind: 'not-driven' };
  const { emergency } = speeds;
  if (isClosed(tags) && !emergency.noAccess) return { kind: 'closed' };
  const { forward, backward } = emergency.oneway && mayGoAgainst(tags) ? bothWays : readDirections(tags);
  const signed = ownKmh === null && speeds.useMaxspeed;
  const bothKmh = (signed ? readMaxspeed(tags.get('maxspeed')) : null) ?? classKmh;
  const forwardKmh = (signed ? readMaxspeed(tags.get('maxspeed:forward')) : null) ?? bothKmh;
  const backwardKmh = (signed ? readMaxspeed(tags.get('maxspeed:backward')) : null) ?? bothKmh;
  return {
    kind: 'open',
    forwardKmh: forward ? forwardKmh : null,
    backwardKmh: backward ? backwardKmh : null,
    classFactor: speeds.classFactor.get(roadClassOf(tags)) ?? 1,
  };
}

/** Reads `50`, `50 km/h` (kmh, kph) or `30 mph` as km/h; null for every other text. */
export function readMaxspeed(text: string | undefined): KilometersPerHour | null {
  const match = /^ *([0-9]+(?:\.[0-9]+)?) *(km\/h|kmh|kph|mph)? *$/.exec(text ?? '');
  if (match === null) return null;
  const number = Number(match[1]);
  return usableSpeed(match[2] === 'mph' ? number * kmhPerMph : number);
}

function readPlainSpeed(text: string | undefined): KilometersPerHour | null {
  return /^ *[0-9]+(?:\.[0-9]+)? *$/.test(text ?? '') ? usableSpeed(Number(text)) : null;
}

function usableSpeed(kmh: number): KilometersPerHour | null {
  return kmh > 0 && Number.isFinite(kmh) ? kmh : null;
}

/** The class of a way: its `highway` value, `ferry`, or ''. */
export function roadClassOf(tags: ReadonlyMap<string, string>): string {
  return tags.get('highway') ?? (tags.get('route') === 'ferry' ? 'ferry' : '');
}

function speedOfClass(tags: ReadonlyMap<string, string>, speeds: RoadSpeeds): KilometersPerHour | null {
  const roadClass = roadClassOf(tags);
  const pedestrianKmh = roadClass === 'pedestrian' ? speeds.emergency.pedestrianKmh : null;
  return usableSpeed(speeds.kmh.get(roadClass) ?? pedestrianKmh ?? 0);
}

const bothWays = { forward: true, backward: true };

/** Not even an ambulance drives against the traffic of a motorway or a roundabout. */
function mayGoAgainst(tags: ReadonlyMap<string, string>): boolean {
  const roadClass = tags.get('highway');
  return roadClass !== 'motorway' && roadClass !== 'motorway_link' && tags.get('junction') !== 'roundabout';
}

function isClosed(tags: ReadonlyMap<string, string>): boolean {
  const emergency = tags.get('emergency');
  if (emergency === 'yes' || emergency === 'designated') return false;
  let value = '';
  for (const tag of accessTags) value = tags.get(tag) ?? value;
  return value === 'no' || value === 'private';
}

function readDirections(tags: ReadonlyMap<string, string>): { readonly forward: boolean; readonly backward: boolean } {
  switch (tags.get('oneway')) {
    case 'yes':
    case 'true':
    case '1':
      return { forward: true, backward: false };
    case '-1':
    case 'reverse':
      return { forward: false, backward: true };
    case 'no':
    case 'false':
    case '0':
      return { forward: true, backward: true };
    default: {
      const implied = tags.get('junction') === 'roundabout' || tags.get('highway') === 'motorway';
      return { forward: true, backward: !implied };
    }
  }
}
