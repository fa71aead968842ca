// Response on the analysis grid where travel is over a friction surface: every node is a point as a demand cell is.

import { computeFirstDueOnSurface, leastStart, seedsOf } from '../travel/friction/friction-catchments.ts';
import { type SurfaceSnaps, snapToSurface } from '../travel/friction/snap-to-surface.ts';
import { reachedBoxes, type SurfaceSearch, searchSurface } from '../travel/friction/surface-search.ts';
import type { SpeedProfile } from '../travel/speed-profile.ts';
import type { Meters, Milliseconds } from '../vocabulary/units.ts';
import { type CornerPlaces, includePlace, newCornerPlaces } from './grid-extent.ts';
import {
  addPreTravel,
  gridKey,
  gridOver,
  leastOf,
  nodesOf,
  type Responders,
  type ResponseField,
} from './response-field.ts';

/** Gives what was computed for a key before, while surface and speeds are the same. */
export type RememberSurfaceSnaps = (gridKey: string, compute: () => SurfaceSnaps) => SurfaceSnaps;

/** The grid holds what is within `longestMs` of response and all places in `held`; null where that is nothing. */
export function computeFrictionField(
  responders: Responders,
  search: SurfaceSearch,
  profile: SpeedProfile,
  longestMs: Milliseconds,
  held: CornerPlaces,
  targetMeters: Meters,
  rememberSnaps: RememberSurfaceSnaps,
): ResponseField | null {
  const { lon, lat, preTravelMs } = responders;
  const { surface } = search;
  const stationSnaps = snapToSurface(surface, profile, lon, lat);
  const corners = reachedPlaces(search, stationSnaps, responders, longestMs);
  const walkMeters = (Math.max(0, longestMs - leastOf(preTravelMs)) * profile.offRoadKmh) / 3600;
  const grid = gridOver(corners, Math.min(profile.snapLimitMeters, walkMeters), held, targetMeters);
  if (!grid) return null;
  const nodeSnaps = rememberSnaps(gridKey(grid), () => {
    const nodes = nodesOf(grid);
    return snapToSurface(surface, profile, nodes.lon, nodes.lat);
  });
  const first = computeFirstDueOnSurface(search, stationSnaps, preTravelMs, nodeSnaps);
  const station = Int32Array.from(first.stationIndex);
  return { grid, station, responseMs: addPreTravel(station, first.cost, preTravelMs) };
}

/** Corners and sides of the boxes of cells that are reached within `longestMs`, tile by tile. */
function reachedPlaces(
  search: SurfaceSearch,
  stationSnaps: SurfaceSnaps,
  { preTravelMs }: Responders,
  longestMs: Milliseconds,
): CornerPlaces {
  const corners = newCornerPlaces();
  const { surface } = search;
  const headStart = leastStart(stationSnaps, preTravelMs);
  if (longestMs < headStart) return corners;
  const bound = (longestMs - headStart + 1) * surface.ticksPerMs;
  searchSurface(search, seedsOf(search, stationSnaps, preTravelMs, headStart), bound, 'times');
  for (const { left, top, right, low } of reachedBoxes(search)) {
    for (const column of [left, (left + right) / 2, right]) {
      for (const row of [top, (top + low) / 2, low]) {
        const place = surface.places.toWgs84(column, row);
        if (place !== null) includePlace(corners, place.lon, place.lat);
      }
    }
  }
  return corners;
}
