// Starts slow steps before their turn, so that one item is unpacked while another is read; the order stays that of the items.

/** What a step started: wrapped, so that starting can be awaited without awaiting its end. */
export interface Started<R> {
  readonly result: Promise<R>;
}

/**
 * Gives each item with its result, in order, with up to `depth` results under way. Steps are started one after the other. A fault in
 * finding an item or in a step is thrown in its turn, after everything before it.
 */
export async function* readAhead<T, R>(
  items: AsyncIterable<T> | Iterable<T>,
  start: (item: T) => Promise<Started<R>>,
  depth: number,
): AsyncGenerator<readonly [T, R]> {
  const underWay: { readonly item: T; readonly result: Promise<R> }[] = [];
  const fault: unknown[] = [];
  const source = Symbol.asyncIterator in items ? items[Symbol.asyncIterator]() : items[Symbol.iterator]();
  for (let isOpen = true; ; ) {
    while (isOpen && underWay.length < depth) {
      try {
        const next = await source.next();
        if (next.done) {
          isOpen = false;
          break;
        }
        const { result } = await start(next.value);
        // Heard again in its turn; until then, or where the reader has gone, it must not count as unheard.
        result.catch(() => undefined);
        underWay.push({ item: next.value, result });
      } catch (thrown) {
        fault.push(thrown);
        isOpen = false;
      }
    }
    const first = underWay.shift();
    if (first === undefined) break;
    yield [first.item, await first.result];
  }
  if (fault.length > 0) throw fault[0];
}
