// The simple map: cells on a 2-D canvas, lines and stations as SVG. For computers without WebGL, with the same colours.

import { type ReactNode, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { PolygonRings } from '../../geo/lon-lat.ts';
import { addStation, moveStation } from '../commands/edit-project.ts';
import { useWords } from '../i18n/words-context.ts';
import { offerCamera } from '../state/map-camera.ts';
import { useDraft } from '../state/project-store.ts';
import { useAnswer, useDrawn, useResults } from '../state/results-store.ts';
import { useDark } from '../state/theme.ts';
import { setView, useView } from '../state/view-store.ts';
import { useHomeBounds } from './home-bounds.ts';
import { darkPalette, lightPalette } from './map-colors.ts';
import { type Box, isDrawnLimit } from './map-data.ts';
import { cellRowAt, drawCells, type Projection } from './simple-map-cells.ts';
import { StationShape } from './station-shape.tsx';

export function SimpleMap(): ReactNode {
  const words = useWords();
  const palette = useDark() ? darkPalette : lightPalette;
  const home = useHomeBounds();
  const flyTo = useView(view => view.flyTo);
  const [box, setBox] = useState<Box | null>(null);
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const size = useSize(frame);
  const { layer, showRadii, showTimes, tool, selection, moving } = useView();
  const { stations, areasId, populationId } = useDraft();
  const answer = useAnswer();
  const drawn = useDrawn();
  const cells = useResults(results => (populationId ? results.cellLayers.get(populationId) : undefined));
  const areas = useResults(results => (areasId ? results.areaLayers.get(areasId) : undefined));

  useEffect(() => setBox(home), [home]);
  useEffect(() => {
    if (flyTo) setBox(flyTo.bounds);
  }, [flyTo]);
  const projection = useMemo(() => (box ? project(box, size) : null), [box, size]);

  useEffect(() => {
    if (!projection || !home) return;
    return offerCamera({
      center: () => projection.place(size.width / 2, size.height / 2),
      zoomBy: steps => setBox(old => old && zoomed(old, 2 ** steps)),
      fitAll: () => setBox(home),
    });
  }, [projection, home, size]);

  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (context && projection) drawCells(context, projection, { layer, answer, cells: cells ?? null, palette, size });
  }, [projection, layer, answer, cells, palette, size]);

  const areaPaths = useMemo(
    () => (projection ? (areas?.features ?? []).map(({ geometry }) => pathOf(polygonsOf(geometry), projection)) : []),
    [areas, projection],
  );
  const zonePaths = useMemo(
    () => new Map(projection && drawn ? drawn.zones.map(zone => [zone, pathOf(zone.polygons, projection)]) : []),
    [drawn, projection],
  );
  const shownZones = (drawn?.zones ?? []).filter(
    zone =>
      (zone.kind === 'service-radius' &&
        drawn &&
        isDrawnLimit(drawn, zone.limit) &&
        showRadii &&
        layer !== 'minutes' &&
        layer !== 'people') ||
      (zone.kind === 'response-zone' && showTimes && layer !== 'minutes' && layer !== 'people') ||
      (zone.kind === 'first-due' && layer === 'zones'),
  );
  const press = (event: React.MouseEvent<HTMLDivElement>): void => {
    if (!projection) return;
    const rect = event.currentTarget.getBoundingClientRect();
    const place = projection.place(event.clientX - rect.left, event.clientY - rect.top);
    if (tool === 'add-station') addStation(place, words);
    else if (tool === 'move-station' && selection?.kind === 'station') moveStation(selection.stationId, place);
    else {
      const row = cells ? cellRowAt(cells, place) : null;
      setView({ selection: row === null ? null : { kind: 'cell', row } });
    }
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the table twin and the Move and Add keys are the keyboard's way.
    // biome-ignore lint/a11y/noStaticElementInteractions: as above; the stations inside are buttons.
    <div className={`simple-map ${tool === 'select' ? '' : 'placing'}`} ref={frame} onClick={press}>
      <canvas ref={canvas} width={size.width} height={size.height} />
      {projection && (
        <svg width={size.width} height={size.height} role="img" aria-label={words.text('map.region')}>
          {areas?.features.map((feature, row) => (
            <path key={feature.id} className="area-line" d={areaPaths[row]} stroke={palette.areaLine} />
          ))}
          {shownZones.map((zone, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: zones are replaced as a whole.
            <path key={at} className={`zone ${zone.kind}`} d={zonePaths.get(zone)} />
          ))}
          {stations.map(station => {
            const place = moving?.stationId === station.stationId ? moving.place : station;
            const selected = selection?.kind === 'station' && selection.stationId === station.stationId;
            return (
              // biome-ignore lint/a11y/noStaticElementInteractions: the Stations table holds the same as buttons.
              <g
                key={station.stationId}
                className={selected ? 'selected' : ''}
                transform={`translate(${projection.x(place.lon)} ${projection.y(place.lat)})`}
                onClick={event => {
                  event.stopPropagation();
                  setView({ selection: { kind: 'station', stationId: station.stationId } });
                }}
              >
                {selected && <circle className="ring" r="14" />}
                <StationShape status={station.status} />
                <title>
                  {words.text('station.marker', { name: station.name, status: words.text(`status.${station.status}`) })}
                </title>
              </g>
            );
          })}
        </svg>
      )}
    </div>
  );
}

interface Size {
  readonly width: number;
  readonly height: number;
}

function useSize(frame: React.RefObject<HTMLDivElement | null>): Size {
  const [size, setSize] = useState<Size>({ width: 600, height: 400 });
  useLayoutEffect(() => {
    const element = frame.current;
    if (!element) return;
    const watch = new ResizeObserver(() => setSize({ width: element.clientWidth, height: element.clientHeight }));
    watch.observe(element);
    return () => watch.disconnect();
  }, [frame]);
  return size;
}

function project([west, south, east, north]: Box, size: Size): Projection {
  const middle = { lon: (west + east) / 2, lat: (south + north) / 2 };
  const shrink = Math.cos((middle.lat * Math.PI) / 180);
  const scale = Math.min(size.width / ((east - west) * shrink), size.height / (north - south)) * 0.94;
  return {
    x: lon => size.width / 2 + (lon - middle.lon) * shrink * scale,
    y: lat => size.height / 2 - (lat - middle.lat) * scale,
    place: (x, y) => ({
      lon: middle.lon + (x - size.width / 2) / shrink / scale,
      lat: middle.lat - (y - size.height / 2) / scale,
    }),
  };
}

function zoomed([west, south, east, north]: Box, factor: number): Box {
  const [x, y] = [(west + east) / 2, (south + north) / 2];
  const [dx, dy] = [(east - west) / 2 / factor, (north - south) / 2 / factor];
  return [x - dx, y - dy, x + dx, y + dy];
}

function polygonsOf(geometry: GeoJSON.Geometry): readonly PolygonRings[] {
  if (geometry.type === 'Polygon') return [geometry.coordinates as unknown as PolygonRings];
  return geometry.type === 'MultiPolygon' ? (geometry.coordinates as unknown as PolygonRings[]) : [];
}

function pathOf(polygons: readonly PolygonRings[], { x, y }: Projection): string {
  return polygons
    .flatMap(rings =>
      rings.map(ring => `M${ring.map(([lon, lat]) => `${x(lon).toFixed(1)} ${y(lat).toFixed(1)}`).join('L')}Z`),
    )
    .join('');
}
