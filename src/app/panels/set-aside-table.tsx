// The records that were not used, with their own text, so that they can be mended and loaded again.

import type { ReactNode } from 'react';
import type { SetAsideRow } from '../../files/read-options.ts';
import { useWords } from '../i18n/words-context.ts';
import { useDraft, useProject } from '../state/project-store.ts';
import type { TableColumn } from '../widgets/data-table.tsx';
import { CopyTable } from './copy-table.tsx';

interface Row extends SetAsideRow {
  readonly key: string;
}

export function SetAsideTable(): ReactNode {
  const { text } = useWords();
  const datasets = useProject(project => project.datasets);
  const { stationsId, populationId, areasId, roadsId } = useDraft();
  const rows = [stationsId, populationId, areasId, roadsId]
    .flatMap(id => (id === null ? [] : (datasets.get(id)?.setAside ?? [])))
    .map((row, at): Row => ({ ...row, key: String(at) }));
  const columns: readonly TableColumn<Row>[] = [
    { id: 'file', title: text('table.file'), value: row => row.file },
    {
      id: 'place',
      title: text('table.where'),
      number: true,
      value: ({ place }) => place.line ?? place.row ?? place.feature ?? 0,
    },
    { id: 'code', title: text('table.reason'), value: row => row.code },
    { id: 'original', title: text('table.original'), value: row => row.original },
  ];
  return <CopyTable label={text('table.problems')} columns={columns} rows={rows} rowKey={({ key }) => key} />;
}
