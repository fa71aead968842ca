// A drawn road: OSM-like tags and a line of ticks; lines that share a tick are joined there.

import { placeOf, type Tick, tickOf } from './cell-grid.ts';
import { isEastOfRiver, kmFromRiver } from './han-river.ts';
import { kmBetween, type LonLat } from './local-metric.ts';
import { smoothNoise } from './seeded-noise.ts';
import { reservoirs } from './terrain.ts';

export interface RoadLine {
  readonly highway: string;
  readonly name: string;
  readonly ref: string;
  readonly bridge: boolean;
  readonly ticks: readonly Tick[];
}

/** One number per tick. */
export function tickKey(tick: Tick): number {
  return tick[0] * 10_000_000 + tick[1];
}

/** A road from `a` to `b` that sways by `sway` of its length, with a vertex every `stepKm`; it goes around reservoirs. */
export function swayingLine(a: LonLat, b: LonLat, sway: number, stepKm: number, channel: number): readonly Tick[] {
  const km = kmBetween(a, b);
  const pieces = Math.max(1, Math.round(km / stepKm));
  const dx = (b.lon - a.lon) * 95.5;
  const dy = (b.lat - a.lat) * 110.87;
  const ticks: Tick[] = [tickOf(a)];
  for (let i = 1; i < pieces; i++) {
    const t = i / pieces;
    const taper = Math.min(1, 5 * t * (1 - t));
    const off = sway * taper * smoothNoise(channel, a.lon * 400 + (t * km) / 3.5, a.lat * 400 + b.lon * 70);
    const place = {
      lon: a.lon + (b.lon - a.lon) * t - (dy * off) / 95.5,
      lat: a.lat + (b.lat - a.lat) * t + (dx * off) / 110.87,
    };
    ticks.push(tickOf(aroundReservoirs(place)));
  }
  ticks.push(tickOf(b));
  const shored = ticks.flatMap((tick, i) => (i === 0 ? [tick] : [...shoreRoad(ticks[i - 1], tick, 4), tick]));
  return withoutRepeats(shored);
}

/** Vertices between two, moved out of a reservoir where the straight segment would cut through it. */
function shoreRoad(a: Tick, b: Tick, halvings: number): readonly Tick[] {
  const middle = { lon: (a[0] + b[0]) / 20000, lat: (a[1] + b[1]) / 20000 };
  const moved = aroundReservoirs(middle);
  if (moved === middle || halvings === 0) return [];
  const tick = tickOf(moved);
  return [...shoreRoad(a, tick, halvings - 1), tick, ...shoreRoad(tick, b, halvings - 1)];
}

/** A place inside a reservoir is moved out to a shore road. */
function aroundReservoirs(place: LonLat): LonLat {
  for (const { middle, halfEastKm, halfNorthKm } of reservoirs) {
    const x = ((place.lon - middle.lon) * 95.5) / (halfEastKm * 1.2 + 0.4);
    const y = ((place.lat - middle.lat) * 110.87) / (halfNorthKm * 1.2 + 0.4);
    const r = Math.sqrt(x * x + y * y);
    if (r >= 1 || r === 0) continue;
    return { lon: middle.lon + (place.lon - middle.lon) / r, lat: middle.lat + (place.lat - middle.lat) / r };
  }
  return place;
}

/** Consecutive equal ticks become one. */
export function withoutRepeats(ticks: readonly Tick[]): readonly Tick[] {
  return ticks.filter((tick, i) => i === 0 || tickKey(tick) !== tickKey(ticks[i - 1]));
}

/** Whether a line stays on one bank and at least `marginKm` from the middle of the river. */
export function staysOnBank(ticks: readonly Tick[], marginKm: number): boolean {
  const east = isEastOfRiver(placeOf(ticks[0]));
  for (let i = 1; i < ticks.length; i++) {
    const a = placeOf(ticks[i - 1]);
    const b = placeOf(ticks[i]);
    const pieces = Math.max(1, Math.ceil(kmBetween(a, b) / 0.25));
    for (let k = 0; k <= pieces; k++) {
      const place = { lon: a.lon + ((b.lon - a.lon) * k) / pieces, lat: a.lat + ((b.lat - a.lat) * k) / pieces };
      if (isEastOfRiver(place) !== east || kmFromRiver(place) < marginKm) return false;
    }
  }
  return true;
}
