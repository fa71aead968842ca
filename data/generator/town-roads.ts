// Roads between town seats: the numbered roads through the towns they are known to pass, and links between neighbours.

import { placeOf, tickOf } from './cell-grid.ts';
import type { Seat } from './demonstration-facts.ts';
import { isEastOfRiver, riverLonAt } from './han-river.ts';
import { kmBetween, type LonLat } from './local-metric.ts';
import { type RoadLine, staysOnBank, swayingLine } from './road-line.ts';
import { smoothRing } from './smooth-line.ts';

interface Route {
  readonly ref: string;
  readonly name: string;
  readonly highway: string;
  readonly towns: readonly string[];
}

/** Towns of each numbered road by the last digits of their code; what is not documented is drawn. */
const routes: readonly Route[] = [
  route(
    'G207',
    '国道207',
    'trunk',
    '881103 881104 802104 802101 802002 802001 804003 804001 804100 822101 822102 822103',
  ),
  route(
    'G347',
    '国道347',
    'trunk',
    '802002 804002 802105 881107 881106 881002 881001 881200 881112 882109 882003 882001',
  ),
  route('G347', '国道347', 'primary', '882001 882104 882103'),
  route('G348', '国道348', 'primary', '804003 804101 822111 822110 822100 881109 882112 882113 882102'),
  route('G234', '国道234', 'primary', '881114 881101 881100 881001 881110 881109'),
  route('G234', '国道234', 'primary', '822100 822108'),
  route('S439', '江沙公路', 'secondary', '804101 822112 822107 822100'),
  route('', '', 'secondary', '822102 822104 822105 822106 822108'),
  route('', '', 'secondary', '881103 881102'),
  route('', '', 'secondary', '881104 881105 881106'),
  route('', '', 'secondary', '881107 881108 822109 822110'),
  route('', '', 'secondary', '822109 881109'),
  route('', '', 'secondary', '822101 822112'),
  route('', '', 'secondary', '881100 881112'),
  route('', '', 'secondary', '881111 882110 882455 882111'),
  route('', '', 'secondary', '881001 881111'),
  route('', '', 'secondary', '882001 882002 882102'),
  route('', '', 'secondary', '882003 882108 882107'),
  route('', '', 'secondary', '882001 882113'),
  route('', '', 'secondary', '882104 882105 882106'),
  route('', '', 'secondary', '802102 804004 804001'),
  route('', '', 'secondary', '802101 802100 802103'),
  route('', '', 'secondary', '802104 802200'),
  route('', '', 'secondary', '881112 881113'),
];

/** The bridges over the Han River that link two towns; positions are drawn. */
const bridges: readonly {
  readonly name: string;
  readonly west: string;
  readonly east: string;
  readonly lat: number;
  readonly via?: LonLat;
}[] = [
  { name: '钟祥汉江大桥', west: '881106', east: '881002', lat: 31.156 },
  { name: '马良汉江大桥', west: '822109', east: '881109', lat: 30.885 },
  { name: '沙洋汉江大桥', west: '822100', east: '881109', lat: 30.706, via: { lon: 112.652, lat: 30.78 } },
];

/** The 环城公路: a loop south of 子陵铺 and west of 牌楼; its line is drawn. */
const ringRoad: readonly (readonly [number, number])[] = [
  [112.182, 31.137],
  [112.235, 31.117],
  [112.262, 31.08],
  [112.268, 31.03],
  [112.262, 30.98],
  [112.238, 30.945],
  [112.193, 30.918],
  [112.14, 30.922],
  [112.112, 30.955],
  [112.108, 31.0],
  [112.12, 31.05],
  [112.14, 31.1],
];

const longestLinkKm = 25;

/** All roads between seats, each line ending at seats or bridgeheads. */
export function drawTownRoads(seats: readonly Seat[]): readonly RoadLine[] {
  const byCode = new Map(seats.map(seat => [seat.code.slice(3), seat]));
  const drawn = new Set<string>();
  const lines: RoadLine[] = [];
  for (const { ref, name, highway, towns } of routes) {
    for (let i = 1; i < towns.length; i++) {
      const a = byCode.get(towns[i - 1])!;
      const b = byCode.get(towns[i])!;
      if (drawn.has(pairKey(a, b))) continue;
      drawn.add(pairKey(a, b));
      lines.push(...linkTowns(a, b, { highway, name, ref, bridge: false }));
    }
  }
  for (const [a, b] of neighbourPairs(seats)) {
    if (drawn.has(pairKey(a, b))) continue;
    const ticks = swayingLine(a, b, 0.16, 0.8, 71);
    if (!staysOnBank(ticks, 0.45)) continue;
    lines.push({ highway: 'tertiary', name: '', ref: '', bridge: false, ticks });
  }
  lines.push({ highway: 'trunk', name: '荆门环城公路', ref: '', bridge: false, ticks: drawRing() });
  return lines;
}

function route(ref: string, name: string, highway: string, towns: string): Route {
  return { ref, name, highway, towns: towns.split(' ') };
}

function pairKey(a: Seat, b: Seat): string {
  return a.code < b.code ? `${a.code} ${b.code}` : `${b.code} ${a.code}`;
}

function linkTowns(a: Seat, b: Seat, tags: Omit<RoadLine, 'ticks'>): readonly RoadLine[] {
  const bridge = bridges.find(
    entry => pairKey(a, b) === pairKey({ ...a, code: `420${entry.west}` }, { ...b, code: `420${entry.east}` }),
  );
  if (bridge === undefined) {
    const ticks = [0.12, 0.05, 0].map(sway => swayingLine(a, b, sway, 0.8, 72)).find(line => staysOnBank(line, 0.45));
    if (ticks === undefined) throw new Error(`the road ${a.name}–${b.name} needs a bridge`);
    return [{ ...tags, ticks }];
  }
  const west = isEastOfRiver(a) ? b : a;
  const east = isEastOfRiver(a) ? a : b;
  const middle = riverLonAt(bridge.lat);
  const westHead = { lon: middle - 0.007, lat: bridge.lat };
  const eastHead = { lon: middle + 0.007, lat: bridge.lat };
  const beyond = bridge.via === undefined ? [eastHead, east] : [eastHead, bridge.via, east];
  return [
    { ...tags, ticks: swayingLine(west, westHead, 0.05, 0.8, 73) },
    { ...tags, name: bridge.name, bridge: true, ticks: [tickOf(westHead), tickOf(eastHead)] },
    ...beyond.slice(1).map((place, i) => ({ ...tags, ticks: swayingLine(beyond[i], place, 0.05, 0.8, 74) })),
  ];
}

/** Gabriel neighbours on one bank: no third seat inside the circle over the two. */
function neighbourPairs(seats: readonly Seat[]): readonly (readonly [Seat, Seat])[] {
  const pairs: (readonly [Seat, Seat])[] = [];
  seats.forEach((a, i) => {
    for (const b of seats.slice(i + 1)) {
      const km = kmBetween(a, b);
      if (km > longestLinkKm || isEastOfRiver(a) !== isEastOfRiver(b)) continue;
      const middle = { lon: (a.lon + b.lon) / 2, lat: (a.lat + b.lat) / 2 };
      if (seats.some(c => c !== a && c !== b && kmBetween(c, middle) < km / 2)) continue;
      pairs.push([a, b]);
    }
  });
  return pairs;
}

/** The ring as a smooth closed line. */
function drawRing(): RoadLine['ticks'] {
  return smoothRing(
    ringRoad.map(([lon, lat]) => ({ lon, lat })),
    5,
  ).map(tickOf);
}

/** Vertices of roads as places, for those who join them. */
export function verticesOf(lines: readonly RoadLine[]): readonly LonLat[] {
  const seen = new Map<string, LonLat>();
  for (const line of lines) for (const tick of line.ticks) seen.set(`${tick[0]} ${tick[1]}`, placeOf(tick));
  return [...seen.values()];
}
