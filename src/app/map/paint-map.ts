// Keeps a MapLibre map in step with the stores: data into sources, switches into layers. React is not asked per frame.

import type { FeatureCollection } from 'geojson';
import type { FilterSpecification, GeoJSONSource, Map as MapLibre } from 'maplibre-gl';
import type { CellLayer } from '../../compute/jobs.ts';
import { shippedStandards } from '../../standards/shipped-standards.ts';
import { createWords } from '../i18n/words.ts';
import { useBackground } from '../state/background-store.ts';
import { draftOf, isDemonstration, useProject } from '../state/project-store.ts';
import { answerOf, isDrawnStale, useResults } from '../state/results-store.ts';
import { useView } from '../state/view-store.ts';
import { classifyCells } from './cell-classes.ts';
import { createCellPainter } from './cell-painter.ts';
import {
  gapFeatures,
  gapLabelFeatures,
  movingFeatures,
  noFeatures,
  stationFeatures,
  zoneFeatures,
} from './map-data.ts';
import type { SourceId } from './map-style.ts';
import { cellSpacingMeters, pointRadius } from './point-cells.ts';

/** Starts painting; returns a function that ends it. */
export function paintMap(map: MapLibre): () => void {
  const painter = createCellPainter(map);
  const changed = createChangeWatch();

  const setData = (id: SourceId, data: FeatureCollection): void => {
    map.getSource<GeoJSONSource>(id)?.setData(data);
  };
  const show = (layers: readonly string[], visible: boolean): void => {
    for (const layer of layers) map.setLayoutProperty(layer, 'visibility', visible ? 'visible' : 'none');
  };

  function paintGround(): void {
    const draft = draftOf(useProject.getState());
    const { areaLayers, roadLayers } = useResults.getState();
    const background = useBackground.getState();
    const demonstration = isDemonstration(useProject.getState());
    const areas = (draft.areasId && areaLayers.get(draft.areasId)) || noFeatures;
    const roads = (draft.roadsId && roadLayers.get(draft.roadsId)) || noFeatures;
    if (changed('areas', areas)) setData('areas', areas);
    if (changed('roads', roads)) setData('roads', roads);
    for (const name of ['water', 'places', 'hospitals', 'candidates'] as const) {
      const layer = (demonstration && background[name]) || noFeatures;
      if (changed(name, layer)) setData(name, layer);
    }
  }

  function paintCells(): CellLayer | null {
    const draft = draftOf(useProject.getState());
    const state = useResults.getState();
    const cellLayer = (draft.populationId && state.cellLayers.get(draft.populationId)) || null;
    if (changed('cells', cellLayer)) {
      painter.reset();
      setData('cells', cellLayer?.cells ?? noFeatures);
      const spacing = cellLayer ? cellSpacingMeters(cellLayer) : 0;
      map.setPaintProperty('cells-circle', 'circle-radius', pointRadius(spacing, cellLayer?.lat[0] ?? 0));
    }
    const answer = answerOf(state);
    const { layer } = useView.getState();
    if (!cellLayer || !answer || answer.populationId !== draft.populationId) return cellLayer;
    if (changed('codes', answer.measures, layer, cellLayer))
      painter.paint(classifyCells(layer, answer.measures, cellLayer));
    return cellLayer;
  }

  function paintDrawn(cellLayer: CellLayer | null): void {
    const state = useResults.getState();
    const { drawn } = state;
    const { layer, showRadii, showTimes, language } = useView.getState();
    const usable = drawn !== null && drawn.populationId === draftOf(useProject.getState()).populationId;
    if (changed('drawn', usable ? drawn : null, language, cellLayer)) {
      setData('zones', usable ? zoneFeatures(drawn, createWords(language)) : noFeatures);
      setData('gaps', usable ? gapFeatures(drawn) : noFeatures);
      setData('gap-labels', usable && cellLayer ? gapLabelFeatures(drawn, cellLayer) : noFeatures);
    }
    const stale = isDrawnStale(state);
    const hasPoints = cellLayer?.cells.features[0]?.geometry.type === 'Point';
    if (changed('switches', layer, showRadii, showTimes, stale, hasPoints)) {
      const gaps = layer === 'gaps' && !stale;
      show(['gap-badge', 'gap-text'], (layer === 'gaps' || layer === 'minutes') && !stale);
      show(['gaps-line'], gaps);
      show(['gaps-hatch'], gaps && hasPoints);
      show(['first-due-fill', 'first-due-line'], layer === 'zones');
      const limits = layer === 'gaps' || layer === 'zones';
      show(['radius-line'], limits && showRadii);
      show(['time-line'], limits && showTimes);
      show(['zone-text'], limits && (showRadii || showTimes));
      const kinds = [...(showRadii ? ['service-radius'] : []), ...(showTimes ? ['response-zone'] : [])];
      map.setFilter('zone-text', ['in', ['get', 'kind'], ['literal', kinds]] as FilterSpecification);
      for (const line of ['radius-line', 'time-line', 'first-due-line'])
        map.setPaintProperty(line, 'line-opacity', stale ? 0.35 : 1);
    }
  }

  function paintStations(): void {
    const { stations, standardId } = draftOf(useProject.getState());
    const { selection, moving } = useView.getState();
    if (changed('stations', stations)) {
      map.removeFeatureState({ source: 'stations' });
      setData('stations', stationFeatures(stations));
    }
    const selected = selection?.kind === 'station' ? selection.stationId : '';
    if (changed('selected', selected)) {
      for (const layer of ['station-ring', 'selected-text'])
        map.setFilter(layer, ['==', ['get', 'stationId'], selected]);
      map.setFilter('stations-text', ['!=', ['get', 'stationId'], selected]);
    }
    if (changed('moving', moving, stations)) {
      const row = moving ? stations.findIndex(({ stationId }) => stationId === moving.stationId) : -1;
      map.removeFeatureState({ source: 'stations' });
      if (moving && row >= 0) {
        map.setFeatureState({ source: 'stations', id: row }, { moving: true });
        setData('moving', movingFeatures(stations[row], moving.place, shippedStandards.get(standardId) ?? null));
      } else setData('moving', noFeatures);
    }
  }

  function paintSelectedCell(cellLayer: CellLayer | null): void {
    const { selection } = useView.getState();
    const row = selection?.kind === 'cell' ? selection.row : null;
    if (!changed('selected-cell', row, cellLayer)) return;
    const feature = row !== null ? cellLayer?.cells.features[row] : undefined;
    setData('selected-cell', feature ? { type: 'FeatureCollection', features: [feature] } : noFeatures);
  }

  function paint(): void {
    paintGround();
    const cellLayer = paintCells();
    paintDrawn(cellLayer);
    paintStations();
    paintSelectedCell(cellLayer);
  }

  paint();
  const ends = [
    useProject.subscribe(paint),
    useResults.subscribe(paint),
    useView.subscribe(paint),
    useBackground.subscribe(paint),
  ];
  return () => {
    for (const end of ends) end();
    painter.reset();
  };
}

/** Whether the values under a name differ from those of the call before. */
function createChangeWatch(): (name: string, ...values: readonly unknown[]) => boolean {
  const before = new Map<string, readonly unknown[]>();
  return (name, ...values) => {
    const last = before.get(name);
    before.set(name, values);
    return last === undefined || last.some((value, k) => value !== values[k]);
  };
}
