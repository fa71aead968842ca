// A log of runs from CSV: from a place or a station, to a place, when the wheels turned and when they stopped.

import type { LonLat } from '../../geo/lon-lat.ts';
import type { Station } from '../../stations/station.ts';
import type { Outcome } from '../../vocabulary/problem.ts';
import { type ProblemLog, startProblemLog } from '../account/problem-log.ts';
import { type ReadHost, startPace } from '../account/read-host.ts';
import type { ReadCounts, ReadOptions, SetAsideRow } from '../account/read-options.ts';
import type { InputFile } from '../bytes/input-file.ts';
import { findCsvDialect, sampleCsv } from '../formats/tables/csv-dialect.ts';
import { readClockTime, secondsBetween } from '../text/clock-text.ts';
import { openText } from '../text/open-text.ts';
import { type CheckedRecord, readRecords } from './read-records.ts';

/** One run as the log has it. */
export interface LoggedRun {
  readonly runId: string;
  readonly from: LonLat;
  readonly to: LonLat;
  /** From start to arrival. */
  readonly seconds: number;
  /** Of the start, on the log's own clock. */
  readonly hour: number;
}

export interface RunsRead {
  /** In the order of the log. */
  readonly runs: readonly LoggedRun[];
  readonly counts: ReadCounts;
  readonly setAside: readonly SetAsideRow[];
}

type RunColumn = 'run' | 'station' | 'fromLon' | 'fromLat' | 'toLon' | 'toLat' | 'start' | 'arrive';

/** Names without case, spaces, hyphens and underscores, by preference. */
const names: Readonly<Record<RunColumn, string>> = {
  run: 'runid run id caseid incidentid eventid 任务编号 出车编号 事件编号 编号',
  station: 'from fromid stationid station fromstation origin 站点编号 急救站编号 急救站 出车站点 站点',
  fromLon: 'fromlon fromlng fromlongitude startlon startlng originlon originlng 起点经度 出发经度',
  fromLat: 'fromlat fromlatitude startlat originlat 起点纬度 出发纬度',
  toLon:
    'tolon tolng tolongitude endlon endlng destlon destinationlon scenelon lon lng longitude 终点经度 现场经度 到达经度 经度',
  toLat: 'tolat tolatitude endlat destlat destinationlat scenelat lat latitude 终点纬度 现场纬度 到达纬度 纬度',
  start: 'start starttime started departed departure departuretime depart 出发时间 出车时间 发车时间 开始时间',
  arrive: 'arrive arrived arrival arrivaltime arrivedtime end endtime 到达时间 到达现场时间 结束时间',
};
const kinds = Object.keys(names) as RunColumn[];
const kindOf: ReadonlyMap<string, RunColumn> = new Map(
  kinds.flatMap(kind => names[kind].split(' ').map(name => [name, kind] as const)),
);

type Columns = ReadonlyMap<RunColumn, string>;

/** The columns of a header: of several names for one thing the first in the list. */
function columnsOf(fields: readonly string[]): Columns {
  const columns = new Map<RunColumn, string>();
  for (const kind of kinds) {
    for (const name of names[kind].split(' ')) {
      const field = fields.find(text => plainName(text) === name && kindOf.get(name) === kind);
      if (field === undefined) continue;
      columns.set(kind, field);
      break;
    }
  }
  return columns;
}

function plainName(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_\-.]/g, '');
}

/** A log longer than a shift is no drive. */
const mostSeconds = 4 * 3600;

/** Reads a log; stations are found by id, then by name. Without a usable run the value is null. */
export async function readRuns(
  file: InputFile,
  stations: readonly Station[],
  options: ReadOptions,
  host: ReadHost,
): Promise<Outcome<RunsRead>> {
  const log = startProblemLog(file.source.name);
  const columns = await findColumns(file, options, log, host);
  if (columns === null) return log.rejected();
  const start = await startsOf(file, columns, stations, options, host);
  if (start === null) return log.reject('runs-columns', { found: [...columns.values()].join(', ') });
  if (start.problems !== null) return { value: null, problems: start.problems };
  const runs: LoggedRun[] = [];
  const isRead = await readPlaces(file, columns, ['toLon', 'toLat'], options, log, host, (record, to) => {
    const run = runOf(record, columns, to, start.of(record), log);
    if (run !== null) runs.push(run);
  });
  if (!isRead) return log.rejected();
  if (runs.length === 0) return log.reject('runs-none', { read: log.readCount });
  return log.outcome({ runs });
}

const needed: readonly RunColumn[] = ['toLon', 'toLat', 'start', 'arrive'];

/** null after a rejection in the log. */
async function findColumns(
  file: InputFile,
  options: ReadOptions,
  log: ProblemLog,
  host: ReadHost,
): Promise<Columns | null> {
  const text = await openText(file.source, options, log, startPace(host));
  if (text === null) return null;
  const dialect = findCsvDialect(text.head, text.isWhole, fields => columnsOf(fields).size);
  const rows = sampleCsv(text.head, dialect, text.isWhole);
  let best: Columns = new Map();
  for (const { fields } of rows.slice(0, 20)) {
    const columns = columnsOf(fields);
    if (columns.size > best.size) best = columns;
  }
  if (needed.every(kind => best.has(kind))) return best;
  log.add('reject', 'runs-columns', { found: rows[0]?.fields.join(', ') ?? '' });
  return null;
}

interface RunStarts {
  readonly of: (record: CheckedRecord) => LonLat | null;
  /** null where the starts can be read. */
  readonly problems: Outcome<RunsRead>['problems'] | null;
}

/** Where each run begins: its own coordinates, else its station; null where neither is given. */
async function startsOf(
  file: InputFile,
  columns: Columns,
  stations: readonly Station[],
  options: ReadOptions,
  host: ReadHost,
): Promise<RunStarts | null> {
  if (columns.has('fromLon') && columns.has('fromLat')) {
    // The same rows once more, with the other place as theirs: systems, repairs and faults are those of every table.
    const log = startProblemLog(file.source.name);
    const places = new Map<number, LonLat>();
    const isRead = await readPlaces(file, columns, ['fromLon', 'fromLat'], options, log, host, ({ feature }, place) => {
      places.set(feature.recordNumber, place);
    });
    const of = ({ feature }: CheckedRecord): LonLat | null => places.get(feature.recordNumber) ?? null;
    return { of, problems: isRead ? null : log.rejected().problems };
  }
  const column = columns.get('station');
  if (column === undefined) return null;
  const byName = new Map(stations.map(station => [station.name, station]));
  const byId = new Map(stations.map(station => [station.stationId, station]));
  const of = ({ feature }: CheckedRecord): LonLat | null => {
    const key = String(feature.property(column) ?? '').trim();
    return byId.get(key) ?? byName.get(key) ?? null;
  };
  return { of, problems: null };
}

function readPlaces(
  file: InputFile,
  columns: Columns,
  [lon, lat]: readonly [RunColumn, RunColumn],
  options: ReadOptions,
  log: ProblemLog,
  host: ReadHost,
  use: (record: CheckedRecord, place: LonLat) => void,
): Promise<boolean> {
  const chosen = { lon: columns.get(lon) ?? '', lat: columns.get(lat) ?? '' };
  const request = {
    roles: [],
    needsPopulation: false,
    acceptsRows: true,
    options: { ...options, columns: chosen },
  } as const;
  return readRecords(file, request, ['Point'], log, host, record => {
    if (record.geometry.type !== 'Point') return;
    const [x = 0, y = 0] = record.geometry.coordinates;
    use(record, { lon: x, lat: y });
  });
}

/** null when the record was set aside. */
function runOf(
  { feature }: CheckedRecord,
  columns: Columns,
  to: LonLat,
  from: LonLat | null,
  log: ProblemLog,
): LoggedRun | null {
  const text = (kind: RunColumn): string => String(feature.property(columns.get(kind) ?? '') ?? '').trim();
  if (from === null) {
    log.setAside(feature, 'run-start-unknown', { found: text('station') || text('fromLon') });
    return null;
  }
  const start = readClockTime(text('start'));
  const arrive = readClockTime(text('arrive'));
  if (start === null || arrive === null) {
    const kind = start === null ? 'start' : 'arrive';
    log.setAside(feature, 'run-time', { found: text(kind) }, columns.get(kind));
    return null;
  }
  const seconds = secondsBetween(start, arrive);
  if (seconds === null || seconds <= 0 || seconds > mostSeconds) {
    log.setAside(feature, 'run-duration', { found: `${text('start')} → ${text('arrive')}`, hours: mostSeconds / 3600 });
    return null;
  }
  const runId = (columns.has('run') ? text('run') : '') || String(feature.recordNumber);
  return { runId, from: { lon: from.lon, lat: from.lat }, to, seconds, hour: start.hour };
}
