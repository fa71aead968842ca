// Why a place is covered or not: who comes first, by how much it is too late or too far, minutes by part, what would be enough.

import type { ReactNode } from 'react';
import type { CellExplanation } from '../../../scenario/explain-cell.ts';
import { showRoute } from '../../commands/show-on-map.ts';
import { roadClassName } from '../../i18n/data-names.ts';
import type { Words } from '../../i18n/words.ts';
import { useWords } from '../../i18n/words-context.ts';
import { useDraft } from '../../state/project-store.ts';
import { useWhy } from '../../state/why-store.ts';
import { MinutesBar } from './minutes-bar.tsx';
import { Remedies } from './remedies.tsx';
import { strictestRule } from './strictest-rule.ts';
import './why.css';

export function WhyAnswer({ row }: { readonly row: number }): ReactNode {
  const { text } = useWords();
  const { explanation, failure } = useWhy();
  const shown = explanation?.cellIndex === row ? explanation : null;
  return (
    <section className="why-answer" aria-live="polite" aria-busy={shown === null && failure === null}>
      {failure !== null && <p className="wrong">{text('why.failed', { detail: failure })}</p>}
      {failure === null && shown === null && (
        <>
          <p className="hint">{text('why.computing')}</p>
          <div className="skeleton" aria-hidden="true" />
        </>
      )}
      {shown && <Answer explanation={shown} />}
    </section>
  );
}

function Answer({ explanation }: { readonly explanation: CellExplanation }): ReactNode {
  const words = useWords();
  const { stations } = useDraft();
  const nameOf = (id: string): string => stations.find(({ stationId }) => stationId === id)?.name || id;
  return (
    <>
      {sentences(explanation, nameOf, words).map(sentence => (
        <p key={sentence} className="why-sentence">
          {sentence}
        </p>
      ))}
      {explanation.parts.length > 0 && <MinutesBar explanation={explanation} />}
      <Remedies explanation={explanation} nameOf={nameOf} />
      {explanation.route.length > 0 && <Legs explanation={explanation} />}
    </>
  );
}

const unreachedKeys = {
  'no-road-near': 'why.noRoadNear',
  'no-station': 'why.noStation',
  'cut-off': 'why.cutOff',
} as const;

/** Who comes first and how that compares to the limits, in sentences. */
function sentences(
  { rules, firstDue, unreached }: CellExplanation,
  nameOf: (stationId: string) => string,
  words: Words,
): readonly string[] {
  const { text } = words;
  const said: string[] = [];
  if (unreached !== null) said.push(text(unreachedKeys[unreached]));
  if (firstDue !== null) {
    const params = { station: nameOf(firstDue.stationId), minutes: words.minutes(firstDue.responseMilliseconds) };
    const time = strictestRule(rules, 'time');
    const limit = time ? words.limitSeconds(time.limit) : '';
    if (time === null) said.push(text('why.from', params));
    else if (time.shortfall !== null && time.shortfall > 0)
      said.push(text('why.fromOver', { ...params, limit, over: words.minutes(time.shortfall) }));
    else said.push(text('why.fromWithin', { ...params, limit }));
  }
  const radius = strictestRule(rules, 'radius');
  if (radius?.value != null && radius.shortfall !== null && radius.shortfall > 0)
    said.push(
      text('why.radiusOver', {
        value: words.distance(radius.value / 1000),
        over: words.distance(radius.shortfall / 1000),
        limit: words.limitMeters(radius.limit),
      }),
    );
  return said;
}

/** The route as a table: the map's line for who does not see it. */
function Legs({ explanation: { route } }: { readonly explanation: CellExplanation }): ReactNode {
  const words = useWords();
  const { text } = words;
  return (
    <details className="legs">
      <summary>{text('why.route')}</summary>
      <button type="button" className="link-button" onClick={() => showRoute(route)}>
        {text('why.showRoute')}
      </button>
      <table className="data-table">
        <thead>
          <tr>
            <th scope="col">{text('why.leg')}</th>
            <th scope="col" className="number">
              {text('why.distance')}
            </th>
            <th scope="col" className="number">
              {text('why.minutes')}
            </th>
          </tr>
        </thead>
        <tbody>
          {route.map(({ kind, roadClass, names, meters, milliseconds }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a leg's place on the route is what it is.
            <tr key={at}>
              <td>
                {kind === 'road' ? <RoadName roadClass={roadClass ?? ''} names={names} /> : text(`why.leg.${kind}`)}
              </td>
              <td className="number">{words.distance(meters)}</td>
              <td className="number">{words.minutes(milliseconds)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

/** What a leg is called: its roads' names with their class, or the class alone. */
function RoadName({ roadClass, names }: { readonly roadClass: string; readonly names: readonly string[] }): ReactNode {
  const words = useWords();
  const named = names.filter(name => name !== '').join(' · ');
  const className = roadClassName(roadClass, words);
  if (named === '') return className;
  return (
    <>
      {named}
      <small>{className}</small>
    </>
  );
}
