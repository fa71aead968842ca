// Datasets for the map: cells and roads as columns, areas as GeoJSON whose feature ids are rows.

import type { Feature, FeatureCollection, Geometry, Position } from 'geojson';
import type { ReportingArea } from '../areas/reporting-area.ts';
import type { DemandCells } from '../demand/demand-cells.ts';
import { GrowingFloats } from '../files/bytes/growing-floats.ts';
import { missingVertex, type RoadSource } from '../roads/road-source.ts';
import type { CellLayer, CellShapes, RoadLayer } from './jobs.ts';

export function cellLayer(cells: DemandCells): CellLayer {
  return {
    shapes: cellShapes(cells),
    cellId: cells.cellId,
    population: Float64Array.from(cells.populationMicro, micro => micro / 1_000_000),
    lon: Float64Array.from(cells.lon),
    lat: Float64Array.from(cells.lat),
  };
}

/** One geometry is held at a time: millions of cells are columns here as well. */
function cellShapes({ count, isPolygonAt, geometryAt }: DemandCells): CellShapes {
  const cellStart = new Int32Array(count + 1);
  const polygonStart = new GrowingFloats();
  const ringStart = new GrowingFloats();
  const lonLat = new GrowingFloats();
  polygonStart.push(0);
  ringStart.push(0);
  for (let cell = 0; cell < count; cell++) {
    for (const rings of isPolygonAt(cell) ? polygonsOf(geometryAt(cell)) : []) {
      for (const ring of rings) {
        for (const [lon, lat] of ring) {
          lonLat.push(lon);
          lonLat.push(lat);
        }
        ringStart.push(lonLat.length / 2);
      }
      polygonStart.push(ringStart.length - 1);
    }
    cellStart[cell + 1] = polygonStart.length - 1;
  }
  return {
    cellStart,
    polygonStart: Int32Array.from(polygonStart.view()),
    ringStart: Int32Array.from(ringStart.view()),
    lonLat: lonLat.view().slice(),
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
