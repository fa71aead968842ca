// Results as GeoJSON for the map: stations, zones, gap numbers, and the station on its way with its radii.

import type { Feature, FeatureCollection, Position as GeoPosition } from 'geojson';
import type { CellLayer } from '../../compute/jobs.ts';
import { geodesicDirect } from '../../geo/geodesic.ts';
import type { PolygonRings } from '../../geo/lon-lat.ts';
import type { Zone } from '../../scenario/plan-evaluation.ts';
import type { Standard } from '../../standards/standard.ts';
import type { Station } from '../../stations/station.ts';
import type { Words } from '../i18n/words.ts';
import type { Drawn } from '../state/results-store.ts';
import type { Place } from '../state/view-store.ts';
import { zoneColors } from './map-colors.ts';

export const noFeatures: FeatureCollection = { type: 'FeatureCollection', features: [] };

/** Areas with their English names beside their own. */
export function areaFeatures(areas: FeatureCollection, english: ReadonlyMap<string, string>): FeatureCollection {
  return collection(
    areas.features.map(feature => {
      const name = String(feature.properties?.name ?? '');
      return { ...feature, properties: { ...feature.properties, name_en: english.get(name) ?? name } };
    }),
  );
}

/** Stations as points; the feature id is the row. */
export function stationFeatures(stations: readonly Station[]): FeatureCollection {
  return collection(
    stations.map(({ stationId, name, status, lon, lat }, row) => ({
      type: 'Feature',
      id: row,
      properties: { stationId, name, icon: `station-${status}`, rank: status === 'existing' ? 0 : 1 },
      geometry: { type: 'Point', coordinates: [lon, lat] },
    })),
  );
}

/** The place of a station on its way, and the limits of the standard as circles around it. */
export function movingFeatures(station: Station, place: Place, standard: Standard | null): FeatureCollection {
  const limits = new Set((standard?.rules ?? []).filter(({ kind }) => kind === 'radius').map(({ limit }) => limit));
  return collection([
    {
      type: 'Feature',
      properties: { name: station.name, icon: `station-${station.status}` },
      geometry: { type: 'Point', coordinates: [place.lon, place.lat] },
    },
    ...[...limits].map((meters): Feature => {
      const ring: GeoPosition[] = [];
      for (let degrees = 0; degrees <= 360; degrees += 5) {
        const { lon, lat } = geodesicDirect(place.lon, place.lat, degrees, meters);
        ring.push([lon, lat]);
      }
      return { type: 'Feature', properties: {}, geometry: { type: 'LineString', coordinates: ring } };
    }),
  ]);
}

/**
 * Service radii, response zones and first-due zones, smaller limits after larger so that they are drawn on top.
 * A limit has the same outline for every settlement class: it is drawn once. Distances that a rule only notes are not
 * drawn: what counts is the limit.
 */
export function zoneFeatures(drawn: Drawn, words: Words): FeatureCollection {
  const colors = colorsOfZones(drawn.zones);
  const ordered = drawn.zones
    .map((zone, row) => ({ zone, row }))
    .filter(
      ({ zone, row }) =>
        zone.kind === 'first-due' ||
        (isDrawnLimit(drawn, zone.limit) &&
          drawn.zones.findIndex(other => other.kind === zone.kind && other.limit === zone.limit) === row),
    )
    .sort((a, b) => ('limit' in b.zone ? b.zone.limit : 0) - ('limit' in a.zone ? a.zone.limit : 0));
  return collection(
    ordered.map(({ zone, row }): Feature => {
      const geometry = { type: 'MultiPolygon' as const, coordinates: mutable(zone.polygons) };
      if (zone.kind === 'first-due') {
        const color = zoneColors[colors.get(row) ?? 0];
        return { type: 'Feature', id: row, properties: { kind: zone.kind, color }, geometry };
      }
      const label = zone.kind === 'service-radius' ? words.limitMeters(zone.limit) : words.limitSeconds(zone.limit);
      const properties = { kind: zone.kind, limit: zone.limit, label };
      return { type: 'Feature', id: row, properties, geometry };
    }),
  );
}

/** Whether a limit is one that a rule asks for, not one below which it says "better". */
export function isDrawnLimit({ rules }: Drawn, limit: number): boolean {
  return rules.some(({ rule }) => rule.limit === limit);
}

/** One numbered point per gap, at its most populous cell. */
export function gapLabelFeatures(drawn: Drawn, cellLayer: CellLayer): FeatureCollection {
  return collection(
    drawn.gaps.map(({ rank, gapId, cellIndex }) => {
      const row = cellIndex.reduce(
        (best, cell) => (cellLayer.population[cell] > cellLayer.population[best] ? cell : best),
        cellIndex[0],
      );
      return {
        type: 'Feature',
        properties: { rank, gapId },
        geometry: { type: 'Point', coordinates: [cellLayer.lon[row], cellLayer.lat[row]] },
      };
    }),
  );
}

/** The gaps themselves, for the outline and the hatch over points. */
export function gapFeatures(drawn: Drawn): FeatureCollection {
  return collection(
    drawn.gaps.map(({ rank, gapId, polygons }) => ({
      type: 'Feature',
      properties: { rank, gapId },
      geometry: { type: 'MultiPolygon', coordinates: mutable(polygons) },
    })),
  );
}

/** Neighbouring first-due zones get different colours: greedily, by overlapping boxes. */
export function colorsOfZones(zones: readonly Zone[]): ReadonlyMap<number, number> {
  const boxes = new Map<number, Box>();
  const colors = new Map<number, number>();
  zones.forEach((zone, row) => {
    if (zone.kind !== 'first-due') return;
    const box = boundsOf(zone.polygons);
    const used = new Array<number>(zoneColors.length).fill(0);
    for (const [other, otherBox] of boxes) if (overlap(box, otherBox)) used[colors.get(other) ?? 0] += 1;
    boxes.set(row, box);
    colors.set(row, used.indexOf(Math.min(...used)));
  });
  return colors;
}

export type Box = readonly [west: number, south: number, east: number, north: number];

/** The box around polygons, degrees. */
export function boundsOf(polygons: readonly PolygonRings[]): Box {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const rings of polygons) {
    for (const [lon, lat] of rings[0] ?? []) {
      west = Math.min(west, lon);
      east = Math.max(east, lon);
      south = Math.min(south, lat);
      north = Math.max(north, lat);
    }
  }
  return [west, south, east, north];
}

function overlap(a: Box, b: Box): boolean {
  return a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];
}

function collection(features: Feature[]): FeatureCollection {
  return { type: 'FeatureCollection', features };
}

/** GeoJSON's types are not read-only; the map only reads. */
function mutable(polygons: readonly PolygonRings[]): GeoPosition[][][] {
  return polygons as unknown as GeoPosition[][][];
}
