// The form of one closure: name, effect, pack and shape. Nothing is part of the plan before it is added or saved.

import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { acceptForm, changeForm, closed, closeForm, freeName } from '../../commands/edit-conditions.ts';
import { useWords } from '../../i18n/words-context.ts';
import { type ConditionForm as Form, formConditionId } from '../../state/conditions-store.ts';
import { NumberField } from '../../widgets/number-field.tsx';
import { Segments } from '../../widgets/segments.tsx';
import { Met } from './condition-list.tsx';
import { PackField } from './pack-field.tsx';
import { PlacesField } from './places-field.tsx';
import { RoadField } from './road-field.tsx';

const factorRange = { least: 1, most: 100 };
/** What a slow area begins with. */
const usualFactor = 2;

export function ConditionForm({ form }: { readonly form: Form }): ReactNode {
  const { text } = useWords();
  const title = useId();
  const [asked, setAsked] = useState(false);
  const { name, where, conditionId } = form;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <form
      className="condition-form"
      aria-labelledby={title}
      onSubmit={event => {
        event.preventDefault();
        setAsked(true);
        if (name.trim() !== '' && where !== null) acceptForm({ ...form, name: name.trim() });
      }}
      onKeyDown={event => event.key === 'Escape' && closeForm()}
    >
      <h3 id={title} ref={heading} tabIndex={-1}>
        {text(conditionId === null ? 'conditions.form.new' : 'conditions.form.edit', { name })}
      </h3>
      <NameField form={form} asked={asked} />
      <EffectField form={form} />
      <PackField pack={form.pack} onChoose={pack => changeForm({ pack })} />
      {where?.kind === 'way' || where?.kind === 'stretch' ? (
        <RoadField form={form} where={where} />
      ) : (
        <PlacesField where={where} asked={asked} />
      )}
      {where !== null && (
        <p className="met" role="status">
          <Met conditionId={formConditionId} />
        </p>
      )}
      <div className="actions">
        <button type="submit" className="button primary">
          {text(conditionId === null ? 'conditions.form.add' : 'conditions.form.save')}
        </button>
        <button type="button" className="button" onClick={closeForm}>
          {text('action.cancel')}
        </button>
      </div>
    </form>
  );
}

function NameField({ form, asked }: { readonly form: Form; readonly asked: boolean }): ReactNode {
  const { text } = useWords();
  const id = useId();
  const wrong = asked && form.name.trim() === '';
  return (
    <div>
      <label className="label" htmlFor={id}>
        {text('conditions.form.name')}
      </label>
      <input
        id={id}
        className="field"
        value={form.name}
        aria-invalid={wrong}
        aria-describedby={wrong ? `${id}-wrong` : undefined}
        onChange={event => changeForm({ name: event.target.value })}
      />
      {wrong && (
        <p className="wrong" id={`${id}-wrong`} role="alert">
          {text('conditions.form.nameWrong')}
        </p>
      )}
    </div>
  );
}

function EffectField({ form: { effect, name } }: { readonly form: Form }): ReactNode {
  const words = useWords();
  const { text, number } = words;
  const factorName = text('conditions.form.factor');
  return (
    <div>
      <span className="label">{text('conditions.form.effect')}</span>
      <Segments
        label={text('conditions.form.effect')}
        value={effect.kind}
        options={[
          { value: 'closed', label: text('conditions.form.closed') },
          { value: 'slow', label: text('conditions.form.slow') },
        ]}
        onChoose={kind => {
          if (kind === effect.kind) return;
          // A name that was given here follows the effect.
          const isGiven = name === freeName(effect.kind, words);
          changeForm({
            effect: kind === 'closed' ? closed : { kind, factor: usualFactor },
            ...(isGiven && { name: freeName(kind, words) }),
          });
        }}
      />
      {effect.kind === 'slow' && (
        <NumberField
          {...factorRange}
          label={factorName}
          name={factorName}
          unit={text('unit.times')}
          value={effect.factor}
          wrongText={typed =>
            text('field.wrong.range', { least: 1, most: number(factorRange.most), typed: typed === '' ? '—' : typed })
          }
          onCommit={factor => changeForm({ effect: { kind: 'slow', factor: factor ?? usualFactor } })}
        />
      )}
    </div>
  );
}
