// ROADS AND SPEEDS: everything the minutes stand on, editable; each change is one step that can be undone.

import type { ReactNode } from 'react';
import { countChanges, resetSpeeds } from '../../commands/edit-speeds.ts';
import { loadSpeeds } from '../../commands/load-speeds.ts';
import { downloadFile } from '../../commands/save-files.ts';
import { speedFile } from '../../commands/speed-file.ts';
import { useWords } from '../../i18n/words-context.ts';
import { useDraft, useProject } from '../../state/project-store.ts';
import { useSpeeds, useSpeedTables } from '../../state/speeds-store.ts';
import { Icon } from '../../widgets/icon.tsx';
import { CalibrationSection } from './calibration-section.tsx';
import { ClassSection } from './class-section.tsx';
import { ClockSection } from './clock-section.tsx';
import { EmergencySection, RoadSection } from './road-section.tsx';
import { PlainSpeedField, type SpeedTables } from './speed-field.tsx';
import './speeds.css';
import { TripSection } from './trip-section.tsx';

export function SpeedsPanel(): ReactNode {
  const { text } = useWords();
  const tables = useSpeedTables();
  const failure = useSpeeds(speeds => speeds.failure);
  const { travel } = useDraft().settings;
  const straight = tables && <StraightSection {...tables} />;
  return (
    <>
      <h2>{text('speeds.title')}</h2>
      <Source />
      {tables === null && failure === null && <p className="hint">{text('speeds.loading')}</p>}
      {tables === null && failure !== null && (
        <div className="failure" role="alert">
          <p>{text('speeds.failed', { detail: failure })}</p>
          <button type="button" className="button" onClick={() => void loadSpeeds()}>
            {text('action.tryAgain')}
          </button>
        </div>
      )}
      {tables !== null && (
        <>
          <FileActions {...tables} />
          {travel === 'straight' && straight}
          <TripSection {...tables} />
          <ClassSection {...tables} />
          <RoadSection {...tables} />
          <EmergencySection {...tables} />
        </>
      )}
      <ClockSection />
      {travel === 'road' && straight}
      {tables !== null && <CalibrationSection />}
    </>
  );
}

function Source(): ReactNode {
  const { text } = useWords();
  const { speedsId, speedChanges } = useDraft();
  const file = useProject(project => (speedsId === null ? null : project.datasets.get(speedsId)?.dataset.file));
  const count = countChanges(speedChanges);
  return (
    <p className="hint">
      {file ? text('speeds.fromFile', { file }) : text('speeds.fromDefault')}{' '}
      {count > 0 && <strong>{text('speeds.changed', { count })}</strong>}
    </p>
  );
}

function FileActions({ table }: SpeedTables): ReactNode {
  const { text } = useWords();
  const { speedChanges } = useDraft();
  return (
    <div className="actions speed-actions">
      <button
        type="button"
        className="button"
        title={text('speeds.saveHint')}
        onClick={() => downloadFile(speedFile(table))}
      >
        <Icon name="download" />
        {text('speeds.save')}
      </button>
      <button type="button" className="button" disabled={countChanges(speedChanges) === 0} onClick={resetSpeeds}>
        <Icon name="undo" />
        {text('speeds.resetAll')}
      </button>
    </div>
  );
}

function StraightSection(tables: SpeedTables): ReactNode {
  const { text } = useWords();
  const { travel } = useDraft().settings;
  return (
    <section className="speed-section" aria-labelledby="speeds-straight">
      <h3 id="speeds-straight">{text('speeds.straight')}</h3>
      <p className="hint">{text(travel === 'road' ? 'speeds.straightUnused' : 'speeds.straightHint')}</p>
      <PlainSpeedField
        {...tables}
        field="straightKmh"
        label={text('speeds.straightKmh')}
        name={`${text('speeds.straight')}: ${text('speeds.straightKmh')}`}
        unit={text('unit.kmh')}
      />
      <PlainSpeedField
        {...tables}
        field="detourFactor"
        label={text('speeds.detourFactor')}
        name={text('speeds.detourFactor')}
        unit={text('unit.times')}
      />
    </section>
  );
}
