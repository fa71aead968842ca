// Shows work in the status line while it runs: what, how far, and Stop.

import type { Progress } from '../../vocabulary/progress.ts';
import type { TextKey } from '../i18n/catalogue-en.ts';
import { type Activity, say, setView, useView } from '../state/view-store.ts';

const stageLabels: Readonly<Record<Progress['stage'], TextKey>> = {
  read: 'stage.read',
  snap: 'stage.snap',
  travel: 'stage.travel',
  coverage: 'stage.coverage',
  zones: 'stage.zones',
  write: 'stage.write',
};

/** Runs `work` with a reporter that feeds the status line; Stop there fires `abort`. */
export async function withActivity<T>(
  label: TextKey,
  abort: AbortController,
  work: (report: (progress: Progress) => void) => Promise<T>,
): Promise<T> {
  const stop = (): void => {
    abort.abort();
    say({ key: 'state.stopped' });
  };
  const first: Activity = { label, done: 0, total: 0, startedAt: performance.now(), stop };
  let mine: Activity = first;
  const show = (activity: Activity): void => {
    mine = activity;
    setView({ activity });
  };
  show(first);
  try {
    return await work(({ stage, done, total }) => {
      // Another piece of work took the line over meanwhile.
      if (useView.getState().activity !== mine) return;
      show({ ...first, label: stageLabels[stage], done, total });
    });
  } finally {
    if (useView.getState().activity === mine) setView({ activity: null });
  }
}
