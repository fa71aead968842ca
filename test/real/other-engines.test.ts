// Node-to-node times against OSRM 26.10, GraphHopper 11.0 and Valhalla 3.9.1 on the same extracts.
// Their answers were written down by test/long/engines/engine-times.py, so that this runs where they are not installed.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fromBytes } from '../../src/files/bytes/byte-source.ts';
import { readOsmPbf } from '../../src/files/osm/osm-pbf.ts';
import { buildRoadGraph } from '../../src/roads/build-road-graph.ts';
import { buildRoadSearch } from '../../src/roads/shortest-paths.ts';
import { snapPoints } from '../../src/roads/snap-to-road.ts';
import { defaultSpeedProfile } from '../../src/travel/speed-profile.ts';
import { computeTravelMatrix } from '../../src/travel/travel-time-matrix.ts';
import { finish } from '../../src/vocabulary/progress.ts';
import { realData } from './real-data.ts';

interface EngineTimes {
  readonly points: readonly (readonly [number, number])[];
  readonly seconds: Readonly<Record<string, readonly (readonly (number | null)[])[]>>;
}

interface Pair {
  readonly ours: number;
  readonly theirs: number;
}

async function ourSeconds(extract: string, points: EngineTimes['points']): Promise<readonly number[]> {
  const { value } = await readOsmPbf(fromBytes('roads', new Uint8Array(readFileSync(extract))), () => undefined);
  if (value === null) throw new Error('the extract was not read');
  const { graph } = finish(buildRoadGraph(value.source, defaultSpeedProfile));
  const lon = Float64Array.from(points, ([x]) => x);
  const lat = Float64Array.from(points, ([, y]) => y);
  const snaps = snapPoints(graph, defaultSpeedProfile, lon, lat);
  const { milliseconds } = finish(computeTravelMatrix(buildRoadSearch(graph), graph, snaps, snaps));
  return Array.from(milliseconds, ms => ms / 1000);
}

function pairsOf(ours: readonly number[], theirs: EngineTimes['seconds'][string]): readonly Pair[] {
  const count = theirs.length;
  return theirs.flatMap((row, from) =>
    row.flatMap((seconds, to) => {
      const own = ours[from * count + to];
      return seconds === null || own === Number.POSITIVE_INFINITY || from === to
        ? []
        : [{ ours: own, theirs: seconds }];
    }),
  );
}

function shareWithin(pairs: readonly Pair[], isWithin: (pair: Pair) => boolean): number {
  return pairs.filter(isWithin).length / pairs.length;
}

function medianRatio(pairs: readonly Pair[]): number {
  const ratios = pairs.map(({ ours, theirs }) => theirs / ours).sort((a, b) => a - b);
  return ratios[Math.floor(ratios.length / 2)];
}

const extracts = [
  {
    name: 'liechtenstein',
    file: 'osm/liechtenstein_valhalla.osm.pbf',
    medians: { 'osrm-car': 1.147, 'valhalla-auto': 0.945, 'graphhopper-car': 0.974 },
  },
  {
    name: 'heidelberg',
    file: 'osm/heidelberg_ors.osm.pbf',
    medians: { 'osrm-car': 1.365, 'valhalla-auto': 1.082, 'graphhopper-car': 1.082 },
  },
] as const;

describe.each(extracts)('$name', ({ name, file, medians }) => {
  const extract = realData(file);
  const path = join(import.meta.dirname, `engine-times/${name}.json`);
  const engines: EngineTimes = JSON.parse(readFileSync(path, 'utf8'));

  test.skipIf(extract === null)('other engines under our rules give our times', async () => {
    const ours = await ourSeconds(extract ?? '', engines.points);
    // OSRM measures on a sphere and rounds each segment to a tenth of a second: 0.3 % and half a second a minute at most.
    const osrm = pairsOf(ours, engines.seconds['osrm-our-rules']);
    expect(osrm.length).toBeGreaterThan(1400);
    expect(shareWithin(osrm, pair => Math.abs(pair.theirs - pair.ours) <= 2)).toBe(1);
    expect(medianRatio(osrm)).toBeGreaterThan(0.9995);
    expect(medianRatio(osrm)).toBeLessThan(1.0005);
    // GraphHopper also measures on a sphere, and heeds bollards: a few of its ways are longer, none is shorter by more.
    const graphhopper = pairsOf(ours, engines.seconds['graphhopper-our-rules']);
    expect(shareWithin(graphhopper, pair => pair.theirs - pair.ours >= -0.003 * pair.ours - 0.5)).toBe(1);
    expect(
      shareWithin(graphhopper, pair => Math.abs(pair.theirs - pair.ours) <= 0.003 * pair.ours + 0.5),
    ).toBeGreaterThan(0.9);
    expect(shareWithin(graphhopper, pair => Math.abs(pair.theirs - pair.ours) <= 8)).toBe(1);
  });

  test.skipIf(extract === null)('where another engine finds no way, there is none here', async () => {
    // The reverse does not hold: what counts as a scrap of road that is not snapped to differs, 200 vertices here,
    // 200 junctions in GraphHopper, 1,000 in OSRM. Two places of Heidelberg's extract lie on such scraps.
    const ours = await ourSeconds(extract ?? '', engines.points);
    const count = engines.points.length;
    for (const engine of ['osrm-our-rules', 'graphhopper-our-rules']) {
      engines.seconds[engine].flat().forEach((seconds, pair) => {
        if (seconds === null && pair % (count + 1) !== 0) expect(ours[pair]).toBe(Number.POSITIVE_INFINITY);
      });
    }
    const cutOff = engines.points.filter((_, from) =>
      engines.points.every((_, to) => to === from || ours[from * count + to] === Number.POSITIVE_INFINITY),
    );
    expect(cutOff.length).toBe(name === 'heidelberg' ? 2 : 0);
  });

  test.skipIf(extract === null)('the engines as they come differ by the factors that the README explains', async () => {
    const ours = await ourSeconds(extract ?? '', engines.points);
    for (const [engine, factor] of Object.entries(medians)) {
      expect(medianRatio(pairsOf(ours, engines.seconds[engine]))).toBeCloseTo(factor, 2);
    }
  });
});
