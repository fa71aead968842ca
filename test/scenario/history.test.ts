// Edits and history: applying, undoing and redoing are the same list read to a cursor.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyEdit, type Edit, type PlanDraft, withConditions } from '../../src/scenario/edit.ts';
import {
  currentDraft,
  type History,
  historyLimit,
  recordEdit,
  redoEdit,
  startHistory,
  undoEdit,
} from '../../src/scenario/history.ts';
import { defaultPlanSettings } from '../../src/scenario/plan.ts';
import type { Station } from '../../src/stations/station.ts';
import { closed } from '../world/random-conditions.ts';

const ids = ['a', 'b', 'c'];

function station(stationId: string): Station {
  return {
    stationId,
    name: `Station ${stationId}`,
    lon: 112,
    lat: 31,
    status: 'existing',
    turnoutSeconds: null,
    vehicles: null,
    negativePressureVehicles: null,
    host: '',
  };
}

const baseline: PlanDraft = {
  stations: ids.map(station),
  stationsId: 's',
  populationId: 'p',
  areasId: null,
  roadsId: null,
  speedsId: null,
  conditionsId: null,
  frictionId: null,
  elevationId: null,
  conditions: [],
  speedChanges: {},
  standardId: 'jingmen-plan',
  settings: defaultPlanSettings,
};

const stationId = fc.constantFrom(...ids, 'gone');
const anyEdit: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({ kind: fc.constant('add-station' as const), station: fc.constantFrom('x', 'y').map(station) }),
  fc.record({ kind: fc.constant('move-station' as const), stationId, lon: fc.double(), lat: fc.double() }),
  fc.record({ kind: fc.constant('rename-station' as const), stationId, name: fc.string() }),
  fc.record({
    kind: fc.constant('set-station-status' as const),
    stationId,
    status: fc.constantFrom('existing' as const, 'closed' as const),
  }),
  fc.record({ kind: fc.constant('delete-station' as const), stationId }),
  fc.record({ kind: fc.constant('use-standard' as const), standardId: fc.string() }),
);

function recordAll(edits: readonly Edit[]): History {
  return edits.reduce(recordEdit, startHistory(baseline));
}

describe('edits', () => {
  test('change only the station they name', () => {
    const moved = applyEdit(baseline, { kind: 'move-station', stationId: 'b', lon: 113, lat: 30 });
    expect(moved.stations.map(({ lon, lat }) => [lon, lat])).toEqual([
      [112, 31],
      [113, 30],
      [112, 31],
    ]);
    const closed = applyEdit(baseline, { kind: 'set-station-status', stationId: 'c', status: 'closed' });
    expect(closed.stations.map(({ status }) => status)).toEqual(['existing', 'existing', 'closed']);
    const less = applyEdit(baseline, { kind: 'delete-station', stationId: 'a' });
    expect(less.stations.map(({ stationId }) => stationId)).toEqual(['b', 'c']);
  });

  test('of a station that is not there change nothing', () => {
    expect(applyEdit(baseline, { kind: 'rename-station', stationId: 'gone', name: 'X' })).toEqual(baseline);
  });

  test('new inputs replace datasets, standard and settings together', () => {
    const inputs = {
      stations: [],
      stationsId: null,
      populationId: 'q',
      areasId: 'r',
      roadsId: 't',
      speedsId: null,
      conditionsId: null,
      frictionId: null,
      elevationId: null,
      conditions: [],
    };
    const settings = { ...defaultPlanSettings, travel: 'road' as const };
    const next = applyEdit(baseline, { kind: 'use-inputs', inputs, standardId: 'china-2020', settings });
    expect(next).toEqual({ ...baseline, ...inputs, standardId: 'china-2020', settings });
  });
});

describe('history', () => {
  test('undo after any edits gives the baseline, redo the last plan', () => {
    fc.assert(
      fc.property(fc.array(anyEdit, { maxLength: 30 }), edits => {
        const done = recordAll(edits);
        const undone = edits.reduce(undoEdit, done);
        expect(currentDraft(undone)).toEqual(baseline);
        expect(currentDraft(edits.reduce(redoEdit, undone))).toEqual(currentDraft(done));
      }),
    );
  });

  test('an edit after undo drops what was undone', () => {
    const [first, second, third] = ids.map((id): Edit => ({ kind: 'delete-station', stationId: id }));
    const history = recordEdit(undoEdit(recordAll([first, second])), third);
    expect(history.edits).toEqual([first, third]);
    expect(history.cursor).toBe(2);
  });

  test('steps beyond the limit stay in force without being undoable', () => {
    const edits = Array.from(
      { length: historyLimit + 5 },
      (_, k): Edit => ({
        kind: 'rename-station',
        stationId: 'a',
        name: String(k),
      }),
    );
    const history = recordAll(edits);
    expect(history.edits.length).toBe(historyLimit);
    const undone = history.edits.reduce(undoEdit, history);
    expect(currentDraft(undone).stations[0].name).toBe('4');
  });

  test('undo at the beginning and redo at the end change nothing', () => {
    const history = startHistory(baseline);
    expect(undoEdit(history)).toBe(history);
    expect(redoEdit(history)).toBe(history);
  });
});

describe('conditions and speeds', () => {
  const flood = closed('flood', { kind: 'way', wayId: '1', at: [112, 31] });
  const bridge = { ...closed('bridge', { kind: 'way', wayId: '2', at: [112, 31] }), pack: 'flood' };
  const withBoth: PlanDraft = { ...baseline, conditions: [flood, bridge] };
  const active = (draft: PlanDraft): string[] =>
    draft.conditions.filter(({ isActive }) => isActive).map(({ conditionId }) => conditionId);

  test('are added, changed, switched alone or by the pack, and removed', () => {
    expect(active(applyEdit(baseline, { kind: 'add-condition', condition: flood }))).toEqual(['flood']);
    const slower = { ...flood, effect: { kind: 'slow', factor: 2 } as const };
    expect(applyEdit(withBoth, { kind: 'change-condition', condition: slower }).conditions).toEqual([slower, bridge]);
    const off = applyEdit(withBoth, { kind: 'switch-condition', conditionId: 'flood', isActive: false });
    expect(active(off)).toEqual(['bridge']);
    expect(active(applyEdit(withBoth, { kind: 'switch-pack', pack: 'flood', isActive: false }))).toEqual(['flood']);
    expect(active(applyEdit(withBoth, { kind: 'remove-condition', conditionId: 'flood' }))).toEqual(['bridge']);
  });

  test('of a file come beside those drawn, and take the place of those with their ids', () => {
    const again = { ...bridge, name: 'again' };
    expect(withConditions([flood, bridge], [again])).toEqual([flood, again]);
  });

  test('changes of speeds replace those before, a turnout only its station', () => {
    const changed = applyEdit(baseline, { kind: 'change-speeds', changes: { factor: 1.2 } });
    expect(applyEdit(changed, { kind: 'change-speeds', changes: { kmh: { primary: 40 } } }).speedChanges).toEqual({
      kmh: { primary: 40 },
    });
    const quick = applyEdit(baseline, { kind: 'set-station-turnout', stationId: 'b', turnoutSeconds: 45 });
    expect(quick.stations.map(({ turnoutSeconds }) => turnoutSeconds)).toEqual([
      baseline.stations[0]!.turnoutSeconds,
      45,
      baseline.stations[2]!.turnoutSeconds,
    ]);
  });
});
