// Closures, the explained route and what is being drawn on the simple map, as SVG.

import type { Feature, Position as GeoPosition } from 'geojson';
import { memo, type ReactNode, useMemo } from 'react';
import { useConditions } from '../state/conditions-store.ts';
import { useDraft } from '../state/project-store.ts';
import { useView } from '../state/view-store.ts';
import { useShownExplanation } from '../state/why-store.ts';
import { denseZoom } from './plan-layers.ts';
import { conditionRoads, conditionShapes, drawingShapes, routeShapes } from './plan-shapes.ts';
import type { Projection } from './simple-map-cells.ts';
import { crossesAlong, linePath, pathOf, polygonsOf } from './simple-map-projection.ts';

/** Pixels between two crosses on a closed road. */
const crossSpacing = 26;

interface PlanProps {
  readonly projection: Projection;
}

/** The patterns of closed and slow areas. */
export function PlanPatterns(): ReactNode {
  return (
    <defs>
      <pattern id="closed-area" width="14" height="14" patternUnits="userSpaceOnUse">
        <path className="closed-mark" d="M4.500 4.500l5 5M9.500 4.500l-5 5" />
      </pattern>
      <pattern id="slow-area" width="10" height="10" patternUnits="userSpaceOnUse">
        <circle className="slow-mark" cx="5" cy="5" r="1.3" />
      </pattern>
    </defs>
  );
}

/** Areas and lines as drawn, and the roads they close or slow. */
export const ConditionLines = memo(({ projection }: PlanProps): ReactNode => {
  const { conditions } = useDraft();
  const layer = useConditions(state => state.layer);
  const shapes = useMemo(() => conditionShapes(conditions).features, [conditions]);
  const roads = useMemo(() => (layer ? conditionRoads(layer.layer).features : []), [layer]);
  const isClose = projection.x(360) - projection.x(0) >= 512 * 2 ** denseZoom;
  return (
    <g className="conditions">
      {shapes.map((shape, at) => {
        const { active, effect } = shape.properties ?? {};
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: shapes are replaced as a whole.
          <path key={at} className={`condition-shape ${active ? effect : 'off'}`} d={featurePath(shape, projection)} />
        );
      })}
      {roads.map((road, at) => {
        const effect = String(road.properties?.effect);
        const path = featurePath(road, projection);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: roads are replaced as a whole.
          <g key={at} className={`condition-road ${effect}`}>
            <path className="casing" d={path} />
            <path className="line" d={path} />
            {effect === 'closed' && (isClose || !road.properties?.dense) && (
              <path className="marks" d={crossesAlong(positionsOf(road), projection, crossSpacing)} />
            )}
          </g>
        );
      })}
    </g>
  );
});

/** The way of the first ambulance to the selected cell. */
export const RouteLine = memo(({ projection }: PlanProps): ReactNode => {
  const explanation = useShownExplanation();
  const shapes = useMemo(() => routeShapes(explanation).features, [explanation]);
  const legs = shapes.filter(({ geometry }) => geometry.type === 'LineString');
  return (
    <g className="route">
      {legs.map((leg, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: legs are replaced as a whole.
        <path key={at} className="casing" d={featurePath(leg, projection)} />
      ))}
      {legs.map((leg, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: legs are replaced as a whole.
        <path key={at} className={`leg ${leg.properties?.kind}`} d={featurePath(leg, projection)} />
      ))}
      {shapes.map(({ geometry }) => {
        if (geometry.type !== 'Point') return null;
        const [lon, lat] = geometry.coordinates;
        return (
          <path
            key={`${lon} ${lat}`}
            className="idea"
            transform={`translate(${projection.x(lon)} ${projection.y(lat)})`}
            d="M0-9 9 0 0 9-9 0ZM-3.500 0h7M0-3.500v7"
          />
        );
      })}
    </g>
  );
});

/** The shape in the making. */
export const DrawnShape = memo(({ projection }: PlanProps): ReactNode => {
  const tool = useView(view => view.tool);
  const { drawing, pointer, form } = useConditions();
  const shapes = drawingShapes(tool, drawing, pointer, form).features;
  return (
    <g className="drawing">
      {shapes.map((shape, at) => {
        if (shape.geometry.type === 'Point') {
          const [lon, lat] = shape.geometry.coordinates;
          // biome-ignore lint/suspicious/noArrayIndexKey: the drawing is replaced as a whole.
          return <circle key={at} cx={projection.x(lon)} cy={projection.y(lat)} r="5" />;
        }
        const isArea = shape.geometry.type !== 'LineString';
        // biome-ignore lint/suspicious/noArrayIndexKey: the drawing is replaced as a whole.
        return <path key={at} className={isArea ? 'area' : 'line'} d={featurePath(shape, projection)} />;
      })}
    </g>
  );
});

function positionsOf({ geometry }: Feature): readonly GeoPosition[] {
  return geometry.type === 'LineString' ? geometry.coordinates : [];
}

function featurePath(feature: Feature, projection: Projection): string {
  const positions = positionsOf(feature);
  return positions.length > 0 ? linePath(positions, projection) : pathOf(polygonsOf(feature.geometry), projection);
}
