// The points of an area or a line as text: the way to make a closure without a pointer, and to correct one that was drawn.

import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import type { ConditionPlace } from '../../../roads/road-condition.ts';
import { shapeOf, startDrawing } from '../../commands/draw-condition.ts';
import { changeForm } from '../../commands/edit-conditions.ts';
import { readPlaceLines, typedPlaces, writePlaceLines } from '../../commands/place-lines.ts';
import type { Words } from '../../i18n/words.ts';
import { useWords } from '../../i18n/words-context.ts';
import { mapCamera } from '../../state/map-camera.ts';
import { Segments } from '../../widgets/segments.tsx';

type Kind = 'polygon' | 'line';
const least: Readonly<Record<Kind, number>> = { polygon: 3, line: 2 };

interface PlacesFieldProps {
  readonly where: ConditionPlace | null;
  /** The form was to be accepted: what is wrong is said. */
  readonly asked: boolean;
}

export function PlacesField({ where, asked }: PlacesFieldProps): ReactNode {
  const words = useWords();
  const { text } = words;
  const id = useId();
  const [kind, setKind] = useState<Kind>(where?.kind === 'line' ? 'line' : 'polygon');
  const [typed, setTyped] = useState(() => textOf(where));
  const [left, setLeft] = useState(false);
  const made = useRef(where);
  useEffect(() => {
    // Drawn anew, not typed.
    if (where === made.current || where === null) return;
    made.current = where;
    setKind(where.kind === 'line' ? 'line' : 'polygon');
    setTyped(textOf(where));
  }, [where]);
  const take = (next: string, as: Kind): void => {
    setTyped(next);
    setKind(as);
    const read = readPlaceLines(next);
    const isShape = read.kind === 'places' && read.places.length >= least[as];
    made.current = isShape ? shapeOf(as, read.places) : null;
    changeForm({ where: made.current });
  };
  const wrong = left || asked ? faultOf(typed, kind, words) : null;
  if (where !== null && typedPlaces(where) === null) return <ManyParts where={where} kind={kind} />;
  return (
    <div className="places">
      <Segments
        label={text('conditions.form.shape')}
        value={kind}
        options={[
          { value: 'polygon', label: text('conditions.kind.polygon') },
          { value: 'line', label: text('conditions.kind.line') },
        ]}
        onChoose={as => take(typed, as)}
      />
      <label className="label" htmlFor={id}>
        {text('conditions.form.places')}
      </label>
      <textarea
        id={id}
        className="field"
        rows={5}
        spellCheck={false}
        value={typed}
        aria-invalid={wrong !== null}
        aria-describedby={`${id}-note`}
        onChange={event => take(event.target.value, kind)}
        onBlur={() => setLeft(true)}
      />
      <p id={`${id}-note`} className={wrong === null ? 'hint' : 'wrong'} role={wrong === null ? undefined : 'alert'}>
        {wrong ?? text(kind === 'polygon' ? 'conditions.form.placesArea' : 'conditions.form.placesLine')}
      </p>
      <div className="actions">
        <button
          type="button"
          className="button"
          onClick={() => {
            const { lon, lat } = mapCamera()?.center() ?? { lon: 0, lat: 0 };
            const line = `${lon.toFixed(5)} ${lat.toFixed(5)}`;
            take([typed.trimEnd(), line].filter(part => part !== '').join('\n'), kind);
          }}
        >
          {text('conditions.form.center')}
        </button>
        <Redraw kind={kind} />
      </div>
    </div>
  );
}

function ManyParts({ where, kind }: { readonly where: ConditionPlace; readonly kind: Kind }): ReactNode {
  const { text, number } = useWords();
  const parts = where.kind === 'polygon' ? where.polygons : where.kind === 'line' ? where.lines : [];
  const points = where.kind === 'polygon' ? where.polygons.flat(2).length : parts.flat().length;
  return (
    <div className="places">
      <p className="hint">
        {text('conditions.form.placesMany', { count: number(parts.length), points: number(points) })}
      </p>
      <div className="actions">
        <Redraw kind={kind} />
      </div>
    </div>
  );
}

function Redraw({ kind }: { readonly kind: Kind }): ReactNode {
  const { text } = useWords();
  return (
    <button
      type="button"
      className="button"
      onClick={() => startDrawing(kind === 'line' ? 'draw-line' : 'draw-polygon')}
    >
      {text('conditions.form.redraw')}
    </button>
  );
}

function textOf(where: ConditionPlace | null): string {
  return writePlaceLines((where && typedPlaces(where)) ?? []);
}

/** What is wrong with the points, in words; null: nothing. */
function faultOf(typed: string, kind: Kind, { text, number }: Words): string | null {
  const read = readPlaceLines(typed);
  if (read.kind === 'wrong') return text('conditions.form.placesWrong', { line: number(read.line), typed: read.typed });
  return read.places.length < least[kind] ? text('conditions.form.placesFew', { least: least[kind] }) : null;
}
