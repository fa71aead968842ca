// The trip: which way, at what time of day, with lights and sirens or without.

import type { ReactNode } from 'react';
import { chooseSettings } from '../../commands/edit-project.ts';
import { periodName } from '../../i18n/data-names.ts';
import { useWords } from '../../i18n/words-context.ts';
import { useDraft } from '../../state/project-store.ts';
import { Segments } from '../../widgets/segments.tsx';
import { Switch } from '../../widgets/switch.tsx';
import { PlainSpeedField, SpeedEntryField, type SpeedTables } from './speed-field.tsx';

/** The shipped times of day come first, in the order of a day; own ones after them by name. */
const shippedOrder = ['off-peak', 'peak', 'night', 'holiday'];

export function TripSection(tables: SpeedTables): ReactNode {
  const words = useWords();
  const { text } = words;
  const { settings } = useDraft();
  const { direction, travel, sirens } = settings;
  return (
    <section className="speed-section" aria-labelledby="speeds-trip">
      <h3 id="speeds-trip">{text('speeds.trip')}</h3>
      <Segments
        label={text('speeds.direction')}
        value={direction}
        options={[
          { value: 'to-patient', label: text('speeds.direction.to-patient') },
          { value: 'to-station', label: text('speeds.direction.to-station') },
        ]}
        onChoose={chosen => chooseSettings({ direction: chosen })}
      />
      <p className="hint">{text(directionHints[travel])}</p>
      <Periods {...tables} />
      <Switch label={text('speeds.sirens')} checked={sirens} onChange={on => chooseSettings({ sirens: on })} />
      <PlainSpeedField
        {...tables}
        field="sirensFactor"
        label={<span className="indent">{text('speeds.timeFactor')}</span>}
        name={text('speeds.sirensFactor')}
        unit={text('unit.times')}
      />
      <p className="hint note-line">{text('speeds.generalKnowledge')}</p>
    </section>
  );
}

const directionHints = {
  road: 'speeds.directionHint',
  friction: 'speeds.directionFriction',
  straight: 'speeds.directionStraight',
} as const;

function Periods(tables: SpeedTables): ReactNode {
  const words = useWords();
  const { text } = words;
  const { period } = useDraft().settings;
  const rank = (name: string): number =>
    (shippedOrder.indexOf(name) + shippedOrder.length + 1) % (shippedOrder.length + 1);
  const names = Object.keys(tables.table.periods).sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  return (
    <fieldset className="periods">
      <legend>{text('speeds.period')}</legend>
      <label className="check">
        <input type="radio" name="period" checked={period === null} onChange={() => chooseSettings({ period: null })} />
        {text('speeds.period.none')}
      </label>
      {names.map(name => (
        <div key={name} className="period">
          <label className="check">
            <input
              type="radio"
              name="period"
              checked={period === name}
              onChange={() => chooseSettings({ period: name })}
            />
            {periodName(name, words)}
          </label>
          <SpeedEntryField
            {...tables}
            field="periods"
            entry={name}
            label=""
            name={text('speeds.periodFactor', { period: periodName(name, words) })}
            unit={text('unit.times')}
          />
        </div>
      ))}
    </fieldset>
  );
}
