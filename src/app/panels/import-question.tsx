// A question where two readings are honest: each answer with what the file would then say and where its places would lie.

import { type ReactNode, useId } from 'react';
import { problemRecord } from '../../report/problem-words.ts';
import { visibleText } from '../../report/visible-text.ts';
import type { Choice, Problem } from '../../vocabulary/problem.ts';
import { readAgain } from '../commands/read-import.ts';
import type { TextKey } from '../i18n/catalogue-en.ts';
import type { Words } from '../i18n/words.ts';
import { useWords } from '../i18n/words-context.ts';
import { choicesOf, chosenValue, type ImportFile } from '../state/import-store.ts';
import { PlacePicture } from './import-mini-map.tsx';
import { boxOf, closeFrame, type DrawnPlaces, withOutcomes } from './import-places.ts';

const titles: Readonly<Record<string, TextKey>> = {
  encoding: 'import.ask.encoding',
  crs: 'import.ask.crs',
  axisOrder: 'import.ask.axisOrder',
  layer: 'import.ask.layer',
  frictionUnit: 'import.ask.frictionUnit',
};

const choiceLabels: Readonly<Record<string, TextKey>> = {
  'utf-8': 'import.encoding.utf-8',
  gb18030: 'import.encoding.gb18030',
  'utf-16le': 'import.encoding.utf-16le',
  'utf-16be': 'import.encoding.utf-16be',
  big5: 'import.encoding.big5',
  shift_jis: 'import.encoding.shift_jis',
  'windows-1252': 'import.encoding.windows-1252',
  'EPSG:4326': 'import.crs.wgs84',
  gcj02: 'import.crs.gcj02',
  bd09: 'import.crs.bd09',
  'min-per-m': 'import.frictionUnit.min-per-m',
  's-per-m': 'import.frictionUnit.s-per-m',
  'km-per-h': 'import.frictionUnit.km-per-h',
  accessmod: 'import.frictionUnit.accessmod',
  'lon-lat': 'import.axisOrder.lon-lat',
  'lat-lon': 'import.axisOrder.lat-lon',
};

const longestPreview = 120;

interface QuestionProps {
  readonly file: ImportFile;
  readonly option: string;
  readonly problem: Problem;
  readonly others: DrawnPlaces;
}

export function ImportQuestion({ file, option, problem, others }: QuestionProps): ReactNode {
  const words = useWords();
  const group = useId();
  const choices = choicesOf(problem);
  const chosen = chosenValue(file.input, option);
  const drawn = choices.map(({ points }): DrawnPlaces => ({ points: points.flat(), outlines: [] }));
  // All outcomes in the same frame, so that they can be compared.
  const frame = closeFrame(drawn) ?? boxOf(...drawn, others);
  const { found } = problemRecord(problem, words.language, 'app');
  const hasPlaces = drawn.some(({ points }) => points.length > 0);
  return (
    <fieldset className={chosen === null ? 'import-question open' : 'import-question'}>
      <legend>{words.text(titles[option] ?? 'import.ask.other')}</legend>
      <p className="hint">{words.text('import.askFound', { found })}</p>
      <div className="choices">
        {choices.map((choice, at) => (
          <label key={choice.value} className="choice">
            <span className="choice-head">
              <input
                type="radio"
                name={group}
                value={choice.value}
                checked={chosen === choice.value}
                onChange={() => readAgain(file.key, { options: { [option]: choice.value } })}
              />
              <strong>{labelOf(choice, words)}</strong>
            </span>
            {choice.preview.length > 0 && (
              <span className="choice-preview">
                {choice.preview.map((line, k) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the lines are replaced as a whole.
                  <span key={k}>{visibleText(line, longestPreview)}</span>
                ))}
              </span>
            )}
            {hasPlaces && frame && (
              <PlacePicture
                label={words.text('import.mapChoice', { choice: labelOf(choice, words) })}
                own={drawn[at]}
                others={withOutcomes(others, drawn, at)}
                frame={frame}
              />
            )}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function labelOf({ value }: Choice, { text }: Words): string {
  const key = choiceLabels[value];
  return key === undefined ? visibleText(value, longestPreview) : text(key);
}
