// Which standard, and the settings beside it: travel, clock, planned stations.

import { type ReactNode, useState } from 'react';
import { shippedStandards } from '../../standards/shipped-standards.ts';
import { chooseSettings, chooseStandard } from '../commands/edit-project.ts';
import type { Words } from '../i18n/words.ts';
import { useWords } from '../i18n/words-context.ts';
import { useDraft, useProject } from '../state/project-store.ts';
import { Segments } from '../widgets/segments.tsx';

export function StandardPicker(): ReactNode {
  const words = useWords();
  const { text, language } = words;
  const { standardId, settings, roadsId } = useDraft();
  const datasets = useProject(project => project.datasets);
  const own = [...datasets.values()].filter(({ dataset }) => dataset.role === 'standard');
  const standard = shippedStandards.get(standardId);
  return (
    <div className="standard">
      <label>
        <span className="label">{text('standard.label')}</span>
        <select className="field" value={standardId} onChange={event => chooseStandard(event.target.value)}>
          {[...shippedStandards.values()].map(({ id, title }) => (
            <option key={id} value={id}>
              {title[language]}
            </option>
          ))}
          {own.map(({ dataset }) => (
            <option key={dataset.datasetId} value={dataset.datasetId}>
              {dataset.file}
            </option>
          ))}
        </select>
      </label>
      {standard && <p className="hint">{text('standard.source', { source: standard.source })}</p>}
      <div className="settings">
        <div>
          <span className="label">{text('standard.travel')}</span>
          <Segments
            label={text('standard.travel')}
            value={settings.travel}
            options={
              roadsId === null
                ? [{ value: 'straight', label: text('standard.travel.straight') }]
                : [
                    { value: 'road', label: text('standard.travel.road') },
                    { value: 'straight', label: text('standard.travel.straight') },
                  ]
            }
            onChoose={travel => chooseSettings({ travel })}
          />
        </div>
        <PreTravelField key={settings.preTravelMinutes ?? 'auto'} minutes={settings.preTravelMinutes} />
      </div>
      <label className="check">
        <input
          type="checkbox"
          checked={settings.withPlanned}
          onChange={event => chooseSettings({ withPlanned: event.target.checked })}
        />
        {text('standard.withPlanned')}
      </label>
      <p className="hint">
        <strong>{text('standard.clock')}</strong> {clockInWords(standardId, settings.preTravelMinutes, words)}
      </p>
    </div>
  );
}

function PreTravelField({ minutes }: { readonly minutes: number | null }): ReactNode {
  const { text } = useWords();
  const [typed, setTyped] = useState(minutes === null ? '' : String(minutes));
  const accept = (): void => {
    const value = typed.trim() === '' ? null : Number(typed);
    if (value !== null && !(Number.isFinite(value) && value >= 0 && value <= 240)) {
      setTyped(minutes === null ? '' : String(minutes));
    } else if (value !== minutes) chooseSettings({ preTravelMinutes: value });
  };
  return (
    <label>
      <span className="label">{text('standard.preTravel')}</span>
      <input
        className="field"
        inputMode="decimal"
        placeholder={text('standard.preTravelAuto')}
        value={typed}
        onChange={event => setTyped(event.target.value)}
        onBlur={accept}
        onKeyDown={event => event.key === 'Enter' && accept()}
      />
    </label>
  );
}

function clockInWords(standardId: string, preTravelMinutes: number | null, words: Words): string {
  if (preTravelMinutes !== null)
    return words.text('standard.clock.preTravel', { minutes: words.number(preTravelMinutes, 2) });
  const clock = shippedStandards.get(standardId)?.clock;
  if (!clock) return '';
  return words.text(`standard.clock.${clock.start}`, {
    answer: clock.answerSeconds,
    processing: clock.processingSeconds,
    turnout: clock.turnoutSeconds,
  });
}
