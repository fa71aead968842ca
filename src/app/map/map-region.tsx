// The map as a region of the page: WebGL where there is some, else the simple map; its summary is text.

import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import { useWords } from '../i18n/words-context.ts';
import { useAreaName } from '../state/area-names.ts';
import { useDraft } from '../state/project-store.ts';
import { useDrawn, useResults } from '../state/results-store.ts';
import { useView } from '../state/view-store.ts';
import { Legend } from './legend.tsx';
import { MapToolbar, MapZoom } from './map-toolbar.tsx';
import './map.css';
import { SimpleMap } from './simple-map.tsx';

// The map library is the larger half of the program: it is fetched at once, but the answer does not wait for it.
const loading = (async () => ({ default: (await import('./web-map.tsx')).WebMap }))();
const WebMap = lazy(() => loading);

export function MapRegion(): ReactNode {
  const { text } = useWords();
  const simple = useView(view => view.simpleMap);
  const answered = useAnswered();
  return (
    <section className="map-region" aria-label={text('map.region')} aria-describedby="map-summary">
      <p id="map-summary" className="visually-hidden">
        <MapSummary />
      </p>
      {simple === 'no' ? (
        <Suspense fallback={<Drawing />}>{answered ? <WebMap /> : <Drawing />}</Suspense>
      ) : (
        <SimpleMap />
      )}
      <MapToolbar />
      <MapZoom />
      <Legend />
    </section>
  );
}

function Drawing(): ReactNode {
  return <p className="map-drawing">{useWords().text('map.drawing')}</p>;
}

/** Whether the first answer was painted, or none is being computed: making a map stops the page for a moment. */
function useAnswered(): boolean {
  const measured = useResults(results => results.measured !== null);
  const busy = useView(view => view.activity !== null);
  const [answered, setAnswered] = useState(false);
  useEffect(() => {
    if (answered || (!measured && busy)) return;
    let timer = 0;
    const frame = requestAnimationFrame(() => {
      timer = window.setTimeout(() => setAnswered(true));
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, [answered, measured, busy]);
  return answered;
}

function MapSummary(): ReactNode {
  const words = useWords();
  const { text } = words;
  const { stations } = useDraft();
  const drawn = useDrawn();
  const areaName = useAreaName();
  if (!drawn) return text('map.summaryEmpty');
  const count = words.number(stations.length);
  const worst = drawn.gaps[0];
  if (!worst) return text('map.summaryNoGaps', { stations: count });
  return text('map.summary', {
    stations: count,
    gaps: words.number(drawn.gaps.length),
    place: worst.areaNames.length > 0 ? areaName(worst.areaNames[0]) : text('gaps.unnamed', { rank: 1 }),
    people: words.people(worst.people),
  });
}
