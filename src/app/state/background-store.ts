// What lies under the result on the map of the demonstration city: looked at, never counted.

import type { FeatureCollection } from 'geojson';
import { create } from 'zustand';

export interface AboutCity {
  readonly title: { readonly en: string; readonly zh: string };
  readonly note: { readonly en: string; readonly zh: string };
}

export interface BackgroundState {
  readonly about: AboutCity | null;
  readonly water: FeatureCollection | null;
  readonly places: FeatureCollection | null;
  readonly candidates: FeatureCollection | null;
  readonly hospitals: FeatureCollection | null;
  /** English names of the city's areas by their own names. */
  readonly areaNames: ReadonlyMap<string, string>;
}

export const useBackground = create<BackgroundState>(() => ({
  about: null,
  water: null,
  places: null,
  candidates: null,
  hospitals: null,
  areaNames: new Map(),
}));
