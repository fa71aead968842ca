// What just happened, in a sentence; faults of a file that was not taken are listed with it.

import { type ReactNode, useEffect } from 'react';
import { undo } from '../commands/edit-project.ts';
import { useWords } from '../i18n/words-context.ts';
import { setView, useView } from '../state/view-store.ts';
import { Icon } from '../widgets/icon.tsx';
import { ProblemList } from './problem-list.tsx';

const shownMilliseconds = 9000;

export function NoticeLine(): ReactNode {
  const words = useWords();
  const notice = useView(view => view.notice);
  useEffect(() => {
    if (!notice || notice.tone === 'problem') return;
    const timer = setTimeout(() => setView({ notice: null }), shownMilliseconds);
    return () => clearTimeout(timer);
  }, [notice]);
  const params = { ...notice?.params };
  if (typeof params.distance === 'number') params.distance = words.distance(params.distance);
  if (typeof params.people === 'number') params.people = words.people(params.people);
  return (
    <div className="notices" role="status">
      {notice && (
        <div className={`notice ${notice.tone}`}>
          <div>
            <p>{words.text(notice.key, params)}</p>
            {notice.problems.length > 0 && <ProblemList problems={notice.problems} />}
          </div>
          {notice.offersUndo && (
            <button type="button" className="button" onClick={undo}>
              {words.text('action.undo')}
            </button>
          )}
          {notice.retry && (
            <button
              type="button"
              className="button"
              onClick={() => {
                setView({ notice: null });
                void notice.retry?.();
              }}
            >
              {words.text('action.tryAgain')}
            </button>
          )}
          <button
            type="button"
            className="button quiet square"
            aria-label={words.text('action.dismiss')}
            onClick={() => setView({ notice: null })}
          >
            <Icon name="close" />
          </button>
        </div>
      )}
    </div>
  );
}
