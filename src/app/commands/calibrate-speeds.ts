// A log of runs fits the speeds of the plan: what was found is shown first, and becomes part of the plan by one edit.

import { isAbort } from '../../compute/client.ts';
import { runJob } from '../../compute/engine.ts';
import { useCalibration } from '../state/calibration-store.ts';
import { draftOf, useProject } from '../state/project-store.ts';
import { say } from '../state/view-store.ts';
import { changeSpeeds, withEntry } from './edit-speeds.ts';
import { messageOf } from './message-of.ts';
import { withActivity } from './with-activity.ts';

/** Fits multipliers to the runs of a file; the file is read here and goes nowhere. */
export async function calibrateFrom(file: File): Promise<void> {
  const { stations, roadsId, speedsId, speedChanges } = draftOf(useProject.getState());
  if (roadsId === null) return;
  const abort = new AbortController();
  useCalibration.setState({ file: file.name, state: 'reading', result: null, failure: null });
  try {
    const result = await withActivity('calibrate.reading', abort, report =>
      runJob(
        'calibrate',
        { file: { name: file.name, content: file }, stations, roadsId, speedsId, speedChanges },
        { signal: abort.signal, report },
      ),
    );
    useCalibration.setState({ state: 'read', result });
  } catch (error) {
    useCalibration.setState({ state: 'none', failure: isAbort(error) ? null : messageOf(error) });
  }
}

/** The fitted factors of classes and times of day become part of the plan. */
export function applyCalibration(): void {
  const { result } = useCalibration.getState();
  const speeds = result?.speeds;
  if (!speeds) return;
  changeSpeeds((changes, base) => {
    let next = changes;
    for (const [name, factor] of Object.entries(speeds.classFactor))
      next = withEntry(next, base, 'classFactor', name, factor);
    for (const [name, factor] of Object.entries(speeds.periods)) next = withEntry(next, base, 'periods', name, factor);
    return next;
  });
  closeCalibration();
  say({ key: 'calibrate.applied', offersUndo: true });
}

/** Forgets what was fitted. */
export function closeCalibration(): void {
  useCalibration.setState({ file: '', state: 'none', result: null, failure: null });
}
