// The question below a cell, and its answer: loaded when it is first asked.

import { lazy, type ReactNode, Suspense } from 'react';
import type { cellStatuses } from '../../../coverage/cell-status.ts';
import { askWhy } from '../../commands/explain-cell.ts';
import { useWords } from '../../i18n/words-context.ts';
import { setView, useView } from '../../state/view-store.ts';
import { Icon } from '../../widgets/icon.tsx';

const WhyAnswer = lazy(async () => ({ default: (await import('./why-answer.tsx')).WhyAnswer }));

interface WhyPartProps {
  readonly row: number;
  readonly status: (typeof cellStatuses)[number];
}

export function WhyPart({ row, status }: WhyPartProps): ReactNode {
  const { text } = useWords();
  const open = useView(view => view.whyOpen);
  const isGap = status === 'uncovered' || status === 'unreachable';
  return (
    <>
      <button
        type="button"
        className={`button why-button${isGap && !open ? ' primary' : ''}`}
        aria-expanded={open}
        onClick={() => (open ? setView({ whyOpen: false }) : askWhy(row))}
      >
        <Icon name="question" />
        {text(open ? 'why.hide' : isGap ? 'why.ask' : 'why.askCovered')}
      </button>
      {open && (
        <Suspense fallback={<div className="skeleton" aria-hidden="true" />}>
          <WhyAnswer row={row} />
        </Suspense>
      )}
    </>
  );
}
