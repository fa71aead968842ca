// The minutes of a response by part: a bar with the limit as a mark, and the same as a list with numbers.

import type { ReactNode } from 'react';
import type { CellExplanation, ResponsePart } from '../../../scenario/explain-cell.ts';
import { roadClassName } from '../../i18n/data-names.ts';
import type { Words } from '../../i18n/words.ts';
import { useWords } from '../../i18n/words-context.ts';
import { strictestRule } from './strictest-rule.ts';

/** From the widest road to the narrowest: how dark a part of the bar is. */
const shades: Readonly<Record<string, number>> = {
  motorway: 0,
  trunk: 0,
  primary: 1,
  secondary: 2,
  tertiary: 3,
};
const lightest = 4;

/** Shorter parts would read 0.0 minutes; the legs of the route have them. */
const leastMilliseconds = 3000;

export function MinutesBar({ explanation: { parts, rules } }: { readonly explanation: CellExplanation }): ReactNode {
  const words = useWords();
  const { text, minutes } = words;
  const shown = parts.filter(({ milliseconds }) => milliseconds >= leastMilliseconds);
  const total = parts.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
  const rule = strictestRule(rules, 'time');
  const limit = rule === null ? null : rule.limit * 1000;
  const whole = Math.max(total, limit ?? 0) || 1;
  return (
    <figure className="minutes">
      <figcaption className="label">{text('why.parts')}</figcaption>
      <div className="minutes-frame">
        <div
          className="minutes-bar"
          role="img"
          aria-label={text('why.bar', {
            minutes: minutes(total),
            parts: shown.map(part => `${partName(part, words)} ${minutes(part.milliseconds)}`).join(', '),
          })}
          style={{ width: `${(100 * total) / whole}%` }}
        >
          {shown.map((part, at) => (
            <span
              // biome-ignore lint/suspicious/noArrayIndexKey: a part's place is what it is.
              key={at}
              className={partClass(part)}
              style={{ flexGrow: part.milliseconds }}
            />
          ))}
        </div>
        {rule !== null && limit !== null && (
          <div className="limit-mark" style={{ left: `${(100 * limit) / whole}%` }}>
            <small className={limit > whole * 0.6 ? 'left' : ''}>
              {text('why.limit', { limit: words.limitSeconds(rule.limit) })}
            </small>
          </div>
        )}
      </div>
      <ol className="minutes-list">
        {shown.map((part, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a part's place is what it is.
          <li key={at}>
            <span className={`swatch ${partClass(part)}`} aria-hidden="true" />
            <span>{partName(part, words)}</span>
            <small>{part.meters === null ? '' : words.distance(part.meters)}</small>
            <b>{minutes(part.milliseconds)}</b>
          </li>
        ))}
        <li className="total">
          <span />
          <span>{text('why.total')}</span>
          <small />
          <b>{text('unit.min', { value: minutes(total) })}</b>
        </li>
      </ol>
    </figure>
  );
}

function partClass({ kind, roadClass }: ResponsePart): string {
  return kind === 'road' ? `part road shade-${shades[roadClass ?? ''] ?? lightest}` : `part ${kind}`;
}

function partName({ kind, roadClass }: ResponsePart, words: Words): string {
  return kind === 'road' && roadClass !== null ? roadClassName(roadClass, words) : words.text(`why.part.${kind}`);
}
