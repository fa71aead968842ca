// The records that were not used as rows of a table: file, place, reason in words, own text; and the same as a file.

import type { SetAsideRow } from '../../files/account/read-options.ts';
import { csvText } from '../../report/csv-text.ts';
import { formatProblem } from '../../report/problem-words.ts';
import type { Place, Problem } from '../../vocabulary/problem.ts';
import { downloadFile } from '../commands/save-files.ts';
import type { Words } from '../i18n/words.ts';
import type { TableColumn } from '../widgets/data-table.tsx';

export interface SetAsideLine {
  readonly key: string;
  readonly record: SetAsideRow;
  /** Written when it is shown: there may be a hundred thousand. */
  readonly reason: (language: Words['language']) => string;
}

/** One line per record; its reason is the problem that the reader reports at the same place. */
export function setAsideLines(
  records: readonly SetAsideRow[],
  problems: readonly Problem[],
  keyOf: (at: number) => string,
): readonly SetAsideLine[] {
  const reasons = new Map(problems.map(problem => [placeKey(problem.code, problem.where), problem]));
  return records.map((record, at) => {
    const { code, place, file } = record;
    const bare: Problem = { code, severity: 'set-aside', where: { file, ...place }, params: {} };
    const problem = reasons.get(placeKey(code, place)) ?? bare;
    return { key: keyOf(at), record, reason: language => formatProblem(problem, language, 'app') };
  });
}

function placeKey(code: string, place: Place): string {
  return `${code} ${place.sheet ?? ''} ${numberOf(place)}`;
}

function numberOf({ line, row, feature }: Place): number {
  return line ?? row ?? feature ?? 0;
}

/** Columns of the table in the language in force. */
export function setAsideColumns({ text, language }: Words): readonly TableColumn<SetAsideLine>[] {
  return [
    { id: 'file', title: text('table.file'), value: ({ record }) => record.file },
    { id: 'place', title: text('table.where'), number: true, value: ({ record }) => numberOf(record.place) },
    { id: 'reason', title: text('table.reason'), value: ({ reason }) => reason(language) },
    { id: 'original', title: text('table.original'), value: ({ record }) => record.original },
  ];
}

/** Offers the lines as `set-aside.csv`. */
export function saveSetAside(lines: readonly SetAsideLine[], words: Words): void {
  const columns = setAsideColumns(words);
  const header = columns.map(({ title }) => title);
  const rows = lines.map(line => columns.map(({ value }) => value(line)));
  downloadFile({ path: 'set-aside.csv', text: csvText(header, rows) });
}
