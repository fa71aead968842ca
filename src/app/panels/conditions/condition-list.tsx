// The closures of the plan: packs with a switch of their own, then those that stand alone.

import type { ReactNode } from 'react';
import type { RoadCondition } from '../../../roads/road-condition.ts';
import { editCondition, removeCondition, switchCondition, switchPack } from '../../commands/edit-conditions.ts';
import { showCondition } from '../../commands/show-on-map.ts';
import { packName } from '../../i18n/data-names.ts';
import { useWords } from '../../i18n/words-context.ts';
import { EffectMark } from '../../map/effect-mark.tsx';
import { metersMet, useConditions } from '../../state/conditions-store.ts';
import { useDraft } from '../../state/project-store.ts';
import { Icon } from '../../widgets/icon.tsx';
import { Switch } from '../../widgets/switch.tsx';

export function ConditionList(): ReactNode {
  const words = useWords();
  const { text } = words;
  const { conditions } = useDraft();
  const packs = [...new Set(conditions.flatMap(({ pack }) => pack ?? []))].sort();
  const alone = conditions.filter(({ pack }) => pack === null);
  return (
    <div className="condition-list">
      {packs.map(pack => {
        const members = conditions.filter(one => one.pack === pack);
        const name = packName(pack, words);
        return (
          <section key={pack} className="pack" aria-label={name}>
            <Switch
              label={
                <strong>
                  {name} <small>{text('conditions.packCount', countsOf(members))}</small>
                </strong>
              }
              name={text('conditions.packSwitch', { pack: name })}
              checked={members.every(({ isActive }) => isActive)}
              onChange={on => switchPack(pack, on)}
            />
            <Rows conditions={members} />
          </section>
        );
      })}
      {alone.length > 0 && (
        <section className="pack" aria-label={text('conditions.alone')}>
          {packs.length > 0 && <h3>{text('conditions.alone')}</h3>}
          <Rows conditions={alone} />
        </section>
      )}
    </div>
  );
}

function countsOf(members: readonly RoadCondition[]): { on: number; count: number } {
  return { on: members.filter(({ isActive }) => isActive).length, count: members.length };
}

function Rows({ conditions }: { readonly conditions: readonly RoadCondition[] }): ReactNode {
  return (
    <ul>
      {conditions.map(condition => (
        <li key={condition.conditionId}>
          <Row condition={condition} />
        </li>
      ))}
    </ul>
  );
}

function Row({ condition }: { readonly condition: RoadCondition }): ReactNode {
  const { text } = useWords();
  const { conditionId, name, effect, where, isActive } = condition;
  return (
    <div className={isActive ? 'condition' : 'condition off'}>
      <Switch
        label={
          <>
            <EffectMark effect={effect} />
            <span className="condition-name">{name}</span>
          </>
        }
        name={text('conditions.switch', { name })}
        checked={isActive}
        onChange={on => switchCondition(conditionId, on)}
      />
      <p className="hint">
        {text(`conditions.kind.${where.kind}`)} · <Effect condition={condition} /> · <Met conditionId={conditionId} />
      </p>
      <div className="condition-tools">
        <button
          type="button"
          className="button quiet square"
          title={text('conditions.show', { name })}
          aria-label={text('conditions.show', { name })}
          onClick={() => showCondition(where)}
        >
          <Icon name="fit" />
        </button>
        <button
          type="button"
          className="button quiet square"
          title={text('conditions.edit', { name })}
          aria-label={text('conditions.edit', { name })}
          onClick={() => editCondition(condition)}
        >
          <Icon name="edit" />
        </button>
        <button
          type="button"
          className="button quiet square"
          title={text('conditions.delete', { name })}
          aria-label={text('conditions.delete', { name })}
          onClick={() => removeCondition(conditionId)}
        >
          <Icon name="trash" />
        </button>
      </div>
    </div>
  );
}

function Effect({ condition: { effect } }: { readonly condition: RoadCondition }): ReactNode {
  const { text, number } = useWords();
  return effect.kind === 'closed'
    ? text('conditions.closed')
    : text('conditions.slow', { factor: number(effect.factor, 2) });
}

/** How much road a condition meets. */
export function Met({ conditionId }: { readonly conditionId: string }): ReactNode {
  const { text, distance } = useWords();
  const { roadsId } = useDraft();
  const meters = useConditions(state => metersMet(state, conditionId));
  const failed = useConditions(state => state.failure !== null);
  if (roadsId === null || (failed && meters === null)) return text('conditions.meetsUnknown');
  if (meters === null) return text('conditions.measuring');
  return meters > 0 ? text('conditions.meets', { distance: distance(meters) }) : text('conditions.meetsNone');
}
