// The line at the bottom: what runs, how far, Stop; else what is loaded. Announces each new headline once.

import { type ReactNode, useEffect, useState } from 'react';
import { useWords } from '../i18n/words-context.ts';
import { useDraft } from '../state/project-store.ts';
import { useAnswer } from '../state/results-store.ts';
import { type Activity, useView } from '../state/view-store.ts';

/** A piece of work shorter than this leaves the line alone. */
const quietMilliseconds = 300;

export function StatusBar(): ReactNode {
  const words = useWords();
  const { text } = words;
  const answer = useAnswer();
  const { stations } = useDraft();
  const activity = useLasting(useView(view => view.activity));
  const counts =
    answer === null
      ? ''
      : text('state.counts', {
          stations: words.number(stations.length),
          people: words.people(answer.measures.ledger.input),
        });
  return (
    <footer className="status-bar">
      <span>
        {activity ? text(activity.label) : [text('state.ready'), counts].filter(part => part !== '').join(' · ')}
      </span>
      {activity && <ProgressBar activity={activity} />}
    </footer>
  );
}

function ProgressBar({ activity }: { readonly activity: Activity }): ReactNode {
  const words = useWords();
  const share = activity.total > 0 ? Math.min(1, activity.done / activity.total) : null;
  const label = words.text(activity.label);
  return (
    <>
      {share === null ? <progress aria-label={label} /> : <progress aria-label={label} value={share} />}
      {share !== null && (
        <span className="percent">{words.text('unit.percent', { value: Math.floor(share * 100) })}</span>
      )}
      <button type="button" className="button stop" onClick={activity.stop}>
        {words.text('action.stop')}
      </button>
    </>
  );
}

/** The activity once it has lasted a moment. */
function useLasting(activity: Activity | null): Activity | null {
  const [lasting, setLasting] = useState(false);
  const startedAt = activity?.startedAt ?? null;
  useEffect(() => {
    setLasting(false);
    if (startedAt === null) return;
    const timer = setTimeout(() => setLasting(true), quietMilliseconds);
    return () => clearTimeout(timer);
  }, [startedAt]);
  return lasting ? activity : null;
}
