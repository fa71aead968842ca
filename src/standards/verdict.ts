// Verdict of a rule: people who meet it against the share that must. A missing input is never a pass.

import type { MicroPeople } from '../vocabulary/units.ts';

export type Verdict = 'pass' | 'fail' | 'no-data' | 'not-applicable';

export interface RuleCount {
  readonly people: MicroPeople;
  readonly peopleWithin: MicroPeople;
  /** People for whom it cannot be said whether the rule applies to them. */
  readonly peopleUnknown: MicroPeople;
}

const million = 1_000_000;

/**
 * People within − required share × people, whole micro-people, half away from zero: so many must change sides to flip
 * the verdict. The share is taken to six decimals.
 */
export function marginPeople({ people, peopleWithin }: RuleCount, requiredShare: number): MicroPeople {
  const share = BigInt(Math.floor(requiredShare * million + 0.5));
  const margin = BigInt(peopleWithin) * BigInt(million) - BigInt(people) * share;
  const size = margin < 0n ? -margin : margin;
  const rounded = Number((size * 2n + BigInt(million)) / BigInt(2 * million));
  return margin < 0n && rounded > 0 ? -rounded : rounded;
}

/** `no-data` where the unknown people could turn the verdict either way. */
export function computeVerdict(count: RuleCount, requiredShare: number): Verdict {
  const { people, peopleWithin, peopleUnknown } = count;
  if (people === 0 && peopleUnknown === 0) return 'not-applicable';
  const share = BigInt(Math.floor(requiredShare * million + 0.5));
  const meets = (within: number, all: number): boolean => BigInt(within) * BigInt(million) >= share * BigInt(all);
  if (peopleUnknown === 0) return meets(peopleWithin, people) ? 'pass' : 'fail';
  const all = people + peopleUnknown;
  if (people > 0 && meets(peopleWithin, all) && meets(peopleWithin, people)) return 'pass';
  if (people > 0 && !meets(peopleWithin + peopleUnknown, all) && !meets(peopleWithin, people)) return 'fail';
  return 'no-data';
}
