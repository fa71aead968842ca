// The records that were not used, why, and their own text, so that they can be mended and loaded again.

import { type ReactNode, useMemo } from 'react';
import type { SetAsideRow } from '../../files/account/read-options.ts';
import { csvText } from '../../report/csv-text.ts';
import { formatProblem } from '../../report/problem-words.ts';
import type { Place, Problem } from '../../vocabulary/problem.ts';
import { downloadFile } from '../commands/save-files.ts';
import { useWords } from '../i18n/words-context.ts';
import { type KnownDataset, useDraft, useProject } from '../state/project-store.ts';
import type { TableColumn } from '../widgets/data-table.tsx';
import { Icon } from '../widgets/icon.tsx';
import { CopyTable } from './copy-table.tsx';

interface Row {
  readonly key: string;
  readonly record: SetAsideRow;
  readonly reason: string;
}

export function SetAsideTable(): ReactNode {
  const { text, language } = useWords();
  const datasets = useProject(project => project.datasets);
  const { stationsId, populationId, areasId, roadsId } = useDraft();
  const rows = useMemo(() => {
    const used = [stationsId, populationId, areasId, roadsId].flatMap(id => (id ? (datasets.get(id) ?? []) : []));
    return used
      .flatMap(known => {
        const reasonOf = reasonsOf(known, problem => formatProblem(problem, language));
        return known.setAside.map(record => ({ record, reason: reasonOf(record) }));
      })
      .map((row, at): Row => ({ ...row, key: String(at) }));
  }, [datasets, stationsId, populationId, areasId, roadsId, language]);
  const columns: readonly TableColumn<Row>[] = [
    { id: 'file', title: text('table.file'), value: ({ record }) => record.file },
    { id: 'place', title: text('table.where'), number: true, value: ({ record }) => numberOf(record.place) },
    { id: 'reason', title: text('table.reason'), value: ({ reason }) => reason },
    { id: 'original', title: text('table.original'), value: ({ record }) => record.original },
  ];
  const save = (): void => {
    const header = columns.map(({ title }) => title);
    const lines = rows.map(row => columns.map(({ value }) => value(row)));
    downloadFile({ path: 'set-aside.csv', text: csvText(header, lines) });
  };
  return (
    <>
      {rows.length > 0 && (
        <button type="button" className="button quiet copy" onClick={save}>
          <Icon name="download" />
          {text('table.saveSetAside')}
        </button>
      )}
      <CopyTable label={text('table.problems')} columns={columns} rows={rows} rowKey={({ key }) => key} />
    </>
  );
}

function numberOf({ line, row, feature }: Place): number {
  return line ?? row ?? feature ?? 0;
}

/** The sentence of the problem that set a record aside: the reader reports one at the same place. */
function reasonsOf({ problems }: KnownDataset, inWords: (problem: Problem) => string): (record: SetAsideRow) => string {
  const keyOf = (code: string, place: Place): string => `${code} ${numberOf(place)}`;
  const reasons = new Map(problems.map(problem => [keyOf(problem.code, problem.where), problem]));
  return ({ code, place, file }) =>
    inWords(reasons.get(keyOf(code, place)) ?? { code, severity: 'set-aside', where: { file, ...place }, params: {} });
}
