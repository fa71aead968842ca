// Closures drawn, typed and picked: their shapes, the edits they become, and the file that is saved.

import { beforeEach, describe, expect, test } from 'vitest';
import { conditionFile } from '../../src/app/commands/condition-file.ts';
import {
  addPoint,
  cancelDrawing,
  finishDrawing,
  shapeOf,
  startDrawing,
  takeBackPoint,
} from '../../src/app/commands/draw-condition.ts';
import {
  acceptForm,
  changeForm,
  editCondition,
  removeCondition,
  switchCondition,
  switchPack,
} from '../../src/app/commands/edit-conditions.ts';
import { undo } from '../../src/app/commands/edit-project.ts';
import { readPlaceLines, typedPlaces, writePlaceLines } from '../../src/app/commands/place-lines.ts';
import { createWords } from '../../src/app/i18n/words.ts';
import { type ConditionForm, conditionsToMeasure, useConditions } from '../../src/app/state/conditions-store.ts';
import { draftOf, emptyDraft, useProject } from '../../src/app/state/project-store.ts';
import { setView, useView } from '../../src/app/state/view-store.ts';
import { readConditions } from '../../src/files/readers/read-conditions.ts';
import type { RoadCondition } from '../../src/roads/road-condition.ts';
import { startHistory } from '../../src/scenario/history.ts';
import { inMemory, textFile } from '../files/read-helpers.ts';

const words = createWords('en');

function conditions(): readonly RoadCondition[] {
  return draftOf(useProject.getState()).conditions;
}

function form(): ConditionForm {
  const { form: open } = useConditions.getState();
  if (open === null) throw new Error('no form');
  return open;
}

function draw(tool: 'draw-polygon' | 'draw-line', ...points: readonly (readonly [number, number])[]): void {
  startDrawing(tool);
  for (const [lon, lat] of points) addPoint({ lon, lat });
  finishDrawing(words);
}

beforeEach(() => {
  useProject.setState({ history: startHistory(emptyDraft), datasets: new Map() });
  useConditions.setState({ form: null, drawing: [], pointer: null, search: 'no', layer: null, failure: null });
  setView({ tool: 'select', notice: null });
});

describe('drawing', () => {
  test('a ring is closed and counter-clockwise, however it was drawn', () => {
    const square = [
      [0, 0],
      [0, 1],
      [1, 1],
      [1, 0],
    ] as const;
    const ring = [
      [1, 0],
      [1, 1],
      [0, 1],
      [0, 0],
      [1, 0],
    ];
    expect(shapeOf('polygon', square)).toEqual({ kind: 'polygon', polygons: [[ring]] });
    expect(shapeOf('polygon', [...square].reverse())).toEqual({ kind: 'polygon', polygons: [[ring]] });
  });

  test('the second click of a double click adds no point; Backspace takes one back', () => {
    startDrawing('draw-line');
    for (const lon of [112, 112.1, 112.1]) addPoint({ lon, lat: 30 });
    expect(useConditions.getState().drawing).toHaveLength(2);
    takeBackPoint();
    expect(useConditions.getState().drawing).toEqual([[112, 30]]);
  });

  test('too few points are said and the tool stays in hand', () => {
    draw('draw-polygon', [112, 30], [112.1, 30]);
    expect(useView.getState().tool).toBe('draw-polygon');
    expect(useView.getState().notice?.key).toBe('conditions.form.placesFew');
    expect(useConditions.getState().form).toBeNull();
  });

  test('Esc leaves nothing, and a form that was open as it was', () => {
    draw('draw-line', [112, 30], [112.1, 30]);
    const before = form();
    startDrawing('draw-polygon');
    addPoint({ lon: 1, lat: 1 });
    cancelDrawing();
    expect(form()).toBe(before);
    expect(useConditions.getState().drawing).toEqual([]);
    expect(useView.getState().tool).toBe('select');
  });
});

describe('the form', () => {
  test('added it is one edit, in force; changed it keeps its id and its switch', () => {
    draw('draw-line', [112, 30], [112.1, 30]);
    expect(conditions()).toEqual([]);
    changeForm({ name: 'Hanjiang bridge', pack: 'flood' });
    acceptForm(form());
    expect(conditions()).toEqual([
      {
        conditionId: 'closure-1',
        name: 'Hanjiang bridge',
        pack: 'flood',
        effect: { kind: 'closed' },
        where: {
          kind: 'line',
          lines: [
            [
              [112, 30],
              [112.1, 30],
            ],
          ],
        },
        isActive: true,
      },
    ]);
    switchCondition('closure-1', false);
    editCondition(conditions()[0]);
    changeForm({ effect: { kind: 'slow', factor: 3 } });
    acceptForm(form());
    expect(conditions().map(({ effect, isActive }) => [effect, isActive])).toEqual([
      [{ kind: 'slow', factor: 3 }, false],
    ]);
    expect(useProject.getState().history.edits.map(({ kind }) => kind)).toEqual([
      'add-condition',
      'switch-condition',
      'change-condition',
    ]);
    undo();
    expect(conditions()[0].effect).toEqual({ kind: 'closed' });
  });

  test('ids and names are free ones; a pack is switched as a whole', () => {
    for (let k = 0; k < 2; k++) {
      draw('draw-line', [112, 30 + k], [112.1, 30 + k]);
      changeForm({ pack: 'flood' });
      acceptForm(form());
    }
    expect(conditions().map(({ conditionId, name }) => [conditionId, name])).toEqual([
      ['closure-1', 'Closure 1'],
      ['closure-2', 'Closure 2'],
    ]);
    switchPack('flood', false);
    expect(conditions().map(({ isActive }) => isActive)).toEqual([false, false]);
    removeCondition('closure-1');
    draw('draw-line', [112, 40], [112.1, 40]);
    expect(form().name).toBe('Closure 1');
  });

  test('without a shape nothing is added; what is measured is not in force', () => {
    draw('draw-line', [112, 30], [112.1, 30]);
    const measured = conditionsToMeasure(draftOf(useProject.getState()), form());
    expect(measured.map(({ isActive }) => isActive)).toEqual([false]);
    changeForm({ where: null });
    acceptForm(form());
    expect(conditions()).toEqual([]);
  });
});

describe('typed points', () => {
  test('spaces, commas and full-width digits; empty lines are left out', () => {
    const read = readPlaceLines('112.1 30.5\n\n 112.2,30.6 \n１１２.３，３０.７\n-1;−2');
    expect(read).toEqual({
      kind: 'places',
      places: [
        [112.1, 30.5],
        [112.2, 30.6],
        [112.3, 30.7],
        [-1, -2],
      ],
    });
  });

  test.each([
    ['112.1', 1],
    ['112.1 30.5\nhere', 2],
    ['30 112', 1],
    ['1e2 3', 1],
  ])('%j is no list of places: line %d', (text, line) => {
    expect(readPlaceLines(text)).toMatchObject({ kind: 'wrong', line });
  });

  test('what was drawn is typed as it was, without the point that closes the ring', () => {
    const points = [
      [1, 0],
      [1, 1],
      [0, 1],
    ] as const;
    expect(typedPlaces(shapeOf('polygon', points))).toEqual(points);
    expect(readPlaceLines(writePlaceLines(points))).toEqual({ kind: 'places', places: points });
    expect(typedPlaces({ kind: 'line', lines: [points, points] })).toBeNull();
  });
});

test('conditions.geojson is read back as it was', async () => {
  const rest = { name: '洪水', pack: 'flood', isActive: true } as const;
  const made: readonly RoadCondition[] = [
    {
      ...rest,
      conditionId: 'a',
      effect: { kind: 'closed' },
      where: shapeOf('polygon', [
        [1, 0],
        [1, 1],
        [0, 1],
      ]),
    },
    {
      ...rest,
      conditionId: 'b',
      effect: { kind: 'slow', factor: 2.5 },
      where: shapeOf('line', [
        [1, 0],
        [1, 1],
      ]),
      pack: null,
    },
    {
      ...rest,
      conditionId: 'c',
      effect: { kind: 'closed' },
      where: { kind: 'way', wayId: '17', at: [1, 0] },
      isActive: false,
    },
    {
      ...rest,
      conditionId: 'd',
      effect: { kind: 'closed' },
      where: {
        kind: 'stretch',
        wayId: '17',
        between: [
          [1, 0],
          [1, 1],
        ],
      },
    },
  ];
  const { path, text } = conditionFile(made);
  const { value, problems } = await inMemory(readConditions)(textFile(text, path));
  expect(problems.filter(({ severity }) => severity !== 'repaired')).toEqual([]);
  expect(value?.conditions).toEqual(made);
});
