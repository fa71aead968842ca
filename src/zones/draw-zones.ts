// What is drawn of a plan: service radii, response zones and first-due zones. For eyes and export; people are never counted from them.

import { geodesicMeters, geodesicMillimeters } from '../geo/geodesic.ts';
import type { PolygonRings } from '../geo/lon-lat.ts';
import { straightMilliseconds } from '../geo/nearest-stations.ts';
import type { RoadGraph } from '../roads/road-graph.ts';
import type { RoadSearch } from '../roads/shortest-paths.ts';
import type { SurfaceSearch } from '../travel/friction/surface-search.ts';
import type { SpeedProfile } from '../travel/speed-profile.ts';
import type { NumberColumn } from '../vocabulary/columns.ts';
import type { Work } from '../vocabulary/progress.ts';
import type { KilometersPerHour, Meters, Millimeters, Milliseconds } from '../vocabulary/units.ts';
import { contourZones } from './contour-zones.ts';
import { dissolveLabels } from './dissolve-labels.ts';
import { computeFrictionField, type RememberSurfaceSnaps } from './friction-field.ts';
import { type CornerPlaces, includePlace, newCornerPlaces } from './grid-extent.ts';
import { drawReachZones, type Reach } from './reach-zones.ts';
import {
  computeRoadField,
  computeStraightField,
  firstDueLabels,
  type RememberSnaps,
  type Responders,
  type ResponseField,
} from './response-field.ts';

export type ZoneTravel =
  | {
      readonly kind: 'straight';
      readonly detourFactor: number;
      readonly straightKmh: KilometersPerHour;
      /** The factors at places in degrees, where they are not the same everywhere. */
      readonly detoursAt: ((lon: NumberColumn, lat: NumberColumn) => NumberColumn) | null;
    }
  | {
      readonly kind: 'road';
      readonly graph: RoadGraph;
      readonly profile: SpeedProfile;
      readonly rememberSnaps?: RememberSnaps;
      /** Scratch on the graph; used, and free again. */
      readonly search?: RoadSearch;
    }
  | {
      readonly kind: 'friction';
      /** Scratch on the surface; used, and free again. */
      readonly search: SurfaceSearch;
      readonly profile: SpeedProfile;
      readonly rememberSnaps?: RememberSurfaceSnaps;
    };

export interface ZoneInput {
  /** Serving stations in id order; degrees and whole milliseconds. */
  readonly stationLon: NumberColumn;
  readonly stationLat: NumberColumn;
  readonly preTravelMs: NumberColumn;
  readonly cellLon: NumberColumn;
  readonly cellLat: NumberColumn;
  readonly travel: ZoneTravel;
  /** Distinct and ascending, as are the response limits. */
  readonly radiusLimitsMillimeters: readonly Millimeters[];
  /** Pre-travel and travel. */
  readonly responseLimitsMilliseconds: readonly Milliseconds[];
}

/** Polygons by limit, and by station for first due; empty where nothing is within. */
export interface DrawnZones {
  readonly radius: readonly (readonly PolygonRings[])[];
  readonly response: readonly (readonly PolygonRings[])[];
  readonly firstDue: readonly (readonly PolygonRings[])[];
  /** Side of the squares that first-due zones consist of, and response zones over roads come from; 0 where there are none. */
  readonly gridMeters: Meters;
}

/** Squares of the analysis grid per reach of the smallest response limit, and their side where no limit asks for one. */
const squaresPerReach = 8;
const plainGridMeters = 250;

/** Draws all zones; the polygons of ascending limits nest. */
export function* drawZones(input: ZoneInput): Work<DrawnZones> {
  yield { stage: 'zones', done: 0, total: 3 };
  const radius = drawReachZones(radiusReach(input), input.radiusLimitsMillimeters);
  yield { stage: 'zones', done: 1, total: 3 };
  const limits = input.responseLimitsMilliseconds;
  const longest = limits.length > 0 ? limits[limits.length - 1] : -1;
  const cells = newCornerPlaces();
  for (let cell = 0; cell < input.cellLon.length; cell++) includePlace(cells, input.cellLon[cell], input.cellLat[cell]);
  const field = responseField(input, longest, cells);
  yield { stage: 'zones', done: 2, total: 3 };
  const { travel } = input;
  const response =
    travel.kind === 'straight' && travel.detoursAt === null
      ? drawReachZones(responseReach(input, travel.detourFactor, travel.straightKmh), limits)
      : field
        ? contourZones(field.grid, field.responseMs, limits)
        : limits.map(() => []);
  const firstDue = field
    ? dissolveLabels(field.grid, firstDueLabels(field, longest, cells), input.stationLon.length)
    : Array.from({ length: input.stationLon.length }, () => []);
  yield { stage: 'zones', done: 3, total: 3 };
  return { radius, response, firstDue, gridMeters: field?.grid.meters ?? 0 };
}

function radiusReach(input: ZoneInput): Reach {
  const { stationLon, stationLat } = input;
  return {
    lon: stationLon,
    lat: stationLat,
    radiusMeters: (_, limit) => (limit + 0.5) / 1000,
    isWithin: (station, limit, lon, lat) =>
      geodesicMillimeters(lon, lat, stationLon[station], stationLat[station]) <= limit,
    metersPerUnit: 1 / 1000,
  };
}

function responseReach(input: ZoneInput, detour: number, kmh: KilometersPerHour): Reach {
  const { stationLon, stationLat, preTravelMs } = input;
  const metersPerUnit = kmh / (3600 * detour);
  return {
    lon: stationLon,
    lat: stationLat,
    radiusMeters: (station, limit) =>
      limit < preTravelMs[station] ? -1 : (limit - preTravelMs[station] + 0.5) * metersPerUnit,
    isWithin: (station, limit, lon, lat) => {
      const meters = geodesicMeters(lon, lat, stationLon[station], stationLat[station]);
      return preTravelMs[station] + straightMilliseconds(meters, detour, kmh) <= limit;
    },
    metersPerUnit,
  };
}

function responseField(input: ZoneInput, longest: Milliseconds, cells: CornerPlaces): ResponseField | null {
  const { travel } = input;
  const responders: Responders = { lon: input.stationLon, lat: input.stationLat, preTravelMs: input.preTravelMs };
  if (responders.lon.length === 0) return null;
  const { kmh, detour } = usualTravel(travel);
  let leastPreTravel = Infinity;
  for (let i = 0; i < responders.lon.length; i++) leastPreTravel = Math.min(leastPreTravel, input.preTravelMs[i]);
  const usable = input.responseLimitsMilliseconds.find(limit => limit > leastPreTravel);
  const target =
    usable === undefined
      ? plainGridMeters
      : Math.min(plainGridMeters, ((usable - leastPreTravel) * kmh) / (3600 * detour) / squaresPerReach);
  switch (travel.kind) {
    case 'straight':
      return computeStraightField(responders, detour, kmh, longest, cells, target, travel.detoursAt);
    case 'road': {
      const { graph, profile, rememberSnaps = (_, compute) => compute(), search } = travel;
      return computeRoadField(responders, graph, profile, longest, cells, target, rememberSnaps, search);
    }
    case 'friction': {
      const { search, profile, rememberSnaps = (_, compute) => compute() } = travel;
      return computeFrictionField(responders, search, profile, longest, cells, target, rememberSnaps);
    }
    default:
      return travel satisfies never;
  }
}

/** About how fast and straight travel is: how fine the grid should be. */
function usualTravel(travel: ZoneTravel): { readonly kmh: KilometersPerHour; readonly detour: number } {
  switch (travel.kind) {
    case 'straight':
      return { kmh: travel.straightKmh, detour: travel.detourFactor };
    case 'road':
      return { kmh: travel.profile.straightKmh, detour: travel.profile.detourFactor };
    case 'friction':
      return { kmh: 3600 / travel.search.surface.middlingPace, detour: 1 };
    default:
      return travel satisfies never;
  }
}
