// Some places of a dataset, degrees WGS 84: of stations and cells where they are, of roads and areas some of their corners.

import type { LonLat } from '../geo/lon-lat.ts';
import type { DatasetContent } from './datasets.ts';

/** More points are a raster or a network, and some say as much as all. */
const mostPlaces = 2000;
const mostShown = 200;

/** At most some thousand places, evenly taken. */
export function contentPlaces(content: DatasetContent): readonly LonLat[] {
  switch (content.role) {
    case 'stations':
      return sampled(content.stations.length, row => content.stations[row]!);
    case 'population':
      return ofColumns(content.cells.lon, content.cells.lat);
    case 'roads':
      return ofColumns(content.source.vertexLon, content.source.vertexLat);
    case 'areas':
      return content.areas.flatMap(({ polygons }) => {
        const corner = polygons[0]?.[0]?.[0];
        return corner === undefined ? [] : [{ lon: corner[0], lat: corner[1] }];
      });
    default:
      return [];
  }
}

function ofColumns(lon: ArrayLike<number>, lat: ArrayLike<number>): readonly LonLat[] {
  return sampled(lon.length, row => ({ lon: lon[row]!, lat: lat[row]! }));
}

function sampled(count: number, placeAt: (row: number) => LonLat): readonly LonLat[] {
  const step = Math.max(1, Math.ceil(count / mostPlaces));
  return Array.from({ length: Math.ceil(count / step) }, (_, i) => {
    const { lon, lat } = placeAt(i * step);
    return { lon, lat };
  });
}

/** The median place; null without one. */
export function middlePlace(places: readonly LonLat[]): LonLat | null {
  if (places.length === 0) return null;
  const medianOf = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1]!;
  return { lon: medianOf(places.map(({ lon }) => lon)), lat: medianOf(places.map(({ lat }) => lat)) };
}

/** Places for the picture of a choice, evenly taken. */
export function shownPoints(places: readonly LonLat[]): readonly (readonly [number, number])[] {
  const step = Math.max(1, Math.ceil(places.length / mostShown));
  return places.filter((_, i) => i % step === 0).map(({ lon, lat }) => [round7(lon), round7(lat)] as const);
}

export function placeText({ lon, lat }: LonLat): string {
  return `${round7(lon)}, ${round7(lat)}`;
}

function round7(degrees: number): number {
  return Math.round(degrees * 1e7) / 1e7;
}
