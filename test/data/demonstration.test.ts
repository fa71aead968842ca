// The demonstration city: drawn anew it is the committed one, its people and areas are right, its roads hang together.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Feature, FeatureCollection, LineString, MultiPolygon, Point, Polygon } from 'geojson';
import { beforeAll, describe, expect, test } from 'vitest';
import facts from '../../data/facts/jingmen.json' with { type: 'json' };
import { columnCount, cornerTick } from '../../data/generator/cell-grid.ts';
import { drawDemonstration } from '../../data/generator/draw-demonstration-files.ts';
import { drawTerritories } from '../../data/generator/draw-territories.ts';

const folder = join(import.meta.dirname, '../../data/demonstration');
const kmPerLon = 95.5;
const kmPerLat = 110.87;

let files: ReadonlyMap<string, string>;
beforeAll(() => {
  files = drawDemonstration(facts);
}, 120_000);

function features<G extends Point | LineString | Polygon | MultiPolygon>(name: string): readonly Feature<G>[] {
  return (JSON.parse(files.get(name)!) as FeatureCollection<G>).features;
}

function property<T>(feature: Feature, name: string): T {
  return feature.properties?.[name] as T;
}

function km(a: readonly number[], b: readonly number[]): number {
  return Math.hypot((a[0] - b[0]) * kmPerLon, (a[1] - b[1]) * kmPerLat);
}

/** Square kilometres of a ring by the plane at 31° N, enough for one in a thousand here. */
function ringKm2(ring: readonly (readonly number[])[]): number {
  let sum = 0;
  for (let i = 1; i < ring.length; i++) {
    const [x0, y0] = ring[i - 1];
    const [x1, y1] = ring[i];
    // The width of a degree shrinks northwards by about one in a hundred per degree.
    const width = kmPerLon * (1 - 0.01044 * ((y0 + y1) / 2 - 31));
    sum += ((x1 + x0 - 2 * 112.6) / 2) * width * (y1 - y0) * kmPerLat;
  }
  return sum;
}

function cellRing(cell: number): readonly (readonly number[])[] {
  const column = cell % columnCount;
  const row = (cell - column) / columnCount;
  const corners = [cornerTick(column, row), cornerTick(column + 1, row + 1)];
  const [[w, s], [e, n]] = corners.map(([x, y]) => [x / 10000, y / 10000]);
  return [
    [w, s],
    [e, s],
    [e, n],
    [w, n],
    [w, s],
  ];
}

function ringsOf(feature: Feature<Polygon | MultiPolygon>): readonly (readonly number[][])[] {
  const { geometry } = feature;
  return geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat();
}

function key(position: readonly number[]): string {
  return position.join(' ');
}

describe('the files', () => {
  test('are the committed ones, byte for byte', () => {
    for (const [name, text] of files) expect(readFileSync(join(folder, name), 'utf8') === text, name).toBe(true);
  });

  test('weigh at most 4 MB together', () => {
    const bytes = [...files.values()].reduce((sum, text) => sum + Buffer.byteLength(text), 0);
    expect(bytes).toBeLessThanOrEqual(4_000_000);
  });

  test('have unique ids and coordinates of at most six decimals', () => {
    for (const [name, text] of files) {
      if (!name.endsWith('.geojson')) continue;
      const ids = features(name).map(feature => feature.id);
      expect(new Set(ids).size, name).toBe(ids.length);
      expect(text.match(/\.\d{7,}/), name).toBeNull();
    }
  });
});

describe('people', () => {
  test('sum to the census: city, counties, urban and rural', () => {
    const cells = features<Polygon>('population.geojson');
    const sum = (wanted: (cell: Feature) => boolean): number =>
      cells.filter(wanted).reduce((all, cell) => all + property<number>(cell, 'population'), 0);
    expect(sum(() => true)).toBe(2_596_927);
    for (const county of facts.counties) {
      const isOwn = (cell: Feature): boolean => property(cell, 'county') === county.code;
      expect(sum(isOwn), county.name).toBe(county.people);
      expect(
        sum(cell => isOwn(cell) && property(cell, 'settlement') === 'urban'),
        county.name,
      ).toBe(county.urbanPeople);
    }
  });

  test('live nowhere denser than 15,000 to a cell, and remote cells hold fewer than 51', () => {
    for (const cell of features<Polygon>('population.geojson')) {
      const people = property<number>(cell, 'population');
      expect(Number.isInteger(people) && people >= 0 && people <= 15_000).toBe(true);
      if (property(cell, 'settlement') === 'remote') expect(people).toBeLessThan(51);
    }
  });

  test('live in every cell of the file, and no cell is listed twice', () => {
    const cells = features<Polygon>('population.geojson');
    expect(cells.every(cell => property<number>(cell, 'population') > 0)).toBe(true);
    expect(new Set(cells.map(cell => key(cell.geometry.coordinates[0][0]))).size).toBe(cells.length);
  });

  test('live within 300 m of a road by the centre of their cell, all but one in 200', () => {
    const samples = new Map<string, number[][]>();
    for (const road of features<LineString>('roads.geojson')) {
      for (const place of along(road.geometry.coordinates)) {
        const bin = binOf(place);
        samples.set(bin, [...(samples.get(bin) ?? []), place]);
      }
    }
    let far = 0;
    let all = 0;
    for (const cell of features<Polygon>('population.geojson')) {
      const [sw, , ne] = cell.geometry.coordinates[0];
      const centre = [(sw[0] + ne[0]) / 2, (sw[1] + ne[1]) / 2];
      const near = [-1, 0, 1].flatMap(x =>
        [-1, 0, 1].flatMap(y => samples.get(binOf([centre[0] + x / 100, centre[1] + y / 100])) ?? []),
      );
      const people = property<number>(cell, 'population');
      all += people;
      if (!near.some(place => km(place, centre) < 0.3)) far += people;
    }
    expect(far / all).toBeLessThan(0.005);
  });
});

describe('areas', () => {
  test('add up to the city, are closed, and every exterior runs counter-clockwise', () => {
    const areas = features<Polygon | MultiPolygon>('areas.geojson');
    const total = areas.reduce((sum, area) => sum + ringsOf(area).reduce((all, ring) => all + ringKm2(ring), 0), 0);
    expect(Math.abs(total / facts.city.areaKm2 - 1)).toBeLessThan(0.003);
    for (const area of areas) {
      for (const ring of ringsOf(area)) expect(key(ring[0])).toBe(key(ring[ring.length - 1]));
      expect(ringKm2(ringsOf(area)[0])).toBeGreaterThan(0);
    }
  });

  test('of each county have its official area within 1 %', () => {
    const territories = drawTerritories(facts);
    const km2 = new Map<string, number>();
    for (const cell of territories.cells) {
      const { county } = territories.seats[territories.seatOfCell[cell]];
      km2.set(county, (km2.get(county) ?? 0) + ringKm2(cellRing(cell)));
    }
    for (const county of facts.counties) {
      expect(Math.abs(km2.get(county.code)! / county.areaKm2 - 1), county.name).toBeLessThan(0.01);
    }
  });

  test('without a county code lie in Dongbao and Duodao, and in Jingshan: together these have the official areas', () => {
    const areas = features<Polygon | MultiPolygon>('areas.geojson');
    const error = (codes: readonly string[], name: string): number => {
      const drawn = areas
        .filter(area => codes.includes(property(area, 'county_code')) || property(area, 'name') === name)
        .reduce((sum, area) => sum + ringsOf(area).reduce((all, ring) => all + ringKm2(ring), 0), 0);
      const official = facts.counties
        .filter(county => codes.includes(county.code))
        .reduce((sum, county) => sum + county.areaKm2, 0);
      return Math.abs(drawn / official - 1);
    };
    expect(error(['420802', '420804'], '漳河新区')).toBeLessThan(0.01);
    expect(error(['420822'], '')).toBeLessThan(0.01);
    expect(error(['420881'], '')).toBeLessThan(0.01);
    expect(error(['420882'], '屈家岭管理区')).toBeLessThan(0.01);
  });

  test('share every inner edge with exactly one neighbour: no gap, no overlap', () => {
    const outer = new Map<string, number>();
    for (const area of features<Polygon | MultiPolygon>('areas.geojson')) {
      for (const ring of ringsOf(area)) {
        const corners = ring.slice(0, -1).map(key);
        expect(new Set(corners).size, property(area, 'name')).toBe(corners.length);
        for (let i = 1; i < ring.length; i++) {
          const edge = `${key(ring[i - 1])} ${key(ring[i])}`;
          const back = `${key(ring[i])} ${key(ring[i - 1])}`;
          expect(outer.has(edge)).toBe(false);
          if (outer.has(back)) outer.delete(back);
          else outer.set(edge, 1);
        }
      }
    }
    // What is left is the outline of the city: one ring, each corner left once.
    const next = new Map(
      [...outer.keys()].map(edge => edge.split(' ')).map(([a, b, c, d]) => [`${a} ${b}`, `${c} ${d}`]),
    );
    expect(next.size).toBe(outer.size);
    const start = next.keys().next().value as string;
    let steps = 0;
    for (let at = start; steps === 0 || at !== start; at = next.get(at)!) steps++;
    expect(steps).toBe(next.size);
  });

  test('say which are the central city, and state an area only where it is official', () => {
    const areas = features<Polygon>('areas.geojson');
    const named = (wanted: (area: Feature) => boolean): readonly string[] =>
      areas.filter(wanted).map(area => property<string>(area, 'name'));
    expect(named(area => property(area, 'central_city') === true)).toEqual(['东宝区中心城区', '掇刀区中心城区']);
    expect(named(area => property(area, 'area_km2') !== undefined)).toEqual(['沙洋县', '钟祥市']);
    expect(areas).toHaveLength(9);
  });
});

describe('stations', () => {
  test('are the nine of the central city, the thirteen of Dongbao, Duodao and Zhanghe, and those of the counties', () => {
    const stations = features<Point>('stations.geojson');
    const ids = stations.map(station => String(station.id));
    expect(stations.filter(station => property(station, 'kind') === '中心城区')).toHaveLength(9);
    expect(ids.filter(id => /^township-42080[24]/.test(id))).toHaveLength(13);
    expect(features('candidates.geojson')).toHaveLength(61);
    for (const station of stations) {
      const vehicles = property<number>(station, 'vehicles');
      expect(property<number>(station, 'negative_pressure_vehicles')).toBeLessThanOrEqual(vehicles);
      expect(['existing', 'planned']).toContain(property(station, 'status'));
    }
  });

  test('lie within 300 m of a road vertex', () => {
    const vertices = features<LineString>('roads.geojson').flatMap(road => road.geometry.coordinates);
    for (const station of features<Point>('stations.geojson')) {
      const nearest = vertices.reduce((least, vertex) => Math.min(least, km(vertex, station.geometry.coordinates)), 99);
      expect(nearest, property(station, 'name')).toBeLessThan(0.3);
    }
  });
});

describe('roads', () => {
  test('are one strongly connected network of more than 200 vertices', () => {
    const roads = features<LineString>('roads.geojson');
    const ways = new Map<string, string[]>();
    for (const road of roads) {
      const { coordinates } = road.geometry;
      expect(coordinates.length).toBeGreaterThan(1);
      const isOneWay = !['no', undefined].includes(property<string | undefined>(road, 'oneway'));
      expect(isOneWay).toBe(false);
      for (let i = 1; i < coordinates.length; i++) {
        const a = key(coordinates[i - 1]);
        const b = key(coordinates[i]);
        expect(a).not.toBe(b);
        ways.set(a, [...(ways.get(a) ?? []), b]);
        ways.set(b, [...(ways.get(b) ?? []), a]);
      }
    }
    // Every line may be driven both ways, so reaching all from one vertex is strong connection.
    const reached = new Set([ways.keys().next().value as string]);
    for (const at of reached) for (const next of ways.get(at)!) reached.add(next);
    expect(ways.size).toBeGreaterThan(200);
    expect(reached.size).toBe(ways.size);
  });

  test('keep out of the reservoirs, but for the expressways', () => {
    const shores = features<Polygon>('water.geojson')
      .filter(water => property(water, 'kind') === 'reservoir')
      .map(water => water.geometry.coordinates[0]);
    const wet = features<LineString>('roads.geojson').filter(
      road =>
        !property<string>(road, 'highway').startsWith('motorway') &&
        along(road.geometry.coordinates).some(place => shores.some(shore => isInside(place, shore))),
    );
    expect(wet.map(road => road.id)).toEqual([]);
  });

  test('cross the Han River on its bridges only', () => {
    const course = features<LineString>('water.geojson').find(feature => feature.id === 'han-course')!.geometry
      .coordinates;
    const crossing = features<LineString>('roads.geojson').filter(road => crosses(road.geometry.coordinates, course));
    expect(crossing.map(road => property<string>(road, 'name')).sort()).toEqual([
      '武荆高速汉江大桥',
      '沙洋汉江大桥',
      '钟祥汉江大桥',
      '马良汉江大桥',
    ]);
    expect(crossing.every(road => property(road, 'bridge') === 'yes')).toBe(true);
  });
});

/** Places along a line, at most 100 m apart. */
function along(line: readonly number[][]): readonly number[][] {
  return line.slice(1).flatMap((b, i) => {
    const a = line[i];
    const pieces = Math.ceil(km(a, b) / 0.1);
    return Array.from({ length: pieces + 1 }, (_, k) => [
      a[0] + ((b[0] - a[0]) * k) / pieces,
      a[1] + ((b[1] - a[1]) * k) / pieces,
    ]);
  });
}

function binOf(place: readonly number[]): string {
  return `${Math.floor(place[0] * 100)} ${Math.floor(place[1] * 100)}`;
}

function isInside([x, y]: readonly number[], ring: readonly number[][]): boolean {
  let inside = false;
  for (let i = 1; i < ring.length; i++) {
    const [ax, ay] = ring[i - 1];
    const [bx, by] = ring[i];
    if (ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax)) inside = !inside;
  }
  return inside;
}

function crosses(line: readonly number[][], other: readonly number[][]): boolean {
  for (let i = 1; i < line.length; i++) {
    for (let k = 1; k < other.length; k++) {
      const [a, b, c, d] = [line[i - 1], line[i], other[k - 1], other[k]];
      if (side(a, b, c) !== side(a, b, d) && side(c, d, a) !== side(c, d, b)) return true;
    }
  }
  return false;
}

function side(a: readonly number[], b: readonly number[], c: readonly number[]): boolean {
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]) > 0;
}
