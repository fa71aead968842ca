// The oracle against cases worked out by hand: on the equator a degree is 6378137 π ÷ 180 = 111,319.490793… metres.

import { describe, expect, test } from 'vitest';
import { plainCoverage } from './plain-coverage.ts';
import { isInside, millimetersBetween, placeOf, squareMetersOf } from './plain-geometry.ts';
import { byCodePoint, peopleToMicro, printPeople, weightedMean, weightedQuantile } from './plain-numbers.ts';
import { readPlainOsmPbf, writePlainOsmPbf } from './plain-osm-pbf.ts';
import type { PlainCell, PlainNode, PlainPlan, PlainWay } from './plain-types.ts';

function point(id: string, lon: number, lat: number, population: string | number = 100): PlainCell {
  return { id, geometry: { type: 'Point', coordinates: [lon, lat] }, population };
}

function square(id: string, west: number, south: number, side: number, population: number): PlainCell {
  const east = west + side;
  const north = south + side;
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return { id, geometry: { type: 'Polygon', coordinates: [ring] }, population };
}

function rectangle(
  west: number,
  south: number,
  east: number,
  north: number,
): { type: 'Polygon'; coordinates: number[][][] } {
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return { type: 'Polygon', coordinates: [ring] };
}

describe('numbers', () => {
  test('people are exact millionths, half away from zero', () => {
    const of = ['1.2345675', '0.0000004', '1e3', ' 12 ', '', 'many', '.5'].map(peopleToMicro);
    expect(of).toEqual([1234568n, 0n, 1000000000n, 12000000n, null, null, 500000n]);
    expect(printPeople(1234500n)).toBe(1.2345);
  });

  test('quantiles are the smallest value that enough people have', () => {
    const list = [
      { value: 30, micro: 1n },
      { value: 10, micro: 5n },
      { value: 20, micro: 4n },
      { value: 99, micro: 0n },
    ];
    expect([50n, 90n, 95n, 100n].map(percent => weightedQuantile(list, percent))).toEqual([10, 20, 30, 30]);
    // (30 + 50 + 80) ÷ 10 = 16
    expect(weightedMean(list)).toBe(16);
    expect(weightedMean([{ value: 9, micro: 0n }])).toBeNull();
  });

  test('text is in order of code points', () => {
    expect(['\u{1f691}', '\u{ff21}', 'a', '10', '9', ''].sort(byCodePoint)).toEqual([
      '',
      '10',
      '9',
      'a',
      '\u{ff21}',
      '\u{1f691}',
    ]);
  });
});

describe('geometry', () => {
  test('a hundredth of a degree along the equator', () => {
    expect(millimetersBetween({ lon: 0, lat: 0 }, { lon: 0.01, lat: 0 })).toBe(1113195);
  });

  test('the centroid of an L, and of a square with a hole', () => {
    // Two unit squares and one on top of the first: centroid (5/6, 5/6).
    const ell = [
      [0, 0],
      [2, 0],
      [2, 1],
      [1, 1],
      [1, 2],
      [0, 2],
      [0, 0],
    ]; // prettier-ignore
    const place = placeOf({ type: 'Polygon', coordinates: [ell] });
    expect(place.lon).toBeCloseTo(5 / 6, 12);
    expect(place.lat).toBeCloseTo(5 / 6, 12);
    // (4 × (1, 1) − 1 × (0.5, 0.5)) ÷ 3 = (7/6, 7/6)
    const outer = rectangle(0, 0, 2, 2).coordinates[0]!;
    const hole = rectangle(0, 0, 1, 1).coordinates[0]!;
    expect(placeOf({ type: 'Polygon', coordinates: [outer, hole] }).lon).toBeCloseTo(7 / 6, 12);
    expect(isInside({ lon: 0.5, lat: 0.5 }, { type: 'Polygon', coordinates: [outer, hole] })).toBe(false);
    expect(isInside({ lon: 1.5, lat: 0.5 }, { type: 'Polygon', coordinates: [outer, hole] })).toBe(true);
  });

  test('a small square on the equator', () => {
    // East: 6378137 π ÷ 180 × 0.01 m; north: 6378137 (1 − e²) π ÷ 180 × 0.01 m = 1105.742…
    const meters = squareMetersOf(rectangle(0, -0.005, 0.01, 0.005));
    expect(meters).toBeCloseTo(1113.1949079 * 1105.7427582, -1);
  });
});

describe('a straight town', () => {
  const plan: PlainPlan = {
    stations: [
      { id: 'west', lon: 0, lat: 0 },
      { id: 'east', lon: 0.1, lat: 0, turnout_s: 0 },
      { id: 'gone', lon: 0.01, lat: 0, status: 'closed' },
    ],
    cells: [
      point('near', 0.01, 0, '10.5'),
      point('middle', 0.05, 0, 20),
      point('far', 1, 0, 30),
      point('blank', 0, 0, ''),
      point('empty', 0.1, 0, 0),
    ],
  };
  const result = plainCoverage(plan);

  test('cells in order of id, with their figures', () => {
    expect(result.cells.map(cell => cell.cell_id)).toEqual(['empty', 'far', 'middle', 'near']);
    // 1.3 × 1113.1949 m at 40 km/h: 130.243804 s, and 180 s before.
    expect(result.cells[3]).toEqual({
      cell_id: 'near',
      population: 10.5,
      settlement: 'urban',
      area: null,
      nearest_station_id: 'west',
      nearest_station_m: 1113.195,
      first_due_station_id: 'west',
      travel_s: 130.244,
      response_s: 310.244,
      stations_in_radius: 1,
      stations_in_time: 1,
      within_radius: true,
      within_time: true,
      status: 'covered',
    });
    // 5565.9745 m to both: the lower id is nearest; the other has no turnout: 72 + 651.219 s.
    expect(result.cells[2]).toMatchObject({
      nearest_station_id: 'east',
      nearest_station_m: 5565.975,
      first_due_station_id: 'east',
      travel_s: 651.219,
      response_s: 723.219,
      status: 'uncovered',
    });
  });

  test('the ledger, spreads and rules', () => {
    expect(result.summary.ledger).toEqual({
      input: 60.5,
      covered: 10.5,
      uncovered: 50,
      unreachable: 0,
      outside_areas: 0,
      no_data: 0,
    });
    // 100,187.542 m × 30, 5,565.975 × 20, 1,113.195 × 10.5 over 60.5
    expect(result.summary.nearest_station_m).toEqual({
      mean: 51712.964,
      p50: 5565.975,
      p90: 100187.542,
      p95: 100187.542,
      max: 100187.542,
    });
    expect(result.summary.rules.filter(rule => rule.people > 0)).toMatchObject([
      { kind: 'radius', people: 60.5, people_within: 10.5, share: 0.173554, verdict: 'fail', margin_people: -43.95 },
      { kind: 'time', limit: 600, people: 60.5, people_within: 10.5 },
    ]);
    expect(result.stations).toEqual([
      { station_id: 'east', first_due_people: 50, people_in_radius: 0, people_in_time: 0 },
      { station_id: 'gone', first_due_people: 0, people_in_radius: 0, people_in_time: 0 },
      { station_id: 'west', first_due_people: 10.5, people_in_radius: 10.5, people_in_time: 10.5 },
    ]);
    expect(result.zonePeople('service-radius', 6000, 'urban')).toBe(30.5);
    expect(result.zonePeople('response-zone', 1800, 'rural')).toBe(0);
  });

  test('the gaps: two points that are too far apart to join', () => {
    // Nearest neighbours: 4,453 m, 4,453 m, 5,566 m, 100,188 m; the median 4,453 m, and half as much again is 6,679 m.
    expect(result.gaps.map(gap => [gap.rank, gap.people, gap.cells.map(cell => cell.id), gap.response_s_min])).toEqual([
      [1, 30, ['far'], 11793.942],
      [2, 20, ['middle'], 723.219],
    ]);
  });

  test('a plan may set the time before travel, and let planned stations serve', () => {
    const two: PlainPlan = {
      stations: [
        { id: 'a', lon: 0, lat: 0, turnout_s: 60 },
        { id: 'b', lon: 0.01, lat: 0, status: 'planned' },
      ],
      cells: [point('near', 0.01, 0)],
    };
    expect(plainCoverage({ ...two, preTravelMinutes: 2 }).cells[0]!.response_s).toBe(250.244);
    expect(plainCoverage({ ...two, withPlanned: true }).cells[0]!.response_s).toBe(180);
    expect(plainCoverage(two).cells[0]!.response_s).toBe(262.244);
  });
});

describe('a town with areas', () => {
  const centre = { name: 'Centre', geometry: rectangle(-0.05, -0.05, 0.05, 0.05), central_city: true };
  const county = { name: 'County', geometry: rectangle(-1, -1, 1, 1), settlement: 'rural' as const, area_km2: 314 };
  const plan: PlainPlan = {
    stations: [{ id: 's', lon: 0.2, lat: 0 }],
    cells: [
      square('in', 0.01, 0, 0.01, 500),
      square('county-1', 0.15, 0, 0.01, 50),
      square('county-2', 0.16, 0, 0.01, 51),
      square('out', 3, 0, 0.01, 7),
    ],
    areas: [county, centre],
  };
  const result = plainCoverage(plan);

  test('the smallest area around a cell wins; outside is outside', () => {
    expect(result.cells.map(cell => [cell.cell_id, cell.area, cell.settlement, cell.status])).toEqual([
      ['county-1', 'County', 'rural', 'covered'],
      ['county-2', 'County', 'rural', 'covered'],
      // 500 people on 1.2309 km² are 406 per km².
      ['in', 'Centre', 'rural', 'uncovered'],
      ['out', null, 'remote', 'outside'],
    ]);
    expect(result.summary.ledger).toMatchObject({ input: 608, covered: 101, uncovered: 500, outside_areas: 7 });
  });

  test('the table of areas', () => {
    expect(result.summary.areas.map(area => [area.name, area.people, area.stations])).toEqual([
      ['Centre', 500, 0],
      ['County', 101, 1],
    ]);
    // √(314 km² ÷ π)
    expect(result.summary.areas[1]).toMatchObject({ area_km2: 314, mean_service_radius_m: 9997.465 });
    expect(result.summary.areas[0]!.mean_service_radius_m).toBeNull();
    expect(
      result.summary.areas[1]!.rules.find(rule => rule.kind === 'mean-radius' && rule.limit === 20000),
    ).toMatchObject({
      people: 101,
      people_within: 101,
      verdict: 'pass',
    });
  });

  test('squares join by an edge', () => {
    const away: PlainPlan = { ...plan, stations: [{ id: 's', lon: 0.9, lat: 0.9 }] };
    expect(plainCoverage(away).gaps.map(gap => [gap.people, gap.cells.map(cell => cell.id), gap.areas])).toEqual([
      [500, ['in'], ['Centre']],
      [101, ['county-1', 'county-2'], ['County']],
    ]);
  });
});

/** A street along the equator, a vertex every 0.01°, and a slip one-way eastwards back to the start of the second. */
describe('a town with roads', () => {
  const nodes: PlainNode[] = [0, 1, 2, 3].map(i => ({ id: String(i), lon: i / 100, lat: 0 }));
  const street: PlainWay = { id: '1', tags: { highway: 'primary' }, nodes };
  const speeds = { min_component_nodes: 2, factor: 1, off_road_kmh: 5 };
  const station = { id: 's', lon: 0, lat: 0 };

  function firstCell(plan: PlainPlan): unknown[] {
    const [cell] = plainCoverage(plan).cells;
    return [cell!.travel_s, cell!.status];
  }

  test('along the street at 55 km/h, the last half segment split', () => {
    // 1113.1949 m × 3.6 ÷ 55 = 72.863667 s a segment: 72.864 and 36.432 s.
    expect(firstCell({ stations: [station], cells: [point('c', 0.015, 0)], ways: [street], speeds })).toEqual([
      109.296,
      'covered',
    ]);
  });

  test('off the road at both ends', () => {
    const north = { id: 's', lon: 0, lat: 0.001 };
    // 0.001° northwards is 110.5743 m: 79.613 s at 5 km/h, twice.
    expect(firstCell({ stations: [north], cells: [point('c', 0.01, 0.001)], ways: [street], speeds })).toEqual([
      232.09,
      'covered',
    ]);
  });

  test('the worked example of the road model', () => {
    const way: PlainWay = { id: '1', tags: { highway: 'primary', maxspeed: '60' }, nodes: nodes.slice(0, 2) };
    const cells = [point('patient', 0.003, -0.001)];
    expect(firstCell({ stations: [station], cells, ways: [way], speeds })[0]).toBe(99.651);
    const atB = { id: 's', lon: 0.01, lat: 0 };
    expect(firstCell({ stations: [atB], cells, ways: [way], speeds })[0]).toBe(126.367);
  });

  test('too far from the road, or no road the right way', () => {
    const oneway = { ...street, tags: { highway: 'primary', oneway: '-1' } };
    const all = { ...speeds, min_component_nodes: 1 };
    expect(firstCell({ stations: [station], cells: [point('c', 0.015, 0.1)], ways: [street], speeds })).toEqual([
      null,
      'unreachable',
    ]);
    expect(firstCell({ stations: [station], cells: [point('c', 0.015, 0)], ways: [oneway], speeds: all })).toEqual([
      null,
      'unreachable',
    ]);
    expect(firstCell({ stations: [station], cells: [point('c', 0.015, 0)], ways: [oneway], speeds })).toEqual([
      null,
      'unreachable',
    ]);
  });

  test('both on one segment', () => {
    const home = { id: 's', lon: 0.012, lat: 0 };
    // 3 of 10 parts of 72.864 s
    expect(firstCell({ stations: [home], cells: [point('c', 0.015, 0)], ways: [street], speeds })).toEqual([
      21.859,
      'covered',
    ]);
  });

  test('a signed speed holds for its direction', () => {
    const tags = { highway: 'primary', maxspeed: '100', 'maxspeed:forward': '50 mph' };
    const signed: PlainWay = { ...street, tags };
    // 1113.1949 m × 3.6 ÷ 80.4672 = 49.803 s
    expect(firstCell({ stations: [station], cells: [point('c', 0.01, 0)], ways: [signed], speeds })[0]).toBe(49.803);
    const east = { id: 's', lon: 0.02, lat: 0 };
    expect(firstCell({ stations: [east], cells: [point('c', 0.01, 0)], ways: [signed], speeds })[0]).toBe(40.075);
  });

  test('OSM PBF is read as it was written', () => {
    const back = readPlainOsmPbf(writePlainOsmPbf([street, { ...street, id: '7', tags: { highway: 'path' } }]));
    expect(back).toEqual([street, { ...street, id: '7', tags: { highway: 'path' } }]);
  });
});
