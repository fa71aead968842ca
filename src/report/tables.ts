// The tables of a result as CSV, English headers with units, in the order Chinese reviews ask for them.

import { isOutsideStatus } from '../coverage/cell-status.ts';
import type { MicroPeople } from '../vocabulary/units.ts';
import { type CsvCell, csvText } from './csv-text.ts';
import { fromThousandths, peopleFromMicro, roundedTo, shareOf, squareKilometers } from './numbers.ts';
import type { ReportInput, ResultFile } from './report-input.ts';
import { scopeText } from './summary.ts';

/** Upper ends of the time bands, minutes of response; the last band is open. */
const bandMinutes = [5, 10, 15, 20, 30];

function stationsTable({ plan, evaluation }: ReportInput): string {
  const header = [
    'station_id',
    'name',
    'status',
    'serving',
    'lon',
    'lat',
    'host',
    'vehicles',
    'negative_pressure_vehicles',
    'turnout_s',
    'first_due_people',
    'people_in_radius',
    'people_in_time',
    'road_distance_m',
  ];
  const rows = plan.stations.map((station, row): CsvCell[] => {
    const result = evaluation.stations[row];
    return [
      station.stationId,
      station.name,
      station.status,
      result.serving,
      roundedTo(7, station.lon),
      roundedTo(7, station.lat),
      station.host,
      station.vehicles,
      station.negativePressureVehicles,
      station.turnoutSeconds === null ? null : roundedTo(3, station.turnoutSeconds),
      peopleFromMicro(result.firstDuePeople),
      peopleFromMicro(result.peopleInRadius),
      peopleFromMicro(result.peopleInTime),
      fromThousandths(result.snapMillimeters),
    ];
  });
  return csvText(header, rows);
}

function areasTable({ evaluation }: ReportInput): string {
  const header = [
    'name',
    'people',
    'area_km2',
    'stations',
    'mean_service_radius_m',
    'covered',
    'uncovered',
    'unreachable',
    'no_data',
    'covered_share',
    'response_mean_s',
    'response_p50_s',
    'response_p90_s',
    'response_p95_s',
    'response_max_s',
  ];
  const rows = evaluation.areas.map((area): CsvCell[] => [
    area.name,
    peopleFromMicro(area.people),
    squareKilometers(area.squareMeters),
    area.stationCount,
    area.meanServiceRadius === null ? null : roundedTo(3, area.meanServiceRadius),
    peopleFromMicro(area.ledger.covered),
    peopleFromMicro(area.ledger.uncovered),
    peopleFromMicro(area.ledger.unreachable),
    peopleFromMicro(area.ledger.noData),
    shareOf(area.ledger.covered, area.people),
    fromThousandths(area.responseMilliseconds?.mean ?? null),
    fromThousandths(area.responseMilliseconds?.p50 ?? null),
    fromThousandths(area.responseMilliseconds?.p90 ?? null),
    fromThousandths(area.responseMilliseconds?.p95 ?? null),
    fromThousandths(area.responseMilliseconds?.max ?? null),
  ]);
  return csvText(header, rows);
}

function gapsTable({ plan, evaluation }: ReportInput): string {
  const header = [
    'gap_id',
    'rank',
    'people',
    'cells',
    'area_km2',
    'nearest_station_id',
    'nearest_station_m',
    'response_s_min',
    'response_s_max',
    'areas',
  ];
  const rows = evaluation.gaps.map((gap): CsvCell[] => [
    gap.gapId,
    gap.rank,
    peopleFromMicro(gap.people),
    gap.cellIndex.length,
    squareKilometers(gap.squareMeters),
    gap.nearestStation < 0 ? null : plan.stations[gap.nearestStation].stationId,
    fromThousandths(gap.nearestMillimeters),
    fromThousandths(gap.responseMillisecondsMin),
    fromThousandths(gap.responseMillisecondsMax),
    gap.areaNames.join('; '),
  ]);
  return csvText(header, rows);
}

function timeBandsTable({ plan, evaluation }: ReportInput): string {
  const { status, responseMilliseconds } = evaluation.cells;
  const people: MicroPeople[] = new Array(bandMinutes.length + 2).fill(0);
  let total = 0;
  for (let cell = 0; cell < plan.cells.count; cell++) {
    if (isOutsideStatus(status[cell])) continue;
    const response = responseMilliseconds[cell];
    const band = bandMinutes.findIndex(minutes => response <= minutes * 60_000);
    const row = band >= 0 ? band : bandMinutes.length + (Number.isFinite(response) ? 0 : 1);
    people[row] += plan.cells.populationMicro[cell];
    total += plan.cells.populationMicro[cell];
  }
  let reached = 0;
  const rows = people.map((inBand, row): CsvCell[] => {
    const isReached = row <= bandMinutes.length;
    reached += inBand;
    return [
      isReached ? (bandMinutes[row - 1] ?? 0) : null,
      bandMinutes[row] ?? null,
      isReached,
      peopleFromMicro(inBand),
      shareOf(inBand, total),
      peopleFromMicro(reached),
      shareOf(reached, total),
    ];
  });
  const header = ['above_min', 'up_to_min', 'reached', 'people', 'share', 'cumulative_people', 'cumulative_share'];
  return csvText(header, rows);
}

function standardsTable({ plan, evaluation }: ReportInput): string {
  const header = [
    'standard_id',
    'rule_id',
    'kind',
    'applies_to',
    'limit',
    'unit',
    'area',
    'people',
    'people_within',
    'share',
    'required_share',
    'required_share_from',
    'verdict',
    'margin_people',
    'citation',
  ];
  const groups = [
    { area: null, rules: evaluation.rules },
    ...evaluation.areas.map(area => ({ area: area.name, rules: area.rules })),
  ];
  const rows = groups.flatMap(({ area, rules }) =>
    rules.map((result): CsvCell[] => [
      plan.standard.id,
      result.rule.id,
      result.rule.kind,
      scopeText(result.rule.scope),
      roundedTo(3, result.rule.limit),
      result.rule.kind === 'time' ? 's' : 'm',
      area,
      peopleFromMicro(result.people),
      peopleFromMicro(result.peopleWithin),
      shareOf(result.peopleWithin, result.people),
      roundedTo(6, result.rule.requiredShare),
      result.rule.requiredShareFromText ? 'standard' : 'setting',
      result.verdict,
      peopleFromMicro(result.marginPeople),
      result.rule.citation,
    ]),
  );
  return csvText(header, rows);
}

function sourcesTable({ inputs }: ReportInput): string {
  const header = ['role', 'file', 'sha256', 'bytes', 'read', 'used', 'set_aside', 'crs'];
  const rows = inputs.map((input): CsvCell[] => {
    const { role, file, sha256, bytes, read, used, setAside, crs } = input;
    // Speeds and rules have no places.
    const hasPlaces = role !== 'speeds' && role !== 'standard';
    return [role, file, sha256, bytes, read, used, setAside, hasPlaces ? (crs ?? 'WGS 84') : null];
  });
  return csvText(header, rows);
}

/** Every table, `tables/<name>.csv`. */
export function tableFiles(input: ReportInput): readonly ResultFile[] {
  const tables = {
    areas: areasTable,
    gaps: gapsTable,
    sources: sourcesTable,
    standards: standardsTable,
    stations: stationsTable,
    'time-bands': timeBandsTable,
  };
  return Object.entries(tables).map(([name, table]) => ({ path: `tables/${name}.csv`, text: table(input) }));
}
