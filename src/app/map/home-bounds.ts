// The box that shows everything: areas, else cells, else stations.

import { bbox } from '@turf/turf';
import { useMemo } from 'react';
import { useDraft } from '../state/project-store.ts';
import { useResults } from '../state/results-store.ts';
import type { Box } from './map-data.ts';

const margin = 0.02;

/** Box of the plan's data in degrees, or null while there is none; stays while stations move. */
export function useHomeBounds(): Box | null {
  const { areasId, populationId, stationsId, stations } = useDraft();
  const areas = useResults(state => (areasId ? state.areaLayers.get(areasId) : undefined));
  const cells = useResults(state => (populationId ? state.cellLayers.get(populationId) : undefined));
  const hasStations = stations.length > 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the stations of a dataset frame the map once, not after every edit.
  return useMemo(() => {
    if (areas && areas.features.length > 0) return bbox(areas) as Box;
    if (cells && cells.lon.length > 0) return boxOfColumns(cells.lon, cells.lat);
    if (populationId !== null || areasId !== null || !hasStations) return null;
    return boxOfColumns(
      stations.map(({ lon }) => lon),
      stations.map(({ lat }) => lat),
    );
  }, [areas, cells, areasId, populationId, stationsId, hasStations]);
}

/** Box of columns of places, with a little room. */
export function boxOfColumns(lon: ArrayLike<number>, lat: ArrayLike<number>): Box {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let k = 0; k < lon.length; k++) {
    west = Math.min(west, lon[k]);
    east = Math.max(east, lon[k]);
    south = Math.min(south, lat[k]);
    north = Math.max(north, lat[k]);
  }
  return [west - margin, south - margin, east + margin, north + margin];
}
