// The map as a region of the page: WebGL where there is some, else the simple map; its summary is text.

import { type ReactNode, Suspense, useEffect, useState } from 'react';
import { useWords } from '../i18n/words-context.ts';
import { useAreaName } from '../state/area-names.ts';
import { useDraft, useProject } from '../state/project-store.ts';
import { useDrawn, useResults } from '../state/results-store.ts';
import { useView } from '../state/view-store.ts';
import { Legend } from './legend.tsx';
import { loadWebMap, WebMap, warmGraphics } from './load-web-map.ts';
import { MapToolbar, MapZoom } from './map-toolbar.tsx';
import './map.css';
import { SimpleMap } from './simple-map.tsx';

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

/** Frames may be held back, for instance in a window that is covered: the map is not. */
const frameMilliseconds = 500;

/** Whether the first answer was painted, or none is being computed, and the graphics run: only then is a map made. */
function useAnswered(): boolean {
  const hasPlaces = useProject(project => project.datasets.size > 0);
  const measured = useResults(results => results.measured !== null);
  const busy = useView(view => view.activity !== null);
  const [answered, setAnswered] = useState(false);
  useEffect(() => {
    // While the worker computes, the page has time to read the library.
    if (hasPlaces) void loadWebMap();
  }, [hasPlaces]);
  useEffect(() => {
    if (answered || (!measured && busy)) return;
    let isOn = true;
    const warm = async (): Promise<void> => {
      await Promise.all([warmGraphics(), loadWebMap()]);
      if (isOn) setAnswered(true);
    };
    const timer = window.setTimeout(() => void warm(), frameMilliseconds);
    const frame = requestAnimationFrame(() => {
      clearTimeout(timer);
      window.setTimeout(() => isOn && void warm());
    });
    return () => {
      isOn = false;
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
