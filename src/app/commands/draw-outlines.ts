// Lines for the small picture of a file on the import sheet: the borders of areas, the ways of roads.

import type { Geometry, Position } from 'geojson';
import { runJob } from '../../compute/engine.ts';
import type { RoadLayer } from '../../compute/jobs.ts';
import { changeFile, importFileOf } from '../state/import-store.ts';

/** So many positions are enough for a picture as large as a stamp. */
const mostPositions = 4000;
const mostLines = 1000;
/** Past this many ways the picture is not worth handing them over. */
const mostWays = 300_000;

/** Draws the file as it was read last; nothing where it has no lines. */
export async function drawOutlines(key: number): Promise<void> {
  const result = importFileOf(key)?.result;
  const read = result?.files[0];
  if (!read?.datasetId) return;
  try {
    const outlines = await outlinesOf(read.role, read.datasetId, read.counts?.used ?? 0);
    if (outlines.length > 0 && importFileOf(key)?.result === result) changeFile(key, { outlines });
  } catch {
    // The picture is then made of the first points of its records.
  }
}

async function outlinesOf(role: string, datasetId: string, used: number): Promise<readonly (readonly number[])[]> {
  if (role === 'areas') {
    const { features } = await runJob('area-layer', { areasId: datasetId });
    return thinnedRings(features.flatMap(({ geometry }) => ringsOf(geometry)));
  }
  return role === 'roads' && used <= mostWays ? thinnedRoads(await runJob('road-layer', { roadsId: datasetId })) : [];
}

function thinnedRings(rings: readonly Position[][]): readonly (readonly number[])[] {
  const count = rings.reduce((sum, ring) => sum + ring.length, 0);
  const stride = Math.max(1, Math.ceil(count / mostPositions));
  return rings.map(ring => ring.filter((_, at) => at % stride === 0 || at === ring.length - 1).flat());
}

function ringsOf(geometry: Geometry): readonly Position[][] {
  if (geometry.type === 'Polygon') return geometry.coordinates;
  return geometry.type === 'MultiPolygon' ? geometry.coordinates.flat() : [];
}

/** Some of the lines, of the main roads where there are enough of these, with some of their positions. */
export function thinnedRoads({ lineStart, lonLat, isMajor }: RoadLayer): readonly (readonly number[])[] {
  const all = Array.from({ length: Math.max(0, lineStart.length - 1) }, (_, line) => line);
  const major = all.filter(line => isMajor[line] === 1);
  const wanted = major.length * 5 > mostLines && all.length > mostLines ? major : all;
  const every = Math.max(1, Math.ceil(wanted.length / mostLines));
  const shown = wanted.filter((_, at) => at % every === 0);
  const most = Math.max(2, Math.floor(mostPositions / Math.max(1, shown.length)));
  return shown.map(line => {
    const from = lineStart[line]!;
    const count = lineStart[line + 1]! - from;
    const stride = Math.max(1, Math.ceil((count - 1) / (most - 1)));
    const rows = Array.from({ length: count }, (_, at) => at).filter(at => at % stride === 0 || at === count - 1);
    return rows.flatMap(at => [lonLat[2 * (from + at)]!, lonLat[2 * (from + at) + 1]!]);
  });
}
