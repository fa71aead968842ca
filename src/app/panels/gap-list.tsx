// The worst gaps, most people first; choosing one shows it on the map.

import type { ReactNode } from 'react';
import type { Gap } from '../../scenario/plan-evaluation.ts';
import { showGap } from '../commands/show-on-map.ts';
import type { Words } from '../i18n/words.ts';
import { useWords } from '../i18n/words-context.ts';
import { useAreaName } from '../state/area-names.ts';
import { type Drawn, isDrawnStale, useDrawn, useResults } from '../state/results-store.ts';
import { setView, useView } from '../state/view-store.ts';

const listedGaps = 8;

export function GapList(): ReactNode {
  const words = useWords();
  const { text } = words;
  const areaName = useAreaName();
  const drawn = useDrawn();
  const stale = useResults(isDrawnStale);
  const selection = useView(view => view.selection);
  if (!drawn) return <div className="skeleton" aria-hidden="true" />;
  if (drawn.gaps.length === 0) return <p className="hint">{text('gaps.none')}</p>;
  return (
    <>
      <ol className={stale ? 'gap-list stale' : 'gap-list'}>
        {drawn.gaps.slice(0, listedGaps).map(gap => (
          <li key={gap.gapId}>
            <button
              type="button"
              className="gap-row"
              aria-current={selection?.kind === 'gap' && selection.gapId === gap.gapId}
              onClick={() => showGap(gap)}
            >
              <span className="rank">{gap.rank}</span>
              <span className="where">
                <b>{gapName(gap, words, areaName)}</b>
                <small>
                  {text('gaps.detail', {
                    distance: words.distance(gap.nearestMillimeters / 1000),
                    station: stationName(drawn, gap.nearestStation),
                  })}
                </small>
              </span>
              <span className="amount">
                <b>{text('gaps.people', { people: words.people(gap.people) })}</b>
                <small>{gapMinutes(gap, words)}</small>
              </span>
            </button>
          </li>
        ))}
      </ol>
      {drawn.gaps.length > listedGaps && (
        <button
          type="button"
          className="link-button"
          onClick={() => setView({ table: true, tableTab: 'gaps', mobileTab: 'table' })}
        >
          {text('gaps.all', { count: words.number(drawn.gaps.length) })}
        </button>
      )}
    </>
  );
}

/** The areas a gap lies in, at most two; its number where there are none. */
export function gapName(gap: Gap, words: Words, areaName: (name: string) => string): string {
  if (gap.areaNames.length === 0) return words.text('gaps.unnamed', { rank: gap.rank });
  const shown = gap.areaNames
    .slice(0, 2)
    .map(areaName)
    .join(words.language === 'zh' ? '、' : ', ');
  return gap.areaNames.length > 2 ? `${shown} …` : shown;
}

/** Response over the gap: "12.1–34.0 min". */
export function gapMinutes(gap: Gap, words: Words): string {
  if (gap.responseMillisecondsMin === null || gap.responseMillisecondsMax === null) return words.text('gaps.timeNone');
  const from = words.minutes(gap.responseMillisecondsMin);
  const to = words.minutes(gap.responseMillisecondsMax);
  return words.text(from === to ? 'gaps.timeOne' : 'gaps.time', { from, to });
}

/** Name of a station row of a result. */
export function stationName(drawn: Pick<Drawn, 'stations'>, row: number): string {
  return drawn.stations[row]?.name || drawn.stations[row]?.stationId || '—';
}
