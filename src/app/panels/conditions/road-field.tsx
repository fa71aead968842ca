// The road of a closure: its stretch between two junctions or all of it, and another road in its place.

import { type ReactNode, useRef } from 'react';
import type { ConditionPlace } from '../../../roads/road-condition.ts';
import { pickRoad, startDrawing } from '../../commands/draw-condition.ts';
import { changeForm } from '../../commands/edit-conditions.ts';
import { roadClassName } from '../../i18n/data-names.ts';
import { useWords } from '../../i18n/words-context.ts';
import { type ConditionForm, useConditions } from '../../state/conditions-store.ts';
import { mapCamera } from '../../state/map-camera.ts';
import { Segments } from '../../widgets/segments.tsx';

interface RoadFieldProps {
  readonly form: ConditionForm;
  readonly where: Extract<ConditionPlace, { readonly kind: 'way' | 'stretch' }>;
}

export function RoadField({ form, where }: RoadFieldProps): ReactNode {
  const words = useWords();
  const { text } = words;
  const { road } = form;
  const search = useConditions(state => state.search);
  // The stretch comes with the road, or with a closure that was one.
  const kept = useRef(where.kind === 'stretch' ? where : null);
  if (where.kind === 'stretch') kept.current = where;
  const between = road?.stretch.between ?? (kept.current?.wayId === where.wayId ? kept.current.between : null);
  const { wayId } = where;
  return (
    <div>
      <span className="label">{text('conditions.form.extent')}</span>
      {road && (
        <p className="road-name">
          <strong>{road.name || text('conditions.name.road', { id: wayId })}</strong>{' '}
          <small>{roadClassName(road.roadClass, words)}</small>
        </p>
      )}
      <Segments
        label={text('conditions.form.extent')}
        value={where.kind}
        options={[
          ...(between === null ? [] : [{ value: 'stretch' as const, label: text('conditions.form.stretch') }]),
          { value: 'way', label: text('conditions.form.whole') },
        ]}
        onChoose={kind => {
          if (kind === where.kind) return;
          if (kind === 'stretch') {
            if (between) changeForm({ where: { kind, wayId, between } });
          } else if (where.kind === 'stretch') changeForm({ where: { kind: 'way', wayId, at: where.between[0] } });
        }}
      />
      <div className="actions">
        <button type="button" className="button" onClick={() => startDrawing('pick-road')}>
          {text('conditions.pickRoad')}
        </button>
        <button
          type="button"
          className="button"
          onClick={() => {
            const center = mapCamera()?.center();
            if (center) void pickRoad(center, words);
          }}
        >
          {text('conditions.form.roadCenter')}
        </button>
      </div>
      {search === 'nothing' && (
        <p className="wrong" role="alert">
          {text('conditions.form.noRoad')}
        </p>
      )}
    </div>
  );
}
