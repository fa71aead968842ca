// Closures on their way: what is being drawn, the form of one that is made or changed, and the roads that all of them meet.

import { create } from 'zustand';
import type { ConditionLayer, RoadAt } from '../../compute/jobs.ts';
import type { Position } from '../../geo/lon-lat.ts';
import type { ConditionEffect, ConditionPlace, RoadCondition } from '../../roads/road-condition.ts';
import type { PlanDraft } from '../../scenario/edit.ts';
import type { Place } from './view-store.ts';

export interface ConditionForm {
  /** null: a new one. */
  readonly conditionId: string | null;
  readonly name: string;
  readonly pack: string | null;
  readonly effect: ConditionEffect;
  /** null while the points typed are none. */
  readonly where: ConditionPlace | null;
  /** The road that was picked, for the choice between its stretch and all of it. */
  readonly road: RoadAt | null;
}

export interface ConditionsState {
  readonly form: ConditionForm | null;
  /** Points of the shape that is drawn now. */
  readonly drawing: readonly Position[];
  /** Where the pointer is while drawing. */
  readonly pointer: Place | null;
  readonly search: 'no' | 'on' | 'nothing';
  /** What the conditions meet, and what it was asked for. */
  readonly layer: { readonly key: string; readonly layer: ConditionLayer } | null;
  readonly failure: string | null;
}

export const useConditions = create<ConditionsState>(() => ({
  form: null,
  drawing: [],
  pointer: null,
  search: 'no',
  layer: null,
  failure: null,
}));

/** The id under which the form's own shape is measured. */
export const formConditionId = ' form';

/** The condition that a form makes, or null while its shape is none. */
export function conditionOf({ name, pack, effect, where }: ConditionForm, conditionId: string): RoadCondition | null {
  return where && { conditionId, name, pack, effect, where, isActive: true };
}

/** What the layer is asked for: the conditions of the plan, and that of the form measured but not in force. */
export function conditionsToMeasure(draft: PlanDraft, form: ConditionForm | null): readonly RoadCondition[] {
  const own = form && conditionOf(form, formConditionId);
  return own ? [...draft.conditions, { ...own, isActive: false }] : draft.conditions;
}

/** How much road a condition meets, metres; null until it is measured. */
export function metersMet({ layer }: ConditionsState, conditionId: string): number | null {
  return layer?.layer.met.find(met => met.conditionId === conditionId)?.meters ?? null;
}
