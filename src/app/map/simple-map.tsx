// The simple map: cells as an image, lines and stations as SVG. For computers without WebGL, with the same colours.

import { type ReactNode, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { drawAt, finishDrawing, isDrawTool, pointAt } from '../commands/draw-condition.ts';
import { addStation, moveStation } from '../commands/edit-project.ts';
import { useWords } from '../i18n/words-context.ts';
import { offerCamera } from '../state/map-camera.ts';
import { useDraft } from '../state/project-store.ts';
import { useAnswer, useDrawn, useResults } from '../state/results-store.ts';
import { useDark } from '../state/theme.ts';
import { setView, useView } from '../state/view-store.ts';
import { useHomeBounds } from './home-bounds.ts';
import { darkPalette, lightPalette } from './map-colors.ts';
import type { Box } from './map-data.ts';
import { cellRowAt, drawCells } from './simple-map-cells.ts';
import { ConditionLines, DrawnShape, PlanPatterns, RouteLine } from './simple-map-plan.tsx';
import { useSimplePointer } from './simple-map-pointer.ts';
import { project, type Size, shifted, zoomed } from './simple-map-projection.ts';
import { AreaLines, AreaNames, GapNumbers, RoadLines, StationMark, ZoneLines } from './simple-map-shapes.tsx';

export function SimpleMap(): ReactNode {
  const words = useWords();
  const palette = useDark() ? darkPalette : lightPalette;
  const home = useHomeBounds();
  const flyTo = useView(view => view.flyTo);
  const [box, setBox] = useState<Box | null>(null);
  const frame = useRef<HTMLDivElement>(null);
  const sheet = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const size = useSize(frame);
  const layer = useView(view => view.layer);
  const tool = useView(view => view.tool);
  const selection = useView(view => view.selection);
  const moving = useView(view => view.moving);
  const { stations, areasId, populationId, roadsId } = useDraft();
  const answer = useAnswer();
  const drawn = useDrawn();
  const cells = useResults(results => (populationId ? results.cellLayers.get(populationId) : undefined));
  const areas = useResults(results => (areasId ? results.areaLayers.get(areasId) : undefined));
  const roads = useResults(results => (roadsId ? results.roadLayers.get(roadsId) : undefined));

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
    if (!projection) return;
    let isWanted = true;
    const show = async (): Promise<void> => {
      const drawing = { layer, answer, cells: cells ?? null, palette, size };
      const image = await drawCells(projection, drawing, () => isWanted);
      const target = canvas.current;
      if (!image || !isWanted || !target) return;
      if (target.width !== image.width || target.height !== image.height)
        [target.width, target.height] = [image.width, image.height];
      target.getContext('2d')?.putImageData(image, 0, 0);
      target.dataset.drawn = cells ? 'yes' : 'no';
    };
    void show();
    return () => {
      isWanted = false;
    };
  }, [projection, layer, answer, cells, palette, size]);

  const pan = useCallback((right: number, down: number): void => {
    if (sheet.current) sheet.current.style.transform = right || down ? `translate(${right}px, ${down}px)` : '';
  }, []);
  useSimplePointer(frame, {
    projection,
    onPan: pan,
    onPanned: (right, down) => {
      pan(0, 0);
      if (box && projection) setBox(shifted(box, projection, right, down));
    },
    onZoom: factor => setBox(old => old && zoomed(old, factor)),
    onHover: (x, y) => {
      if (projection && isDrawTool(tool)) pointAt(projection.place(x, y));
    },
    onDoubleClick: () => finishDrawing(words),
    onClick: (stationId, x, y) => {
      const place = projection?.place(x, y);
      if (!place) return;
      if (isDrawTool(tool)) drawAt(place, words);
      else if (tool === 'add-station') addStation(place, words);
      else if (tool === 'move-station' && selection?.kind === 'station') moveStation(selection.stationId, place);
      else if (stationId !== null) setView({ selection: { kind: 'station', stationId } });
      else {
        const row = cells ? cellRowAt(cells, place) : null;
        setView({ selection: row === null ? null : { kind: 'cell', row } });
      }
    },
  });

  return (
    <div className={`simple-map ${tool === 'select' ? '' : 'placing'}`} ref={frame}>
      <div className="sheet" ref={sheet}>
        <canvas ref={canvas} />
        {projection && (
          <svg width={size.width} height={size.height} role="img" aria-label={words.text('map.region')}>
            {roads && <RoadLines roads={roads} projection={projection} />}
            {areas && <AreaLines areas={areas} projection={projection} />}
            {drawn && <ZoneLines drawn={drawn} projection={projection} />}
            <PlanPatterns />
            <ConditionLines projection={projection} />
            <RouteLine projection={projection} />
            {areas && <AreaNames areas={areas} projection={projection} />}
            {drawn && cells && <GapNumbers drawn={drawn} cells={cells} projection={projection} />}
            {stations.map(station => {
              const { lon, lat } = moving?.stationId === station.stationId ? moving.place : station;
              const selected = selection?.kind === 'station' && selection.stationId === station.stationId;
              return (
                <StationMark
                  key={station.stationId}
                  station={station}
                  x={projection.x(lon)}
                  y={projection.y(lat)}
                  selected={selected}
                />
              );
            })}
            <DrawnShape projection={projection} />
          </svg>
        )}
      </div>
    </div>
  );
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
