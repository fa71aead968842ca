// Datasets as GeoJSON for the map; feature ids are rows, so that colours can be set without sending shapes again.

import type { Feature, FeatureCollection } from 'geojson';
import type { ReportingArea } from '../areas/reporting-area.ts';
import type { DemandCells } from '../demand/demand-cells.ts';
import { missingVertex, type RoadSource } from '../roads/road-source.ts';
import type { CellLayer } from './jobs.ts';

export function cellLayer(cells: DemandCells): CellLayer {
  const features = cells.geometry.map(
    (geometry, row): Feature => ({ type: 'Feature', id: row, properties: {}, geometry }),
  );
  return {
    cells: { type: 'FeatureCollection', features },
    cellId: cells.cellId,
    population: Float64Array.from(cells.populationMicro, micro => micro / 1_000_000),
    lon: Float64Array.from(cells.lon),
    lat: Float64Array.from(cells.lat),
  };
}

export function areaLayer(areas: readonly ReportingArea[]): FeatureCollection {
  const features = areas.map(
    (area, row): Feature => ({
      type: 'Feature',
      id: row,
      properties: { name: area.name, centralCity: area.centralCity },
      geometry: {
        type: 'MultiPolygon',
        coordinates: area.polygons.map(rings => rings.map(ring => ring.map(([lon, lat]) => [lon, lat]))),
      },
    }),
  );
  return { type: 'FeatureCollection', features };
}

/** One line per run of present vertices, with its class and name. */
export function roadLayer(source: RoadSource): FeatureCollection {
  const features: Feature[] = [];
  for (let way = 0; way < source.wayId.length; way++) {
    const tags = source.wayTags[way];
    let line: number[][] = [];
    const push = (): void => {
      if (line.length > 1) {
        features.push({
          type: 'Feature',
          id: features.length,
          properties: { highway: tags.get('highway') ?? '', name: tags.get('name') ?? '', ref: tags.get('ref') ?? '' },
          geometry: { type: 'LineString', coordinates: line },
        });
      }
      line = [];
    };
    for (let k = source.wayStart[way]; k < source.wayStart[way + 1]; k++) {
      const vertex = source.wayVertex[k];
      if (vertex === missingVertex) push();
      else line.push([source.vertexLon[vertex], source.vertexLat[vertex]]);
    }
    push();
  }
  return { type: 'FeatureCollection', features };
}
