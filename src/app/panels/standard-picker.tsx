// Which standard, and the settings beside it: travel, clock, planned stations.

import { type ReactNode, useState } from 'react';
import type { PlanSettings, TravelMode } from '../../scenario/plan.ts';
import { shippedStandards } from '../../standards/shipped-standards.ts';
import { chooseSettings, chooseStandard } from '../commands/edit-project.ts';
import type { Words } from '../i18n/words.ts';
import { useWords } from '../i18n/words-context.ts';
import { useDraft, useProject } from '../state/project-store.ts';
import { Segments } from '../widgets/segments.tsx';

export function StandardPicker(): ReactNode {
  const words = useWords();
  const { text, language } = words;
  const { standardId, settings, roadsId, frictionId, areasId } = useDraft();
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
            options={waysOf(roadsId !== null, frictionId !== null).map(value => ({
              value,
              label: text(`standard.travel.${value}`),
            }))}
            onChoose={travel => chooseSettings({ travel })}
          />
        </div>
        <PreTravelField key={settings.preTravelMinutes ?? 'auto'} minutes={settings.preTravelMinutes} />
      </div>
      {settings.travel === 'friction' && (
        <label className="check">
          <input
            type="checkbox"
            checked={settings.frictionNeighbours === 16}
            onChange={event => chooseSettings({ frictionNeighbours: event.target.checked ? 16 : 8 })}
          />
          {text('standard.knights')}
        </label>
      )}
      <label className="check">
        <input
          type="checkbox"
          checked={settings.withPlanned}
          onChange={event => chooseSettings({ withPlanned: event.target.checked })}
        />
        {text('standard.withPlanned')}
      </label>
      {areasId !== null && (
        <label className="check">
          <input
            type="checkbox"
            checked={settings.census}
            onChange={event => chooseSettings({ census: event.target.checked })}
          />
          {text('standard.census')}
        </label>
      )}
      <p className="hint">
        <strong>{text('standard.clock')}</strong> {clockInWords(standardId, settings, words)}
      </p>
    </div>
  );
}

/** What travel can be over, with what is loaded. */
function waysOf(hasRoads: boolean, hasFriction: boolean): readonly TravelMode[] {
  return [...(hasRoads ? (['road'] as const) : []), ...(hasFriction ? (['friction'] as const) : []), 'straight'];
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

function clockInWords(standardId: string, settings: PlanSettings, words: Words): string {
  const { preTravelMinutes } = settings;
  if (preTravelMinutes !== null)
    return words.text('standard.clock.preTravel', { minutes: words.number(preTravelMinutes, 2) });
  const clock = shippedStandards.get(standardId)?.clock;
  if (!clock) return '';
  return words.text(`standard.clock.${clock.start}`, {
    answer: settings.answerSeconds ?? clock.answerSeconds,
    processing: settings.processingSeconds ?? clock.processingSeconds,
    turnout: settings.turnoutSeconds ?? clock.turnoutSeconds,
  });
}
