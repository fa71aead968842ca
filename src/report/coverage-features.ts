// The four GeoJSON files of a result: cells, gaps, zones, stations. Property orders are the contract's (§2).

import type { Geometry } from 'geojson';
import { cellStatuses } from '../coverage/cell-status.ts';
import { settlements } from '../demand/demand-cells.ts';
import { crossesAntimeridian, cutAtAntimeridian } from '../geo/cut-at-antimeridian.ts';
import type { PolygonRings } from '../geo/lon-lat.ts';
import { rewind } from '../geo/polygons.ts';
import type { Zone } from '../scenario/plan-evaluation.ts';
import { featureCollectionText, featureText, type PropertyValue, polygonsGeometry } from './geojson-text.ts';
import { fromThousandths, peopleFromMicro, roundedTo, squareKilometers } from './numbers.ts';
import type { ReportInput } from './report-input.ts';

type Properties = (readonly [string, PropertyValue])[];

function yesNo(value: number): boolean | null {
  return value < 0 ? null : value === 1;
}

function countOrNull(value: number): number | null {
  return value < 0 ? null : value;
}

/** Polygons as RFC 7946 asks: exteriors counter-clockwise, holes clockwise, cut at ±180°; everything else as it came. */
function outputGeometry(geometry: Geometry): Geometry {
  if (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon') return geometry;
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  const given = polygons as unknown as readonly PolygonRings[];
  const wound = (crossesAntimeridian(given) ? cutAtAntimeridian(given) : given).map(rewind);
  return geometry.type === 'MultiPolygon' && wound.length === 1
    ? { type: 'MultiPolygon', coordinates: [wound[0].map(ring => ring.map(([lon, lat]) => [lon, lat]))] }
    : polygonsGeometry(wound);
}

/** `coverage.geojson`: every demand cell with its input geometry, in id order. */
export function coverageText({ plan, evaluation }: ReportInput): string {
  const { cells: demand, stations } = plan;
  const { cells, areas } = evaluation;
  const stationId = (row: number): string | null => (row < 0 ? null : stations[row].stationId);
  const features: string[] = [];
  for (let cell = 0; cell < demand.count; cell++) {
    const properties: Properties = [
      ['cell_id', demand.cellId[cell]],
      ['population', peopleFromMicro(demand.populationMicro[cell])],
      ['settlement', settlements[cells.settlement[cell]] ?? null],
      ['area', cells.areaIndex[cell] < 0 ? null : areas[cells.areaIndex[cell]].name],
      ['nearest_station_id', stationId(cells.nearestStation[cell])],
      ['nearest_station_m', fromThousandths(cells.nearestMillimeters[cell])],
      ['first_due_station_id', stationId(cells.firstDueStation[cell])],
      ['travel_s', fromThousandths(cells.travelMilliseconds[cell])],
      ['response_s', fromThousandths(cells.responseMilliseconds[cell])],
      ['stations_in_radius', countOrNull(cells.stationsInRadius[cell])],
      ['stations_in_time', countOrNull(cells.stationsInTime[cell])],
      ['within_radius', yesNo(cells.withinRadius[cell])],
      ['within_time', yesNo(cells.withinTime[cell])],
      ['status', cellStatuses[cells.status[cell]]],
    ];
    features.push(featureText(outputGeometry(demand.geometryAt(cell)), properties));
  }
  return featureCollectionText(features);
}

/** `uncovered.geojson`: the gaps, most people first. */
export function uncoveredText({ plan, evaluation }: ReportInput): string {
  const features = evaluation.gaps.map(gap =>
    featureText(polygonsGeometry(gap.polygons), [
      ['gap_id', gap.gapId],
      ['rank', gap.rank],
      ['people', peopleFromMicro(gap.people)],
      ['area_km2', squareKilometers(gap.squareMeters)],
      ['nearest_station_id', gap.nearestStation < 0 ? null : plan.stations[gap.nearestStation].stationId],
      ['nearest_station_m', fromThousandths(gap.nearestMillimeters)],
      ['response_s_min', fromThousandths(gap.responseMillisecondsMin)],
      ['response_s_max', fromThousandths(gap.responseMillisecondsMax)],
      ['areas', gap.areaNames],
    ]),
  );
  return featureCollectionText(features);
}

function zoneProperties(zone: Zone, stationId: (row: number) => string): Properties {
  const measured: Properties = [
    ['people', peopleFromMicro(zone.people)],
    ['area_km2', squareKilometers(zone.squareMeters)],
  ];
  if (zone.kind === 'first-due') {
    return [['kind', zone.kind], ['station_id', stationId(zone.stationIndex)], ...measured];
  }
  return [
    ['kind', zone.kind],
    ['limit', roundedTo(3, zone.limit)],
    ['unit', zone.kind === 'service-radius' ? 'm' : 's'],
    ['settlement', zone.settlement],
    ...measured,
  ];
}

/** `zones.geojson`: service radii and response zones by limit, then first-due zones by station. */
export function zonesText({ plan, evaluation }: ReportInput): string {
  const stationId = (row: number): string => plan.stations[row].stationId;
  return featureCollectionText(
    evaluation.zones.map(zone => featureText(polygonsGeometry(zone.polygons), zoneProperties(zone, stationId))),
  );
}

/** `stations.geojson`: stations as used, WGS 84, in id order. */
export function stationsText({ plan, evaluation }: ReportInput): string {
  const features = plan.stations.map((station, row) => {
    const point: Geometry = { type: 'Point', coordinates: [station.lon, station.lat] };
    const result = evaluation.stations[row];
    return featureText(point, [
      ['station_id', station.stationId],
      ['name', station.name],
      ['status', station.status],
      ['first_due_people', peopleFromMicro(result.firstDuePeople)],
      ['people_in_radius', peopleFromMicro(result.peopleInRadius)],
      ['people_in_time', peopleFromMicro(result.peopleInTime)],
    ]);
  });
  return featureCollectionText(features);
}
