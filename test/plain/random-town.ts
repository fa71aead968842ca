// Small random towns from a seed: the files of a plan as text, and the same plan as plain objects for the oracle.

import type { MultiPolygon, Polygon, Position } from 'geojson';
import { writePlainOsmPbf } from './plain-osm-pbf.ts';
import type {
  PlainArea,
  PlainCell,
  PlainPlan,
  PlainSettlement,
  PlainSpeeds,
  PlainStation,
  PlainWay,
} from './plain-types.ts';
import { degrees, type Ground } from './random-ground.ts';
import { randomRoads } from './random-roads.ts';
import { Dice } from './seeded-dice.ts';
import { areasFile, cellsFile, linesFile, stationsFile } from './town-files.ts';

export interface Town {
  readonly seed: number;
  /** Name of each input file and what is in it. */
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  /** Options of the command; file names are the keys of `files`. */
  readonly options: readonly string[];
  readonly plan: PlainPlan;
}

const strangeIds = ['a', 'B', '10', '9', '007', 'é', '\u{ff21}', '\u{1f691}', 'St. Mary, east', 'say "hi"', '急救站'];
const settlements: readonly PlainSettlement[] = ['urban', 'rural', 'remote'];

function randomPlace(dice: Dice, ground: Ground): { lon: number; lat: number } {
  return {
    lon: degrees(ground.west + dice.whole(0, ground.width)),
    lat: degrees(ground.south + dice.whole(0, ground.height)),
  };
}

function randomStations(dice: Dice, ground: Ground, cells: readonly PlainCell[]): PlainStation[] {
  const ids = dice.shuffled(strangeIds);
  const stations: PlainStation[] = [];
  const count = dice.whole(1, 6);
  for (let i = 0; i < count; i++) {
    let place = randomPlace(dice, ground);
    // Two stations at one place, and a station at a cell's own place, are ties that the rules decide.
    if (i > 0 && dice.chance(0.15)) place = stations[i - 1]!;
    const home = dice.pick(cells).geometry;
    if (home.type === 'Point' && dice.chance(0.2)) place = { lon: home.coordinates[0]!, lat: home.coordinates[1]! };
    const status = i === 0 ? 'existing' : dice.pick(['existing', 'existing', '', '', 'planned', 'closed']);
    stations.push({
      id: ids[i]!,
      name: `Station ${i + 1}`,
      lon: place.lon,
      lat: place.lat,
      status,
      ...(dice.chance(0.3) ? { turnout_s: dice.pick([0, 45, 60.5, 240]) } : {}),
    });
  }
  return stations;
}

function randomPopulation(dice: Dice): string {
  const kind = dice.whole(0, 19);
  if (kind === 0) return '';
  if (kind <= 2) return '0';
  if (kind <= 8) return String(dice.whole(1, 9000));
  if (kind === 9) return '0.0000005';
  return `${dice.whole(0, 3000)}.${dice.whole(0, 99_999_999)}`;
}

/** A unit square of the grid; now and then with a hole, or with a small part far off (which shifts its centroid). */
function randomSquare(dice: Dice, at: (x: number, y: number) => Position): Polygon | MultiPolygon {
  const ring = (x: number, y: number, side: number): Position[] => [
    at(x, y),
    at(x + side, y),
    at(x + side, y + side),
    at(x, y + side),
    at(x, y),
  ];
  const form = dice.whole(0, 9);
  if (form === 0) return { type: 'Polygon', coordinates: [ring(0, 0, 1), ring(0.1, 0.2, 0.4).reverse()] };
  if (form === 1) return { type: 'MultiPolygon', coordinates: [[ring(0, 0, 1)], [ring(-20, -20, 0.3)]] };
  return { type: 'Polygon', coordinates: [ring(0, 0, 1)] };
}

/** A grid of points or of squares, some left out. */
function randomCells(dice: Dice, ground: Ground, size: number, crossesTheSeam: boolean): PlainCell[] {
  const areSquares = !crossesTheSeam && dice.chance(0.5);
  const jitter = !areSquares && dice.chance(0.6);
  const columns = dice.whole(1, 3 + size);
  const rows = dice.whole(1, 3 + size);
  const saysSettlement = dice.pick([0, 0, 0.5, 1]);
  const stepX = Math.floor(ground.width / columns);
  const stepY = Math.floor(ground.height / rows);
  const cells: PlainCell[] = [];
  for (let i = 0; i < columns; i++) {
    for (let j = 0; j < rows; j++) {
      if (dice.chance(0.15) && cells.length > 0) continue;
      const west = ground.west + i * stepX;
      const south = ground.south + j * stepY;
      const at = (x: number, y: number): Position => [degrees(west + x * stepX), degrees(south + y * stepY)];
      const spot = jitter ? at(dice.fraction(), dice.fraction()) : at(0.5, 0.5);
      cells.push({
        id: `${dice.pick(['c', '', 'C'])}${i * 100 + j}`,
        geometry: areSquares ? randomSquare(dice, at) : { type: 'Point', coordinates: spot },
        population: i + j === 0 ? '1234.5' : randomPopulation(dice),
        ...(dice.chance(saysSettlement) ? { settlement: dice.pick(settlements) } : {}),
      });
    }
  }
  return cells;
}

/** Rectangles, some over each other, some without saying what they are; their edges pass through no cell's place. */
function randomAreas(dice: Dice, ground: Ground): PlainArea[] {
  const names = dice.shuffled(['北区', 'East', 'west', 'Old Town', 'Ångermark', '=1+1']);
  const saysCentral = dice.pick([0, 0.5, 1]);
  const saysSettlement = dice.pick([0, 0.5, 1]);
  const areas: PlainArea[] = [];
  const count = dice.whole(1, 4);
  for (let i = 0; i < count; i++) {
    // The first is large, so that not most of the town lies outside.
    const least = i === 0 ? -0.3 : 0;
    const reach = i === 0 ? 1 : 0.3;
    const west = ground.west + dice.whole(ground.width * least, ground.width * 0.6 * (least + 1));
    const south = ground.south + dice.whole(ground.height * least, ground.height * 0.6 * (least + 1));
    const east = west + dice.whole(ground.width * reach, ground.width * reach * 2);
    const north = south + dice.whole(ground.height * reach, ground.height * reach * 2);
    const corners = [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ];
    areas.push({
      name: names[i]!,
      geometry: { type: 'Polygon', coordinates: [corners.map(([x, y]) => [degrees(x!) + 3e-9, degrees(y!) + 3e-9])] },
      ...(dice.chance(0.3) ? { area_km2: dice.whole(1, 4000) / 8 } : {}),
      ...(dice.chance(saysCentral) ? { central_city: dice.chance(0.6) } : {}),
      ...(dice.chance(saysSettlement) ? { settlement: dice.pick(settlements) } : {}),
    });
  }
  return areas;
}

function randomSpeeds(dice: Dice): PlainSpeeds {
  return {
    ...(dice.chance(0.6)
      ? { kmh: { primary: 70, secondary: 52.5, residential: 30, service: 10, motorway: 100, motorway_link: 55 } }
      : {}),
    ...(dice.chance(0.6) ? { use_maxspeed: dice.chance(0.5) } : {}),
    ...(dice.chance(0.6) ? { factor: dice.pick([1, 0.8, 1.37, 2.5]) } : {}),
    ...(dice.chance(0.6) ? { off_road_kmh: dice.pick([3.5, 5, 20]) } : {}),
    snap_limit_m: dice.pick([300, 2000, 5000, 40_000]),
    min_component_nodes: dice.pick([1, 3, 5]),
  };
}

/** In GeoJSON lines a vertex is its place. */
function joinedByPlace(way: PlainWay): PlainWay {
  return { ...way, nodes: way.nodes.map(({ lon, lat }) => ({ id: `${lon} ${lat}`, lon, lat })) };
}

/** The town of a seed; seeds 0–3 of every six are small, so that a difference is easy to follow by hand. */
export function randomTown(seed: number): Town {
  const dice = new Dice(seed);
  const size = seed % 6;
  // Some towns lie across ±180°, with points and roads only: polygons there are to be cut by whoever draws them.
  const crossesTheSeam = dice.chance(0.08);
  const south = dice.whole(-55, 68) * 1e7 + dice.whole(0, 9_999_999);
  const side = dice.pick([300_000, 1_500_000, 4_000_000, 8_000_000]);
  const west = crossesTheSeam ? 180e7 - side / 2 : dice.whole(-175, 174) * 1e7 + dice.whole(0, 9_999_999);
  const ground = { west, south, width: side * 1.3, height: side };
  const drawn = randomCells(dice, ground, size, crossesTheSeam);
  const stations = randomStations(dice, ground, drawn);
  const [stationsName, stationsText] = stationsFile(dice, stations);
  const [cellsName, cellsText, cells] = cellsFile(dice, drawn);
  const files: Record<string, string | Uint8Array> = { [stationsName]: stationsText, [cellsName]: cellsText };
  const options = ['--stations', stationsName, '--population', cellsName, '--encoding', 'utf-8'];
  const give = (option: string, name: string, content: string | Uint8Array): void => {
    files[name] = content;
    options.push(option, name);
  };
  let plan: PlainPlan = { stations, cells };
  if (!crossesTheSeam && dice.chance(0.5)) {
    const areas = randomAreas(dice, ground);
    give('--areas', ...areasFile(areas));
    plan = { ...plan, areas };
  }
  if (dice.chance(0.7)) {
    const speeds = randomSpeeds(dice);
    give('--speeds', 'speeds.json', JSON.stringify(speeds));
    const ways = randomRoads(dice, ground, size);
    const areLines = dice.chance(0.35);
    if (areLines) give('--roads', ...linesFile(ways));
    else give('--roads', 'roads.osm.pbf', writePlainOsmPbf(ways));
    plan = { ...plan, ways: areLines ? ways.map(joinedByPlace) : ways, speeds };
  }
  if (plan.ways !== undefined && dice.chance(0.05)) {
    options.push('--travel', 'straight');
    const { ways: _, ...withoutRoads } = plan;
    plan = withoutRoads;
  }
  if (dice.chance(0.2)) {
    const preTravelMinutes = dice.pick([0, 1.5, 4]);
    options.push('--pre-travel-min', String(preTravelMinutes));
    plan = { ...plan, preTravelMinutes };
  }
  if (dice.chance(0.3)) {
    options.push('--with-planned');
    plan = { ...plan, withPlanned: true };
  }
  return { seed, files, options, plan };
}
