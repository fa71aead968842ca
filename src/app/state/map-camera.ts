// The one wish other rooms have of the map that is no state: where its middle is, and to zoom.

import type { Place } from './view-store.ts';

export interface MapCamera {
  readonly center: () => Place;
  readonly zoomBy: (steps: number) => void;
  readonly fitAll: () => void;
}

let camera: MapCamera | null = null;

/** The map in use, or null while there is none. */
export function mapCamera(): MapCamera | null {
  return camera;
}

/** Takes the camera of a map that was opened; returns a function that gives it up. */
export function offerCamera(offered: MapCamera): () => void {
  camera = offered;
  return () => {
    if (camera === offered) camera = null;
  };
}
