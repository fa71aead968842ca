// Everyone accounted for: one bar whose parts add up to the input, each named with its number.

import type { ReactNode } from 'react';
import type { Ledger } from '../../coverage/cell-status.ts';
import { useWords } from '../i18n/words-context.ts';

export function LedgerBar({ ledger }: { readonly ledger: Ledger }): ReactNode {
  const words = useWords();
  const parts = [
    { key: 'covered', people: ledger.covered },
    { key: 'uncovered', people: ledger.uncovered },
    { key: 'unreachable', people: ledger.unreachable },
    { key: 'outside', people: ledger.outsideAreas },
    { key: 'noData', people: ledger.noData },
  ] as const;
  const shown = parts.filter(({ key, people }) => people > 0 || key === 'covered' || key === 'uncovered');
  return (
    <figure className="ledger" aria-label={words.text('ledger.title')}>
      <div className="ledger-bar" aria-hidden="true">
        {shown.map(({ key, people }) => (
          <span key={key} className={key} style={{ flexGrow: ledger.input > 0 ? people / ledger.input : 0 }} />
        ))}
      </div>
      <figcaption>
        {shown.map(({ key, people }) => (
          <span key={key}>
            <i className={`swatch ${key}`} aria-hidden="true" />
            {words.people(people)} {words.text(`ledger.${key}`)}
          </span>
        ))}
        <span className="total">{words.text('answer.ofPeople', { people: words.people(ledger.input) })}</span>
      </figcaption>
    </figure>
  );
}
