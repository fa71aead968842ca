// The runs that the fitted speeds explain worst: how long they took, and how long they should have taken.

import type { ReactNode } from 'react';
import type { RunResidual } from '../../../travel/calibrate-speeds.ts';
import { useWords } from '../../i18n/words-context.ts';

const listedRuns = 20;

export function Residuals({ rows }: { readonly rows: readonly RunResidual[] }): ReactNode {
  const { text, minutes, number } = useWords();
  const missed = ({ observedMs, expectedMs }: RunResidual): number => Math.abs(observedMs - expectedMs);
  const worst = [...rows].sort((a, b) => missed(b) - missed(a)).slice(0, listedRuns);
  const signed = (milliseconds: number): string => `${milliseconds < 0 ? '−' : '+'}${minutes(Math.abs(milliseconds))}`;
  return (
    <details className="residuals">
      <summary>{text('calibrate.residuals', { count: number(rows.length) })}</summary>
      <table className="data-table">
        <thead>
          <tr>
            <th scope="col">{text('calibrate.run')}</th>
            <th scope="col" className="number">
              {text('calibrate.observed')}
            </th>
            <th scope="col" className="number">
              {text('calibrate.expected')}
            </th>
            <th scope="col" className="number">
              {text('calibrate.difference')}
            </th>
          </tr>
        </thead>
        <tbody>
          {worst.map(({ runId, observedMs, expectedMs }) => (
            <tr key={runId}>
              <td>{runId}</td>
              <td className="number">{minutes(observedMs)}</td>
              <td className="number">{minutes(expectedMs)}</td>
              <td className="number">{signed(observedMs - expectedMs)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
