// How a file is read: encoding, coordinate system, order of coordinates, layer, cell size; each as found or chosen by hand.

import { type ReactNode, useEffect, useState } from 'react';
import type { ReadOptions } from '../../files/account/read-options.ts';
import type { ReadPreview } from '../../files/account/read-preview.ts';
import { visibleText } from '../../report/visible-text.ts';
import { frictionUnits } from '../../travel/friction/friction-units.ts';
import { forgetOption, readAgain } from '../commands/read-import.ts';
import type { Words } from '../i18n/words.ts';
import { useWords } from '../i18n/words-context.ts';
import { chosenValue, type ImportFile, reportOf } from '../state/import-store.ts';
import { isRaster } from './import-columns.tsx';

const encodings = ['utf-8', 'gb18030', 'utf-16le', 'utf-16be', 'big5', 'shift_jis', 'windows-1252'] as const;
const axisOrders = ['lon-lat', 'lat-lon'] as const;
const cellSizes = [100, 250, 500, 1000] as const;
const systems = ['EPSG:4326', 'EPSG:4490', 'EPSG:4547', 'EPSG:3857', 'gcj02', 'bd09'] as const;
const longestName = 80;

export function ImportOptions({ file }: { readonly file: ImportFile }): ReactNode {
  const { text, number } = useWords();
  const report = reportOf(file);
  const role = report?.role;
  if (!report || role === 'speeds' || role === 'standard') return null;
  const { preview } = file;
  const hasPixels = isRaster(report);
  const hasText = !hasPixels && (preview === null || preview.encoding !== null);
  const choose = (option: keyof ReadOptions, value: string | number | null): void => {
    if (value === null) forgetOption(file.key, option);
    else readAgain(file.key, { options: { [option]: value } });
  };
  return (
    <details className="import-options">
      <summary>
        {text('import.reading.title')}
        {preview && <span className="found">{factsOf(preview, text)}</span>}
      </summary>
      <div className="choice-fields">
        {hasText && (
          <OptionSelect
            label={text('import.encoding')}
            value={chosenValue(file.input, 'encoding')}
            found={text('import.encoding.auto')}
            options={encodings.map(value => ({ value, label: text(`import.encoding.${value}`) }))}
            onChoose={value => choose('encoding', value)}
          />
        )}
        <SystemField file={file} onChoose={value => choose('crs', value)} />
        <OptionSelect
          label={text('import.axisOrder')}
          value={chosenValue(file.input, 'axisOrder')}
          found={text('import.axisOrder.auto')}
          options={axisOrders.map(value => ({ value, label: text(`import.axisOrder.${value}`) }))}
          onChoose={value => choose('axisOrder', value)}
        />
        {preview && preview.layers.length > 1 && (
          <OptionSelect
            label={text('import.layer')}
            value={chosenValue(file.input, 'layer')}
            found={text('import.layerAuto')}
            options={preview.layers.map(value => ({ value, label: visibleText(value, longestName) }))}
            onChoose={value => choose('layer', value)}
          />
        )}
        {role === 'friction' && (
          <OptionSelect
            label={text('import.frictionUnit')}
            value={chosenValue(file.input, 'frictionUnit')}
            found={text('import.frictionUnitAuto')}
            options={frictionUnits.map(value => ({ value, label: text(`import.frictionUnit.${value}`) }))}
            onChoose={value => choose('frictionUnit', value)}
          />
        )}
        {hasPixels && role === 'population' && (
          <OptionSelect
            label={text('import.cellMeters')}
            value={chosenValue(file.input, 'cellMeters')}
            found={text('import.cellMetersOwn')}
            options={cellSizes.map(meters => ({
              value: String(meters),
              label: text('unit.m', { value: number(meters) }),
            }))}
            onChoose={value => choose('cellMeters', value === null ? null : Number(value))}
          />
        )}
      </div>
    </details>
  );
}

/** Format, encoding and coordinate system in a few words. */
function factsOf({ format, encoding, crs, crsNamedBy }: ReadPreview, text: Words['text']): string {
  const known = encodings.find(name => name === encoding);
  const system = crsNamedBy === 'nobody' ? text('import.assumed', { crs }) : crs;
  return [format, known ? text(`import.encoding.${known}`) : encoding, system]
    .filter(fact => fact)
    .map(fact => visibleText(String(fact), longestName))
    .join(' · ');
}

interface OptionSelectProps {
  readonly label: string;
  /** null: as found. */
  readonly value: string | null;
  readonly found: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChoose: (value: string | null) => void;
}

function OptionSelect({ label, value, found, options, onChoose }: OptionSelectProps): ReactNode {
  return (
    <label>
      <span className="label">{label}</span>
      <select
        className="field"
        value={value ?? ''}
        onChange={event => onChoose(event.currentTarget.value === '' ? null : event.currentTarget.value)}
      >
        <option value="">{found}</option>
        {options.map(option => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  );
}

interface SystemFieldProps {
  readonly file: ImportFile;
  readonly onChoose: (value: string | null) => void;
}

/** Any system by its number or name; taken when the field is left or Enter is pressed. */
function SystemField({ file, onChoose }: SystemFieldProps): ReactNode {
  const { text } = useWords();
  const chosen = chosenValue(file.input, 'crs');
  const list = `systems-${file.key}`;
  const [draft, setDraft] = useState(chosen ?? '');
  // The answer to a question fills the field too.
  useEffect(() => setDraft(chosen ?? ''), [chosen]);
  const take = (): void => {
    const value = draft.trim();
    if (value !== (chosen ?? '')) onChoose(value === '' ? null : value);
  };
  return (
    <label>
      <span className="label">{text('import.crs')}</span>
      <input
        className="field"
        value={draft}
        list={list}
        placeholder={file.preview?.crs ?? ''}
        spellCheck={false}
        onChange={event => setDraft(event.currentTarget.value)}
        onBlur={take}
        onKeyDown={event => event.key === 'Enter' && take()}
      />
      <datalist id={list}>
        {systems.map(system => (
          <option key={system} value={system} />
        ))}
      </datalist>
      <span className="hint">{text('import.crsHint')}</span>
    </label>
  );
}
