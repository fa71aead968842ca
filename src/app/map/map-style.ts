// The map's style: no address in it, every source is filled from this program's own data, letters come from local fonts.

import type {
  DataDrivenPropertyValueSpecification,
  ExpressionSpecification,
  LayerSpecification,
  StyleSpecification,
} from 'maplibre-gl';
import { classColors, hatchBit } from './cell-classes.ts';
import type { MapPalette } from './map-colors.ts';
import { noFeatures } from './map-data.ts';
import { conditionLayers, drawingLayers, liveZoneLayer, planSourceIds, routeLayers } from './plan-layers.ts';
import { pointLayers } from './point-layers.ts';
import { emptyTiles } from './tile-protocol.ts';

export const sourceIds = [
  'water',
  'areas',
  'area-labels',
  'places',
  'zones',
  'gaps',
  'gap-labels',
  'hospitals',
  'candidates',
  'stations',
  'moving',
  'selected-cell',
  ...planSourceIds,
] as const;
export type SourceId = (typeof sourceIds)[number];

const tileSourceIds = ['cells', 'roads'] as const;

const isMajor: ExpressionSpecification = ['==', ['get', 'major'], 1];

/** How strongly the outlines of limits are drawn; weaker while they are of an older plan. */
export const lineOpacities: Readonly<Record<string, number>> = {
  'radius-line': 0.85,
  'time-line': 0.7,
  'first-due-line': 0.9,
  'gaps-line': 0.9,
};

/** The style with empty sources, in the colours of a palette. */
export function buildMapStyle(palette: MapPalette): StyleSpecification {
  return {
    version: 8,
    sources: {
      ...Object.fromEntries(sourceIds.map(id => [id, { type: 'geojson' as const, data: noFeatures }])),
      ...Object.fromEntries(
        tileSourceIds.map(id => [id, { type: 'vector' as const, tiles: [...emptyTiles], maxzoom: 13 }]),
      ),
    },
    layers: [
      ...groundLayers(palette),
      ...resultLayers(palette),
      liveZoneLayer(palette),
      ...conditionLayers(palette),
      ...routeLayers(palette),
      ...pointLayers(palette),
      ...drawingLayers(palette),
    ],
  };
}

function groundLayers(p: MapPalette): LayerSpecification[] {
  return [
    { id: 'background', type: 'background', paint: { 'background-color': p.background } },
    { id: 'areas-fill', type: 'fill', source: 'areas', paint: { 'fill-color': p.area } },
    {
      id: 'water-fill',
      type: 'fill',
      source: 'water',
      filter: ['==', ['geometry-type'], 'Polygon'],
      paint: { 'fill-color': p.water },
    },
    {
      id: 'water-line',
      type: 'line',
      source: 'water',
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: { 'line-color': p.water, 'line-width': ['interpolate', ['linear'], ['zoom'], 7, 2, 12, 9] },
    },
  ];
}

/** The class a cell was given since its tile was built, else the one it had then. */
const codeNow = ['coalesce', ['feature-state', 'code'], ['get', 'code'], 0] as ExpressionSpecification;

/** Cell colours by the class; classes without a colour are not drawn. */
export function cellColor(palette: MapPalette): DataDrivenPropertyValueSpecification<string> {
  const pairs = [...classColors(palette)].flat();
  const clear = 'rgba(0, 0, 0, 0)';
  const code = ['%', codeNow, hatchBit];
  return ['match', code, ...pairs, clear] as unknown as DataDrivenPropertyValueSpecification<string>;
}

const hatchOpacity: DataDrivenPropertyValueSpecification<number> = ['case', ['>=', codeNow, hatchBit], 1, 0];

function resultLayers(p: MapPalette): LayerSpecification[] {
  const isPolygon: ['==', ['geometry-type'], string] = ['==', ['geometry-type'], 'Polygon'];
  return [
    {
      id: 'cells-fill',
      type: 'fill',
      source: 'cells',
      'source-layer': 'cells',
      filter: isPolygon,
      paint: { 'fill-color': cellColor(p), 'fill-opacity': 0.86, 'fill-antialias': false },
    },
    {
      id: 'first-due-fill',
      type: 'fill',
      source: 'zones',
      filter: ['==', ['get', 'kind'], 'first-due'],
      layout: { visibility: 'none' },
      paint: { 'fill-color': ['get', 'color'], 'fill-opacity': 0.38 },
    },
    {
      id: 'roads-line',
      type: 'line',
      source: 'roads',
      'source-layer': 'roads',
      minzoom: 6,
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: {
        'line-color': ['case', isMajor, p.roadMajor, p.road],
        'line-width': [
          'interpolate',
          ['exponential', 1.5],
          ['zoom'],
          7,
          ['case', isMajor, 1.1, 0.35],
          11,
          ['case', isMajor, 2.6, 1],
          15,
          ['case', isMajor, 7, 3.5],
        ],
      },
    },
    {
      id: 'cells-circle',
      type: 'circle',
      source: 'cells',
      'source-layer': 'cells',
      filter: ['==', ['geometry-type'], 'Point'],
      paint: { 'circle-color': cellColor(p), 'circle-opacity': 0.9, 'circle-radius': 4 },
    },
    {
      id: 'cells-hatch',
      type: 'fill',
      source: 'cells',
      'source-layer': 'cells',
      filter: isPolygon,
      paint: { 'fill-pattern': 'hatch', 'fill-opacity': hatchOpacity, 'fill-antialias': false },
    },
    {
      id: 'gaps-hatch',
      type: 'fill',
      source: 'gaps',
      layout: { visibility: 'none' },
      paint: { 'fill-pattern': 'hatch', 'fill-antialias': false },
    },
    {
      id: 'gaps-line',
      type: 'line',
      source: 'gaps',
      minzoom: 8.8,
      paint: { 'line-color': p.gapLine, 'line-width': ['interpolate', ['linear'], ['zoom'], 8.8, 0.5, 12, 1.3] },
    },
    {
      id: 'areas-line',
      type: 'line',
      source: 'areas',
      paint: { 'line-color': p.areaLine, 'line-width': ['interpolate', ['linear'], ['zoom'], 6, 1, 12, 2] },
    },
    {
      id: 'first-due-line',
      type: 'line',
      source: 'zones',
      filter: ['==', ['get', 'kind'], 'first-due'],
      layout: { visibility: 'none' },
      paint: { 'line-color': p.text, 'line-width': ['interpolate', ['linear'], ['zoom'], 7, 1, 11, 2] },
    },
    {
      id: 'radius-line',
      type: 'line',
      source: 'zones',
      filter: ['==', ['get', 'kind'], 'service-radius'],
      paint: {
        'line-color': p.radius,
        'line-width': ['interpolate', ['linear'], ['zoom'], 7.5, 0.8, 11, 1.7],
        'line-dasharray': [4, 3],
      },
    },
    {
      id: 'time-line',
      type: 'line',
      source: 'zones',
      filter: ['==', ['get', 'kind'], 'response-zone'],
      paint: {
        'line-color': p.time,
        'line-width': ['interpolate', ['linear'], ['zoom'], 7.5, 0.5, 9, 0.9, 11, 1.7],
      },
    },
    {
      id: 'moving-circle',
      type: 'line',
      source: 'moving',
      filter: ['==', ['geometry-type'], 'LineString'],
      paint: { 'line-color': p.selected, 'line-width': 2, 'line-dasharray': [2, 1.5] },
    },
    {
      id: 'selected-cell',
      type: 'line',
      source: 'selected-cell',
      paint: { 'line-color': p.selected, 'line-width': 2.5 },
    },
    {
      id: 'selected-cell-point',
      type: 'circle',
      source: 'selected-cell',
      filter: ['==', ['geometry-type'], 'Point'],
      paint: {
        'circle-radius': 9,
        'circle-color': 'rgba(0, 0, 0, 0)',
        'circle-stroke-color': p.selected,
        'circle-stroke-width': 2.5,
      },
    },
  ];
}
