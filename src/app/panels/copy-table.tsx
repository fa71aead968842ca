// A table with a button that copies it as a spreadsheet takes it.

import { type ReactNode, useState } from 'react';
import { useWords } from '../i18n/words-context.ts';
import { DataTable, type TableColumn, tableAsText } from '../widgets/data-table.tsx';
import { Icon } from '../widgets/icon.tsx';

interface CopyTableProps<Row> {
  readonly label: string;
  readonly columns: readonly TableColumn<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
}

export function CopyTable<Row>({ label, columns, rows, rowKey }: CopyTableProps<Row>): ReactNode {
  const { text } = useWords();
  const [copied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    await navigator.clipboard?.writeText(tableAsText(columns, rows));
    setCopied(true);
    setTimeout(() => setCopied(false), 2000);
  };
  return (
    <>
      <button type="button" className="button quiet copy" disabled={rows.length === 0} onClick={() => void copy()}>
        <Icon name={copied ? 'check' : 'table'} />
        {text(copied ? 'action.copied' : 'table.copy')}
      </button>
      <DataTable
        label={label}
        columns={columns}
        rows={rows}
        rowKey={rowKey}
        empty={text('table.empty')}
        sortLabel={column => text('table.sortBy', { column })}
      />
    </>
  );
}
