// Fitted multipliers with their intervals: a row each, the interval drawn and written.

import type { ReactNode } from 'react';
import type { Multiplier } from '../../../travel/calibrate-speeds.ts';
import type { TextKey } from '../../i18n/catalogue-en.ts';
import { useWords } from '../../i18n/words-context.ts';

/** The drawing goes from half to twice the time; what is beyond is cut at its border. */
const [from, to] = [0.5, 2];

function shareOf(value: number): number {
  return (100 * (Math.min(to, Math.max(from, value)) - from)) / (to - from);
}

interface FittedFactorsProps {
  readonly title: string;
  readonly rows: readonly Multiplier[];
}

export function FittedFactors({ title, rows }: FittedFactorsProps): ReactNode {
  const { text, number } = useWords();
  return (
    <table className="data-table fitted-factors">
      <caption>{title}</caption>
      <thead>
        <tr>
          <th scope="col">{text('calibrate.part')}</th>
          <th scope="col" className="number">
            {text('calibrate.factor')}
          </th>
          <th scope="col" className="number">
            {text('calibrate.runs')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, value, low, high, runs, isFitted }) => (
          <tr key={name} className={isFitted ? '' : 'unfitted'}>
            <th scope="row">
              {text(`calibrate.name.${name}` as TextKey)}
              <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
                <path className="one" d={`M${shareOf(1)} 0V8`} />
                {isFitted && <path className="interval" d={`M${shareOf(low)} 4H${shareOf(high)}`} />}
                {isFitted && <path className="value" d={`M${shareOf(value)} 0V8`} />}
              </svg>
            </th>
            <td className="number">
              <b>{number(value, 2)}</b>
              <small>
                {isFitted
                  ? text('calibrate.interval', { low: number(low, 2), high: number(high, 2) })
                  : text('calibrate.unfitted')}
              </small>
            </td>
            <td className="number">{number(runs)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
