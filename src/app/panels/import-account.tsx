// The account of a file: read, used, set aside, with the rows set aside at hand; and what was repaired, before and after.

import { type ReactNode, useMemo } from 'react';
import type { ImportResult } from '../../compute/jobs.ts';
import { problemRecord } from '../../report/problem-words.ts';
import { visibleText } from '../../report/visible-text.ts';
import type { Problem } from '../../vocabulary/problem.ts';
import { readAgain } from '../commands/read-import.ts';
import { useWords } from '../i18n/words-context.ts';
import { type ImportFile, reportOf } from '../state/import-store.ts';
import { DataTable } from '../widgets/data-table.tsx';
import { Icon } from '../widgets/icon.tsx';
import { Segments } from '../widgets/segments.tsx';
import { isTable } from './import-columns.tsx';
import { saveSetAside, setAsideColumns, setAsideLines } from './set-aside-rows.ts';

const longestCell = 60;

export function ImportAccount({ file }: { readonly file: ImportFile }): ReactNode {
  const { text, number } = useWords();
  const report = reportOf(file);
  const counts = report?.counts;
  if (!file.result || !report || !counts) return null;
  if (report.role === 'speeds' || report.role === 'standard')
    return <p className="account">{text('import.wholeFile')}</p>;
  const [read, used, setAside] = [number(counts.read), number(counts.used), number(counts.setAside)];
  const rows = report.preview && isTable(report.preview);
  const readKey = rows
    ? counts.read === 1
      ? 'import.rowsOne'
      : 'import.rows'
    : counts.read === 1
      ? 'import.recordsOne'
      : 'import.records';
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
    <details className="account">
      <summary>
        <Icon name="warning" />
        {line}
        <Icon name="chevron" />
      </summary>
      <p className="hint">{text('import.sum', { read, used, setAside })}</p>
      <SetAsideRows name={report.file} result={file.result} />
    </details>
  );
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
  const { text } = useWords();
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
        {repairs.map((problem, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list is replaced as a whole.
          <RepairLine key={at} problem={problem} />
        ))}
      </ul>
    </section>
  );
}

function RepairLine({ problem }: { readonly problem: Problem }): ReactNode {
  const { text, number, language } = useWords();
  const { found, after, count } = problem.params;
  const times = typeof count === 'number' ? count : 1;
  const { done } = problemRecord(problem, language);
  return (
    <li>
      {problem.where.column !== undefined && <strong>{visibleText(problem.where.column, longestCell)}</strong>}
      {found !== undefined && after !== undefined && (
        <span className="before-after">
          <del>{visibleText(String(found), longestCell)}</del>
          <span aria-hidden="true">→</span>
          <ins>{visibleText(String(after), longestCell)}</ins>
        </span>
      )}
      <span>{done}</span>
      <span className="times">
        {times === 1 ? text('import.repairOnce') : text('import.repairTimes', { count: number(times) })}
      </span>
    </li>
  );
}
