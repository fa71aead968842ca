// Keeps closures, the explained route and what is being drawn on a MapLibre map in step with the stores.

import type { FeatureCollection } from 'geojson';
import type { GeoJSONSource, Map as MapLibre } from 'maplibre-gl';
import type { CellLayer } from '../../compute/jobs.ts';
import { useConditions } from '../state/conditions-store.ts';
import { draftOf, useProject } from '../state/project-store.ts';
import { useResults } from '../state/results-store.ts';
import { useView } from '../state/view-store.ts';
import { shownExplanation, useWhy } from '../state/why-store.ts';
import { cellEdges } from './cell-edges.ts';
import { liveMeasures, liveZone } from './live-zone.ts';
import { noFeatures } from './map-data.ts';
import type { planSourceIds } from './plan-layers.ts';
import { conditionRoads, conditionShapes, drawingShapes, routeShapes } from './plan-shapes.ts';

/** Starts painting; returns a function that ends it. */
export function paintPlan(map: MapLibre): () => void {
  const before = new Map<string, readonly unknown[]>();
  /** Fills a source when what it is made of changed. */
  const fill = (id: (typeof planSourceIds)[number], from: readonly unknown[], make: () => FeatureCollection): void => {
    const last = before.get(id);
    if (last?.every((value, at) => value === from[at])) return;
    before.set(id, from);
    map.getSource<GeoJSONSource>(id)?.setData(make());
  };
  const prepared = new WeakSet<CellLayer>();
  /** The edges that a drag needs are made while nothing else is to be done. */
  const prepare = (): void => {
    for (const cells of useResults.getState().cellLayers.values()) {
      if (prepared.has(cells)) continue;
      prepared.add(cells);
      requestIdleCallback(() => cellEdges(cells));
    }
  };
  const paint = (): void => {
    prepare();
    const { conditions } = draftOf(useProject.getState());
    const { layer, drawing, pointer, form } = useConditions.getState();
    const { tool, showTimes, layer: shownLayer } = useView.getState();
    const explanation = shownExplanation();
    const live = showTimes && (shownLayer === 'gaps' || shownLayer === 'zones') ? liveMeasures() : null;
    fill('live-zone', [live], () => liveZone(live));
    fill('conditions', [conditions], () => conditionShapes(conditions));
    fill('condition-roads', [layer], () => (layer ? conditionRoads(layer.layer) : noFeatures));
    fill('route', [explanation], () => routeShapes(explanation));
    fill('drawing', [tool, drawing, pointer, form?.where, form?.road], () =>
      drawingShapes(tool, drawing, pointer, form),
    );
  };
  paint();
  const ends = [useProject, useConditions, useView, useWhy, useResults].map(store => store.subscribe(paint));
  return () => {
    for (const end of ends) end();
  };
}
