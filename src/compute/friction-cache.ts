// The friction surface that a plan travels over, made of the imported rasters: kept while they and the settings are the same.

import { buildFrictionSurface, type FrictionCells, type FrictionSurface } from '../travel/friction/friction-surface.ts';
import type { Neighbours } from '../travel/friction/step-lengths.ts';
import { type HeightGrid, sampleHeights } from '../travel/friction/surface-heights.ts';
import { type TiledGrid, tileMargin, tileStride } from '../travel/friction/tiled-grid.ts';
import type { Problem } from '../vocabulary/problem.ts';
import { type JobHost, runWork } from './run-work.ts';

export interface BuiltSurface {
  readonly surface: FrictionSurface;
  readonly problems: readonly Problem[];
}

export interface SurfaceRequest {
  readonly cells: FrictionCells;
  /** null: the ground is level, or nobody walks. */
  readonly heights: HeightGrid | null;
  readonly neighbours: Neighbours;
  /** Whether people travel to the station, which matters on slopes alone. */
  readonly isReversed: boolean;
}

export interface FrictionCache {
  surface(request: SurfaceRequest, host: JobHost): Promise<BuiltSurface>;
}

/** Steps at the sides that differ by more than this from those in the middle are told. */
const mostDeviation = 0.002;

export function createFrictionCache(): FrictionCache {
  let latest: { readonly request: SurfaceRequest; readonly built: BuiltSurface } | null = null;
  let sampled: {
    readonly cells: FrictionCells;
    readonly of: HeightGrid;
    readonly heights: TiledGrid<Float32Array>;
  } | null = null;

  async function heightsOn(cells: FrictionCells, of: HeightGrid, host: JobHost): Promise<TiledGrid<Float32Array>> {
    if (sampled?.cells !== cells || sampled.of !== of) {
      sampled = { cells, of, heights: await runWork(sampleHeights(cells.pace, cells.places, of), host) };
    }
    return sampled.heights;
  }

  return {
    async surface(request, host) {
      if (latest !== null && isSame(latest.request, request)) return latest.built;
      const { cells, neighbours, isReversed } = request;
      const heights = request.heights === null ? null : await heightsOn(cells, request.heights, host);
      const terrain = heights === null ? null : { heights, isReversed };
      const surface = buildFrictionSurface(cells, neighbours, terrain);
      const built = { surface, problems: [...scaleProblems(surface), ...heightProblems(surface)] };
      latest = { request, built };
      return built;
    },
  };
}

function isSame(a: SurfaceRequest, b: SurfaceRequest): boolean {
  // On level ground the way back takes as long.
  const isTurned = a.isReversed !== b.isReversed && b.heights !== null;
  return a.cells === b.cells && a.heights === b.heights && a.neighbours === b.neighbours && !isTurned;
}

function percent(share: number): number {
  return Math.round(share * 1000) / 10;
}

function scaleProblems({ steps }: FrictionSurface): readonly Problem[] {
  if (!(steps.deviation > mostDeviation)) return [];
  const params = { percent: percent(steps.deviation) };
  return [{ code: 'friction-scale', severity: 'warn', where: { role: 'friction' }, params }];
}

function heightProblems({ pace, terrain }: FrictionSurface): readonly Problem[] {
  if (terrain === null) return [];
  let passable = 0;
  let known = 0;
  pace.tiles.forEach((cells, tile) => {
    if (cells === null) return;
    const heights = terrain.heights.tiles[tile];
    for (let row = tileMargin; row < tileStride - tileMargin; row++) {
      for (let at = row * tileStride + tileMargin; at < (row + 1) * tileStride - tileMargin; at++) {
        if (!(cells[at] > 0)) continue;
        passable += 1;
        if (heights !== null && !Number.isNaN(heights[at])) known += 1;
      }
    }
  });
  if (known === passable) return [];
  const params = { percent: Math.floor((1000 * known) / passable) / 10 };
  return [{ code: 'elevation-elsewhere', severity: 'warn', where: { role: 'elevation' }, params }];
}
