// A line with one number: what it is, the field, its unit, and the way back. What is wrong is said below and not taken over.

import { type ReactNode, useEffect, useId, useState } from 'react';
import { Icon } from './icon.tsx';
import './number-field.css';
import { type NumberRange, readNumber } from './number-text.ts';

export interface NumberFieldProps extends NumberRange {
  /** Shown before the field; its accessible name where `name` is absent. */
  readonly label: ReactNode;
  readonly name: string;
  /** null: empty. */
  readonly value: number | null;
  readonly unit: string;
  readonly placeholder?: string;
  /** What an empty field stands for; absent: it is refused. */
  readonly empty?: { readonly value: number | null };
  readonly disabled?: boolean;
  /** How to say that a text is no number of the range. */
  readonly wrongText: (typed: string) => string;
  readonly onCommit: (value: number | null) => void;
  /** Present where the value differs from what it was before any change. */
  readonly reset?: { readonly label: string; readonly onReset: () => void } | undefined;
}

export function NumberField(props: NumberFieldProps): ReactNode {
  const { label, name, value, unit, placeholder, empty, disabled = false, wrongText, onCommit, reset } = props;
  const id = useId();
  const shown = value === null ? '' : String(value);
  const [typed, setTyped] = useState(shown);
  const [wrong, setWrong] = useState<string | null>(null);
  useEffect(() => {
    setTyped(shown);
    setWrong(null);
  }, [shown]);
  const accept = (): void => {
    const isEmpty = typed.trim() === '';
    const read = isEmpty ? (empty?.value ?? null) : readNumber(typed, props);
    if (read === null && !(isEmpty && empty !== undefined)) {
      setWrong(typed.trim());
      return;
    }
    setWrong(null);
    if (read !== value) onCommit(read);
    // An empty field may stand for the value that is there already.
    else setTyped(shown);
  };
  return (
    <div className={`number-field${disabled ? ' off' : ''}${reset ? ' changed' : ''}`}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="field"
        inputMode="decimal"
        autoComplete="off"
        aria-label={name}
        aria-invalid={wrong !== null}
        aria-describedby={wrong === null ? undefined : `${id}-wrong`}
        disabled={disabled}
        placeholder={placeholder}
        value={typed}
        onChange={event => setTyped(event.target.value)}
        onBlur={accept}
        onKeyDown={event => {
          if (event.key === 'Enter') {
            event.preventDefault();
            accept();
          } else if (event.key === 'Escape') {
            setTyped(shown);
            setWrong(null);
          }
        }}
      />
      <span className="unit" aria-hidden="true">
        {unit}
      </span>
      {reset ? (
        <button
          type="button"
          className="button quiet square reset"
          title={reset.label}
          aria-label={reset.label}
          onClick={reset.onReset}
        >
          <Icon name="undo" />
        </button>
      ) : (
        <span />
      )}
      {wrong !== null && (
        <p className="wrong" id={`${id}-wrong`} role="alert">
          {wrongText(wrong)}
        </p>
      )}
    </div>
  );
}
