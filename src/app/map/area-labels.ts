// Where an area's name stands: once, inside it, as far as can be from stations and from its border.

import { bbox, booleanPointInPolygon } from '@turf/turf';
import type { Feature, FeatureCollection, Polygon, Position } from 'geojson';
import type { Place } from '../state/view-store.ts';

/** Places tried along each side of an area's box. */
const tries = 18;
/** A name is about so many times wider than high. */
const wideness = 3;
/** Room a name needs across, on the screen. */
const namePixels = 76;

/** One labelled point per area, with the area's own properties and the zoom (`roomZoom`) from which a name fits in. */
export function areaLabelFeatures(areas: FeatureCollection, stations: readonly Place[]): FeatureCollection {
  const taken = stations.map(({ lon, lat }): Position => [lon, lat]);
  return {
    type: 'FeatureCollection',
    features: areas.features.flatMap(({ properties, geometry }): Feature[] => {
      if (geometry.type !== 'MultiPolygon' && geometry.type !== 'Polygon') return [];
      const parts = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
      const largest = parts.reduce((best, rings) => (rings[0].length > best[0].length ? rings : best));
      const coordinates = freePlace({ type: 'Polygon', coordinates: largest }, taken);
      const named = { ...properties, roomZoom: roomZoom({ type: 'Polygon', coordinates: largest }) };
      return [{ type: 'Feature', properties: named, geometry: { type: 'Point', coordinates } }];
    }),
  };
}

/** From which zoom on an area is wide enough for a name. */
function roomZoom(area: Polygon): number {
  const [west, , east] = bbox(area);
  return Math.log2((namePixels * 360) / 512 / Math.max(east - west, 1e-9));
}

function freePlace(area: Polygon, taken: readonly Position[]): Position {
  const [west, south, east, north] = bbox(area);
  const shrink = Math.cos((((south + north) / 2) * Math.PI) / 180) / wideness;
  const border = area.coordinates[0];
  let best: Position = border[0];
  let bestRoom = -1;
  for (let i = 1; i < tries; i++) {
    for (let j = 1; j < tries; j++) {
      const place = [west + ((east - west) * i) / tries, south + ((north - south) * j) / tries];
      const room = Math.min(roomTo(place, taken, shrink), roomTo(place, border, shrink));
      if (room > bestRoom && booleanPointInPolygon(place, area)) [best, bestRoom] = [place, room];
    }
  }
  return best;
}

/** Distance to the closest of some places, in degrees of latitude, with east and west counted less. */
function roomTo([lon, lat]: Position, places: readonly Position[], shrink: number): number {
  let closest = Infinity;
  for (const [x, y] of places) {
    const [east, north] = [(x - lon) * shrink, y - lat];
    const square = east * east + north * north;
    if (square < closest) closest = square;
  }
  return Math.sqrt(closest);
}
