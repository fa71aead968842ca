// What the minutes of the answer assume beyond the standard: time of day, sirens, changed speeds, closures; each leads to its panel.

import type { ReactNode } from 'react';
import { countChanges } from '../commands/edit-speeds.ts';
import { periodName } from '../i18n/data-names.ts';
import { useWords } from '../i18n/words-context.ts';
import { useDraft } from '../state/project-store.ts';
import { useSpeedTables } from '../state/speeds-store.ts';
import { type SidePanel, setView } from '../state/view-store.ts';

/** Opens a part of the left panel. */
function openSide(sidePanel: SidePanel): void {
  setView({ dataPanel: true, sidePanel, mobileTab: 'data' });
}

export function Assumptions(): ReactNode {
  const words = useWords();
  const { text, number } = words;
  const { settings, conditions, speedChanges } = useDraft();
  const table = useSpeedTables()?.table;
  const { period, sirens, direction, answerSeconds, processingSeconds, turnoutSeconds, accessSeconds } = settings;
  const isRoad = settings.travel === 'road';
  const isFriction = settings.travel === 'friction';
  const inForce = isRoad ? conditions.filter(({ isActive }) => isActive).length : 0;
  const ownClock = [answerSeconds, processingSeconds, turnoutSeconds].some(part => part !== null) || accessSeconds > 0;
  const speeds = [
    period === null || isFriction
      ? ''
      : text('assume.period', { period: periodName(period, words), factor: number(table?.periods[period] ?? 1, 2) }),
    sirens && !isFriction ? text('assume.sirens', { factor: number(table?.sirensFactor ?? 1, 2) }) : '',
    direction === 'to-station' && isRoad ? text('assume.toStation') : '',
    countChanges(speedChanges) > 0 ? text('assume.speeds') : '',
    ownClock ? text('assume.clock') : '',
  ].filter(part => part !== '');
  if (speeds.length === 0 && inForce === 0) return null;
  return (
    <p className="assumptions">
      <strong>{text('assume.title')}</strong>
      {speeds.map(part => (
        <button key={part} type="button" className="chip" onClick={() => openSide('speeds')}>
          {part}
        </button>
      ))}
      {inForce > 0 && (
        <button type="button" className="chip" onClick={() => openSide('conditions')}>
          {text(inForce === 1 ? 'assume.conditionsOne' : 'assume.conditions', { count: number(inForce) })}
        </button>
      )}
    </p>
  );
}
