// One file of the import: what it was taken for, what was read of it, what is asked about it, and how to read it otherwise.

import { type ReactNode, useId } from 'react';
import type { DatasetRole } from '../../compute/jobs.ts';
import { formatProblem } from '../../report/problem-words.ts';
import { longestName, visibleText } from '../../report/visible-text.ts';
import { readAgain } from '../commands/read-import.ts';
import { useWords } from '../i18n/words-context.ts';
import { changeFile, type ImportFile, isBusy, preferFile, reportOf } from '../state/import-store.ts';
import { Icon } from '../widgets/icon.tsx';
import { ImportAccount, ImportRepairs } from './import-account.tsx';
import { ColumnChoices, PreviewTable } from './import-columns.tsx';
import { MiniMap } from './import-mini-map.tsx';
import { ImportOptions } from './import-options.tsx';
import { type DrawnPlaces, placesOf } from './import-places.ts';
import { ImportProgress } from './import-progress.tsx';
import { ImportQuestion } from './import-question.tsx';
import { ProblemList } from './problem-list.tsx';

const roles: readonly DatasetRole[] = [
  'stations',
  'population',
  'areas',
  'roads',
  'speeds',
  'conditions',
  'standard',
  'friction',
  'elevation',
];

interface CardProps {
  readonly file: ImportFile;
  readonly others: DrawnPlaces;
  readonly hasRivals: boolean;
  readonly isChosen: boolean;
}

export function ImportFileCard({ file, others, hasRivals, isChosen }: CardProps): ReactNode {
  const { text, language } = useWords();
  const title = useId();
  const report = reportOf(file);
  const name = visibleText(file.input.name, longestName);
  const rejections = report?.problems.filter(({ severity }) => severity === 'reject') ?? [];
  const notes = report?.problems.filter(({ severity }) => severity === 'warn') ?? [];
  const role = report?.role;
  return (
    <article
      className={`import-file${file.leftOut ? ' left-out' : ''}${isBusy(file) ? ' busy' : ''}`}
      aria-labelledby={title}
      aria-busy={isBusy(file)}
    >
      <CardHead file={file} title={title} name={name} />
      {!file.leftOut && (
        <>
          <ImportProgress file={file} name={name} />
          {rejections.map((problem, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the list is replaced as a whole.
            <p key={at} className="rejection">
              <strong>{text('severity.reject')}</strong> {formatProblem(problem, language, 'app')}
            </p>
          ))}
          {[...file.questions].map(([option, problem]) => (
            <ImportQuestion key={option} file={file} option={option} problem={problem} others={others} />
          ))}
          {hasRivals && role && <Rivals file={file} role={text(`import.role.${role}`)} isChosen={isChosen} />}
          <div className="import-body">
            <div className="import-rows">
              <ImportAccount file={file} />
              {file.preview && <PreviewTable name={name} preview={file.preview} />}
              <ColumnChoices file={file} />
            </div>
            {report?.preview && <MiniMap file={name} own={placesOf(file)} others={others} />}
          </div>
          <ImportRepairs file={file} />
          {report && <ImportOptions file={file} />}
          {notes.length > 0 && (
            <details className="import-notes">
              <summary>{text('import.notes', { count: notes.length })}</summary>
              <ProblemList problems={notes} />
            </details>
          )}
        </>
      )}
    </article>
  );
}

interface HeadProps {
  readonly file: ImportFile;
  readonly title: string;
  readonly name: string;
}

function CardHead({ file, title, name }: HeadProps): ReactNode {
  const { text, number } = useWords();
  const report = reportOf(file);
  const role = file.input.role ?? report?.role ?? null;
  const parts = file.input.companions ?? [];
  const bytes = [file.input, ...parts].reduce(
    (sum, { content }) => sum + (content instanceof Blob ? content.size : 0),
    0,
  );
  const withParts = parts.length > 0 && `+ ${parts.map(part => visibleText(part.name, longestName)).join(', ')}`;
  const facts = [report?.preview?.format, sizeText(bytes, number), withParts].filter(fact => fact);
  return (
    <header className="import-head">
      <Icon name="file" />
      <div className="import-name">
        <h3 id={title} title={name}>
          {name}
        </h3>
        <p>{facts.join(' · ')}</p>
      </div>
      <label className="import-role">
        <span>{text('import.role')}</span>
        <select
          className="field"
          aria-label={text('import.roleOf', { file: name })}
          value={role ?? 'reading'}
          onChange={event => readAgain(file.key, { role: event.currentTarget.value as DatasetRole })}
        >
          {role === null && <option value="reading">{text('import.role.reading')}</option>}
          {role === 'unknown' && <option value="unknown">{text('import.role.unknown')}</option>}
          {roles.map(value => (
            <option key={value} value={value}>
              {text(`import.role.${value}`)}
            </option>
          ))}
        </select>
      </label>
      <button
        type="button"
        className="button quiet"
        aria-pressed={file.leftOut}
        onClick={() => changeFile(file.key, { leftOut: !file.leftOut })}
      >
        {text(file.leftOut ? 'import.takeIn' : 'import.leaveOut')}
      </button>
    </header>
  );
}

function sizeText(bytes: number, number: (value: number, digits?: number) => string): string {
  if (bytes < 1000) return `${number(bytes)} B`;
  return bytes < 1e6 ? `${number(bytes / 1e3, 1)} kB` : `${number(bytes / 1e6, 1)} MB`;
}

interface RivalsProps {
  readonly file: ImportFile;
  readonly role: string;
  readonly isChosen: boolean;
}

/** Of several files for one role the person takes one. */
function Rivals({ file, role, isChosen }: RivalsProps): ReactNode {
  const { text } = useWords();
  return (
    <div className="rivals">
      <p>{text('import.rivals', { role })}</p>
      <label className="check">
        <input
          type="radio"
          name={`use-as-${role}`}
          checked={isChosen}
          onChange={() => preferFile(file.key)}
          aria-label={`${text('import.rivalUse')}: ${file.input.name}`}
        />
        {text('import.rivalUse')}
      </label>
    </div>
  );
}
