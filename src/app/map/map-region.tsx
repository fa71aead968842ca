// The map as a region of the page: WebGL where there is some, else the simple map; its summary is text.

import { lazy, type ReactNode, Suspense } from 'react';
import { useWords } from '../i18n/words-context.ts';
import { useDraft } from '../state/project-store.ts';
import { useResults } from '../state/results-store.ts';
import { useView } from '../state/view-store.ts';
import { Legend } from './legend.tsx';
import { MapToolbar, MapZoom } from './map-toolbar.tsx';
import './map.css';
import { SimpleMap } from './simple-map.tsx';

// The map library is the larger half of the program: the answer does not wait for it.
const WebMap = lazy(async () => ({ default: (await import('./web-map.tsx')).WebMap }));

export function MapRegion(): ReactNode {
  const { text } = useWords();
  const simple = useView(view => view.simpleMap);
  return (
    <section className="map-region" aria-label={text('map.region')} aria-describedby="map-summary">
      <p id="map-summary" className="visually-hidden">
        <MapSummary />
      </p>
      {simple === 'no' ? (
        <Suspense fallback={<p className="map-drawing">{text('map.drawing')}</p>}>
          <WebMap />
        </Suspense>
      ) : (
        <SimpleMap />
      )}
      <MapToolbar />
      <MapZoom />
      <Legend />
    </section>
  );
}

function MapSummary(): ReactNode {
  const words = useWords();
  const { text } = words;
  const { stations } = useDraft();
  const drawn = useResults(results => results.drawn);
  if (!drawn) return text('map.summaryEmpty');
  const count = words.number(stations.length);
  const worst = drawn.gaps[0];
  if (!worst) return text('map.summaryNoGaps', { stations: count });
  return text('map.summary', {
    stations: count,
    gaps: words.number(drawn.gaps.length),
    place: worst.areaNames[0] ?? text('gaps.unnamed', { rank: 1 }),
    people: words.people(worst.people),
  });
}
