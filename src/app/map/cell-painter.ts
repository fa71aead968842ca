// Gives every cell its class through feature states: only rows that changed, a slice per frame, so that nothing waits.

import type { Map as MapLibre } from 'maplibre-gl';

export interface CellPainter {
  /** The classes to show, one per cell row. */
  readonly paint: (codes: Uint8Array) => void;
  /** Forgets what is shown: the cells themselves were replaced. */
  readonly reset: () => void;
}

const rowsPerFrame = 6000;

/** Paints the source `cells` of a map. */
export function createCellPainter(map: MapLibre): CellPainter {
  let shown = new Uint8Array(0);
  let wanted = new Uint8Array(0);
  let at = 0;
  let frame = 0;

  function step(): void {
    frame = 0;
    let budget = rowsPerFrame;
    while (at < wanted.length && budget > 0) {
      if (wanted[at] !== shown[at]) {
        map.setFeatureState({ source: 'cells', id: at }, { code: wanted[at] });
        shown[at] = wanted[at];
        budget -= 1;
      }
      at += 1;
    }
    if (at < wanted.length) frame = requestAnimationFrame(step);
  }

  return {
    paint(codes) {
      if (shown.length !== codes.length) shown = new Uint8Array(codes.length);
      wanted = new Uint8Array(codes);
      at = 0;
      if (frame === 0) step();
    },
    reset() {
      cancelAnimationFrame(frame);
      frame = 0;
      shown = new Uint8Array(0);
      wanted = shown;
      map.removeFeatureState({ source: 'cells' });
    },
  };
}
