// The map's style: no address in it, every source is filled from this program's own data, letters come from local fonts.

import type {
  DataDrivenPropertyValueSpecification,
  ExpressionSpecification,
  LayerSpecification,
  StyleSpecification,
  SymbolLayerSpecification,
} from 'maplibre-gl';
import { classColors, hatchBit } from './cell-classes.ts';
import type { MapPalette } from './map-colors.ts';
import { noFeatures } from './map-data.ts';
import { emptyTiles } from './tile-protocol.ts';

const fonts = ['Noto Sans CJK SC', 'Noto Sans SC', 'Microsoft YaHei', 'PingFang SC', 'Segoe UI', 'sans-serif'];
// The first name tells MapLibre the weight; the names after it are the families that exist.
const boldFonts = ['Noto Sans CJK SC Bold', ...fonts];

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
] as const;
export type SourceId = (typeof sourceIds)[number];

const tileSourceIds = ['cells', 'roads'] as const;

const isMajor: ExpressionSpecification = ['==', ['get', 'major'], 1];

/** A place's name in the language of the page where the data has one, else its own. */
export function nameField(language: 'en' | 'zh'): ExpressionSpecification {
  const own: ExpressionSpecification = ['coalesce', ['get', 'name'], ''];
  return language === 'en' ? ['coalesce', ['get', 'name_en'], own] : own;
}

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
    layers: [...groundLayers(palette), ...resultLayers(palette), ...pointLayers(palette)],
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

/** A gap's number stands beside its place: a planned station is often right there. Pixels. */
const besideStation: [number, number] = [14, -14];

function pointLayers(p: MapPalette): LayerSpecification[] {
  const halo = { 'text-color': p.text, 'text-halo-color': p.halo, 'text-halo-width': 1.6 };
  return [
    {
      id: 'zone-text',
      type: 'symbol',
      source: 'zones',
      filter: ['has', 'label'],
      minzoom: 8.8,
      layout: {
        'symbol-placement': 'line',
        'symbol-spacing': 700,
        'text-field': ['get', 'label'],
        'text-font': fonts,
        'text-size': 10.5,
      },
      paint: {
        'text-color': ['match', ['get', 'kind'], 'service-radius', p.radius, p.time],
        'text-halo-color': p.halo,
        'text-halo-width': 1.8,
      },
    },
    {
      id: 'places-text',
      type: 'symbol',
      source: 'places',
      minzoom: 10.2,
      layout: {
        'text-field': nameField('zh'),
        'text-font': fonts,
        'text-size': 11,
        'text-anchor': 'bottom',
        'text-offset': [0, -0.9],
        'text-padding': 8,
      },
      paint: { ...halo, 'text-color': p.textFaint },
    },
    {
      id: 'hospitals',
      type: 'symbol',
      source: 'hospitals',
      minzoom: 9.6,
      layout: { 'icon-image': 'hospital', 'icon-padding': 0, 'icon-offset': [14, 10] },
    },
    {
      id: 'candidates',
      type: 'circle',
      source: 'candidates',
      minzoom: 10.2,
      paint: {
        'circle-radius': 3,
        'circle-color': p.area,
        'circle-stroke-color': p.textFaint,
        'circle-stroke-width': 1.2,
      },
    },
    {
      id: 'station-ring',
      type: 'circle',
      source: 'stations',
      filter: ['==', ['get', 'stationId'], ''],
      paint: {
        'circle-radius': 15,
        'circle-color': 'rgba(0, 0, 0, 0)',
        'circle-stroke-color': p.selected,
        'circle-stroke-width': 3,
      },
    },
    stationText('stations-text', p, 9.4),
    { ...stationText('selected-text', p, 0), filter: ['==', ['get', 'stationId'], ''] },
    areaText(p),
    stationLayer('stations', 'stations'),
    stationLayer('moving', 'moving'),
    gapNumbers(p),
  ];
}

function stationLayer(id: string, source: string): LayerSpecification {
  return {
    id,
    type: 'symbol',
    source,
    filter: ['==', ['geometry-type'], 'Point'],
    layout: {
      'icon-image': ['get', 'icon'],
      'icon-size': ['interpolate', ['linear'], ['zoom'], 6, 0.55, 9, 0.8, 12, 1],
      'icon-allow-overlap': true,
      // Names keep clear of it.
      'icon-ignore-placement': false,
      'icon-padding': 1,
      'symbol-sort-key': ['coalesce', ['get', 'rank'], 0],
    },
    paint: {
      'icon-opacity': ['case', ['boolean', ['feature-state', 'moving'], false], 0.35, 1],
    },
  };
}

function stationText(id: string, p: MapPalette, minzoom: number): SymbolLayerSpecification {
  return {
    id,
    type: 'symbol',
    source: 'stations',
    minzoom,
    layout: {
      'text-field': ['get', 'name'],
      'text-font': fonts,
      'text-size': 11,
      'text-variable-anchor': ['top', 'bottom', 'left', 'right'],
      // Clear of the station's own shape, which blocks names.
      'text-radial-offset': 1.6,
      'text-max-width': 9,
      'text-padding': 1,
      'symbol-sort-key': ['coalesce', ['get', 'rank'], 0],
    },
    paint: { 'text-color': p.text, 'text-halo-color': p.halo, 'text-halo-width': 1.8 },
  };
}

/** The numbers of the worst gaps, on top of everything: what is on top is placed first, so names keep clear of them. */
function gapNumbers(p: MapPalette): SymbolLayerSpecification {
  return {
    id: 'gap-badge',
    type: 'symbol',
    source: 'gap-labels',
    filter: ['<=', ['get', 'rank'], 9],
    layout: {
      'icon-image': 'gap-badge',
      'icon-offset': besideStation,
      'icon-allow-overlap': true,
      'text-field': ['to-string', ['get', 'rank']],
      'text-font': boldFonts,
      'text-size': 12,
      'text-offset': [besideStation[0] / 12, besideStation[1] / 12],
      'text-allow-overlap': true,
      // The worst on top.
      'symbol-sort-key': ['-', 0, ['get', 'rank']],
    },
    paint: { 'text-color': p.text },
  };
}

/** Above the stations' names, because what is above is placed first; an area too small for its name goes without. */
function areaText(p: MapPalette): SymbolLayerSpecification {
  return {
    id: 'areas-text',
    type: 'symbol',
    source: 'area-labels',
    maxzoom: 12.5,
    filter: ['>=', ['zoom'], ['get', 'roomZoom']],
    layout: {
      'text-field': nameField('zh'),
      'text-font': boldFonts,
      'text-variable-anchor': ['center', 'top', 'bottom', 'left', 'right'],
      'text-radial-offset': 1.7,
      'text-size': ['interpolate', ['linear'], ['zoom'], 6, 10, 8, 13, 10, 16],
      'text-letter-spacing': 0.06,
      'text-padding': 2,
    },
    paint: { 'text-color': p.text, 'text-halo-color': p.halo, 'text-halo-width': 2.2 },
  };
}
