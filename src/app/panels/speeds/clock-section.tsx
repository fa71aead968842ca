// The whole clock: what counts before and after travel, with the standard's values where nothing else is said.

import type { ReactNode } from 'react';
import type { PlanSettings } from '../../../scenario/plan.ts';
import { shippedStandards } from '../../../standards/shipped-standards.ts';
import { chooseSettings } from '../../commands/edit-project.ts';
import { useWords } from '../../i18n/words-context.ts';
import { useDraft } from '../../state/project-store.ts';
import { NumberField } from '../../widgets/number-field.tsx';
import { useWrongText } from './speed-field.tsx';

type ClockField = 'answerSeconds' | 'processingSeconds' | 'turnoutSeconds';

const parts = [
  ['answerSeconds', 'speeds.clock.answer'],
  ['processingSeconds', 'speeds.clock.processing'],
  ['turnoutSeconds', 'speeds.clock.turnout'],
] as const;
const range = { least: 0, most: 3600 };

export function ClockSection(): ReactNode {
  const { text, number } = useWords();
  const { settings, standardId } = useDraft();
  const clock = shippedStandards.get(standardId)?.clock;
  const wrongText = useWrongText(range);
  const replaced = settings.preTravelMinutes !== null;
  const counts = (field: ClockField): boolean =>
    !replaced &&
    (clock === undefined || clock.start === 'call' || (clock.start === 'dispatch' && field === 'turnoutSeconds'));
  const put = (change: Partial<PlanSettings>): void => chooseSettings(change);
  return (
    <section className="speed-section" aria-labelledby="speeds-clock">
      <h3 id="speeds-clock">{text('speeds.clock')}</h3>
      <p className="hint">{text('speeds.clockHint')}</p>
      {parts.map(([field, key]) => (
        <NumberField
          key={field}
          {...range}
          label={text(key)}
          name={text(key)}
          unit={text('unit.seconds')}
          disabled={!counts(field)}
          placeholder={clock ? String(clock[field]) : text('standard.preTravelAuto')}
          empty={{ value: null }}
          value={settings[field]}
          wrongText={wrongText}
          onCommit={value => put({ [field]: value })}
          reset={
            settings[field] === null
              ? undefined
              : {
                  label: clock
                    ? text('field.reset', { field: text(key), value: number(clock[field]) })
                    : text('field.resetEmpty', { field: text(key) }),
                  onReset: () => put({ [field]: null }),
                }
          }
        />
      ))}
      <NumberField
        {...range}
        label={text('speeds.clock.access')}
        name={text('speeds.clock.access')}
        unit={text('unit.seconds')}
        empty={{ value: 0 }}
        placeholder="0"
        value={settings.accessSeconds === 0 ? null : settings.accessSeconds}
        wrongText={wrongText}
        onCommit={value => put({ accessSeconds: value ?? 0 })}
        reset={
          settings.accessSeconds === 0
            ? undefined
            : {
                label: text('field.reset', { field: text('speeds.clock.access'), value: 0 }),
                onReset: () => put({ accessSeconds: 0 }),
              }
        }
      />
      {replaced ? (
        <p className="hint note-line">
          {text('speeds.clockReplaced', { minutes: number(settings.preTravelMinutes ?? 0, 2) })}{' '}
          <button type="button" className="link-button" onClick={() => put({ preTravelMinutes: null })}>
            {text('speeds.clockRestore')}
          </button>
        </p>
      ) : (
        clock && clock.start !== 'call' && <p className="hint note-line">{text('speeds.clockNotCounted')}</p>
      )}
    </section>
  );
}
