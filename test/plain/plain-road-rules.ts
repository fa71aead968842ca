// What the tags of a way say about driving on it, plainly.

import type { PlainSpeeds } from './plain-types.ts';

const defaultKmh: Readonly<Record<string, number>> = {
  motorway: 90,
  trunk: 70,
  primary: 55,
  secondary: 45,
  tertiary: 38,
  unclassified: 25,
  residential: 25,
  living_street: 15,
  service: 15,
  motorway_link: 60,
  trunk_link: 50,
  primary_link: 45,
  secondary_link: 40,
  tertiary_link: 35,
};

/** Kilometres per hour along the way and against it; null where it is not driven. */
export interface PlainDriving {
  readonly forward: number | null;
  readonly backward: number | null;
}

/** "50", "30 mph", " 7.5 km/h " in km/h; null for every other text and for zero. */
export function signedKmh(text: string | undefined): number | null {
  const parts = /^ *(\d+(?:\.\d+)?) *(km\/h|kmh|kph|mph)? *$/.exec(text ?? '');
  if (parts === null || Number(parts[1]) === 0) return null;
  return parts[2] === 'mph' ? Number(parts[1]) * 1.609344 : Number(parts[1]);
}

type Tags = Readonly<Record<string, string>>;

function isClosed(tags: Tags): boolean {
  if (tags.emergency === 'yes' || tags.emergency === 'designated') return false;
  const access = tags.motorcar ?? tags.motor_vehicle ?? tags.vehicle ?? tags.access;
  return access === 'no' || access === 'private';
}

/** 1 along the way only, −1 against it only, 0 both. */
function onlyDirection(tags: Tags): number {
  const oneway = tags.oneway ?? '';
  if (['yes', 'true', '1'].includes(oneway)) return 1;
  if (['-1', 'reverse'].includes(oneway)) return -1;
  if (['no', 'false', '0'].includes(oneway)) return 0;
  return tags.junction === 'roundabout' || tags.highway === 'motorway' ? 1 : 0;
}

export function drivingOn(tags: Tags, speeds: PlainSpeeds): PlainDriving {
  const closed: PlainDriving = { forward: null, backward: null };
  const kmh = speeds.kmh ?? defaultKmh;
  const name = tags.highway ?? (tags.route === 'ferry' ? 'ferry' : '');
  const own = /^ *\d+(\.\d+)? *$/.test(tags.speed_kmh ?? '') ? Number(tags.speed_kmh) : 0;
  const classKmh = Object.hasOwn(kmh, name) ? kmh[name]! : 0;
  if (own === 0 && classKmh === 0) return closed;
  if (isClosed(tags)) return closed;
  const speed = (direction: 'forward' | 'backward'): number => {
    if (own > 0) return own;
    const signed = signedKmh(tags[`maxspeed:${direction}`]) ?? signedKmh(tags.maxspeed);
    return (speeds.use_maxspeed ?? true) && signed !== null ? signed : classKmh;
  };
  const only = onlyDirection(tags);
  return { forward: only < 0 ? null : speed('forward'), backward: only > 0 ? null : speed('backward') };
}
