// What would be enough, each tried by computing the plan again; what can be done here is one click away.

import type { ReactNode } from 'react';
import type { CellExplanation, Remedy } from '../../../scenario/explain-cell.ts';
import { switchCondition } from '../../commands/edit-conditions.ts';
import { addStation } from '../../commands/edit-project.ts';
import type { Words } from '../../i18n/words.ts';
import { useWords } from '../../i18n/words-context.ts';
import { useDraft } from '../../state/project-store.ts';

interface RemediesProps {
  readonly explanation: CellExplanation;
  readonly nameOf: (stationId: string) => string;
}

export function Remedies({ explanation, nameOf }: RemediesProps): ReactNode {
  const words = useWords();
  const { text } = words;
  const { conditions } = useDraft();
  const { status, remedies } = explanation;
  if (status !== 'uncovered' && status !== 'unreachable') return null;
  const conditionName = (id: string): string => conditions.find(({ conditionId }) => conditionId === id)?.name ?? id;
  return (
    <div className="remedies">
      <h3>{text('why.remedies')}</h3>
      {remedies.length === 0 ? (
        <p className="hint">{text('why.remediesNone')}</p>
      ) : (
        <>
          <p className="hint">{text('why.remediesHint')}</p>
          <ul>
            {remedies.map(remedy => (
              <li key={remedy.kind}>
                <span>{sentenceOf(remedy, nameOf, conditionName, words)}</span>
                <RemedyAction remedy={remedy} />
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function sentenceOf(
  remedy: Remedy,
  nameOf: (stationId: string) => string,
  conditionName: (conditionId: string) => string,
  words: Words,
): string {
  const { text, minutes, percent, distance } = words;
  switch (remedy.kind) {
    case 'faster-turnout':
      return text('why.remedy.faster-turnout', {
        station: nameOf(remedy.stationId),
        minutes: minutes(remedy.milliseconds),
      });
    case 'faster-travel':
      return text('why.remedy.faster-travel', { share: percent(remedy.factor), saved: percent(1 - remedy.factor) });
    case 'station-nearer':
      return text('why.remedy.station-nearer', {
        distance: distance(remedy.meters),
        minutes: minutes(remedy.responseMilliseconds),
      });
    case 'lift-conditions':
      return text('why.remedy.lift-conditions', {
        names: remedy.conditionIds.map(conditionName).join(words.language === 'zh' ? '、' : ', '),
        minutes: minutes(remedy.responseMilliseconds),
      });
    default:
      return remedy satisfies never;
  }
}

function RemedyAction({ remedy }: { readonly remedy: Remedy }): ReactNode {
  const words = useWords();
  if (remedy.kind === 'station-nearer')
    return (
      <button type="button" className="button" onClick={() => addStation(remedy, words)}>
        {words.text('why.tryStation')}
      </button>
    );
  if (remedy.kind === 'lift-conditions')
    return (
      <button
        type="button"
        className="button"
        onClick={() => {
          for (const id of remedy.conditionIds) switchCondition(id, false);
        }}
      >
        {words.text('why.tryLift')}
      </button>
    );
  return null;
}
