// Datasets for the map: cells and roads as columns, areas as GeoJSON whose feature ids are rows.

import type { Feature, FeatureCollection, Geometry, Position } from 'geojson';
import type { ReportingArea } from '../areas/reporting-area.ts';
import type { DemandCells } from '../demand/demand-cells.ts';
import { missingVertex, type RoadSource } from '../roads/road-source.ts';
import type { CellLayer, CellShapes, RoadLayer } from './jobs.ts';

export function cellLayer(cells: DemandCells): CellLayer {
  return {
    shapes: cellShapes(cells.geometry),
    cellId: cells.cellId,
    population: Float64Array.from(cells.populationMicro, micro => micro / 1_000_000),
    lon: Float64Array.from(cells.lon),
    lat: Float64Array.from(cells.lat),
  };
}

function cellShapes(geometries: readonly Geometry[]): CellShapes {
  const cellStart = [0];
  const polygonStart = [0];
  const ringStart = [0];
  const lonLat: number[] = [];
  for (const geometry of geometries) {
    for (const rings of polygonsOf(geometry)) {
      for (const ring of rings) {
        for (const [lon, lat] of ring) lonLat.push(lon, lat);
        ringStart.push(lonLat.length / 2);
      }
      polygonStart.push(ringStart.length - 1);
    }
    cellStart.push(polygonStart.length - 1);
  }
  return {
    cellStart: Int32Array.from(cellStart),
    polygonStart: Int32Array.from(polygonStart),
    ringStart: Int32Array.from(ringStart),
    lonLat: Float64Array.from(lonLat),
  };
}

function polygonsOf(geometry: Geometry): readonly Position[][][] {
  if (geometry.type === 'Polygon') return [geometry.coordinates];
  return geometry.type === 'MultiPolygon' ? geometry.coordinates : [];
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

const majorRoads = new Set(['motorway', 'trunk', 'primary', 'motorway_link', 'trunk_link']);

/** One line per run of present vertices. */
export function roadLayer(source: RoadSource): RoadLayer {
  const lineStart = [0];
  const lonLat: number[] = [];
  const isMajor: number[] = [];
  for (let way = 0; way < source.wayId.length; way++) {
    const major = majorRoads.has(source.wayTags[way].get('highway') ?? '') ? 1 : 0;
    const end = (): void => {
      const first = lineStart[lineStart.length - 1];
      // A single vertex is no line.
      if (lonLat.length / 2 - first < 2) lonLat.length = 2 * first;
      else {
        lineStart.push(lonLat.length / 2);
        isMajor.push(major);
      }
    };
    for (let k = source.wayStart[way]; k < source.wayStart[way + 1]; k++) {
      const vertex = source.wayVertex[k];
      if (vertex === missingVertex) end();
      else lonLat.push(source.vertexLon[vertex], source.vertexLat[vertex]);
    }
    end();
  }
  return {
    lineStart: Int32Array.from(lineStart),
    lonLat: Float64Array.from(lonLat),
    isMajor: Uint8Array.from(isMajor),
  };
}
