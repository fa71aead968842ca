// GCJ-02 (高德, 腾讯) and BD-09 (百度) ↔ WGS 84. The way there is a published formula; the way back is found by iteration.
// Source: the public formula of GCJ-02 with a = 6378245, e² = 0.00669342162296594323; Baidu's polar shift for BD-09.

import { atan2, cos, sin } from '../../vocabulary/deterministic-math.ts';
import type { Degrees } from '../../vocabulary/units.ts';
import type { LonLat } from '../lon-lat.ts';

const pi = 3.141592653589793;
const semiMajorAxis = 6_378_245;
const eccentricitySquared = 0.006_693_421_622_965_943;
const baiduAngle = (pi * 3000) / 180;

/** Whether the formula shifts a place: a box around China; outside it GCJ-02 is WGS 84. */
function isShifted(lon: Degrees, lat: Degrees): boolean {
  return lon >= 72.004 && lon <= 137.8347 && lat >= 0.8293 && lat <= 55.8271;
}

/** WGS 84 → GCJ-02. */
export function toGcj02(lon: Degrees, lat: Degrees): LonLat {
  if (!isShifted(lon, lat)) return { lon, lat };
  const phi = (lat / 180) * pi;
  const s = sin(phi);
  const w2 = 1 - eccentricitySquared * s * s;
  const w = Math.sqrt(w2);
  const east = eastward(lon - 105, lat - 35) * 180;
  const north = northward(lon - 105, lat - 35) * 180;
  return {
    lon: lon + east / ((semiMajorAxis / w) * cos(phi) * pi),
    lat: lat + north / (((semiMajorAxis * (1 - eccentricitySquared)) / (w2 * w)) * pi),
  };
}

/** GCJ-02 → WGS 84, to a billionth of a degree. */
export function fromGcj02(lon: Degrees, lat: Degrees): LonLat {
  return invert(lon, lat, toGcj02);
}

/** WGS 84 → BD-09. */
export function toBd09(lon: Degrees, lat: Degrees): LonLat {
  if (!isShifted(lon, lat)) return { lon, lat };
  const gcj = toGcj02(lon, lat);
  const radius = Math.sqrt(gcj.lon * gcj.lon + gcj.lat * gcj.lat) + 0.000_02 * sin(gcj.lat * baiduAngle);
  const angle = atan2(gcj.lat, gcj.lon) + 0.000_003 * cos(gcj.lon * baiduAngle);
  return { lon: radius * cos(angle) + 0.0065, lat: radius * sin(angle) + 0.006 };
}

/** BD-09 → WGS 84, to a billionth of a degree. */
export function fromBd09(lon: Degrees, lat: Degrees): LonLat {
  return invert(lon, lat, toBd09);
}

/** The shift changes by less than a thousandth over its own length, so every round leaves less than a thousandth of the error. */
function invert(lon: Degrees, lat: Degrees, forward: (lon: Degrees, lat: Degrees) => LonLat): LonLat {
  if (!isShifted(lon, lat)) return { lon, lat };
  let place: LonLat = { lon, lat };
  for (let round = 0; round < 20; round++) {
    const there = forward(place.lon, place.lat);
    const lonError = there.lon - lon;
    const latError = there.lat - lat;
    place = { lon: place.lon - lonError, lat: place.lat - latError };
    if (Math.abs(lonError) < 1e-11 && Math.abs(latError) < 1e-11) break;
  }
  return place;
}

function eastward(x: number, y: number): number {
  return (
    300 +
    x +
    2 * y +
    0.1 * x * x +
    0.1 * x * y +
    0.1 * Math.sqrt(Math.abs(x)) +
    waves(6 * x) +
    ((20 * sin(pi * x) + 40 * sin((pi * x) / 3)) * 2) / 3 +
    ((150 * sin((pi * x) / 12) + 300 * sin((pi * x) / 30)) * 2) / 3
  );
}

function northward(x: number, y: number): number {
  return (
    -100 +
    2 * x +
    3 * y +
    0.2 * y * y +
    0.1 * x * y +
    0.2 * Math.sqrt(Math.abs(x)) +
    waves(6 * x) +
    ((20 * sin(pi * y) + 40 * sin((pi * y) / 3)) * 2) / 3 +
    ((160 * sin((pi * y) / 12) + 320 * sin((pi * y) / 30)) * 2) / 3
  );
}

function waves(x: number): number {
  return ((20 * sin(x * pi) + 20 * sin((x / 3) * pi)) * 2) / 3;
}
