// The standards that come with the program, by id: files in the form a user writes, read by the same parser.

import type { Problem } from '../vocabulary/problem.ts';
import china2020 from './china-2020.json' with { type: 'json' };
import jingmenPlan from './jingmen-plan.json' with { type: 'json' };
import { parseStandard } from './parse-standard.ts';
import type { Standard } from './standard.ts';

export const defaultStandardId = 'jingmen-plan';

export const shippedStandards: ReadonlyMap<string, Standard> = standardsById([jingmenPlan, china2020]);

/** Standards from JSON values, by id. Throws at any problem, a warning too, and at an id that stands twice: our bug. */
export function standardsById(values: readonly unknown[]): ReadonlyMap<string, Standard> {
  const standards = new Map<string, Standard>();
  for (const [i, value] of values.entries()) {
    const { value: standard, problems } = parseStandard(value, [...standards.keys()]);
    if (standard === null || problems.length > 0) {
      throw new Error(`shipped standard ${i + 1}: ${problems.map(faultText).join('; ')}`);
    }
    standards.set(standard.id, standard);
  }
  return standards;
}

function faultText({ code, params }: Problem): string {
  return `${params.key ?? params.found} [${code}]`;
}
