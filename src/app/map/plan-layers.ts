// The layers of closures, of the route that is explained, and of what is being drawn. Closed is a dark line with crosses,
// slow a dashed one: colour is never all that tells them apart.

import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { MapPalette } from './map-colors.ts';

export const planSourceIds = ['conditions', 'condition-roads', 'route', 'drawing', 'live-zone'] as const;

/** From here on crosses do not run together where many roads are closed. */
export const denseZoom = 11;

const isClosed: ExpressionSpecification = ['==', ['get', 'effect'], 'closed'];
const isSlow: ExpressionSpecification = ['==', ['get', 'effect'], 'slow'];
const isOn: ExpressionSpecification = ['==', ['get', 'active'], true];
const isPolygon: ExpressionSpecification = ['==', ['geometry-type'], 'Polygon'];
const roadWidth: ExpressionSpecification = ['interpolate', ['linear'], ['zoom'], 7, 1.4, 9, 2.4, 11, 4, 15, 8];
const casingWidth: ExpressionSpecification = ['interpolate', ['linear'], ['zoom'], 7, 2.6, 9, 4.6, 11, 7.5, 15, 12];
const round = { 'line-cap': 'round', 'line-join': 'round' } as const;

/** Areas and lines as they were drawn, and the roads that they close or slow. */
export function conditionLayers(p: MapPalette): LayerSpecification[] {
  const pattern = (id: string, effect: ExpressionSpecification, image: string): LayerSpecification => ({
    id,
    type: 'fill',
    source: 'conditions',
    filter: ['all', isPolygon, effect, isOn],
    paint: { 'fill-pattern': image, 'fill-antialias': false },
  });
  return [
    pattern('conditions-closed', isClosed, 'closed-hatch'),
    pattern('conditions-slow', isSlow, 'slow-hatch'),
    {
      id: 'conditions-casing',
      type: 'line',
      source: 'conditions',
      paint: { 'line-color': p.conditionHalo, 'line-width': 4, 'line-opacity': 0.8 },
    },
    {
      id: 'conditions-edge',
      type: 'line',
      source: 'conditions',
      filter: ['all', isClosed, isOn],
      paint: { 'line-color': p.roadClosed, 'line-width': 2 },
    },
    {
      id: 'conditions-edge-slow',
      type: 'line',
      source: 'conditions',
      filter: ['all', isSlow, isOn],
      paint: { 'line-color': p.roadSlow, 'line-width': 2, 'line-dasharray': [4, 2] },
    },
    {
      id: 'conditions-edge-off',
      type: 'line',
      source: 'conditions',
      filter: ['!', isOn],
      paint: { 'line-color': p.textFaint, 'line-width': 1.5, 'line-dasharray': [1, 2] },
    },
    {
      id: 'condition-roads-casing',
      type: 'line',
      source: 'condition-roads',
      layout: round,
      paint: { 'line-color': p.conditionHalo, 'line-width': casingWidth },
    },
    {
      id: 'condition-roads-closed',
      type: 'line',
      source: 'condition-roads',
      filter: isClosed,
      layout: round,
      paint: { 'line-color': p.roadClosed, 'line-width': roadWidth },
    },
    {
      id: 'condition-roads-slow',
      type: 'line',
      source: 'condition-roads',
      filter: isSlow,
      paint: { 'line-color': p.roadSlow, 'line-width': roadWidth, 'line-dasharray': [2, 1] },
    },
    {
      id: 'condition-roads-mark',
      type: 'symbol',
      source: 'condition-roads',
      filter: ['all', isClosed, ['any', ['!', ['get', 'dense']], ['>=', ['zoom'], denseZoom]]],
      layout: {
        'symbol-placement': 'line',
        'symbol-spacing': 70,
        'icon-image': 'road-closed',
        'icon-rotation-alignment': 'map',
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
      },
    },
  ];
}

/** The way of the first ambulance, walked ends dotted, and where a station would be enough. */
export function routeLayers(p: MapPalette): LayerSpecification[] {
  const isRoad: ExpressionSpecification = ['==', ['get', 'kind'], 'road'];
  return [
    {
      id: 'route-casing',
      type: 'line',
      source: 'route',
      layout: round,
      paint: { 'line-color': p.conditionHalo, 'line-width': 9 },
    },
    {
      id: 'route-road',
      type: 'line',
      source: 'route',
      filter: isRoad,
      layout: round,
      paint: { 'line-color': p.route, 'line-width': 5 },
    },
    {
      id: 'route-walk',
      type: 'line',
      source: 'route',
      filter: ['all', ['==', ['geometry-type'], 'LineString'], ['!', isRoad]],
      paint: { 'line-color': p.route, 'line-width': 4, 'line-dasharray': [0.6, 1] },
    },
    {
      id: 'route-idea',
      type: 'symbol',
      source: 'route',
      filter: ['==', ['geometry-type'], 'Point'],
      layout: { 'icon-image': 'station-idea', 'icon-allow-overlap': true, 'icon-ignore-placement': true },
    },
  ];
}

/** The outline of the time limits while a station moves: as the exact one, which takes its place. */
export function liveZoneLayer(p: MapPalette): LayerSpecification {
  return {
    id: 'live-zone',
    type: 'line',
    source: 'live-zone',
    layout: round,
    paint: { 'line-color': p.time, 'line-width': ['interpolate', ['linear'], ['zoom'], 7.5, 0.6, 9, 1.2, 11, 2] },
  };
}

/** The shape under the pointer and its corners. */
export function drawingLayers(p: MapPalette): LayerSpecification[] {
  return [
    {
      id: 'drawing-fill',
      type: 'fill',
      source: 'drawing',
      filter: isPolygon,
      paint: { 'fill-color': p.route, 'fill-opacity': 0.14 },
    },
    {
      id: 'drawing-casing',
      type: 'line',
      source: 'drawing',
      layout: round,
      paint: { 'line-color': p.conditionHalo, 'line-width': 6 },
    },
    {
      id: 'drawing-line',
      type: 'line',
      source: 'drawing',
      layout: round,
      paint: { 'line-color': p.route, 'line-width': 3 },
    },
    {
      id: 'drawing-points',
      type: 'circle',
      source: 'drawing',
      filter: ['==', ['geometry-type'], 'Point'],
      paint: {
        'circle-radius': 5,
        'circle-color': p.conditionHalo,
        'circle-stroke-color': p.route,
        'circle-stroke-width': 2.5,
      },
    },
  ];
}
