// One number of the speeds as a line: one edit when it changes, and back to the file's value by a button.

import type { ReactNode } from 'react';
import type { SpeedTable } from '../../../travel/speed-changes.ts';
import { changeSpeeds, type PlainField, type TableField, withEntry, withPlain } from '../../commands/edit-speeds.ts';
import { useWords } from '../../i18n/words-context.ts';
import { NumberField } from '../../widgets/number-field.tsx';
import type { NumberRange } from '../../widgets/number-text.ts';

export interface SpeedTables {
  readonly base: SpeedTable;
  readonly table: SpeedTable;
}

/** What each number may be; `kmh` may be 0, which is not driven. */
const ranges: Readonly<Record<string, NumberRange>> = {
  kmh: { least: 0, most: 200 },
  offRoadKmh: { least: 0, most: 60, isOpen: true },
  straightKmh: { least: 0, most: 200, isOpen: true },
  pedestrianKmh: { least: 0, most: 60, isOpen: true },
  snapLimitMeters: { least: 0, most: 100_000, isOpen: true },
  detourFactor: { least: 1, most: 10 },
};
/** Factors of time: a tenth to ten times. */
const factorRange: NumberRange = { least: 0.1, most: 10 };

/** The range of a number, by its name in the speeds. */
export function rangeOf(field: string): NumberRange {
  return ranges[field] ?? factorRange;
}

/** How to say that a text is no number of a range. */
export function useWrongText(range: NumberRange): (typed: string) => string {
  const { text, number } = useWords();
  return typed =>
    text(range.isOpen ? 'field.wrong.above' : 'field.wrong.range', {
      least: number(range.least, 2),
      most: number(range.most, 2),
      typed: typed === '' ? '—' : typed,
    });
}

type NumberMember = { [F in PlainField]: SpeedTable[F] extends number ? F : never }[PlainField];

interface PlainProps extends SpeedTables {
  readonly field: NumberMember;
  readonly label: ReactNode;
  readonly name: string;
  readonly unit: string;
  readonly disabled?: boolean;
}

/** A number of its own. */
export function PlainSpeedField({ base, table, field, label, name, unit, disabled = false }: PlainProps): ReactNode {
  const { text, number } = useWords();
  const range = rangeOf(field);
  const wrongText = useWrongText(range);
  const put = (value: number | null): void => changeSpeeds((changes, file) => withPlain(changes, file, field, value));
  const reset =
    table[field] === base[field]
      ? undefined
      : { label: text('field.reset', { field: name, value: number(base[field], 2) }), onReset: () => put(null) };
  return (
    <NumberField
      {...range}
      label={label}
      name={name}
      unit={unit}
      disabled={disabled}
      value={table[field]}
      wrongText={wrongText}
      onCommit={put}
      reset={reset}
    />
  );
}

interface EntryProps extends SpeedTables {
  readonly field: TableField;
  readonly entry: string;
  readonly label: ReactNode;
  readonly name: string;
  readonly unit: string;
  readonly placeholder?: string;
}

/** A number of a table by name. */
export function SpeedEntryField({ base, table, field, entry, label, name, unit, placeholder }: EntryProps): ReactNode {
  const { text, number } = useWords();
  const range = rangeOf(field);
  const wrongText = useWrongText(range);
  const [before, now] = [base[field][entry], table[field][entry]] as [number | undefined, number | undefined];
  const put = (value: number | null): void =>
    changeSpeeds((changes, file) => withEntry(changes, file, field, entry, value));
  const back = before === undefined ? text('field.resetEmpty', { field: name }) : undefined;
  const reset =
    now === before
      ? undefined
      : {
          label: back ?? text('field.reset', { field: name, value: number(before ?? 0, 2) }),
          onReset: () => put(null),
        };
  const canBeEmpty = field === 'kmh';
  return (
    <NumberField
      {...range}
      label={label}
      name={name}
      unit={unit}
      {...(placeholder !== undefined && { placeholder })}
      {...(canBeEmpty && { empty: { value: 0 } })}
      value={canBeEmpty && now === 0 ? null : (now ?? null)}
      wrongText={wrongText}
      onCommit={value => put(value ?? 0)}
      reset={reset}
    />
  );
}
