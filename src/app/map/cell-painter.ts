// Gives every cell its class through feature states: only rows that changed, a slice per frame, so that nothing waits.

import type { Map as MapLibre } from 'maplibre-gl';

export interface CellPainter {
  /** The classes to show, one per cell row. */
  readonly paint: (codes: Uint8Array) => void;
  /** The cells themselves were replaced; their tiles are built with these classes from now on. */
  readonly reset: (codes: Uint8Array) => void;
  /** The classes for a tile that is built now. */
  readonly codes: () => Uint8Array;
}

const rowsPerFrame = 2500;

/** Paints the source `cells` of a map. */
export function createCellPainter(map: MapLibre): CellPainter {
  let shown = new Uint8Array(0);
  let wanted = shown;
  let at = 0;
  let frame = 0;

  function step(): void {
    frame = 0;
    let budget = rowsPerFrame;
    while (at < wanted.length && budget > 0) {
      if (wanted[at] !== shown[at]) {
        map.setFeatureState({ source: 'cells', sourceLayer: 'cells', id: at }, { code: wanted[at] });
        shown[at] = wanted[at];
        budget -= 1;
      }
      at += 1;
    }
    if (at < wanted.length) frame = requestAnimationFrame(step);
  }

  return {
    paint(codes) {
      wanted = new Uint8Array(codes);
      at = 0;
      if (frame === 0) step();
    },
    reset(codes) {
      cancelAnimationFrame(frame);
      frame = 0;
      shown = new Uint8Array(codes);
      wanted = shown;
      at = shown.length;
      map.removeFeatureState({ source: 'cells', sourceLayer: 'cells' });
    },
    // A row that was painted since has a state, which outdoes what its tile says.
    codes: () => shown,
  };
}
