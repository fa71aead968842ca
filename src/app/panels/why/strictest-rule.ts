// Which rule of several a place is measured by.

import type { CellRule } from '../../../scenario/explain-cell.ts';

/** The rule of a kind with the least limit; null where none applies. */
export function strictestRule(rules: readonly CellRule[], kind: CellRule['kind']): CellRule | null {
  const [first = null] = rules.filter(rule => rule.kind === kind).sort((a, b) => a.limit - b.limit);
  return first;
}
