// How fast each class of road is driven: one line per class, and a way to add classes that are not driven yet.

import { type ReactNode, useState } from 'react';
import { roadClassName } from '../../i18n/data-names.ts';
import { useWords } from '../../i18n/words-context.ts';
import { useDraft } from '../../state/project-store.ts';
import { SpeedEntryField, type SpeedTables } from './speed-field.tsx';

/** From the fastest to the slowest; classes of the file that are not here come after, by name. */
const classOrder = [
  'motorway',
  'trunk',
  'primary',
  'secondary',
  'tertiary',
  'unclassified',
  'residential',
  'living_street',
  'service',
  'motorway_link',
  'trunk_link',
  'primary_link',
  'secondary_link',
  'tertiary_link',
];
/** Classes that may be driven where a service does. */
const moreClasses = ['ferry', 'track', 'road', 'busway', 'path', 'cycleway', 'footway'];

const classHints = {
  road: 'speeds.classesHint',
  friction: 'speeds.roadsUnusedFriction',
  straight: 'speeds.roadsUnused',
} as const;

export function ClassSection(tables: SpeedTables): ReactNode {
  const words = useWords();
  const { text } = words;
  const { travel } = useDraft().settings;
  const [added, setAdded] = useState<readonly string[]>([]);
  const listed = [...new Set([...Object.keys(tables.table.kmh), ...added])].sort(inOrder);
  const others = moreClasses.filter(name => !listed.includes(name));
  return (
    <section className="speed-section" aria-labelledby="speeds-classes">
      <h3 id="speeds-classes">{text('speeds.classes')}</h3>
      <p className="hint">{text(classHints[travel])}</p>
      <ul className="speed-rows">
        {listed.map(name => (
          <li key={name}>
            <SpeedEntryField
              {...tables}
              field="kmh"
              entry={name}
              label={
                <>
                  {roadClassName(name, words)}
                  {words.language === 'zh' && <small lang="en">{name}</small>}
                </>
              }
              name={text('speeds.kmhOf', { class: roadClassName(name, words) })}
              unit={text('unit.kmh')}
              placeholder={text('speeds.notDriven')}
            />
          </li>
        ))}
      </ul>
      {others.length > 0 && (
        <label className="add-class">
          <span>{text('speeds.addClass')}</span>
          <select className="field" value="" onChange={event => setAdded([...added, event.target.value])}>
            <option value="">{text('speeds.addClassChoose')}</option>
            {others.map(name => (
              <option key={name} value={name}>
                {roadClassName(name, words)}
              </option>
            ))}
          </select>
        </label>
      )}
      <ClassFactors {...tables} />
    </section>
  );
}

/** Factors by class, as calibration gives them; nothing where there are none. */
function ClassFactors(tables: SpeedTables): ReactNode {
  const words = useWords();
  const { text } = words;
  const names = Object.keys(tables.table.classFactor).sort(inOrder);
  if (names.length === 0) return null;
  return (
    <>
      <h4>{text('speeds.classFactors')}</h4>
      <ul className="speed-rows">
        {names.map(name => (
          <li key={name}>
            <SpeedEntryField
              {...tables}
              field="classFactor"
              entry={name}
              label={roadClassName(name, words)}
              name={text('speeds.classFactorOf', { class: roadClassName(name, words) })}
              unit={text('unit.times')}
            />
          </li>
        ))}
      </ul>
    </>
  );
}

function inOrder(a: string, b: string): number {
  const [first, second] = [a, b].map(name =>
    classOrder.includes(name) ? classOrder.indexOf(name) : classOrder.length,
  );
  return first - second || (a < b ? -1 : 1);
}
