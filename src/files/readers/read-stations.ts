// Stations from CSV or GeoJSON points.

import { compareStations, type Station, type StationStatus } from '../../stations/station.ts';
import type { Outcome } from '../../vocabulary/problem.ts';
import { type ProblemLog, startProblemLog } from '../account/problem-log.ts';
import type { ReadHost } from '../account/read-host.ts';
import type { ReadCounts, ReadOptions, SetAsideRow } from '../account/read-options.ts';
import type { InputFile } from '../bytes/input-file.ts';
import { shownValue } from '../text/number-fault.ts';
import { type CheckedRecord, readRecords } from './read-records.ts';
import { idOf, optionalCount, optionalNumber, optionalWord, spellingsOf, textOf, valueAt } from './record-fields.ts';
import { logNearDuplicates, logRepeated } from './repeated-records.ts';

export interface StationsRead {
  /** Sorted by id in code-point order, then longitude, latitude, name. */
  readonly stations: readonly Station[];
  readonly counts: ReadCounts;
  readonly setAside: readonly SetAsideRow[];
}

const statusWords = spellingsOf<StationStatus>(
  [
    'existing',
    'existing active operational operating open inuse current 现状 现有 已有 已建 建成 已建成 建成投用 已投用 投入使用 现状保留 保留 运营 运营中 运行 运行中 在用 正常 使用中 启用',
  ],
  [
    'planned',
    'planned proposed future underconstruction 规划 规划中 规划新增 规划(近期) 规划(远期) 规划近期 规划远期 拟建 新建 新增 在建 建设中 待建 筹建 近期 远期',
  ],
  [
    'closed',
    'closed inactive decommissioned abandoned 关闭 已关闭 停用 未启用 已停用 暂停 停运 已停运 撤销 已撤销 废弃',
  ],
  ['candidate', 'candidate potential option 候选 备选 候选点 备选点'],
);

/** Reads stations; without a usable one, or when the file cannot be read, the value is null. */
export async function readStations(
  file: InputFile,
  options: ReadOptions,
  host: ReadHost,
): Promise<Outcome<StationsRead>> {
  const log = startProblemLog(file.source.name);
  const request = {
    roles: ['id', 'name', 'status', 'turnout', 'vehicles', 'negativePressure', 'host'],
    needsPopulation: false,
    acceptsRows: true,
    options,
  } as const;
  const read: { readonly station: Station; readonly record: CheckedRecord }[] = [];
  const limit = options.limits.stations;
  let isFull = false;
  const isRead = await readRecords(file, request, ['Point'], log, host, record => {
    if (record.geometry.type !== 'Point') return;
    if (read.length >= limit) {
      if (!isFull) log.add('reject', 'too-many-stations', { limit }, record.feature.place);
      isFull = true;
      return;
    }
    const [lon = 0, lat = 0] = record.geometry.coordinates;
    read.push({ station: stationOf(record, lon, lat, log), record });
  });
  if (!isRead) return log.rejected();
  const placed = read.map(({ station, record }) => {
    const { stationId, name, lon, lat } = station;
    return { id: stationId, name, lon, lat, record };
  });
  logRepeated(placed, { id: 'station-id-repeated', place: 'stations-coincide' }, log);
  logNearDuplicates(placed, 'stations-near-duplicate', log);
  const stations = read.map(({ station }) => station).sort(compareStations);
  return log.outcome({ stations });
}

/** Nobody takes a day to leave: the unit is another, or the number. */
const mostTurnoutSeconds = 86_400;

function turnoutOf(record: CheckedRecord, log: ProblemLog): number | null {
  const seconds = optionalNumber(record, 'turnout', log);
  if (seconds === null || seconds <= mostTurnoutSeconds) return seconds;
  const column = record.fields.columns.get('turnout')?.column ?? '';
  const params = { found: shownValue(valueAt(record, 'turnout')), hours: Math.round(seconds / 3600) };
  log.add('warn', 'turnout-absurd', params, { ...record.feature.place, column });
  return null;
}

function stationOf(record: CheckedRecord, lon: number, lat: number, log: ProblemLog): Station {
  const stationId = idOf(record);
  return {
    stationId,
    name: textOf(record, 'name') || stationId,
    lon,
    lat,
    status: optionalWord(record, 'status', statusWords, 'existing', 'closed', 'status-unknown', log),
    turnoutSeconds: turnoutOf(record, log),
    vehicles: optionalCount(record, 'vehicles', log),
    negativePressureVehicles: optionalCount(record, 'negativePressure', log),
    host: textOf(record, 'host'),
  };
}
