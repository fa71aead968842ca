// The lines, names and stations of the simple map as SVG; each part is drawn anew only when its own data changed.

import type { FeatureCollection } from 'geojson';
import { memo, type ReactNode, useMemo } from 'react';
import type { CellLayer, RoadLayer } from '../../compute/jobs.ts';
import type { Station } from '../../stations/station.ts';
import { useWords } from '../i18n/words-context.ts';
import { useAreaName } from '../state/area-names.ts';
import { draftOf, useProject } from '../state/project-store.ts';
import { type Drawn, isDrawnStale, useResults } from '../state/results-store.ts';
import { useView } from '../state/view-store.ts';
import { areaLabelFeatures } from './area-labels.ts';
import { liveMeasures, liveZone } from './live-zone.ts';
import { zoneColors } from './map-colors.ts';
import { colorsOfZones, gapLabelFeatures, isDrawnLimit } from './map-data.ts';
import type { Projection } from './simple-map-cells.ts';
import { linePath, mainRoadsPath, pathOf, polygonsOf } from './simple-map-projection.ts';
import { StationShape } from './station-shape.tsx';

/** Gaps up to this rank carry their number. */
const numberedGaps = 9;
/** A gap's number stands beside its place: a planned station is often right there. Pixels. */
const beside = 14;

/** Main roads. */
export const RoadLines = memo(({ roads, projection }: { roads: RoadLayer; projection: Projection }): ReactNode => {
  const path = useMemo(() => mainRoadsPath(roads, projection), [roads, projection]);
  return <path className="road-line" d={path} />;
});

/** Outlines of the areas. */
export const AreaLines = memo(
  ({ areas, projection }: { areas: FeatureCollection; projection: Projection }): ReactNode =>
    areas.features.map(({ id, geometry }) => (
      <path key={id} className="area-line" d={pathOf(polygonsOf(geometry), projection)} />
    )),
);

/** Names of the areas, where they are least in the way of stations. */
export const AreaNames = memo(
  ({ areas, projection }: { areas: FeatureCollection; projection: Projection }): ReactNode => {
    const areaName = useAreaName();
    // The stations there are when the areas come: names do not jump while stations move.
    const labels = useMemo(() => areaLabelFeatures(areas, draftOf(useProject.getState()).stations), [areas]);
    const pixelsOfDegree = projection.x(1) - projection.x(0);
    return labels.features.map(({ properties, geometry }) => {
      if (geometry.type !== 'Point') return null;
      const name = String(properties?.name ?? '');
      // An area too small for its name goes without.
      if (pixelsOfDegree * 360 < 512 * 2 ** Number(properties?.roomZoom)) return null;
      const [lon, lat] = geometry.coordinates;
      return (
        <text key={name} className="area-name" x={projection.x(lon)} y={projection.y(lat)}>
          {areaName(name)}
        </text>
      );
    });
  },
);

/** Outlines of limits and first-due zones, as the layer and the switches of the legend say. */
export const ZoneLines = memo(({ drawn, projection }: { drawn: Drawn; projection: Projection }): ReactNode => {
  const layer = useView(view => view.layer);
  const showRadii = useView(view => view.showRadii);
  const showTimes = useView(view => view.showTimes);
  const stale = useResults(isDrawnStale);
  // Also when the numbers of the frame come: the live outline is made of them.
  useResults(results => results.preview);
  const moving = useView(view => view.moving !== null);
  const live = moving && showTimes && (layer === 'gaps' || layer === 'zones') ? liveMeasures() : null;
  const livePath = useMemo(() => (live ? outlinePath(liveZone(live), projection) : ''), [live, projection]);
  const isLive = live !== null;
  const paths = useMemo(() => {
    const limits = layer === 'gaps' || layer === 'zones';
    const shown = drawn.zones.filter(
      zone =>
        (zone.kind === 'service-radius' && limits && showRadii && isDrawnLimit(drawn, zone.limit)) ||
        (zone.kind === 'response-zone' && limits && showTimes && !isLive && isDrawnLimit(drawn, zone.limit)) ||
        (zone.kind === 'first-due' && layer === 'zones'),
    );
    const colors = colorsOfZones(drawn.zones);
    return shown.map(zone => ({
      kind: zone.kind,
      path: pathOf(zone.polygons, projection),
      fill: zone.kind === 'first-due' ? zoneColors[colors.get(drawn.zones.indexOf(zone)) ?? 0] : 'none',
    }));
  }, [drawn, projection, layer, showRadii, showTimes, isLive]);
  return (
    <g className={stale ? 'stale' : ''}>
      {paths.map(({ kind, path, fill }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: zones are replaced as a whole.
        <path key={at} className={`zone ${kind}`} d={path} fill={fill} />
      ))}
      {livePath !== '' && <path className="zone response-zone" d={livePath} fill="none" />}
    </g>
  );
});

function outlinePath({ features }: FeatureCollection, projection: Projection): string {
  return features
    .flatMap(({ geometry }) => (geometry.type === 'MultiLineString' ? geometry.coordinates : []))
    .map(line => linePath(line, projection))
    .join('');
}

/** The numbers of the worst gaps. */
export const GapNumbers = memo(
  ({ drawn, cells, projection }: { drawn: Drawn; cells: CellLayer; projection: Projection }): ReactNode => {
    const layer = useView(view => view.layer);
    const stale = useResults(isDrawnStale);
    const labels = useMemo(() => gapLabelFeatures(drawn, cells).features.slice(0, numberedGaps), [drawn, cells]);
    if (stale || (layer !== 'gaps' && layer !== 'minutes')) return null;
    return labels.map(({ properties, geometry }) => {
      if (geometry.type !== 'Point') return null;
      const [lon, lat] = geometry.coordinates;
      return (
        <g
          key={properties?.gapId}
          className="gap-number"
          transform={`translate(${projection.x(lon) + beside} ${projection.y(lat) - beside})`}
        >
          <circle r="9.5" />
          <text y="4">{properties?.rank}</text>
        </g>
      );
    });
  },
);

/** One station: the pointer takes it by its `data-station`. */
export const StationMark = memo(
  ({ station, x, y, selected }: { station: Station; x: number; y: number; selected: boolean }): ReactNode => {
    const words = useWords();
    const status = words.text(`status.${station.status}`);
    return (
      <g className="station-mark" data-station={station.stationId} transform={`translate(${x} ${y})`}>
        {selected && <circle className="ring" r="14" />}
        <StationShape status={station.status} />
        {selected && (
          <text className="station-name" y="28">
            {station.name}
          </text>
        )}
        <title>{words.text('station.marker', { name: station.name, status })}</title>
      </g>
    );
  },
);
