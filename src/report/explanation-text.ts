// The explanation of a cell as JSON: its rules, the minutes by part, the route as GeoJSON lines, and what would close the gap.

import type { RouteLeg } from '../scenario/cell-route.ts';
import type { CellExplanation, CellRule, Remedy, ResponsePart } from '../scenario/explain-cell.ts';
import { type Json, jsonText } from './json-text.ts';
import { fromThousandths, peopleFromMicro, roundedTo } from './numbers.ts';

/** One object, keys in a fixed order; metres and seconds with 3 decimals, degrees with 7. */
export function explanationText(explanation: CellExplanation): string {
  const { firstDue, nearest } = explanation;
  const record = {
    cell_id: explanation.cellId,
    lon: roundedTo(7, explanation.lon),
    lat: roundedTo(7, explanation.lat),
    population: peopleFromMicro(explanation.people),
    status: explanation.status,
    settlement: explanation.settlement,
    area: explanation.areaName,
    rules: explanation.rules.map(ruleRecord),
    nearest_station_id: nearest?.stationId ?? null,
    nearest_station_m: fromThousandths(nearest?.millimeters ?? null),
    first_due_station_id: firstDue?.stationId ?? null,
    travel_s: fromThousandths(firstDue?.travelMilliseconds ?? null),
    response_s: fromThousandths(firstDue?.responseMilliseconds ?? null),
    unreached: explanation.unreached,
    parts: explanation.parts.map(partRecord),
    remedies: explanation.remedies.map(remedyRecord),
    route: { type: 'FeatureCollection', features: explanation.route.map(legFeature) },
  };
  return `${jsonText(record, 2)}\n`;
}

function ruleRecord(rule: CellRule): Json {
  return {
    id: rule.ruleId,
    kind: rule.kind,
    limit: roundedTo(3, rule.limit),
    unit: rule.kind === 'time' ? 's' : 'm',
    value: fromThousandths(rule.value),
    within: rule.isWithin,
    shortfall: fromThousandths(rule.shortfall),
    citation: rule.citation,
  };
}

function partRecord({ kind, roadClass, milliseconds, meters }: ResponsePart): Json {
  return { part: kind, road_class: roadClass, s: fromThousandths(milliseconds), m: metersOrNull(meters) };
}

function metersOrNull(meters: number | null): number | null {
  return meters === null ? null : roundedTo(3, meters);
}

function remedyRecord(remedy: Remedy): Json {
  switch (remedy.kind) {
    case 'faster-turnout':
      return { remedy: remedy.kind, station_id: remedy.stationId, s: fromThousandths(remedy.milliseconds) };
    case 'faster-travel':
      return { remedy: remedy.kind, factor: remedy.factor };
    case 'station-nearer':
      return {
        remedy: remedy.kind,
        lon: roundedTo(7, remedy.lon),
        lat: roundedTo(7, remedy.lat),
        m: roundedTo(3, remedy.meters),
        response_s: fromThousandths(remedy.responseMilliseconds),
      };
    case 'lift-conditions':
      return {
        remedy: remedy.kind,
        condition_ids: remedy.conditionIds,
        response_s: fromThousandths(remedy.responseMilliseconds),
      };
    default:
      return remedy satisfies never;
  }
}

function legFeature({ kind, roadClass, names, milliseconds, meters, line }: RouteLeg): Json {
  const coordinates = line.map(([lon, lat]) => [roundedTo(7, lon), roundedTo(7, lat)]);
  return {
    type: 'Feature',
    properties: { kind, road_class: roadClass, names, s: fromThousandths(milliseconds), m: roundedTo(3, meters) },
    geometry: { type: 'LineString', coordinates },
  };
}
