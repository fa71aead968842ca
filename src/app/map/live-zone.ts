// The outline of the time limits around a station on its way, from the numbers of the frame: the exact zones come when it rests.

import type { FeatureCollection } from 'geojson';
import { draftOf, useProject } from '../state/project-store.ts';
import { type Measured, useResults } from '../state/results-store.ts';
import { useView } from '../state/view-store.ts';
import { cellEdges, reachedOutline } from './cell-edges.ts';
import { noFeatures } from './map-data.ts';

/** The numbers that an outline is made of now; null while no station moves or none can be made. */
export function liveMeasures(): Measured | null {
  const { preview, previewDrawn, cellLayers } = useResults.getState();
  if (preview === null || useView.getState().moving === null || previewDrawn?.key === preview.key) return null;
  const cells = cellLayers.get(preview.populationId);
  return cells && cellEdges(cells) !== null ? preview : null;
}

/** The outline as lines, one per edge. */
export function liveZone(measured: Measured | null): FeatureCollection {
  const { populationId } = draftOf(useProject.getState());
  const cells = measured && useResults.getState().cellLayers.get(measured.populationId);
  const edges = cells ? cellEdges(cells) : null;
  if (measured === null || edges === null || measured.populationId !== populationId) return noFeatures;
  const rules = measured.measures.rules.filter(({ rule }) => rule.kind === 'time');
  const limits = [...new Set(rules.map(({ rule }) => rule.limit))];
  const { lonLat } = edges;
  const coordinates = reachedOutline(edges, measured.measures, limits).map(edge => [
    [lonLat[4 * edge], lonLat[4 * edge + 1]],
    [lonLat[4 * edge + 2], lonLat[4 * edge + 3]],
  ]);
  return {
    type: 'FeatureCollection',
    features: [{ type: 'Feature', properties: {}, geometry: { type: 'MultiLineString', coordinates } }],
  };
}
