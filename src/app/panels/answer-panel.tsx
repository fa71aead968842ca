// ANSWER: the headline, everyone accounted for, the standard, verdicts, worst gaps, areas.

import type { ReactNode } from 'react';
import { refreshResult } from '../commands/refresh-result.ts';
import { useWords } from '../i18n/words-context.ts';
import { useDraft } from '../state/project-store.ts';
import { type Answer, isDrawnStale, useAnswer, useResults } from '../state/results-store.ts';
import { AreaTable } from './area-table.tsx';
import { Assumptions } from './assumptions.tsx';
import { GapList } from './gap-list.tsx';
import { Headline } from './headline.tsx';
import { LedgerBar } from './ledger-bar.tsx';
import { ProblemList } from './problem-list.tsx';
import { StandardPicker } from './standard-picker.tsx';
import { VerdictList } from './verdict-list.tsx';

export function AnswerPanel(): ReactNode {
  const { text } = useWords();
  const answer = useAnswer();
  return (
    <section className="panel answer-panel" id="answer" aria-labelledby="answer-title" tabIndex={-1}>
      <h2 id="answer-title">{text('answer.title')}</h2>
      <ResultState answer={answer} />
      {answer ? <Headline answer={answer} /> : <NoAnswer />}
      {answer && <LedgerBar ledger={answer.measures.ledger} />}
      {answer && <Assumptions />}
      {answer && answer.measures.problems.length > 0 && (
        <div className="notes">
          <h2>{text('data.notices')}</h2>
          <ProblemList problems={answer.measures.problems} />
        </div>
      )}
      <StandardPicker />
      {answer && (
        <>
          <h2>{text('standard.verdicts')}</h2>
          <div className={answer.stale ? 'stale' : ''}>
            <VerdictList rules={answer.measures.rules} />
          </div>
          <h2>{text('gaps.title')}</h2>
          <GapList />
          <h2>{text('areas.title')}</h2>
          <div className={answer.stale ? 'stale' : ''}>
            <AreaTable areas={answer.measures.areas} />
          </div>
        </>
      )}
    </section>
  );
}

function ResultState({ answer }: { readonly answer: Answer | null }): ReactNode {
  const { text } = useWords();
  const failure = useResults(results => results.failure);
  const stopped = useResults(results => results.stopped);
  const drawnStale = useResults(isDrawnStale);
  if (failure !== null || stopped) {
    return (
      <div className="failure" role="alert">
        <p>{failure !== null ? text('answer.failed', { detail: failure }) : text('answer.stopped')}</p>
        <div className="actions">
          <button type="button" className="button" onClick={() => void refreshResult()}>
            {text('action.tryAgain')}
          </button>
          {failure !== null && (
            <button type="button" className="button quiet" onClick={() => void navigator.clipboard?.writeText(failure)}>
              {text('action.copyDetails')}
            </button>
          )}
        </div>
      </div>
    );
  }
  const updating = answer !== null && !answer.approximate && (answer.stale || drawnStale);
  return <p className={updating ? 'updating on' : 'updating'}>{updating ? text('answer.updating') : ''}</p>;
}

function NoAnswer(): ReactNode {
  const { text } = useWords();
  const { populationId, stationsId, stations } = useDraft();
  const hasStations = stationsId !== null || stations.length > 0;
  if (populationId !== null && hasStations) {
    return (
      <div className="skeletons" aria-hidden="true">
        <div className="skeleton tall" />
        <div className="skeleton" />
      </div>
    );
  }
  const key =
    populationId === null && !hasStations
      ? 'answer.nothingBoth'
      : populationId === null
        ? 'answer.nothingPopulation'
        : 'answer.nothingStations';
  return (
    <div className="headline">
      <h1>
        <strong>{text('answer.nothing')}</strong>
      </h1>
      <p>{text(key)}</p>
    </div>
  );
}
