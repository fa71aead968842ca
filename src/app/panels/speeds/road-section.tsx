// On and off the road: signed limits, the common factor, walking the last stretch; and what an ambulance may that others may not.

import type { ReactNode } from 'react';
import { changeSpeeds, withExemption, withPlain } from '../../commands/edit-speeds.ts';
import { useWords } from '../../i18n/words-context.ts';
import { NumberField } from '../../widgets/number-field.tsx';
import { Switch } from '../../widgets/switch.tsx';
import { PlainSpeedField, rangeOf, type SpeedTables, useWrongText } from './speed-field.tsx';

/** What a pedestrian street is driven at when it is switched on. */
const pedestrianKmh = 10;

export function RoadSection(tables: SpeedTables): ReactNode {
  const { text } = useWords();
  const { table } = tables;
  return (
    <section className="speed-section" aria-labelledby="speeds-general">
      <h3 id="speeds-general">{text('speeds.general')}</h3>
      <Switch
        label={text('speeds.useMaxspeed')}
        checked={table.useMaxspeed}
        onChange={on => changeSpeeds((changes, file) => withPlain(changes, file, 'useMaxspeed', on))}
      />
      <PlainSpeedField
        {...tables}
        field="factor"
        label={text('speeds.factor')}
        name={text('speeds.factor')}
        unit={text('unit.times')}
      />
      <PlainSpeedField
        {...tables}
        field="offRoadKmh"
        label={text('speeds.offRoadKmh')}
        name={text('speeds.offRoadKmh')}
        unit={text('unit.kmh')}
      />
      <PlainSpeedField
        {...tables}
        field="snapLimitMeters"
        label={text('speeds.snapLimitMeters')}
        name={text('speeds.snapLimitMeters')}
        unit={text('unit.meters')}
      />
    </section>
  );
}

export function EmergencySection({ base, table }: SpeedTables): ReactNode {
  const { text, number } = useWords();
  const { emergency } = table;
  const range = rangeOf('pedestrianKmh');
  const wrongText = useWrongText(range);
  const put = (kmh: number | null): void =>
    changeSpeeds((changes, file) => withExemption(changes, file, 'pedestrianKmh', kmh));
  const before = base.emergency.pedestrianKmh;
  const name = text('speeds.pedestrianKmh');
  return (
    <section className="speed-section" aria-labelledby="speeds-emergency">
      <h3 id="speeds-emergency">{text('speeds.emergency')}</h3>
      <p className="hint">{text('speeds.emergencyHint')}</p>
      <Switch
        label={text('speeds.oneway')}
        checked={emergency.oneway}
        onChange={on => changeSpeeds((changes, file) => withExemption(changes, file, 'oneway', on))}
      />
      <Switch
        label={text('speeds.noAccess')}
        checked={emergency.noAccess}
        onChange={on => changeSpeeds((changes, file) => withExemption(changes, file, 'noAccess', on))}
      />
      <Switch
        label={text('speeds.pedestrian')}
        checked={emergency.pedestrianKmh !== null}
        onChange={on => put(on ? (before ?? pedestrianKmh) : null)}
      />
      {emergency.pedestrianKmh !== null && (
        <NumberField
          {...range}
          label={<span className="indent">{text('speeds.straightKmh')}</span>}
          name={name}
          unit={text('unit.kmh')}
          value={emergency.pedestrianKmh}
          wrongText={wrongText}
          onCommit={put}
          reset={
            before === null || before === emergency.pedestrianKmh
              ? undefined
              : { label: text('field.reset', { field: name, value: number(before, 2) }), onReset: () => put(before) }
          }
        />
      )}
    </section>
  );
}
