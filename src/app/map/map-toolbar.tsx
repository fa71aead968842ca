// The controls over the map: what is shown, zoom, add a station, and the hint of the tool in hand.

import type { ReactNode } from 'react';
import { cancelDrawing, type DrawTool, finishDrawing, isDrawTool, takeBackPoint } from '../commands/draw-condition.ts';
import { abandonMove } from '../commands/preview-move.ts';
import { useWords } from '../i18n/words-context.ts';
import { useConditions } from '../state/conditions-store.ts';
import { mapCamera } from '../state/map-camera.ts';
import { mapLayers, setView, useView } from '../state/view-store.ts';
import { Icon } from '../widgets/icon.tsx';
import { Segments } from '../widgets/segments.tsx';

export function MapToolbar(): ReactNode {
  const { text } = useWords();
  const layer = useView(view => view.layer);
  const tool = useView(view => view.tool);
  return (
    <>
      <div className="map-top">
        <Segments
          label={text('map.layers')}
          value={layer}
          options={mapLayers.map((value, at) => ({ value, label: text(`layer.${value}`), keys: String(at + 1) }))}
          onChoose={chosen => setView({ layer: chosen })}
        />
        <button type="button" className="button" aria-keyshortcuts="T" onClick={() => setView({ table: true })}>
          <Icon name="table" />
          {text('tab.table')}
        </button>
        <button
          type="button"
          className="button"
          aria-keyshortcuts="N"
          aria-pressed={tool === 'add-station'}
          onClick={() => setView({ tool: tool === 'add-station' ? 'select' : 'add-station' })}
        >
          <Icon name="pin" />
          {text('action.addStation')}
        </button>
      </div>
      {isDrawTool(tool) && <DrawHint tool={tool} />}
      {(tool === 'add-station' || tool === 'move-station') && (
        <p className="map-hint" role="status">
          {text(tool === 'add-station' ? 'map.addHint' : 'map.moveHint')}
          <button type="button" className="button" onClick={abandonMove}>
            {text('action.cancel')}
          </button>
        </p>
      )}
      {tool === 'add-station' && <span className="crosshair" aria-hidden="true" />}
    </>
  );
}

const drawHints = { 'draw-polygon': 'draw.polygon', 'draw-line': 'draw.line', 'pick-road': 'draw.pick' } as const;

/** What to do while a closure is drawn, and the same by buttons. */
function DrawHint({ tool }: { readonly tool: DrawTool }): ReactNode {
  const words = useWords();
  const { text, number } = words;
  const count = useConditions(state => state.drawing.length);
  const searching = useConditions(state => state.search === 'on');
  return (
    <div className="map-hint">
      <p>
        <span role="status">{text(searching ? 'draw.searching' : drawHints[tool])}</span>{' '}
        <span className="key-hint">{text(tool === 'pick-road' ? 'draw.keysPick' : 'draw.keys')}</span>
      </p>
      <div className="hint-actions">
        {tool !== 'pick-road' && (
          <>
            <span>{text('draw.count', { count: number(count) })}</span>
            <button
              type="button"
              className="button primary"
              disabled={count < (tool === 'draw-line' ? 2 : 3)}
              onClick={() => finishDrawing(words)}
            >
              {text('draw.finish')}
            </button>
            <button type="button" className="button" disabled={count === 0} onClick={takeBackPoint}>
              {text('draw.back')}
            </button>
          </>
        )}
        <button type="button" className="button" onClick={cancelDrawing}>
          {text('action.cancel')}
        </button>
      </div>
    </div>
  );
}

export function MapZoom(): ReactNode {
  const { text } = useWords();
  return (
    <div className="map-zoom">
      <span className="north" title={text('map.north')}>
        <svg viewBox="0 0 20 18" width="16" height="15" aria-hidden="true">
          <path d="M10 1 16 16 10 12.5 4 16Z" fill="currentColor" />
        </svg>
        <span aria-hidden="true">N</span>
        <span className="visually-hidden">{text('map.north')}</span>
      </span>
      <button
        type="button"
        className="button square"
        aria-label={text('map.zoomIn')}
        title={text('map.zoomIn')}
        onClick={() => mapCamera()?.zoomBy(1)}
      >
        <Icon name="plus" />
      </button>
      <button
        type="button"
        className="button square"
        aria-label={text('map.zoomOut')}
        title={text('map.zoomOut')}
        onClick={() => mapCamera()?.zoomBy(-1)}
      >
        <Icon name="minus" />
      </button>
      <button
        type="button"
        className="button square"
        aria-label={text('map.fit')}
        title={text('map.fit')}
        onClick={() => mapCamera()?.fitAll()}
      >
        <Icon name="fit" />
      </button>
    </div>
  );
}
