// The speeds a plan starts from, per file of speeds, as the engine read them; and what they become with the plan's changes.

import { create } from 'zustand';
import type { DatasetId } from '../../compute/jobs.ts';
import type { SpeedChanges, SpeedTable } from '../../travel/speed-changes.ts';
import { useDraft } from './project-store.ts';

export interface SpeedsState {
  /** By the id of the file; the default speeds under ''. */
  readonly tables: ReadonlyMap<DatasetId, SpeedTable>;
  readonly failure: string | null;
}

export const useSpeeds = create<SpeedsState>(() => ({ tables: new Map(), failure: null }));

/** The speeds without the plan's changes, or null until they are read. */
export function baseTable({ tables }: SpeedsState, speedsId: DatasetId | null): SpeedTable | null {
  return tables.get(speedsId ?? '') ?? null;
}

/** A table with changes made, as the engine makes them. */
export function changedTable(base: SpeedTable, changes: SpeedChanges): SpeedTable {
  return {
    ...base,
    ...changes,
    kmh: { ...base.kmh, ...changes.kmh },
    classFactor: { ...base.classFactor, ...changes.classFactor },
    periods: { ...base.periods, ...changes.periods },
    emergency: { ...base.emergency, ...changes.emergency },
  };
}

/** The speeds of the plan, before and after its changes; null until they are read. */
export function useSpeedTables(): { readonly base: SpeedTable; readonly table: SpeedTable } | null {
  const { speedsId, speedChanges } = useDraft();
  const base = useSpeeds(state => baseTable(state, speedsId));
  return base && { base, table: changedTable(base, speedChanges) };
}
