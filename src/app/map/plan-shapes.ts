// Closures, the explained route and what is being drawn as GeoJSON: both maps draw these.

import type { Feature, FeatureCollection, Position as GeoPosition } from 'geojson';
import type { ConditionLayer } from '../../compute/jobs.ts';
import type { Position } from '../../geo/lon-lat.ts';
import type { ConditionPlace, RoadCondition } from '../../roads/road-condition.ts';
import type { CellExplanation } from '../../scenario/explain-cell.ts';
import type { ConditionForm } from '../state/conditions-store.ts';
import type { Place, Tool } from '../state/view-store.ts';
import { noFeatures } from './map-data.ts';

/** The areas and lines of the conditions; roads are shown by what they meet. */
export function conditionShapes(conditions: readonly RoadCondition[]): FeatureCollection {
  return collection(
    conditions.flatMap(({ name, effect, where, isActive }) =>
      shapesOf(where).map(shape => ({
        ...shape,
        properties: { name, effect: effect.kind, active: isActive },
      })),
    ),
  );
}

function shapesOf(where: ConditionPlace): readonly Feature[] {
  switch (where.kind) {
    case 'polygon':
      return [
        { type: 'Feature', properties: {}, geometry: { type: 'MultiPolygon', coordinates: plain(where.polygons) } },
      ];
    case 'line':
      return where.lines.map(lineFeature);
    case 'way':
    case 'stretch':
      return [];
    default:
      return where satisfies never;
  }
}

/** So many lines may carry crosses at any scale; more of them run together. */
const mostMarked = 60;

/** The roads that are closed or slowed; `dense` where there are many. */
export function conditionRoads({ lineStart, lonLat, factor }: ConditionLayer): FeatureCollection {
  const dense = factor.length > mostMarked;
  return collection(
    Array.from(factor, (times, line): Feature => {
      const coordinates: GeoPosition[] = [];
      for (let k = lineStart[line]; k < lineStart[line + 1]; k++) coordinates.push([lonLat[2 * k], lonLat[2 * k + 1]]);
      const effect = times === Number.POSITIVE_INFINITY ? 'closed' : 'slow';
      return { type: 'Feature', properties: { effect, dense }, geometry: { type: 'LineString', coordinates } };
    }),
  );
}

/** The legs of a route, and the places where a station would be enough. */
export function routeShapes(explanation: CellExplanation | null): FeatureCollection {
  if (explanation === null) return noFeatures;
  const legs = explanation.route
    .filter(({ line }) => line.length > 1)
    .map(({ kind, line }) => ({ ...lineFeature(line), properties: { kind } }));
  const ideas = explanation.remedies.flatMap(remedy =>
    remedy.kind === 'station-nearer' ? [pointFeature([remedy.lon, remedy.lat])] : [],
  );
  return collection([...legs, ...ideas]);
}

/** The points drawn so far with the pointer as the next one, else the shape of the form. */
export function drawingShapes(
  tool: Tool,
  drawing: readonly Position[],
  pointer: Place | null,
  form: ConditionForm | null,
): FeatureCollection {
  if (tool === 'draw-polygon' || tool === 'draw-line') {
    const points: readonly Position[] = pointer ? [...drawing, [pointer.lon, pointer.lat]] : drawing;
    const isArea = tool === 'draw-polygon' && points.length > 2;
    const outline = isArea ? [...points, points[0]] : points;
    return collection([
      ...(isArea ? [polygonFeature(outline)] : []),
      ...(outline.length > 1 ? [lineFeature(outline)] : []),
      ...drawing.map(pointFeature),
    ]);
  }
  const where = form?.where;
  if (!form || !where) return noFeatures;
  if (where.kind === 'way') return collection((form.road?.lines ?? []).map(lineFeature));
  if (where.kind === 'stretch')
    return collection([
      ...(form.road ? [lineFeature(form.road.stretch.line)] : []),
      ...where.between.map(pointFeature),
    ]);
  return collection([...shapesOf(where)]);
}

function lineFeature(line: readonly Position[]): Feature {
  return { type: 'Feature', properties: {}, geometry: { type: 'LineString', coordinates: plain(line) } };
}

function polygonFeature(ring: readonly Position[]): Feature {
  return { type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: [plain(ring)] } };
}

function pointFeature(place: Position): Feature {
  return { type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: [...place] } };
}

function collection(features: Feature[]): FeatureCollection {
  return { type: 'FeatureCollection', features };
}

/** GeoJSON's types are not read-only; the map only reads. */
function plain<T>(positions: unknown): T {
  return positions as T;
}
