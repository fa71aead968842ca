// Some of very many, evenly taken: the first ones all, then every second, every fourth …

export interface ThinnedList<T> {
  /** Takes what `make` gives, or passes it over. */
  offer(make: () => T): void;
  /** In their order; at most twice `most`. */
  taken(): readonly T[];
}

/** Starts an empty list; past `most` items and as many again, every other one is dropped. */
export function startThinnedList<T>(most: number): ThinnedList<T> {
  let items: T[] = [];
  let stride = 1;
  let seen = 0;
  return {
    offer(make) {
      if (seen % stride === 0) items.push(make());
      seen += 1;
      if (items.length < 2 * most) return;
      items = items.filter((_, i) => i % 2 === 0);
      stride *= 2;
    },
    taken: () => items,
  };
}
