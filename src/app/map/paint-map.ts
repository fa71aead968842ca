// Keeps a MapLibre map in step with the stores: data into sources, switches into layers. React is not asked per frame.

import type { FeatureCollection } from 'geojson';
import type { FilterSpecification, GeoJSONSource, Map as MapLibre } from 'maplibre-gl';
import type { CellLayer } from '../../compute/jobs.ts';
import { shippedStandards } from '../../standards/shipped-standards.ts';
import { createWords } from '../i18n/words.ts';
import { useBackground } from '../state/background-store.ts';
import { draftOf, isDemonstration, useProject } from '../state/project-store.ts';
import { answerOf, drawnOf, isDrawnStale, useResults } from '../state/results-store.ts';
import { useView } from '../state/view-store.ts';
import { areaLabelFeatures } from './area-labels.ts';
import { classifyCells } from './cell-classes.ts';
import { createCellPainter } from './cell-painter.ts';
import { cellFeature, hasPointCells } from './cell-shapes.ts';
import { liveMeasures } from './live-zone.ts';
import {
  areaFeatures,
  gapFeatures,
  gapLabelFeatures,
  movingFeatures,
  noFeatures,
  stationFeatures,
  zoneFeatures,
} from './map-data.ts';
import { lineOpacities, type SourceId } from './map-style.ts';
import { buildCellTile, buildRoadTile } from './map-tiles.ts';
import { paintPlan } from './paint-plan.ts';
import { cellSpacingMeters, pointRadius } from './point-cells.ts';
import { nameField } from './point-layers.ts';
import { setTiles } from './tile-protocol.ts';

const isLimit = (line: string): boolean => line === 'radius-line' || line === 'time-line';

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

  function paintAreas(): boolean {
    const { areasId } = draftOf(useProject.getState());
    const areas = (areasId && useResults.getState().areaLayers.get(areasId)) || noFeatures;
    const demonstration = isDemonstration(useProject.getState());
    const { areaNames } = useBackground.getState();
    const { language } = useView.getState();
    if (changed('language', language)) {
      for (const name of ['places-text', 'areas-text']) map.setLayoutProperty(name, 'text-field', nameField(language));
    }
    if (!changed('areas', areas, demonstration, areaNames)) return false;
    const named = demonstration ? areaFeatures(areas, areaNames) : areas;
    setData('areas', named);
    setData('area-labels', areaLabelFeatures(named, draftOf(useProject.getState()).stations));
    return true;
  }

  function paintRoads(): boolean {
    const { roadsId } = draftOf(useProject.getState());
    const roads = (roadsId && useResults.getState().roadLayers.get(roadsId)) || null;
    if (!changed('roads', roads)) return false;
    setTiles(map, 'roads', roads && ((address, pause) => buildRoadTile(roads, address, pause)));
    return true;
  }

  function paintBackground(): boolean {
    const background = useBackground.getState();
    const demonstration = isDemonstration(useProject.getState());
    for (const name of ['water', 'places', 'hospitals', 'candidates'] as const) {
      const layer = (demonstration && background[name]) || noFeatures;
      if (changed(name, layer)) setData(name, layer);
    }
    return false;
  }

  function cellsInUse(): CellLayer | null {
    const { populationId } = draftOf(useProject.getState());
    return (populationId && useResults.getState().cellLayers.get(populationId)) || null;
  }

  function paintCells(): boolean {
    const cellLayer = cellsInUse();
    const { layer } = useView.getState();
    const answer = answerOf(useResults.getState());
    const usable = answer?.populationId === draftOf(useProject.getState()).populationId;
    const measures = usable ? answer.measures : null;
    const replaced = changed('cells', cellLayer);
    const recoded = changed('codes', measures, layer, cellLayer);
    if (!replaced && !recoded) return false;
    const codes = cellLayer ? classifyCells(layer, measures, cellLayer) : new Uint8Array(0);
    if (!replaced) {
      painter.paint(codes);
      return false;
    }
    painter.reset(codes);
    setTiles(
      map,
      'cells',
      cellLayer && ((address, pause) => buildCellTile(cellLayer, painter.codes(), address, pause)),
    );
    if (cellLayer && hasPointCells(cellLayer))
      map.setPaintProperty(
        'cells-circle',
        'circle-radius',
        pointRadius(cellSpacingMeters(cellLayer), cellLayer.lat[0]),
      );
    return true;
  }

  function paintDrawn(): boolean {
    const cellLayer = cellsInUse();
    const state = useResults.getState();
    const drawn = drawnOf(state);
    const { layer, showRadii, showTimes } = useView.getState();
    const usable = drawn !== null && drawn.populationId === draftOf(useProject.getState()).populationId;
    const replaced = changed('drawn', usable ? drawn : null, cellLayer);
    if (replaced) {
      setData('gaps', usable ? gapFeatures(drawn) : noFeatures);
      setData('gap-labels', usable && cellLayer ? gapLabelFeatures(drawn, cellLayer) : noFeatures);
    }
    const stale = isDrawnStale(state);
    const hasPoints = cellLayer !== null && hasPointCells(cellLayer);
    // While a station moves its outline comes with every frame, and the one of the last rest is away.
    const isLive = liveMeasures() !== null;
    if (changed('switches', layer, showRadii, showTimes, stale, hasPoints, isLive)) {
      const gaps = layer === 'gaps';
      show(['gap-badge'], (layer === 'gaps' || layer === 'minutes') && !stale);
      show(['gaps-line'], gaps);
      show(['gaps-hatch'], gaps && hasPoints);
      show(['first-due-fill', 'first-due-line'], layer === 'zones');
      const limits = layer === 'gaps' || layer === 'zones';
      show(['radius-line'], limits && showRadii);
      show(['time-line'], limits && showTimes && !isLive);
      show(['zone-text'], limits && (showRadii || showTimes));
      const kinds = [...(showRadii ? ['service-radius'] : []), ...(showTimes ? ['response-zone'] : [])];
      map.setFilter('zone-text', ['in', ['get', 'kind'], ['literal', kinds]] as FilterSpecification);
      for (const [line, opacity] of Object.entries(lineOpacities))
        map.setPaintProperty(
          line,
          'line-opacity',
          opacity * (stale ? 0.4 : 1) * (isLimit(line) && layer === 'zones' ? 0.5 : 1),
        );
    }
    return replaced;
  }

  function paintZones(): boolean {
    const drawn = drawnOf(useResults.getState());
    const { language } = useView.getState();
    const usable = drawn !== null && drawn.populationId === draftOf(useProject.getState()).populationId;
    const replaced = changed('zones', usable ? drawn : null, language);
    if (replaced) setData('zones', usable ? zoneFeatures(drawn, createWords(language)) : noFeatures);
    return replaced;
  }

  function paintStations(): boolean {
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
    return false;
  }

  function paintSelectedCell(): boolean {
    const cellLayer = cellsInUse();
    const { selection } = useView.getState();
    const row = selection?.kind === 'cell' ? selection.row : null;
    if (!changed('selected-cell', row, cellLayer)) return false;
    const features = row !== null && cellLayer !== null ? [cellFeature(cellLayer, row)] : [];
    setData('selected-cell', { type: 'FeatureCollection', features });
    return false;
  }

  // What is small and what the pointer moves first; each part says whether it handed over much data.
  const parts = [
    paintStations,
    paintSelectedCell,
    paintAreas,
    paintBackground,
    paintDrawn,
    paintCells,
    paintZones,
    paintRoads,
  ] as const;
  let ended = false;
  let painting = false;
  let dirty = false;

  /** Paints what changed; after much data the page has its turn before the next part. */
  async function paintParts(): Promise<void> {
    painting = true;
    while (dirty && !ended) {
      dirty = false;
      for (const part of parts) {
        if (part()) await new Promise(resolve => setTimeout(resolve));
        if (ended) return;
      }
    }
    painting = false;
  }

  function paint(): void {
    dirty = true;
    if (!painting) void paintParts();
  }

  paint();
  const ends = [
    paintPlan(map),
    useProject.subscribe(paint),
    useResults.subscribe(paint),
    useView.subscribe(paint),
    useBackground.subscribe(paint),
  ];
  return () => {
    for (const end of ends) end();
    ended = true;
    painter.reset(new Uint8Array(0));
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
