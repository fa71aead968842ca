// Closures as a file that can be imported again, here and with the command line's `--conditions`.

import type { Feature, Geometry } from 'geojson';
import type { ResultFile } from '../../report/report-input.ts';
import type { ConditionPlace, RoadCondition } from '../../roads/road-condition.ts';

/** The file conditions.geojson; packs and switches are in it. */
export function conditionFile(conditions: readonly RoadCondition[]): ResultFile {
  const features = conditions.map(({ conditionId, name, pack, effect, where, isActive }): Feature => {
    const wayId = where.kind === 'way' || where.kind === 'stretch' ? where.wayId : null;
    return {
      type: 'Feature',
      properties: {
        id: conditionId,
        name,
        effect: effect.kind,
        ...(effect.kind === 'slow' && { factor: effect.factor }),
        ...(pack !== null && { pack }),
        ...(wayId !== null && { way_id: wayId }),
        active: isActive,
      },
      geometry: geometryOf(where),
    };
  });
  const lines = features.map(feature => JSON.stringify(feature)).join(',\n');
  return { path: 'conditions.geojson', text: `{"type":"FeatureCollection","features":[\n${lines}\n]}\n` };
}

function geometryOf(where: ConditionPlace): Geometry {
  // GeoJSON's types are not read-only; they are only written.
  const plain = <T>(positions: unknown): T => positions as T;
  switch (where.kind) {
    case 'polygon':
      return where.polygons.length === 1
        ? { type: 'Polygon', coordinates: plain(where.polygons[0]) }
        : { type: 'MultiPolygon', coordinates: plain(where.polygons) };
    case 'line':
      return where.lines.length === 1
        ? { type: 'LineString', coordinates: plain(where.lines[0]) }
        : { type: 'MultiLineString', coordinates: plain(where.lines) };
    case 'way':
      return { type: 'Point', coordinates: [...where.at] };
    case 'stretch':
      return { type: 'LineString', coordinates: plain(where.between) };
    default:
      return where satisfies never;
  }
}
