// A written standard as data: rules, limits, clock, required shares and cited sentences. As a file: README.md.

import type { Settlement } from '../demand/demand-cells.ts';
import type { Seconds, Share } from '../vocabulary/units.ts';

/** Which parts of the response clock count before travel: all, turnout only, none. */
export type ClockStart = 'call' | 'dispatch' | 'travel';

/** `circle` picks cells by the area's `central_city`, else by settlement (urban = central city). */
export type RuleScope =
  | { readonly kind: 'settlement'; readonly settlements: readonly Settlement[] }
  | { readonly kind: 'circle'; readonly circle: 'central-city' | 'elsewhere' };

export interface StandardRule {
  readonly id: string;
  /** `radius` and `time` are tested per cell, `mean-radius` per area. */
  readonly kind: 'radius' | 'time' | 'mean-radius';
  readonly scope: RuleScope;
  /** Metres for radius kinds, seconds for time. */
  readonly limit: number;
  /** A value under this is better than asked and noted (10 km of "10–20 km"); drawn as a zone of its own. */
  readonly noteBelow: number | null;
  readonly requiredShare: Share;
  /** Whether the written text gives that share; else it is a setting of this program. */
  readonly requiredShareFromText: boolean;
  readonly citation: string;
}

export interface Standard {
  readonly id: string;
  readonly version: string;
  readonly title: { readonly en: string; readonly zh: string };
  readonly source: string;
  readonly clock: {
    readonly start: ClockStart;
    readonly answerSeconds: Seconds;
    readonly processingSeconds: Seconds;
    readonly turnoutSeconds: Seconds;
  };
  readonly rules: readonly StandardRule[];
}
