// Rows of typed values (a table of a database, a Parquet file without geometry) → the table reader that all tables share.

import type { Place } from '../../../vocabulary/problem.ts';
import type { ProblemLog } from '../../account/problem-log.ts';
import type { FeatureRequest, FeatureSource } from '../feature-source.ts';
import { openTable, type TableRow } from './table-features.ts';

export interface PlainRows {
  readonly rows: readonly (readonly unknown[])[];
  /** How much of the table (0…1) is read with them. */
  readonly share: number;
}

export interface PlainTable {
  readonly format: string;
  readonly names: readonly string[];
  readonly layers: readonly string[];
  /** The place of a record, from 1. */
  readonly placeOf: (recordNumber: number) => Place;
  readonly batches: () => AsyncIterable<PlainRows>;
}

/** Opens a table whose columns have names; null after a rejection in the log. */
export function openPlainTable(table: PlainTable, request: FeatureRequest, log: ProblemLog): FeatureSource | null {
  const header: TableRow = { fields: table.names, line: 0, original: () => table.names.join(','), fault: null };
  return openTable(
    {
      format: table.format,
      encoding: null,
      layers: table.layers,
      sample: [header],
      placeOf: line => (line === 0 ? {} : table.placeOf(line)),
      findDecimalMark: () => 'point',
      batches: () => tableRows(table),
    },
    request,
    log,
  );
}

async function* tableRows(
  table: PlainTable,
): AsyncGenerator<{ readonly rows: readonly TableRow[]; readonly share: number }, boolean> {
  let line = 0;
  for await (const { rows, share } of table.batches()) {
    yield {
      rows: rows.map(values => {
        line += 1;
        const fields = values.map(cellText);
        return { fields, line, original: () => JSON.stringify(fields), fault: null };
      }),
      share,
    };
  }
  return true;
}

function cellText(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}
