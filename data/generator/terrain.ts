// Where nobody lives or few do: the hills of the north-west and north-east, the reservoirs and the river.

import { kmFromRiver } from './han-river.ts';
import { kmAway, kmBetween, type LonLat } from './local-metric.ts';
import { chance, roughNoise, smoothNoise } from './seeded-noise.ts';
import { smoothRing } from './smooth-line.ts';

interface Hill {
  readonly top: LonLat;
  readonly km: number;
}

/** Drawn between the hill towns 栗溪 马河 仙居 and 客店 张集 绿林. */
const hills: readonly Hill[] = [
  { top: { lon: 111.93, lat: 31.3 }, km: 15 },
  { top: { lon: 112.04, lat: 31.38 }, km: 12 },
  { top: { lon: 111.93, lat: 31.18 }, km: 11 },
  { top: { lon: 112.87, lat: 31.44 }, km: 16 },
  { top: { lon: 113.03, lat: 31.34 }, km: 15 },
  { top: { lon: 112.93, lat: 31.28 }, km: 12 },
  { top: { lon: 113.24, lat: 31.35 }, km: 9 },
];

/** 0 in the plain, about 1 on the high hills. */
export function hilliness(place: LonLat): number {
  let most = 0;
  for (const hill of hills) {
    const d = kmBetween(place, hill.top) / hill.km;
    most = Math.max(most, 1.15 / (1 + d * d * d * d));
  }
  return Math.max(0, Math.min(1.3, most * (0.86 + 0.62 * roughNoise(41, place.lon * 16, place.lat * 18))));
}

/** Whether a place is wild: steep forest without houses. */
export function isWild(place: LonLat): boolean {
  return hilliness(place) + 0.45 * smoothNoise(44, place.lon * 42, place.lat * 48) > 0.9;
}

export interface Reservoir {
  readonly name: string;
  readonly nameEn: string;
  readonly middle: LonLat;
  readonly halfEastKm: number;
  readonly halfNorthKm: number;
}

/** Names are real; places and shapes are drawn. */
export const reservoirs: readonly Reservoir[] = [
  {
    name: '漳河水库',
    nameEn: 'Zhanghe Reservoir',
    middle: { lon: 112.035, lat: 31.012 },
    halfEastKm: 4.2,
    halfNorthKm: 3.6,
  },
  {
    name: '温峡水库',
    nameEn: 'Wenxia Reservoir',
    middle: { lon: 112.79, lat: 31.345 },
    halfEastKm: 1.8,
    halfNorthKm: 3.2,
  },
  {
    name: '石门水库',
    nameEn: 'Shimen Reservoir',
    middle: { lon: 112.775, lat: 31.135 },
    halfEastKm: 1.9,
    halfNorthKm: 1.4,
  },
  {
    name: '黄坡水库',
    nameEn: 'Huangpo Reservoir',
    middle: { lon: 112.687, lat: 31.476 },
    halfEastKm: 1.2,
    halfNorthKm: 1.7,
  },
];

/** The shore of a reservoir as a closed counter-clockwise ring with bays. */
export function shoreOf(reservoir: Reservoir): readonly LonLat[] {
  const shore: LonLat[] = circle.map(([x, y], i) => {
    const bay = 1 + 0.38 * (chance(46, i, Math.round(reservoir.middle.lon * 1000)) - 0.5) - (i % 3 === 0 ? 0.18 : 0);
    return kmAway(reservoir.middle, reservoir.halfEastKm * x * bay, reservoir.halfNorthKm * y * bay);
  });
  return smoothRing(shore, 3);
}

/** Thirty-two points of the unit circle, counter-clockwise, written out so that no sine is asked for. */
const eighth: readonly (readonly [number, number])[] = [
  [1, 0],
  [0.980785, 0.19509],
  [0.92388, 0.382683],
  [0.83147, 0.55557],
  [0.707107, 0.707107],
  [0.55557, 0.83147],
  [0.382683, 0.92388],
  [0.19509, 0.980785],
];
const circle: readonly (readonly [number, number])[] = [
  ...eighth,
  ...eighth.map(([x, y]) => [-y, x] as const),
  ...eighth.map(([x, y]) => [-x, -y] as const),
  ...eighth.map(([x, y]) => [y, -x] as const),
];

/** Whether a place lies in drawn water, or within `marginKm` of it. */
export function isInWater(place: LonLat, marginKm: number): boolean {
  if (kmFromRiver(place) < 0.42 + marginKm) return true;
  return reservoirs.some(reservoir => {
    const dx = kmBetween(place, { lon: reservoir.middle.lon, lat: place.lat }) / (reservoir.halfEastKm + marginKm);
    const dy = kmBetween(place, { lon: place.lon, lat: reservoir.middle.lat }) / (reservoir.halfNorthKm + marginKm);
    return dx * dx + dy * dy < 1.05;
  });
}
