// Faults in the data, in words; each says where, what, and what was done.

import type { ReactNode } from 'react';
import { formatProblem } from '../../report/problem-words.ts';
import type { Problem } from '../../vocabulary/problem.ts';
import { useWords } from '../i18n/words-context.ts';

const shownProblems = 40;

export function ProblemList({ problems }: { readonly problems: readonly Problem[] }): ReactNode {
  const { text, number, language } = useWords();
  if (problems.length === 0) return <p className="hint">{text('data.problemsNone')}</p>;
  return (
    <>
      <ul className="problems">
        {problems.slice(0, shownProblems).map((problem, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list is replaced as a whole.
          <li key={at} className={`problem ${problem.severity}`}>
            <strong>{text(`severity.${problem.severity}`)}</strong> {formatProblem(problem, language, 'app')}
          </li>
        ))}
      </ul>
      {problems.length > shownProblems && (
        <p className="hint">{text('data.problemsMore', { count: number(problems.length - shownProblems) })}</p>
      )}
    </>
  );
}
