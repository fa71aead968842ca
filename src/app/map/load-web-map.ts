// When the WebGL map is fetched and made: after the first answer is on the screen, with the graphics started elsewhere.

import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import { setView } from '../state/view-store.ts';

/** The graphics may take so long to start before the map is made all the same. */
const warmMilliseconds = 4000;

let warmed: Promise<void> | null = null;

/** Starts the graphics of the browser in a worker, once; resolves when they run or take too long. */
export function warmGraphics(): Promise<void> {
  warmed ??= new Promise(resolve => {
    const end = (): void => {
      clearTimeout(timer);
      resolve();
      // Its context keeps the graphics going until the map has its own.
      setTimeout(() => worker?.terminate(), warmMilliseconds);
    };
    const timer = setTimeout(end, warmMilliseconds);
    let worker: Worker | null = null;
    try {
      worker = new Worker(new URL('./warm-graphics-worker.ts', import.meta.url), { type: 'module' });
      worker.onmessage = end;
      worker.onerror = end;
    } catch {
      end();
    }
  });
  return warmed;
}

let library: Promise<{ readonly default: ComponentType }> | null = null;

/** Fetches the map library, the larger half of the program, once. */
export function loadWebMap(): Promise<{ readonly default: ComponentType }> {
  library ??= import('./web-map.tsx').then(
    module => ({ default: module.WebMap }),
    () => {
      // Numbers do not depend on the library: without it there is the simple map.
      setView({ simpleMap: 'needed' });
      return { default: () => null };
    },
  );
  return library;
}

/** The WebGL map as a component that arrives later. */
export const WebMap: LazyExoticComponent<ComponentType> = lazy(loadWebMap);
