// Road lines from GeoJSON: every position is a vertex, lines that share a position meet there, and the properties are
// the tags: `highway`, `oneway`, `maxspeed` and the rest as in OpenStreetMap, or `speed_kmh`.

import type { RoadSource } from '../../roads/road-source.ts';
import { compareCodePoints } from '../../vocabulary/code-points.ts';
import type { Outcome } from '../../vocabulary/problem.ts';
import { type ProblemLog, startProblemLog } from '../account/problem-log.ts';
import type { ReadHost } from '../account/read-host.ts';
import type { ReadCounts, ReadOptions, SetAsideRow } from '../account/read-options.ts';
import type { InputFile } from '../bytes/input-file.ts';
import { roadClassOf } from '../columns/road-classes.ts';
import type { SimpleGeometry } from '../geometry/check-geometry.ts';
import { startVertexRows } from '../geometry/vertex-rows.ts';
import { type CheckedRecord, readRecords } from './read-records.ts';
import { idOf } from './record-fields.ts';

export interface RoadLinesRead {
  /** Ways sorted by id in code-point order, then as the file has them. */
  readonly source: RoadSource;
  readonly counts: ReadCounts;
  readonly setAside: readonly SetAsideRow[];
}

type Line = readonly (readonly number[])[];

interface Way {
  readonly wayId: string;
  readonly tags: ReadonlyMap<string, string>;
  readonly line: Line;
}

/** Reads road lines; without a usable one, or when the file cannot be read, the value is null. */
export async function readRoadLines(
  file: InputFile,
  options: ReadOptions,
  host: ReadHost,
): Promise<Outcome<RoadLinesRead>> {
  const log = startProblemLog(file.source.name);
  const request = { roles: ['id', 'roadClass'], needsPopulation: false, acceptsRows: false, options } as const;
  const ways: Way[] = [];
  const isRead = await readRecords(file, request, ['LineString', 'MultiLineString'], log, host, record => {
    const tags = tagsOf(record, log);
    if (tags === null) return;
    for (const line of linesOf(record.geometry)) ways.push({ wayId: idOf(record), tags, line });
  });
  if (!isRead) return log.rejected();
  ways.sort((a, b) => compareCodePoints(a.wayId, b.wayId));
  return log.outcome({ source: buildRoadSource(ways) });
}

function linesOf(geometry: SimpleGeometry): readonly Line[] {
  if (geometry.type === 'LineString') return [geometry.coordinates];
  return geometry.type === 'MultiLineString' ? geometry.coordinates : [];
}

/** The properties as text; null when the line was set aside because nothing says how fast it is. */
function tagsOf(record: CheckedRecord, log: ProblemLog): ReadonlyMap<string, string> | null {
  const tags = new Map<string, string>();
  for (const [name, value] of record.feature.entries()) {
    if (typeof value === 'string') tags.set(name, value);
    else if (typeof value === 'number' || typeof value === 'boolean') tags.set(name, String(value));
  }
  const matched = record.fields.columns.get('roadClass');
  const names = matched === undefined ? [] : [matched.column, ...matched.passedOver];
  const roadClass = names.map(name => tags.get(name)?.trim() ?? '').find(text => text !== '');
  if (!tags.has('highway') && roadClass !== undefined) tags.set('highway', roadClassOf(roadClass));
  if (!tags.has('highway') && !tags.has('route') && !tags.has('speed_kmh')) {
    log.setAside(record.feature, 'road-without-class', { found: [...tags.keys()].slice(0, 20).join(', ') });
    return null;
  }
  return tags;
}

function buildRoadSource(ways: readonly Way[]): RoadSource {
  const rows = startVertexRows();
  const wayStart = new Uint32Array(ways.length + 1);
  let count = 0;
  ways.forEach((way, w) => {
    count += way.line.length;
    wayStart[w + 1] = count;
  });
  const wayVertex = new Uint32Array(count);
  let next = 0;
  for (const { line } of ways) {
    for (const [lon = 0, lat = 0] of line) {
      wayVertex[next] = rows.rowOf(lon, lat);
      next += 1;
    }
  }
  const { lon, lat } = rows.columns();
  return {
    vertexLon: lon,
    vertexLat: lat,
    wayId: ways.map(way => way.wayId),
    wayTags: ways.map(way => way.tags),
    wayStart,
    wayVertex,
  };
}
