// The legend, always on: classes in words with their counts, the lines of the limits, the shapes of the stations.

import { type ReactNode, useMemo, useState } from 'react';
import type { StationStatus } from '../../stations/station.ts';
import type { Words } from '../i18n/words.ts';
import { useWords } from '../i18n/words-context.ts';
import { useDraft } from '../state/project-store.ts';
import { isDrawnStale, useAnswer, useDrawn, useResults } from '../state/results-store.ts';
import { useDark } from '../state/theme.ts';
import { setView, useView } from '../state/view-store.ts';
import { useShownExplanation } from '../state/why-store.ts';
import { classifyCells, type LegendClass, legendClasses } from './cell-classes.ts';
import { EffectMark } from './effect-mark.tsx';
import { darkPalette, lightPalette } from './map-colors.ts';
import { isDrawnLimit } from './map-data.ts';
import { StationShape } from './station-shape.tsx';

export function Legend(): ReactNode {
  // Beside an explanation there is little room for the map.
  const isExplained = useView(({ whyOpen, selection }) => whyOpen && selection?.kind === 'cell');
  return <LegendBox key={String(isExplained)} isExplained={isExplained} />;
}

function LegendBox({ isExplained }: { readonly isExplained: boolean }): ReactNode {
  const words = useWords();
  const { text } = words;
  // On a narrow screen it would cover the map: there it waits as a button.
  const [isOpen, setOpen] = useState(() => !isExplained && window.matchMedia('(min-width: 481px)').matches);
  const layer = useView(view => view.layer);
  const palette = useDark() ? darkPalette : lightPalette;
  const answer = useAnswer();
  const cells = useResults(results => (answer ? results.cellLayers.get(answer.populationId) : undefined));
  const legend = useMemo(
    () => (answer && cells ? legendClasses(layer, classifyCells(layer, answer.measures, cells), cells) : null),
    [answer, cells, layer],
  );
  return (
    <details className="legend" open={isOpen} onToggle={event => setOpen(event.currentTarget.open)}>
      <summary>{text('legend.title')}</summary>
      {legend && (
        <>
          <h3>{text(`legend.${layer}`)}</h3>
          {layer === 'zones' && <p className="hint">{text('legend.zonesNote')}</p>}
          <ul>
            {legend.classes.map(step => (
              <li key={step.color}>
                <Swatch color={step.color} hatched={step.hatched} />
                <span>{classInWords(step, words)}</span>
                <small>{text('legend.cells', { count: words.number(step.count) })}</small>
              </li>
            ))}
            {layer === 'gaps' && (
              <li>
                <Swatch color={palette.covered} hatched={false} />
                <span>{text('legend.covered')}</span>
                <small>{text('legend.cells', { count: words.number(legend.coveredCount) })}</small>
              </li>
            )}
            {layer === 'minutes' && legend.unreachedCount > 0 && (
              <li>
                <Swatch color={palette.outside} hatched />
                <span>{text('legend.unreached')}</span>
                <small>{text('legend.cells', { count: words.number(legend.unreachedCount) })}</small>
              </li>
            )}
            {layer === 'gaps' && legend.outsideCount > 0 && (
              <li>
                <Swatch color={palette.outside} hatched={false} />
                <span>{text('legend.outside')}</span>
                <small>{text('legend.cells', { count: words.number(legend.outsideCount) })}</small>
              </li>
            )}
          </ul>
          {layer === 'minutes' && <p className="hint">{text('legend.hatched')}</p>}
        </>
      )}
      {(layer === 'gaps' || layer === 'zones') && <LimitLines />}
      <PlanLines />
      <StationLines />
    </details>
  );
}

/** Switches for the outlines, with the limits they stand for. */
function LimitLines(): ReactNode {
  const words = useWords();
  const { text } = words;
  const palette = useDark() ? darkPalette : lightPalette;
  const drawn = useDrawn();
  const stale = useResults(isDrawnStale);
  const showRadii = useView(view => view.showRadii);
  const showTimes = useView(view => view.showTimes);
  const { populationId } = useDraft();
  if (drawn?.populationId !== populationId || !drawn) return null;
  const limitsOf = (kind: 'service-radius' | 'response-zone'): string => {
    const limits = new Set(
      drawn.zones.flatMap(zone => (zone.kind === kind && isDrawnLimit(drawn, zone.limit) ? [zone.limit] : [])),
    );
    const ascending = [...limits].sort((a, b) => a - b);
    // The unit is said once, with the last: "5 · 10 · 20 km".
    const [format, per] = kind === 'service-radius' ? [words.limitMeters, 1000] : [words.limitSeconds, 60];
    return ascending
      .map((limit, at) => (at < ascending.length - 1 ? words.number(limit / per, 3) : format(limit)))
      .join(' · ');
  };
  const radii = limitsOf('service-radius');
  const times = limitsOf('response-zone');
  return (
    <ul className={stale ? 'limits stale' : 'limits'}>
      {radii !== '' && (
        <li>
          <label>
            <input
              type="checkbox"
              checked={showRadii}
              onChange={event => setView({ showRadii: event.target.checked })}
            />
            <Stroke color={palette.radius} dash="6 4" />
            {text('legend.radius', { limit: radii })}
          </label>
        </li>
      )}
      {times !== '' && (
        <li>
          <label>
            <input
              type="checkbox"
              checked={showTimes}
              onChange={event => setView({ showTimes: event.target.checked })}
            />
            <Stroke color={palette.time} dash="" />
            {text('legend.time', { limit: times })}
          </label>
        </li>
      )}
      {stale && <li>{text('legend.updating')}</li>}
    </ul>
  );
}

/** Closures and the explained route, where there are some. */
function PlanLines(): ReactNode {
  const { text } = useWords();
  const { conditions, roadsId } = useDraft();
  const hasRoute = useShownExplanation() !== null;
  const inForce = roadsId === null ? [] : conditions.filter(({ isActive }) => isActive);
  const kinds = (['closed', 'slow'] as const).filter(kind => inForce.some(({ effect }) => effect.kind === kind));
  if (kinds.length === 0 && !hasRoute) return null;
  return (
    <ul>
      {kinds.map(kind => (
        <li key={kind}>
          <EffectMark effect={{ kind }} />
          {text(kind === 'closed' ? 'conditions.legendClosed' : 'conditions.legendSlow')}
        </li>
      ))}
      {hasRoute && (
        <li>
          <svg viewBox="0 0 28 6" width="28" height="6" aria-hidden="true">
            <path className="route-mark" d="M1 3H27" />
          </svg>
          {text('why.legendRoute')}
        </li>
      )}
    </ul>
  );
}

function StationLines(): ReactNode {
  const { text } = useWords();
  const { stations } = useDraft();
  const statuses = useMemo(() => [...new Set(stations.map(({ status }) => status))].sort(), [stations]);
  if (statuses.length === 0) return null;
  return (
    <ul className="shapes">
      {statuses.map((status: StationStatus) => (
        <li key={status}>
          <svg viewBox="-12 -12 24 24" width="18" height="18" aria-hidden="true">
            <StationShape status={status} />
          </svg>
          {text(`status.${status}`)}
        </li>
      ))}
    </ul>
  );
}

function Swatch({ color, hatched }: { readonly color: string; readonly hatched: boolean }): ReactNode {
  return (
    <svg className="swatch-box" viewBox="0 0 22 14" width="22" height="14" aria-hidden="true">
      <rect width="22" height="14" fill={color} />
      {hatched && <path className="hatch-lines" d="M-2 8 8-2M-2 16 16-2M6 16 24-2M14 16 24 6" />}
      <rect className="swatch-edge" x="0.5" y="0.5" width="21" height="13" />
    </svg>
  );
}

function Stroke({ color, dash }: { readonly color: string; readonly dash: string }): ReactNode {
  return (
    <svg viewBox="0 0 24 6" width="24" height="6" aria-hidden="true">
      <line x1="0" y1="3" x2="24" y2="3" stroke={color} strokeWidth="2" strokeDasharray={dash} />
    </svg>
  );
}

function classInWords({ from, to }: LegendClass, words: Words): string {
  if (to === null) return words.text('legend.over', { limit: words.number(from ?? 0, 1) });
  if (from === null) return words.text('legend.upTo', { limit: words.number(to, 1) });
  return words.text('legend.between', { from: words.number(from, 1), to: words.number(to, 1) });
}
