// An on–off switch with its text; a checkbox to the keyboard and to a screen reader.

import type { ReactNode } from 'react';
import './switch.css';

interface SwitchProps {
  readonly label: ReactNode;
  /** The accessible name where the label alone does not say enough. */
  readonly name?: string;
  readonly checked: boolean;
  readonly disabled?: boolean;
  readonly onChange: (checked: boolean) => void;
}

export function Switch({ label, name, checked, disabled = false, onChange }: SwitchProps): ReactNode {
  return (
    <label className="switch">
      <input
        type="checkbox"
        role="switch"
        aria-label={name}
        checked={checked}
        aria-checked={checked}
        disabled={disabled}
        onChange={event => onChange(event.target.checked)}
      />
      <span className="track" aria-hidden="true">
        <span className="knob" />
      </span>
      <span className="switch-label">{label}</span>
    </label>
  );
}
