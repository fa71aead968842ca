import { describe, expect, test } from 'vitest';
import { assembleRoadGraph } from '../../src/roads/assemble-road-graph.ts';
import { buildRoadGraph } from '../../src/roads/build-road-graph.ts';
import type { RoadSegments } from '../../src/roads/road-segments.ts';
import { buildRoadSnaps, noSegment, snapPoints } from '../../src/roads/snap-to-road.ts';
import { defaultSpeedProfile } from '../../src/travel/speed-profile.ts';
import { finish } from '../../src/vocabulary/progress.ts';
import { plainSnap } from '../world/plain-roads.ts';
import { roadSource } from '../world/random-roads.ts';

const profile = { ...defaultSpeedProfile, minComponentNodes: 1 };

describe('snapping', () => {
  // Along the equator a thousandth of a degree is 111.31949 m; across it 110.574276 m.
  const { graph } = finish(
    buildRoadGraph(
      roadSource({ a: [0, 0], b: [0.01, 0], c: [0.01, 0.01] }, [
        { id: '1', tags: { highway: 'primary', maxspeed: '60' }, nodes: ['a', 'b'] },
        { id: '2', tags: { highway: 'primary', oneway: 'yes' }, nodes: ['b', 'c'] },
      ]),
      profile,
    ),
  );
  const snapOne = (lon: number, lat: number, limits = profile) => snapPoints(graph, limits, [lon], [lat]);

  test('goes to the foot of the perpendicular and splits the segment in proportion', () => {
    const snaps = snapOne(0.003, -0.001);
    expect(snaps.segment[0]).toBe(0);
    expect(snaps.share[0]).toBe(0.3);
    expect(snaps.offRoadMs[0]).toBe(79_613);
    expect(snaps.offRoadMicrometers[0]).toBe(110_574_276);
    // 66 792 ms × 0.3 = 20 037.6.
    expect(snaps.fromStartMs[0]).toBe(20_038);
  });

  test('beyond an end it is the vertex itself', () => {
    const snaps = snapOne(-0.001, 0);
    expect([snaps.segment[0], snaps.share[0], snaps.offRoadMicrometers[0]]).toEqual([0, 0, 111_319_491]);
    expect(snaps.chain[0]).toBeLessThan(0);
  });

  test('the limit holds to the millimetre', () => {
    expect(snapOne(0.003, -0.001, { ...profile, snapLimitMeters: 110.574 }).segment[0]).toBe(0);
    const beyond = snapOne(0.003, -0.001, { ...profile, snapLimitMeters: 110.5739 });
    expect(beyond.segment[0]).toBe(noSegment);
    expect(beyond.offRoadMs[0]).toBe(Infinity);
  });

  test('between equally near segments the first in order is taken', () => {
    // One thousandth of a degree from each arm of the corner in plain degrees, and exactly at the corner.
    expect(snapOne(0.01, 0).segment[0]).toBe(0);
    expect(snapOne(0.01, 0).share[0]).toBe(1);
  });

  test('tells how far it is, and may be left at any step', () => {
    const work = buildRoadSnaps(graph, profile, new Float64Array(20_000), new Float64Array(20_000));
    expect(work.next().value).toEqual({ stage: 'snap', done: 0, total: 20_000 });
    expect(work.next().value).toEqual({ stage: 'snap', done: 16_384, total: 20_000 });
    expect(work.next().done).toBe(true);
  });

  test('without roads every point is unreachable', () => {
    const empty = finish(buildRoadGraph(roadSource({}, []), profile)).graph;
    expect([...(snapPoints(empty, profile, [0, 1], [0, 1]).segment as Uint32Array)]).toEqual([noSegment, noSegment]);
  });
});

describe('snapping to many segments', () => {
  const worlds = [
    { where: 'in a plain', lon: 112, lat: 30.5, size: 0.4, limit: 2000 },
    { where: 'across the antimeridian', lon: 179.8, lat: -17, size: 0.4, limit: 500 },
    { where: 'near the pole', lon: -40, lat: 88.9, size: 1, limit: 5000 },
    { where: 'with a limit too wide for a window', lon: 10, lat: 60, size: 3, limit: 400_000 },
  ];

  test.each(worlds)('$where is where brute force says', ({ lon, lat, size, limit }) => {
    let state = 7;
    const random = (): number => {
      state = (state * 16807) % 2147483647;
      return state / 2147483647;
    };
    const wrap = (x: number): number => (x > 180 ? x - 360 : x);
    const count = 1500;
    const vertexLon = Float64Array.from({ length: 2 * count }, () => 0);
    const vertexLat = vertexLon.slice();
    for (let s = 0; s < count; s++) {
      const long = s % 100 === 0 ? 0.7 : 0.02;
      const x = lon + random() * size;
      const y = lat + random() * size;
      vertexLon.set([wrap(x), wrap(x + (random() - 0.5) * size * long)], 2 * s);
      vertexLat.set([y, y + (random() - 0.5) * size * long], 2 * s);
    }
    const rows = Uint32Array.from({ length: count }, (_, s) => s);
    const segments: RoadSegments = {
      vertexLon,
      vertexLat,
      first: rows.map(s => 2 * s),
      second: rows.map(s => 2 * s + 1),
      forwardMs: new Float64Array(count).fill(1000),
      backwardMs: new Float64Array(count).fill(1000),
      micrometers: new Float64Array(count).fill(1000),
    };
    const { graph } = assembleRoadGraph(segments, 1);
    const limits = { ...profile, snapLimitMeters: limit };
    const pointLon = Float64Array.from({ length: 600 }, () => wrap(lon + (random() * 1.2 - 0.1) * size));
    const pointLat = Float64Array.from({ length: 600 }, () => Math.min(90, lat + (random() * 1.2 - 0.1) * size));
    const snaps = snapPoints(graph, limits, pointLon, pointLat);
    const plain = {
      lon: vertexLon,
      lat: vertexLat,
      segments: Array.from(rows, s => ({
        wayId: '1',
        a: 2 * s,
        b: 2 * s + 1,
        forwardMs: 0,
        backwardMs: 0,
        micrometers: 0,
      })),
      isSnappable: Array.from(rows, () => true),
    };
    const expected = Array.from(pointLon, (x, i) => plainSnap(plain, limits, x, pointLat[i]));
    expect([...(snaps.segment as Uint32Array)]).toEqual(expected.map(snap => snap?.segment ?? noSegment));
    expect([...(snaps.share as Float64Array)]).toEqual(expected.map(snap => snap?.share ?? 0));
    expect([...(snaps.offRoadMs as Float64Array)]).toEqual(expected.map(snap => snap?.offRoadMs ?? Infinity));
  });
});
