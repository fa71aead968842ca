// `conditions.geojson`: the closures and slow areas a plan was computed with, as `--conditions` reads them.

import type { Geometry } from 'geojson';
import { crossesAntimeridian, cutAtAntimeridian } from '../geo/cut-at-antimeridian.ts';
import type { Position } from '../geo/lon-lat.ts';
import { rewind } from '../geo/polygons.ts';
import type { ConditionPlace, RoadCondition } from '../roads/road-condition.ts';
import { featureCollectionText, featureText, polygonsGeometry } from './geojson-text.ts';

/** Every condition, in force or not, in id order. */
export function conditionsText(conditions: readonly RoadCondition[]): string {
  return featureCollectionText(
    conditions.map(({ conditionId, name, pack, effect, where, isActive }) =>
      featureText(geometryOf(where), [
        ['id', conditionId],
        ['name', name],
        ['pack', pack],
        ['effect', effect.kind],
        ['factor', effect.kind === 'slow' ? effect.factor : null],
        ['way_id', where.kind === 'way' || where.kind === 'stretch' ? where.wayId : null],
        ['active', isActive],
      ]),
    ),
  );
}

function geometryOf(where: ConditionPlace): Geometry {
  switch (where.kind) {
    case 'polygon': {
      const { polygons } = where;
      return polygonsGeometry((crossesAntimeridian(polygons) ? cutAtAntimeridian(polygons) : polygons).map(rewind));
    }
    case 'line':
      return { type: 'MultiLineString', coordinates: where.lines.map(line => line.map(copied)) };
    case 'way':
      return { type: 'Point', coordinates: copied(where.at) };
    case 'stretch':
      return { type: 'LineString', coordinates: where.between.map(copied) };
    default:
      return where satisfies never;
  }
}

function copied([lon, lat]: Position): number[] {
  return [lon, lat];
}
