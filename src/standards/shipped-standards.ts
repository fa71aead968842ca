// The standards that come with the program, by id.

import { china2020 } from './china-2020.ts';
import { jingmenPlan } from './jingmen-plan.ts';
import type { Standard } from './standard.ts';

export const defaultStandardId = 'jingmen-plan';

export const shippedStandards: ReadonlyMap<string, Standard> = new Map(
  [jingmenPlan, china2020].map(standard => [standard.id, standard]),
);
