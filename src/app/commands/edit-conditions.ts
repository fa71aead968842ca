// Closures and slow areas of the plan: add, change, switch, delete, one edit each.

import type { ConditionEffect, RoadCondition } from '../../roads/road-condition.ts';
import type { Words } from '../i18n/words.ts';
import { type ConditionForm, conditionOf, useConditions } from '../state/conditions-store.ts';
import { draftOf, useProject } from '../state/project-store.ts';
import { record } from './edit-project.ts';

export const closed: ConditionEffect = { kind: 'closed' };

function conditions(): readonly RoadCondition[] {
  return draftOf(useProject.getState()).conditions;
}

/** The first of `closure-1`, `closure-2` … that is free. */
function freeId(): string {
  const taken = new Set(conditions().map(({ conditionId }) => conditionId));
  let number = 1;
  while (taken.has(`closure-${number}`)) number += 1;
  return `closure-${number}`;
}

/** A name for a new condition that no other has. */
export function freeName(kind: ConditionEffect['kind'], words: Words): string {
  const taken = new Set(conditions().map(({ name }) => name));
  for (let number = 1; ; number++) {
    const name = words.text(`conditions.name.${kind}`, { number });
    if (!taken.has(name)) return name;
  }
}

/** The condition of the form becomes part of the plan, new or in the place of the one it was made from. */
export function acceptForm(form: ConditionForm): void {
  const known = conditions().find(({ conditionId }) => conditionId === form.conditionId);
  const made = conditionOf(form, known?.conditionId ?? freeId());
  if (made === null) return;
  const condition = { ...made, isActive: known?.isActive ?? true };
  closeForm();
  if (known === undefined) record({ kind: 'add-condition', condition });
  else if (JSON.stringify(known) !== JSON.stringify(condition)) record({ kind: 'change-condition', condition });
}

/** Gives the form up. */
export function closeForm(): void {
  useConditions.setState({ form: null, drawing: [], pointer: null, search: 'no' });
}

/** Opens the form of a condition that is there. */
export function editCondition(condition: RoadCondition): void {
  const { conditionId, name, pack, effect, where } = condition;
  useConditions.setState({ form: { conditionId, name, pack, effect, where, road: null }, search: 'no' });
}

/** Changes what stands in the form. */
export function changeForm(change: Partial<ConditionForm>): void {
  useConditions.setState(({ form }) => ({ form: form && { ...form, ...change } }));
}

export function removeCondition(conditionId: string): void {
  if (useConditions.getState().form?.conditionId === conditionId) closeForm();
  record({ kind: 'remove-condition', conditionId });
}

export function switchCondition(conditionId: string, isActive: boolean): void {
  record({ kind: 'switch-condition', conditionId, isActive });
}

export function switchPack(pack: string, isActive: boolean): void {
  record({ kind: 'switch-pack', pack, isActive });
}
