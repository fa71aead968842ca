// What the pointer does on the map: select by click, place a new station, drag one.

import type { MapLayerMouseEvent, Map as MapLibre, MapMouseEvent, MapTouchEvent } from 'maplibre-gl';
import { drawAt, finishDrawing, isDrawTool, pointAt } from '../commands/draw-condition.ts';
import { addStation, moveStation } from '../commands/edit-project.ts';
import { abandonMove, finishMove, previewMove } from '../commands/preview-move.ts';
import { createWords } from '../i18n/words.ts';
import { type Selection, setView, useView } from '../state/view-store.ts';

/** Pixels a press may wander and still be a click. */
const dragPixels = 4;

/** Listens to a map; returns a function that ends it. */
export function listenToPointer(map: MapLibre): () => void {
  let pressed: { readonly stationId: string; readonly x: number; readonly y: number; dragging: boolean } | null = null;
  let justDragged = false;

  const press = (event: (MapMouseEvent | MapTouchEvent) & { features?: MapLayerMouseEvent['features'] }): void => {
    if ('points' in event && event.points.length > 1) return;
    if (useView.getState().tool !== 'select') return;
    const stationId = String(event.features?.[0]?.properties.stationId ?? '');
    if (stationId === '') return;
    event.preventDefault();
    pressed = { stationId, x: event.point.x, y: event.point.y, dragging: false };
    setView({ selection: { kind: 'station', stationId } });
  };
  const move = (event: MapMouseEvent | MapTouchEvent): void => {
    if (isDrawTool(useView.getState().tool)) pointAt({ lon: event.lngLat.lng, lat: event.lngLat.lat });
    if (!pressed) return;
    if (!pressed.dragging && Math.hypot(event.point.x - pressed.x, event.point.y - pressed.y) < dragPixels) return;
    pressed.dragging = true;
    map.getCanvas().style.cursor = 'grabbing';
    const { lng, lat } = event.lngLat;
    previewMove(pressed.stationId, { lon: lng, lat });
  };
  const release = (): void => {
    if (!pressed) return;
    justDragged = pressed.dragging;
    const { dragging } = pressed;
    pressed = null;
    map.getCanvas().style.cursor = '';
    // Esc may have given the move up meanwhile.
    if (dragging && useView.getState().moving) finishMove();
  };
  const click = (event: MapMouseEvent): void => {
    if (justDragged) {
      justDragged = false;
      return;
    }
    const place = { lon: event.lngLat.lng, lat: event.lngLat.lat };
    const { tool, selection, language } = useView.getState();
    if (isDrawTool(tool)) {
      drawAt(place, createWords(language));
      return;
    }
    if (tool === 'add-station') {
      addStation(place, createWords(language));
      return;
    }
    if (tool === 'move-station' && selection?.kind === 'station') {
      moveStation(selection.stationId, place);
      return;
    }
    setView({ selection: selectionAt(map, event) });
  };
  const twice = (event: MapMouseEvent): void => {
    const { tool, language } = useView.getState();
    if (!isDrawTool(tool)) return;
    // The map would zoom in.
    event.preventDefault();
    finishDrawing(createWords(language));
  };
  const leave = (event: MouseEvent): void => {
    // Released outside the map: as good as released on its border.
    if (pressed?.dragging && event.buttons === 0) release();
  };
  const giveUp = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !pressed?.dragging) return;
    pressed = null;
    map.getCanvas().style.cursor = '';
    abandonMove();
  };
  const hover = (): void => {
    if (useView.getState().tool === 'select') map.getCanvas().style.cursor = 'grab';
  };
  const unhover = (): void => {
    if (!pressed) map.getCanvas().style.cursor = '';
  };

  map.on('mousedown', 'stations', press);
  map.on('touchstart', 'stations', press);
  map.on('mousemove', move);
  map.on('touchmove', move);
  map.on('mouseup', release);
  map.on('touchend', release);
  map.on('click', click);
  map.on('dblclick', twice);
  map.on('mouseenter', 'stations', hover);
  map.on('mouseleave', 'stations', unhover);
  window.addEventListener('mouseup', leave);
  window.addEventListener('keydown', giveUp);
  return () => {
    map.off('mousedown', 'stations', press);
    map.off('touchstart', 'stations', press);
    map.off('mousemove', move);
    map.off('touchmove', move);
    map.off('mouseup', release);
    map.off('touchend', release);
    map.off('click', click);
    map.off('dblclick', twice);
    map.off('mouseenter', 'stations', hover);
    map.off('mouseleave', 'stations', unhover);
    window.removeEventListener('mouseup', leave);
    window.removeEventListener('keydown', giveUp);
  };
}

/** Station before gap number before cell. */
function selectionAt(map: MapLibre, event: MapMouseEvent): Selection | null {
  const reach = 4;
  const box: [[number, number], [number, number]] = [
    [event.point.x - reach, event.point.y - reach],
    [event.point.x + reach, event.point.y + reach],
  ];
  const station = map.queryRenderedFeatures(box, { layers: ['stations'] })[0];
  if (station) return { kind: 'station', stationId: String(station.properties.stationId) };
  const gap = map.queryRenderedFeatures(event.point, { layers: ['gap-badge'] })[0];
  if (gap) return { kind: 'gap', gapId: String(gap.properties.gapId) };
  const cell = map.queryRenderedFeatures(event.point, { layers: ['cells-fill', 'cells-circle'] })[0];
  return typeof cell?.id === 'number' ? { kind: 'cell', row: cell.id } : null;
}
