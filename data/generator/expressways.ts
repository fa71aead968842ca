// The expressways: smooth lines that other roads pass over or under, joined to them only at interchanges near towns.

import { placeOf, type Tick, tickOf } from './cell-grid.ts';
import type { Seat } from './demonstration-facts.ts';
import { isEastOfRiver, riverLonAt } from './han-river.ts';
import { joinLines } from './join-lines.ts';
import { kmBetween, type LonLat } from './local-metric.ts';
import { type RoadLine, staysOnBank, tickKey } from './road-line.ts';
import { smoothLine } from './smooth-line.ts';
import { verticesOf } from './town-roads.ts';

interface Expressway {
  readonly ref: string;
  readonly name: string;
  readonly course: readonly (readonly [number, number])[];
  /** Last digits of the codes of the towns with an interchange. */
  readonly towns: string;
}

/** Order of towns from the facts; the lines are drawn. */
const expressways: readonly Expressway[] = [
  {
    ref: 'G55',
    name: '二广高速',
    course: [
      [112.242, 31.535],
      [112.272, 31.43],
      [112.288, 31.28],
      [112.232, 31.165],
      [112.25, 31.07],
      [112.252, 30.99],
      [112.222, 30.89],
      [112.236, 30.74],
      [112.218, 30.607],
      [112.212, 30.54],
      [112.196, 30.485],
    ],
    towns: '881103 881104 802101 802105 804100 822101 822102 822103',
  },
  {
    ref: 'G42',
    name: '沪蓉高速',
    course: [
      [113.462, 31.04],
      [113.3, 31.005],
      [113.13, 30.978],
      [112.99, 31.035],
      [112.85, 31.05],
      [112.735, 31.035],
      [112.62, 31.065],
      [112.5, 31.065],
      [112.4, 31.06],
      [112.3, 31.018],
      [112.235, 30.948],
      [112.15, 30.932],
      [112.05, 30.925],
      [111.965, 30.945],
    ],
    towns: '882002 882001 882109 881111 881110 881108 881107 804003 802102',
  },
  {
    ref: '',
    name: '枣潜高速',
    course: [
      [112.695, 31.58],
      [112.685, 31.44],
      [112.69, 31.29],
      [112.686, 31.17],
      [112.7, 31.04],
      [112.712, 30.87],
      [112.735, 30.77],
    ],
    towns: '881101 881100 881200 881109',
  },
];

const bridgeName = '武荆高速汉江大桥';

/** Expressways with their interchanges; `roads` are the roads an interchange may lead to. */
export function drawExpressways(seats: readonly Seat[], roads: readonly RoadLine[]): readonly RoadLine[] {
  const lines = joinLines(expressways.flatMap(drawCourse));
  const links: RoadLine[] = [];
  const targets = verticesOf(roads.filter(road => !road.bridge));
  for (const expressway of expressways) {
    const own = verticesOf(lines.filter(line => line.name === expressway.name));
    for (const town of expressway.towns.split(' ')) {
      const seat = seats.find(entry => entry.code.endsWith(town))!;
      links.push(drawLink(nearest(own, seat, isEastOfRiver(seat)), targets));
    }
  }
  return [...lines, ...links];
}

/** The line of an expressway, cut at its bridge over the Han River. */
function drawCourse(expressway: Expressway): readonly RoadLine[] {
  const tags = { highway: 'motorway', name: expressway.name, ref: expressway.ref, bridge: false };
  const places = smoothLine(
    expressway.course.map(([lon, lat]) => ({ lon, lat })),
    10,
  );
  const crossing = places.findIndex((place, i) => i > 0 && isEastOfRiver(place) !== isEastOfRiver(places[i - 1]));
  if (crossing < 0) return [{ ...tags, ticks: places.map(tickOf) }];
  const lat = (places[crossing - 1].lat + places[crossing].lat) / 2;
  const middle = riverLonAt(lat);
  const heads: Tick[] = [tickOf({ lon: middle + 0.007, lat }), tickOf({ lon: middle - 0.007, lat })];
  const far = (place: LonLat): boolean => kmBetween(place, { lon: middle, lat }) > 0.9;
  const before = places.slice(0, crossing).filter(far).map(tickOf);
  const after = places.slice(crossing).filter(far).map(tickOf);
  return [
    { ...tags, ticks: [...before, heads[0]] },
    { ...tags, name: bridgeName, bridge: true, ticks: heads },
    { ...tags, ticks: [heads[1], ...after] },
  ];
}

/** The link goes to the nearest road vertex that can be reached without crossing the river. */
function drawLink(from: LonLat, targets: readonly LonLat[]): RoadLine {
  const near = targets
    .filter(target => kmBetween(target, from) > 0.25 && kmBetween(target, from) < 12)
    .sort((a, b) => kmBetween(a, from) - kmBetween(b, from) || tickKey(tickOf(a)) - tickKey(tickOf(b)));
  const to = near.find(target => staysOnBank([tickOf(from), tickOf(target)], 0.3));
  if (to === undefined) throw new Error('an interchange without a road');
  return { highway: 'motorway_link', name: '', ref: '', bridge: false, ticks: [tickOf(from), tickOf(to)] };
}

function nearest(places: readonly LonLat[], to: LonLat, east: boolean): LonLat {
  let best: LonLat | null = null;
  for (const place of places) {
    if (isEastOfRiver(place) !== east) continue;
    const nearer = best === null ? -1 : kmBetween(place, to) - kmBetween(best, to);
    if (best === null || nearer < 0 || (nearer === 0 && tickKey(tickOf(place)) < tickKey(tickOf(best)))) best = place;
  }
  if (best === null) throw new Error('no place on this bank');
  return placeOf(tickOf(best));
}
