// The first rows of a file with the meaning of its columns, and the choice of a column by hand for every meaning.

import type { ReactNode } from 'react';
import type { DatasetRole, FileReport } from '../../compute/jobs.ts';
import type { ReadPreview } from '../../files/account/read-preview.ts';
import { visibleText } from '../../report/visible-text.ts';
import { chooseColumn } from '../commands/read-import.ts';
import type { TextKey } from '../i18n/catalogue-en.ts';
import type { Words } from '../i18n/words.ts';
import { useWords } from '../i18n/words-context.ts';
import { type ImportFile, reportOf } from '../state/import-store.ts';

const meanings = [
  ['name', 'import.column.name'],
  ['id', 'import.column.id'],
  ['lon', 'import.column.lon'],
  ['lat', 'import.column.lat'],
  ['lonLat', 'import.column.lonLat'],
  ['latLon', 'import.column.latLon'],
  ['population', 'import.column.population'],
  ['settlement', 'import.column.settlement'],
  ['areaKm2', 'import.column.areaKm2'],
  ['centralCity', 'import.column.centralCity'],
  ['status', 'import.column.status'],
  ['turnout', 'import.column.turnout'],
  ['vehicles', 'import.column.vehicles'],
  ['negativePressure', 'import.column.negativePressure'],
  ['host', 'import.column.host'],
  ['roadClass', 'import.column.roadClass'],
] as const satisfies readonly (readonly [string, TextKey])[];
type Meaning = (typeof meanings)[number][0];
const labels: ReadonlyMap<string, TextKey> = new Map(meanings);

/** Meanings a role stands on, and those it can also use. */
const meaningsOf: Readonly<Record<DatasetRole, readonly [needed: readonly Meaning[], more: readonly Meaning[]]>> = {
  stations: [['name'], ['id', 'status', 'turnout', 'vehicles', 'negativePressure', 'host']],
  population: [['population'], ['id', 'settlement', 'areaKm2']],
  areas: [['name'], ['id', 'settlement', 'areaKm2', 'centralCity']],
  roads: [['roadClass'], ['id']],
  speeds: [[], []],
  conditions: [[], ['id', 'name']],
  standard: [[], []],
  friction: [[], []],
  elevation: [[], []],
};

const longestName = 60;

/** Whether records are rows whose place stands in columns. */
export function isTable({ format, columns }: ReadPreview): boolean {
  return /csv|tsv|xls/i.test(format) || 'lon' in columns || 'lonLat' in columns || 'latLon' in columns;
}

/** Whether records are pixels. */
export function isRaster({ preview, file }: FileReport): boolean {
  return /tif/i.test(preview?.format ?? '') || /\.tiff?$/i.test(file);
}

/** The first rows; a used column says what it means. */
export function PreviewTable({ name, preview }: { readonly name: string; readonly preview: ReadPreview }): ReactNode {
  const words = useWords();
  const rolesOf = (column: string): readonly string[] =>
    Object.entries(preview.columns).flatMap(([role, used]) => (used === column ? [meaningOf(role, words)] : []));
  if (preview.rows.length === 0) return null;
  return (
    <section
      className="preview-scroll"
      aria-label={words.text('import.preview', { file: name })}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region must be reachable with the keyboard.
      tabIndex={0}
    >
      <table className="data-table preview">
        <thead>
          <tr>
            {preview.names.map((column, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two columns may have one name.
              <th key={at} scope="col" className={rolesOf(column).length > 0 ? 'used' : ''}>
                {visibleText(column, longestName)}
                {rolesOf(column).map(meaning => (
                  <span key={meaning} className="meaning">
                    {meaning}
                  </span>
                ))}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {preview.rows.map((row, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the rows are replaced as a whole.
            <tr key={at}>
              {row.map((cell, k) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: two columns may have one name.
                <td key={k}>{visibleText(cell, longestName)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function meaningOf(role: string, { text }: Words): string {
  const key = labels.get(role);
  return key === undefined ? role : text(key);
}

/** One choice of a column for every meaning that the file's role knows. */
export function ColumnChoices({ file }: { readonly file: ImportFile }): ReactNode {
  const { text } = useWords();
  const { preview } = file;
  const role = reportOf(file)?.role;
  if (!preview || preview.names.length === 0 || role === undefined || role === 'unknown') return null;
  const [own, others] = meaningsOf[role];
  const isRows = isTable(preview) && (role === 'stations' || role === 'population');
  const pairs: readonly Meaning[] = 'latLon' in preview.columns ? ['latLon'] : ['lonLat'];
  const isPaired = pairs.some(pair => pair in preview.columns);
  const needed = isRows ? [...own, ...(isPaired ? pairs : (['lon', 'lat'] as const))] : own;
  const more = isRows ? [...others, ...(isPaired ? (['lon', 'lat'] as const) : pairs)] : others;
  if (needed.length === 0) return null;
  return (
    <div className="column-choices">
      <h4>{text('import.columns')}</h4>
      <div className="choice-fields">
        {needed.map(meaning => (
          <ColumnChoice key={meaning} file={file} preview={preview} meaning={meaning} />
        ))}
      </div>
      <details>
        <summary>{text('import.columnsMore')}</summary>
        <div className="choice-fields">
          {more.map(meaning => (
            <ColumnChoice key={meaning} file={file} preview={preview} meaning={meaning} />
          ))}
        </div>
      </details>
    </div>
  );
}

interface ColumnChoiceProps {
  readonly file: ImportFile;
  readonly preview: ReadPreview;
  readonly meaning: Meaning;
}

function ColumnChoice({ file, preview, meaning }: ColumnChoiceProps): ReactNode {
  const words = useWords();
  const byHand = file.input.options?.columns ?? {};
  const value = (Object.hasOwn(byHand, meaning) ? byHand[meaning] : preview.columns[meaning]) ?? '';
  return (
    <label>
      <span className="label">{meaningOf(meaning, words)}</span>
      <select
        className="field"
        value={value}
        onChange={event => chooseColumn(file.key, meaning, event.currentTarget.value)}
      >
        <option value="">{words.text('import.columnNone')}</option>
        {[...new Set(preview.names)].map(name => (
          <option key={name} value={name}>
            {visibleText(name, longestName)}
          </option>
        ))}
      </select>
    </label>
  );
}
