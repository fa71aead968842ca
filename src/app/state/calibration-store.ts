// What a log of runs says of the speeds, before any of it is part of the plan.

import { create } from 'zustand';
import type { CalibrationResult } from '../../compute/jobs.ts';

export interface CalibrationState {
  readonly file: string;
  readonly state: 'none' | 'reading' | 'read';
  readonly result: CalibrationResult | null;
  readonly failure: string | null;
}

export const useCalibration = create<CalibrationState>(() => ({
  file: '',
  state: 'none',
  result: null,
  failure: null,
}));
