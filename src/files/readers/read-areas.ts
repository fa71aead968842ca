// Reporting areas from GeoJSON polygons.

import type { ReportingArea } from '../../areas/reporting-area.ts';
import type { Settlement } from '../../demand/demand-cells.ts';
import { compareCodePoints } from '../../vocabulary/code-points.ts';
import type { Outcome } from '../../vocabulary/problem.ts';
import { type ProblemLog, startProblemLog } from '../account/problem-log.ts';
import type { ReadHost } from '../account/read-host.ts';
import type { ReadCounts, ReadOptions, SetAsideRow } from '../account/read-options.ts';
import type { InputFile } from '../bytes/input-file.ts';
import { mostPeople } from '../columns/micro-people.ts';
import { settlementWords } from '../columns/settlement-words.ts';
import { polygonsOf, polygonsSquareMeters } from '../geometry/measure-cell.ts';
import { type CheckedRecord, readRecords } from './read-records.ts';
import { idOf, optionalNumber, optionalWord, spellingsOf, textOf } from './record-fields.ts';

export interface AreasRead {
  /** Sorted by name in code-point order, then by area. */
  readonly areas: readonly ReportingArea[];
  readonly counts: ReadCounts;
  readonly setAside: readonly SetAsideRow[];
}

const truthWords = spellingsOf<boolean | null>([true, 'true yes y 1 是 有 √'], [false, 'false no n 0 否 无 不是']);

/** Reads reporting areas; without a usable one, or when the file cannot be read, the value is null. */
export async function readAreas(file: InputFile, options: ReadOptions, host: ReadHost): Promise<Outcome<AreasRead>> {
  const log = startProblemLog(file.source.name);
  const request = {
    roles: ['id', 'name', 'population', 'settlement', 'areaKm2', 'centralCity', 'detour'],
    needsPopulation: false,
    acceptsRows: false,
    options,
  } as const;
  const areas: ReportingArea[] = [];
  const firstOfName = new Map<string, number>();
  const isRead = await readRecords(file, request, ['Polygon', 'MultiPolygon'], log, host, record => {
    const area = areaOf(record, log);
    const { place, recordNumber } = record.feature;
    const first = firstOfName.get(area.name);
    if (first === undefined) firstOfName.set(area.name, recordNumber);
    else log.add('warn', 'area-name-repeated', { found: area.name, first }, place);
    areas.push(area);
  });
  if (!isRead) return log.rejected();
  areas.sort(compareAreas);
  return log.outcome({ areas });
}

function areaOf(record: CheckedRecord, log: ProblemLog): ReportingArea {
  const { feature, geometry } = record;
  const polygons = polygonsOf(geometry);
  const geodesicSquareMeters = polygonsSquareMeters(polygons);
  const name = textOf(record, 'name') || idOf(record);
  if (geodesicSquareMeters === 0) log.add('warn', 'polygon-without-area', { found: name }, feature.place);
  const stated = optionalNumber(record, 'areaKm2', log);
  const people = optionalNumber(record, 'population', log);
  const detour = optionalNumber(record, 'detour', log);
  return {
    name,
    polygons,
    geodesicSquareMeters,
    statedSquareMeters: stated === null || stated === 0 ? null : stated * 1_000_000,
    censusMicro: people === null || people > mostPeople ? null : Math.round(people * 1_000_000),
    settlement: optionalWord<Settlement | null>(
      record,
      'settlement',
      settlementWords,
      null,
      null,
      'settlement-word-unknown',
      log,
    ),
    // Nothing is no way at all: an area that says 0 has not said it.
    ...(detour === null || detour === 0 ? {} : { detourFactor: detour }),
    centralCity: optionalWord(record, 'centralCity', truthWords, null, null, 'truth-unknown', log),
  };
}

function compareAreas(a: ReportingArea, b: ReportingArea): number {
  return (
    compareCodePoints(a.name, b.name) ||
    a.geodesicSquareMeters - b.geodesicSquareMeters ||
    compareCodePoints(JSON.stringify(a), JSON.stringify(b))
  );
}
