// What a report is made of: the plan, its evaluation, and where the inputs came from.

import type { Plan } from '../scenario/plan.ts';
import type { PlanEvaluation } from '../scenario/plan-evaluation.ts';

/** One input file: `read` = `used` + `setAside` records. */
export interface InputRecord {
  readonly role: string;
  readonly file: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly read: number;
  readonly used: number;
  readonly setAside: number;
  /** The coordinate system it came in, where that was not WGS 84. */
  readonly crs?: string;
}

export interface ReportInput {
  readonly plan: Plan;
  readonly evaluation: PlanEvaluation;
  readonly inputs: readonly InputRecord[];
  /** All problems: of reading and of evaluation. */
  readonly problemCount: number;
  /** Whether the stations are no longer those of their file. */
  readonly stationsEdited: boolean;
}

/** A file of the result folder, by its path with forward slashes. */
export interface ResultFile {
  readonly path: string;
  readonly text: string;
}
