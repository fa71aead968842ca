// Closures and slow areas from GeoJSON: a polygon, a line across roads, or with `way_id` a road (a point on it) or a stretch
// of one (a line from its first to its last position). Properties: effect, factor, name, pack, way_id, active.

import type { Position } from '../../geo/lon-lat.ts';
import {
  type ConditionEffect,
  type ConditionPlace,
  type RoadCondition,
  sortConditions,
} from '../../roads/road-condition.ts';
import type { Outcome } from '../../vocabulary/problem.ts';
import { type ProblemLog, startProblemLog } from '../account/problem-log.ts';
import type { ReadHost } from '../account/read-host.ts';
import type { ReadCounts, ReadOptions, SetAsideRow } from '../account/read-options.ts';
import type { InputFile } from '../bytes/input-file.ts';
import type { SimpleGeometry } from '../geometry/check-geometry.ts';
import { polygonsOf } from '../geometry/measure-cell.ts';
import { shownValue } from '../text/number-fault.ts';
import { type CheckedRecord, readRecords } from './read-records.ts';
import { idOf, textOf } from './record-fields.ts';

export interface ConditionsRead {
  /** Sorted by id in code-point order. */
  readonly conditions: readonly RoadCondition[];
  readonly counts: ReadCounts;
  readonly setAside: readonly SetAsideRow[];
}

const shapes = ['Point', 'LineString', 'MultiLineString', 'Polygon', 'MultiPolygon'] as const;

/** Reads conditions; without a usable one, or when the file cannot be read, the value is null. */
export async function readConditions(
  file: InputFile,
  options: ReadOptions,
  host: ReadHost,
): Promise<Outcome<ConditionsRead>> {
  const log = startProblemLog(file.source.name);
  const request = { roles: ['id', 'name'], needsPopulation: false, acceptsRows: false, options } as const;
  const conditions: RoadCondition[] = [];
  const taken = new Set<string>();
  const isRead = await readRecords(file, request, shapes, log, host, record => {
    const condition = conditionOf(record, log);
    if (condition === null) return;
    const { conditionId } = condition;
    if (taken.has(conditionId)) {
      log.setAside(record.feature, 'condition-id-repeated', { found: conditionId });
      return;
    }
    taken.add(conditionId);
    conditions.push(condition);
  });
  if (!isRead) return log.rejected();
  return log.outcome({ conditions: sortConditions(conditions) });
}

function conditionOf(record: CheckedRecord, log: ProblemLog): RoadCondition | null {
  const { feature, geometry } = record;
  const effect = effectOf(record, log);
  if (effect === null) return null;
  const where = placeOf(geometry, plainText(feature.property('way_id')));
  if (where === null) {
    log.setAside(feature, 'condition-without-road', { found: geometry.type });
    return null;
  }
  const conditionId = idOf(record);
  return {
    conditionId,
    name: textOf(record, 'name') || conditionId,
    pack: plainText(feature.property('pack')) || null,
    effect,
    where,
    isActive: isActive(record, log),
  };
}

/** null when the record was set aside. */
function effectOf({ feature }: CheckedRecord, log: ProblemLog): ConditionEffect | null {
  const word = feature.property('effect');
  if (word === 'closed') return { kind: 'closed' };
  if (word !== 'slow') {
    log.setAside(feature, 'condition-effect', { found: shownValue(word) }, 'effect');
    return null;
  }
  const factor = feature.property('factor');
  if (typeof factor === 'number' && factor >= 1 && factor <= mostFactor) return { kind: 'slow', factor };
  log.setAside(feature, 'condition-factor', { found: shownValue(factor), most: mostFactor }, 'factor');
  return null;
}

/** Slower than this is closed. */
const mostFactor = 1000;

function isActive({ feature }: CheckedRecord, log: ProblemLog): boolean {
  const value = feature.property('active');
  if (value === undefined || value === null || typeof value === 'boolean') return value !== false;
  log.add('warn', 'condition-active', { found: shownValue(value) }, { ...feature.place, column: 'active' });
  return true;
}

/** null where a point has no way. */
function placeOf(geometry: SimpleGeometry, wayId: string): ConditionPlace | null {
  switch (geometry.type) {
    case 'Polygon':
    case 'MultiPolygon':
      return { kind: 'polygon', polygons: polygonsOf(geometry) };
    case 'LineString':
    case 'MultiLineString': {
      const given = geometry.type === 'LineString' ? [geometry.coordinates] : geometry.coordinates;
      const lines = given.map(line => line.map(([lon = 0, lat = 0]): Position => [lon, lat]));
      const first = lines[0]?.[0];
      const last = lines.at(-1)?.at(-1);
      if (wayId === '' || first === undefined || last === undefined) return { kind: 'line', lines };
      return { kind: 'stretch', wayId, between: [first, last] };
    }
    case 'Point': {
      const [lon = 0, lat = 0] = geometry.coordinates;
      return wayId === '' ? null : { kind: 'way', wayId, at: [lon, lat] };
    }
    case 'MultiPoint':
      return null;
  }
}

/** Ids of ways come as numbers too. */
function plainText(value: unknown): string {
  if (typeof value === 'string') return value.trim();
  return typeof value === 'number' ? String(value) : '';
}
