// The layers of points and names: places, hospitals, stations, areas, and the numbers of the worst gaps.

import type { ExpressionSpecification, LayerSpecification, SymbolLayerSpecification } from 'maplibre-gl';
import type { MapPalette } from './map-colors.ts';

export const fonts = ['Noto Sans CJK SC', 'Noto Sans SC', 'Microsoft YaHei', 'PingFang SC', 'Segoe UI', 'sans-serif'];
// The first name tells MapLibre the weight; the names after it are the families that exist.
const boldFonts = ['Noto Sans CJK SC Bold', ...fonts];

/** A place's name in the language of the page where the data has one, else its own. */
export function nameField(language: 'en' | 'zh'): ExpressionSpecification {
  const own: ExpressionSpecification = ['coalesce', ['get', 'name'], ''];
  return language === 'en' ? ['coalesce', ['get', 'name_en'], own] : own;
}

/** A gap's number stands beside its place: a planned station is often right there. Pixels. */
const besideStation: [number, number] = [14, -14];

/** Places, stations, names and numbers, in the colours of a palette. */
export function pointLayers(p: MapPalette): LayerSpecification[] {
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
