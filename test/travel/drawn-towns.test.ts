// Towns small enough to check by hand. A step of road takes 10 s; '-' in a table is "cannot be reached".

import { describe, expect, test } from 'vitest';
import { assembleRoadGraph } from '../../src/roads/assemble-road-graph.ts';
import { buildRoadSearch } from '../../src/roads/shortest-paths.ts';
import { snapPoints } from '../../src/roads/snap-to-road.ts';
import { computeFirstDueByRoad } from '../../src/travel/road-catchments.ts';
import { defaultSpeedProfile, type SpeedProfile } from '../../src/travel/speed-profile.ts';
import { computeTravelMatrix } from '../../src/travel/travel-time-matrix.ts';
import { finish } from '../../src/vocabulary/progress.ts';
import { drawTown } from '../world/drawn-town.ts';

const profile: SpeedProfile = { ...defaultSpeedProfile, minComponentNodes: 1 };

function openTown(picture: string, least = 1) {
  const town = drawTown(picture, 10_000);
  const { graph } = assembleRoadGraph(town.segments, least);
  const snap = (names: string) => {
    const places = [...names].map(name => town.places.get(name)!);
    return snapPoints(
      graph,
      profile,
      places.map(([lon]) => lon),
      places.map(([, lat]) => lat),
    );
  };
  return { graph, snap, search: buildRoadSearch(graph) };
}

/** Seconds of travel, one line a starting point. */
function secondsTable(picture: string, from: string, to: string, least = 1, width = 4): string {
  const { graph, snap, search } = openTown(picture, least);
  const { milliseconds } = finish(computeTravelMatrix(search, graph, snap(from), snap(to)));
  const cell = (i: number, j: number): string => {
    const ms = milliseconds[i * to.length + j];
    return (ms === Infinity ? '-' : String(ms / 1000)).padStart(width);
  };
  const lines = [...from].map((name, i) => name + [...to].map((_, j) => cell(i, j)).join(''));
  return ['', ` ${[...to].map(name => name.padStart(width)).join('')}`, ...lines, ''].join('\n');
}

describe('a drawn town', () => {
  test('on one straight road every step counts', () => {
    const town = `
A--1--B----C
`;
    expect(secondsTable(town, 'A1C', 'A1BC')).toBe(`
    A   1   B   C
A   0  30  60 110
1  30   0  30  80
C 110  80  50   0
`);
  });

  test('a block with a one-way street is driven round', () => {
    const town = `
A-->--B
|     |
|     |
C-----D
`;
    expect(secondsTable(town, 'ABCD', 'ABCD')).toBe(`
    A   B   C   D
A   0  60  30  90
B 120   0  90  30
C  30  90   0  60
D  90  30  60   0
`);
  });

  test('on a one-way street a place just behind costs the whole way round', () => {
    const town = `
A-1>2-B
|     |
|     |
C-----D
`;
    expect(secondsTable(town, '12', '12AB')).toBe(`
    1   2   A   B
1   0  20 160  40
2 160   0 140  20
`);
  });

  test('a way round beats a slower piece of the same road', () => {
    // 1 and 2 stand on a ring without a junction, on the short and on the long side of A.
    const town = `
B--1--A
|     |
|     |
C--2--D
`;
    expect(secondsTable(town, '12', '12ABCD')).toBe(`
    1   2   A   B   C   D
1   0  90  30  30  60  60
2  90   0  60  60  30  30
`);
  });

  test('a one-way ring turns one way', () => {
    const town = `
B<----A
v     ^
|     |
C>----D
`;
    expect(secondsTable(town, 'AD', 'ABCD')).toBe(`
    A   B   C   D
A   0  60  90 150
D  30  90 120   0
`);
  });

  test('a road nobody can leave is reached but not left', () => {
    const town = `
A---B-->--C
`;
    expect(secondsTable(town, 'ABC', 'ABC')).toBe(`
    A   B   C
A   0  40 100
B  40   0  60
C   -   -   0
`);
  });

  test('diagonals are roads too, and two roads that do not meet are two networks', () => {
    const town = `
A     C---D
 \\
  \\
   B
`;
    expect(secondsTable(town, 'AC', 'ABCD')).toBe(`
    A   B   C   D
A   0  30   -   -
C   -   -   0  40
`);
  });

  test('a scrap below the least component is snapped over to the next road', () => {
    const town = `
E-F

A--B---C
`;
    // E and F snap to A–B, two rows (221.1486 m, 159.227 s at 5 km/h) south of them.
    expect(secondsTable(town, 'A', 'BE', 3, 9)).toBe(`
         B        E
A       30  159.227
`);
  });

  test('a station and a patient off the road both walk', () => {
    const town = `
A----1--B

     2
`;
    // 2 is two rows under 1: 221.1486 m × 3600 / 5 = 159 227 ms, and walks there and back even to itself.
    expect(secondsTable(town, '2', '2B1', 1, 9)).toBe(`
         2        B        1
2  318.454  189.227  159.227
`);
  });

  test('the first due counts the time before leaving, and ties go to the lower row', () => {
    const { graph, snap, search } = openTown('A---1---2---B');
    const stations = snap('AB');
    const even = computeFirstDueByRoad(search, graph, stations, [0, 0], snap('1A2B'));
    expect([...(even.stationIndex as Int32Array)]).toEqual([0, 0, 1, 1]);
    const late = computeFirstDueByRoad(search, graph, stations, [40_000, 0], snap('1A2B'));
    // At 1: 40 + 40 s from A, 80 s from B: equal, the lower row wins and its travel alone is told.
    expect([...(late.stationIndex as Int32Array)]).toEqual([0, 0, 1, 1]);
    expect([...(late.cost as Float64Array)]).toEqual([40_000, 0, 40_000, 0]);
    const later = computeFirstDueByRoad(search, graph, stations, [40_001, 0], snap('1A2B'));
    expect([...(later.stationIndex as Int32Array)]).toEqual([1, 0, 1, 1]);
  });

  test.each([
    { stations: 'AB', cell: '2', between: 'two junctions' },
    { stations: 'BA', cell: '2', between: 'two junctions, the other way round' },
    { stations: '2B', cell: '3', between: 'a place on the same road and a junction' },
    { stations: 'B2', cell: '3', between: 'a junction and a place on the same road' },
    { stations: '13', cell: '2', between: 'two places on the same road' },
    { stations: '31', cell: '2', between: 'two places on the same road, the other way round' },
  ])('a tie between $between goes to the lower row', ({ stations, cell }) => {
    const { graph, snap, search } = openTown('A--1--2--3--B');
    const picked = computeFirstDueByRoad(search, graph, snap(stations), [0, 0], snap(cell));
    expect(picked.stationIndex[0]).toBe(0);
  });

  test('equal times take the shorter road', () => {
    // Both ways from A to D take 120 s; the northern one is drawn longer.
    const town = drawTown(
      `
A---B
|   |
C---D
`,
      10_000,
    );
    const micrometers = town.segments.micrometers.slice();
    micrometers[0] += 5_000_000;
    const { graph } = assembleRoadGraph({ ...town.segments, micrometers }, 1);
    const snaps = snapPoints(graph, profile, [0, 0.004], [0, -0.002]);
    const matrix = finish(computeTravelMatrix(buildRoadSearch(graph), graph, snaps, snaps));
    expect([...matrix.milliseconds]).toEqual([0, 60_000, 60_000, 0]);
    // 4 steps of 111.319491 m east, 2 of 110.574276 m south.
    expect(matrix.micrometers[1]).toBeCloseTo(445_277_963 + 221_148_552, -2);
  });
});
