// Calibration: a log of runs goes in, multipliers with intervals and the runs they do not explain come out.

import { type ReactNode, useRef } from 'react';
import { applyCalibration, calibrateFrom, closeCalibration } from '../../commands/calibrate-speeds.ts';
import { downloadFile } from '../../commands/save-files.ts';
import { useWords } from '../../i18n/words-context.ts';
import { useCalibration } from '../../state/calibration-store.ts';
import { useDraft } from '../../state/project-store.ts';
import { Icon } from '../../widgets/icon.tsx';
import { ProblemList } from '../problem-list.tsx';
import './calibration.css';
import { FittedFactors } from './fitted-factors.tsx';
import { Residuals } from './residuals.tsx';

export function CalibrationSection(): ReactNode {
  const { text } = useWords();
  const { roadsId } = useDraft();
  const { state, failure } = useCalibration();
  return (
    <section className="speed-section" aria-labelledby="speeds-calibrate">
      <h3 id="speeds-calibrate">{text('calibrate.title')}</h3>
      <p className="hint">{text(roadsId === null ? 'calibrate.noRoads' : 'calibrate.hint')}</p>
      {roadsId !== null && <RunLogDrop busy={state === 'reading'} />}
      {failure !== null && (
        <p className="wrong" role="alert">
          {text('calibrate.failed', { detail: failure })}
        </p>
      )}
      {state === 'read' && <Fitted />}
    </section>
  );
}

/** Takes one file, dropped here or chosen; the rest of the window takes files of the plan. */
function RunLogDrop({ busy }: { readonly busy: boolean }): ReactNode {
  const { text } = useWords();
  const input = useRef<HTMLInputElement>(null);
  const take = (files: FileList | null): void => {
    const [file] = files ?? [];
    if (file) void calibrateFrom(file);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: what is dropped here can be chosen with the button inside.
    <div className="run-log" data-own-drop="" onDrop={event => take(event.dataTransfer.files)}>
      <button type="button" className="button" disabled={busy} onClick={() => input.current?.click()}>
        <Icon name="open" />
        {text(busy ? 'calibrate.reading' : 'calibrate.open')}
      </button>
      <p className="hint">{text('calibrate.columns')}</p>
      <input
        ref={input}
        className="visually-hidden"
        type="file"
        tabIndex={-1}
        aria-label={text('calibrate.open')}
        onChange={event => {
          take(event.target.files);
          event.target.value = '';
        }}
      />
    </div>
  );
}

function Fitted(): ReactNode {
  const { text, number, percent } = useWords();
  const { file, result } = useCalibration();
  if (result === null) return null;
  const { calibration, counts, problems } = result;
  return (
    <section className="fitted" aria-label={file}>
      <p>
        <strong>{file}</strong>
        {counts && ` · ${text('data.rowsSetAside', { used: number(counts.used), setAside: number(counts.setAside) })}`}
      </p>
      {problems.length > 0 && <ProblemList problems={problems} />}
      {calibration && (
        <>
          <p className="error-change">
            {text('calibrate.error', {
              before: percent(calibration.medianErrorBefore),
              after: percent(calibration.medianError),
            })}
          </p>
          <FittedFactors title={text('calibrate.groups')} rows={calibration.groups} />
          <FittedFactors title={text('calibrate.bands')} rows={calibration.bands} />
          <Residuals rows={calibration.residuals} />
        </>
      )}
      <div className="actions">
        {calibration && (
          <button type="button" className="button primary" onClick={applyCalibration}>
            {text('calibrate.apply')}
          </button>
        )}
        {result.files.map(made => (
          <button key={made.path} type="button" className="button" onClick={() => downloadFile(made)}>
            <Icon name="download" />
            {made.path}
          </button>
        ))}
        <button type="button" className="button" onClick={closeCalibration}>
          {text('action.dismiss')}
        </button>
      </div>
    </section>
  );
}
