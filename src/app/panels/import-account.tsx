// The account of a file: read, used, set aside, with the rows set aside at hand; and what was repaired, before and after.

import { type ReactNode, useMemo, useState } from 'react';
import type { FileReport, ImportResult } from '../../compute/jobs.ts';
import { problemRecord } from '../../report/problem-words.ts';
import { visibleText } from '../../report/visible-text.ts';
import type { Problem } from '../../vocabulary/problem.ts';
import { readAgain } from '../commands/read-import.ts';
import { useWords } from '../i18n/words-context.ts';
import { type ImportFile, reportOf } from '../state/import-store.ts';
import { DataTable } from '../widgets/data-table.tsx';
import { Icon } from '../widgets/icon.tsx';
import { Segments } from '../widgets/segments.tsx';
import { isRaster, isTable } from './import-columns.tsx';
import { saveSetAside, setAsideColumns, setAsideLines } from './set-aside-rows.ts';

const longestCell = 60;
const shownRepairs = 40;

export function ImportAccount({ file }: { readonly file: ImportFile }): ReactNode {
  const { text, number } = useWords();
  // A hundred thousand rows are prepared only for somebody who looks.
  const [isOpen, setOpen] = useState(false);
  const report = reportOf(file);
  const counts = report?.counts;
  if (!file.result || !report || !counts) return null;
  if (report.role === 'speeds' || report.role === 'standard')
    return <p className="account">{text('import.wholeFile')}</p>;
  const [read, used, setAside] = [number(counts.read), number(counts.used), number(counts.setAside)];
  const readKey = `${unitOf(report)}${counts.read === 1 ? 'One' : ''}` as const;
  const line = [text(readKey, { read }), text('import.used', { used }), text('import.setAside', { setAside })].join(
    ' · ',
  );
  if (counts.setAside === 0) {
    return (
      <p className="account">
        <Icon name="check" />
        {line}
      </p>
    );
  }
  return (
    <details className="account" onToggle={event => setOpen(event.currentTarget.open)}>
      <summary>
        <Icon name="warning" />
        {line}
        <Icon name="chevron" />
      </summary>
      <p className="hint">{text('import.sum', { read, used, setAside })}</p>
      {isOpen && <SetAsideRows name={report.file} result={file.result} />}
    </details>
  );
}

/** What a file is counted in. */
function unitOf(report: FileReport): 'import.pixels' | 'import.rows' | 'import.records' {
  if (isRaster(report)) return 'import.pixels';
  return report.preview && isTable(report.preview) ? 'import.rows' : 'import.records';
}

function SetAsideRows({ name, result }: { readonly name: string; readonly result: ImportResult }): ReactNode {
  const words = useWords();
  const lines = useMemo(() => setAsideLines(result.setAside, result.problems, String), [result]);
  return (
    <>
      <DataTable
        label={words.text('import.setAsideTitle', { file: name })}
        columns={setAsideColumns(words).filter(({ id }) => id !== 'file')}
        rows={lines}
        rowKey={({ key }) => key}
        empty={words.text('table.empty')}
        sortLabel={column => words.text('table.sortBy', { column })}
      />
      <button type="button" className="button" onClick={() => saveSetAside(lines, words)}>
        <Icon name="download" />
        {words.text('table.saveSetAside')}
      </button>
    </>
  );
}

/** What was repaired, and the choice to set such rows aside instead. */
export function ImportRepairs({ file }: { readonly file: ImportFile }): ReactNode {
  const { text, number } = useWords();
  const repairs = reportOf(file)?.problems.filter(({ severity }) => severity === 'repaired') ?? [];
  const isOff = file.input.options?.repair === false;
  if (repairs.length === 0 && !isOff) return null;
  return (
    <section className="import-repairs">
      <h4>{text('import.repairs')}</h4>
      <Segments
        label={text('import.repairMode')}
        options={[
          { value: 'on', label: text('import.repairOn') },
          { value: 'off', label: text('import.repairOff') },
        ]}
        value={isOff ? 'off' : 'on'}
        onChoose={value => readAgain(file.key, { options: { repair: value === 'on' } })}
      />
      {isOff && <p className="hint">{text('import.repairNone')}</p>}
      <ul>
        {repairs.slice(0, shownRepairs).map((problem, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list is replaced as a whole.
          <RepairLine key={at} problem={problem} />
        ))}
      </ul>
      {repairs.length > shownRepairs && (
        <p className="hint">{text('data.problemsMore', { count: number(repairs.length - shownRepairs) })}</p>
      )}
    </section>
  );
}

function RepairLine({ problem }: { readonly problem: Problem }): ReactNode {
  const { text, number, language } = useWords();
  const { where, params } = problem;
  const times = typeof params.count === 'number' ? params.count : 1;
  const { found, expected } = problemRecord(problem, language, 'app');
  const place = where.column ?? where.id ?? '';
  return (
    <li>
      {place !== '' && <strong>{visibleText(place, longestCell)}</strong>}
      {params.found !== undefined && params.after !== undefined && (
        <span className="before-after">
          <del>{visibleText(String(params.found), longestCell)}</del>
          <span aria-hidden="true">→</span>
          <ins>{visibleText(String(params.after), longestCell)}</ins>
        </span>
      )}
      <span>{text('import.repairWhy', { found, expected })}</span>
      <span className="times">
        {times === 1 ? text('import.repairOnce') : text('import.repairTimes', { count: number(times) })}
      </span>
    </li>
  );
}
