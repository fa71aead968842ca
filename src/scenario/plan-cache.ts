// What can be kept from one evaluation to the next: by what it was made from, compared by identity.

/** Each slot holds one value, or one per key; both fall when what they were made from changes. */
export interface PlanCache {
  /** The slot's value, computed anew when one of `sources` is not the same object or number as before. */
  remember<T>(slot: string, sources: readonly unknown[], compute: () => T): T;
  /** The slot's map by key, emptied when one of `sources` changed. */
  byKey<T>(slot: string, sources: readonly unknown[]): Map<string, T>;
}

export function createPlanCache(): PlanCache {
  const slots = new Map<string, { readonly sources: readonly unknown[]; readonly value: unknown }>();
  function remember<T>(slot: string, sources: readonly unknown[], compute: () => T): T {
    const kept = slots.get(slot);
    const isSame =
      kept !== undefined &&
      kept.sources.length === sources.length &&
      kept.sources.every((s, i) => Object.is(s, sources[i]));
    if (isSame) return kept.value as T;
    const value = compute();
    slots.set(slot, { sources: [...sources], value });
    return value;
  }
  return {
    remember,
    byKey: <T>(slot: string, sources: readonly unknown[]) => remember(slot, sources, () => new Map<string, T>()),
  };
}
