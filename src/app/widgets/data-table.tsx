// A table that sorts by its columns and draws only the rows in sight.

import { type ReactNode, useMemo, useState } from 'react';

export interface TableColumn<Row> {
  readonly id: string;
  readonly title: string;
  /** What sorting and copying go by. */
  readonly value: (row: Row) => string | number;
  /** What is shown; the value where absent. */
  readonly show?: (row: Row) => ReactNode;
  readonly number?: boolean;
}

interface DataTableProps<Row> {
  readonly label: string;
  readonly columns: readonly TableColumn<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly empty: string;
  readonly sortLabel: (column: string) => string;
  readonly isSelected?: (row: Row) => boolean;
}

const rowPixels = 34;
/** Tables up to this length are drawn whole. */
const wholeLength = 200;
const overscan = 12;

export function DataTable<Row>(props: DataTableProps<Row>): ReactNode {
  const { label, columns, rows, rowKey, empty, sortLabel, isSelected } = props;
  const [sort, setSort] = useState<{ readonly id: string; readonly down: boolean } | null>(null);
  const [scroll, setScroll] = useState({ top: 0, height: 800 });
  const sorted = useMemo(() => sortRows(rows, columns, sort), [rows, columns, sort]);
  if (rows.length === 0) return <p className="empty">{empty}</p>;
  const windowed = sorted.length > wholeLength;
  const first = windowed ? Math.max(0, Math.floor(scroll.top / rowPixels) - overscan) : 0;
  const last = windowed
    ? Math.min(sorted.length, first + Math.ceil(scroll.height / rowPixels) + 2 * overscan)
    : sorted.length;
  return (
    <section
      className="table-scroll"
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region must be reachable with the keyboard.
      tabIndex={0}
      onScroll={event => {
        const { scrollTop, clientHeight } = event.currentTarget;
        if (windowed) setScroll({ top: scrollTop, height: clientHeight });
      }}
    >
      <table className="data-table" aria-rowcount={sorted.length + 1}>
        <thead>
          <tr>
            {columns.map(column => (
              <th
                key={column.id}
                scope="col"
                className={column.number ? 'number' : ''}
                aria-sort={sort?.id === column.id ? (sort.down ? 'descending' : 'ascending') : 'none'}
              >
                <button
                  type="button"
                  title={sortLabel(column.title)}
                  onClick={() => setSort(next(sort, column.id, column.number === true))}
                >
                  {column.title}
                  {sort?.id === column.id ? (sort.down ? ' ↓' : ' ↑') : ''}
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {first > 0 && <Spacer rows={first} columns={columns.length} />}
          {sorted.slice(first, last).map((row, k) => (
            <tr key={rowKey(row)} aria-rowindex={first + k + 2} className={isSelected?.(row) ? 'selected' : ''}>
              {columns.map(column => (
                <td key={column.id} className={column.number ? 'number' : ''}>
                  {column.show ? column.show(row) : column.value(row)}
                </td>
              ))}
            </tr>
          ))}
          {last < sorted.length && <Spacer rows={sorted.length - last} columns={columns.length} />}
        </tbody>
      </table>
    </section>
  );
}

/** The table as tab-separated text, as a spreadsheet takes it. */
export function tableAsText<Row>(columns: readonly TableColumn<Row>[], rows: readonly Row[]): string {
  const clean = (value: string | number): string => String(value).replace(/[\t\r\n]+/g, ' ');
  const lines = rows.map(row => columns.map(column => clean(column.value(row))).join('\t'));
  return [columns.map(({ title }) => clean(title)).join('\t'), ...lines].join('\n');
}

function Spacer({ rows, columns }: { readonly rows: number; readonly columns: number }): ReactNode {
  return (
    <tr>
      <td colSpan={columns} style={{ height: rows * rowPixels, padding: 0, border: 0 }} />
    </tr>
  );
}

interface Sort {
  readonly id: string;
  readonly down: boolean;
}

/** First click: numbers from the largest, text from A; second the other way; third as it came. */
function next(sort: Sort | null, id: string, number: boolean): Sort | null {
  if (sort?.id !== id) return { id, down: number };
  return sort.down === number ? { id, down: !number } : null;
}

function sortRows<Row>(rows: readonly Row[], columns: readonly TableColumn<Row>[], sort: Sort | null): readonly Row[] {
  const column = columns.find(({ id }) => id === sort?.id);
  if (!column || !sort) return rows;
  const sign = sort.down ? -1 : 1;
  return rows
    .map(row => ({ row, value: column.value(row) }))
    .sort((a, b) => sign * compare(a.value, b.value))
    .map(({ row }) => row);
}

function compare(a: string | number, b: string | number): number {
  if (typeof a === 'number' && typeof b === 'number') return a === b ? 0 : a < b ? -1 : 1;
  return String(a).localeCompare(String(b));
}
