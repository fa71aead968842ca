// CLOSURES AND SLOW AREAS: draw, pick, type or import them; switch them one by one or by pack.

import { type ReactNode, useEffect, useRef } from 'react';
import { conditionFile } from '../../commands/condition-file.ts';
import { type DrawTool, startDrawing, takeShape } from '../../commands/draw-condition.ts';
import { importFiles } from '../../commands/import-files.ts';
import { downloadFile } from '../../commands/save-files.ts';
import { useWords } from '../../i18n/words-context.ts';
import { useConditions } from '../../state/conditions-store.ts';
import { mapCamera } from '../../state/map-camera.ts';
import { useDraft } from '../../state/project-store.ts';
import { useView } from '../../state/view-store.ts';
import { Icon, type IconName } from '../../widgets/icon.tsx';
import { ConditionForm } from './condition-form.tsx';
import { ConditionList } from './condition-list.tsx';
import './conditions.css';

const tools: readonly {
  readonly tool: DrawTool;
  readonly icon: IconName;
  readonly key: 'conditions.drawPolygon' | 'conditions.drawLine' | 'conditions.pickRoad';
}[] = [
  { tool: 'draw-polygon', icon: 'polygon', key: 'conditions.drawPolygon' },
  { tool: 'draw-line', icon: 'bridge', key: 'conditions.drawLine' },
  { tool: 'pick-road', icon: 'road', key: 'conditions.pickRoad' },
];

export function ConditionsPanel(): ReactNode {
  const { text } = useWords();
  const { conditions, roadsId, settings } = useDraft();
  const form = useConditions(state => state.form);
  const failure = useConditions(state => state.failure);
  const heading = useRef<HTMLHeadingElement>(null);
  const hadForm = useRef(false);
  useEffect(() => {
    // The focus was in the form that is gone.
    if (hadForm.current && form === null) heading.current?.focus();
    hadForm.current = form !== null;
  }, [form]);
  return (
    <>
      <h2 ref={heading} tabIndex={-1}>
        {text('conditions.title')}
      </h2>
      <p className="hint">{text('conditions.hint')}</p>
      {roadsId === null && <p className="hint note-line">{text('conditions.noRoads')}</p>}
      {roadsId !== null && settings.travel === 'straight' && (
        <p className="hint note-line">{text('conditions.straight')}</p>
      )}
      {form === null ? <Makers /> : <ConditionForm key={form.conditionId ?? ''} form={form} />}
      {failure !== null && (
        <p className="wrong" role="alert">
          {text('conditions.failed', { detail: failure })}
        </p>
      )}
      {conditions.length > 0 && <ConditionList />}
      {conditions.length === 0 && form === null && <p className="empty">{text('conditions.empty')}</p>}
      <FileActions />
    </>
  );
}

/** A square around the middle of the map, a few hundred metres wide: something to change by typing. */
const halfSideDegrees = 0.005;

function Makers(): ReactNode {
  const words = useWords();
  const { text } = words;
  const { roadsId } = useDraft();
  const inHand = useView(view => view.tool);
  const type = (): void => {
    const { lon, lat } = mapCamera()?.center() ?? { lon: 0, lat: 0 };
    const [west, east] = [lon - halfSideDegrees, lon + halfSideDegrees].map(toPlaces);
    const [south, north] = [lat - halfSideDegrees, lat + halfSideDegrees].map(toPlaces);
    const ring = [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ] as const;
    takeShape({ kind: 'polygon', polygons: [[ring]] }, words);
  };
  return (
    <div className="makers">
      {tools.map(({ tool, icon, key }) => (
        <button
          key={tool}
          type="button"
          className="button"
          aria-pressed={inHand === tool}
          disabled={tool === 'pick-road' && roadsId === null}
          onClick={() => startDrawing(tool)}
        >
          <Icon name={icon} />
          {text(key)}
        </button>
      ))}
      <button type="button" className="button" onClick={type}>
        <Icon name="keyboard" />
        {text('conditions.typePlaces')}
      </button>
    </div>
  );
}

function toPlaces(degrees: number): number {
  return Math.round(degrees * 1e5) / 1e5;
}

function FileActions(): ReactNode {
  const { text } = useWords();
  const { conditions } = useDraft();
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className="actions condition-files">
      <button type="button" className="button" onClick={() => input.current?.click()}>
        <Icon name="open" />
        {text('conditions.import')}
      </button>
      <input
        ref={input}
        className="visually-hidden"
        type="file"
        accept=".geojson,.json"
        tabIndex={-1}
        aria-label={text('conditions.import')}
        onChange={event => {
          importFiles([...(event.target.files ?? [])], 'conditions');
          event.target.value = '';
        }}
      />
      <button
        type="button"
        className="button"
        disabled={conditions.length === 0}
        onClick={() => downloadFile(conditionFile(conditions))}
      >
        <Icon name="download" />
        {text('conditions.export')}
      </button>
    </div>
  );
}
