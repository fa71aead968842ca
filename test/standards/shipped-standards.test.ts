// The shipped standards against the texts they quote, and the README against the parser.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readStandard } from '../../src/files/readers/read-standard.ts';
import { parseStandard } from '../../src/standards/parse-standard.ts';
import { defaultStandardId, shippedStandards, standardsById } from '../../src/standards/shipped-standards.ts';

const folder = join(import.meta.dirname, '../../src/standards');

/** Kind, whom it applies to, limit, note, share, where the share is from. */
function rulesOf(id: string): readonly string[] {
  return shippedStandards.get(id)!.rules.map(rule => {
    const whom = rule.scope.kind === 'circle' ? rule.scope.circle : rule.scope.settlements.join('+');
    const from = rule.requiredShareFromText ? 'standard' : 'setting';
    return `${rule.kind} ${whom} ${rule.limit} ${rule.noteBelow} ${rule.requiredShare} ${from}`;
  });
}

function citationsOf(id: string): readonly string[] {
  return [...new Set(shippedStandards.get(id)!.rules.map(rule => rule.citation))];
}

test('the Jingmen plan says what its text says; the text gives no share', () => {
  expect(rulesOf('jingmen-plan')).toEqual([
    'radius urban 5000 null 0.9 setting',
    'radius rural+remote 20000 10000 0.9 setting',
    'time central-city 600 null 0.9 setting',
    'time elsewhere 1800 null 0.9 setting',
    'mean-radius urban 5000 null 1 setting',
    'mean-radius rural+remote 20000 10000 1 setting',
  ]);
  // The dash of the range is U+2500 in the plan as published.
  expect(citationsOf('jingmen-plan')).toEqual([
    '确保平均服务半径城市地区≤5公里、农村地区10─20公里',
    '着力打造市级中心城区“10分钟急救圈”、县（市）“30分钟急救圈”',
  ]);
});

test('the guidance of 2020 says what its text says', () => {
  expect(rulesOf('china-2020')).toEqual([
    'radius urban 5000 null 0.9 setting',
    'radius rural+remote 20000 10000 0.9 setting',
  ]);
  expect(citationsOf('china-2020')).toEqual(['城市地区服务半径不超过5公里，农村地区服务半径10—20公里']);
});

test('both clocks start at the call: 12 + 60 + 108 seconds', () => {
  expect([...shippedStandards.keys()]).toEqual([defaultStandardId, 'china-2020']);
  for (const { clock } of shippedStandards.values()) {
    expect(clock).toEqual({ start: 'call', answerSeconds: 12, processingSeconds: 60, turnoutSeconds: 108 });
  }
});

describe('a shipped file', () => {
  const text = (id: string): string => readFileSync(join(folder, `${id}.json`), 'utf8');

  test('with a fault, a warning or a second id stops the program as it loads', () => {
    const whole = JSON.parse(text('china-2020'));
    expect([...standardsById([whole]).keys()]).toEqual(['china-2020']);
    expect(() => standardsById([{ ...whole, rules: [] }])).toThrow('shipped standard 1: rules [key-list]');
    expect(() => standardsById([{ ...whole, note: '' }])).toThrow('note [key-unknown]');
    expect(() => standardsById([whole, whole])).toThrow('shipped standard 2: id [standard-id-taken]');
    expect(() => standardsById([null])).toThrow('json-object-expected');
  });

  test.each([...shippedStandards.keys()])('%s is read like a user’s, once it has an id of its own', id => {
    const read = (json: string) => readStandard({ name: 'mine.json', bytes: new TextEncoder().encode(json) });
    expect(read(text(id))).toMatchObject({
      value: null,
      problems: [{ code: 'standard-id-taken', where: { file: 'mine.json', column: 'id' } }],
    });
    const copy = read(text(id).replace(`"id": "${id}"`, '"id": "mine"'));
    expect(copy).toEqual({ problems: [], value: { ...shippedStandards.get(id), id: 'mine' } });
  });
});

describe('the README', () => {
  const readme = readFileSync(join(folder, 'README.md'), 'utf8');
  const example = JSON.parse(/```json\n([\s\S]*?)```/.exec(readme)![1]!);
  const documented = [...readme.matchAll(/^\| `([a-z_.[\]]+)` \|/gm)].map(match => match[1]!);

  test('has an example without a fault', () => {
    const { value, problems } = parseStandard(example, [...shippedStandards.keys()]);
    expect(problems).toEqual([]);
    expect(value?.rules.map(rule => [rule.requiredShare, rule.requiredShareFromText])).toEqual([
      [0.9, false],
      [0.95, true],
      [1, false],
    ]);
  });

  test('documents every member of the example, and the example has every member documented', () => {
    const pathsOf = (value: object, path: string): string[] =>
      Object.entries(value).flatMap(([key, member]) => {
        const at = path === '' ? key : `${path}.${key}`;
        if (key === 'rules') return [at, ...member.flatMap((rule: object) => pathsOf(rule, 'rules[n]'))];
        return key === 'clock' ? [at, ...pathsOf(member, at)] : [at];
      });
    expect([...new Set(pathsOf(example, ''))].sort()).toEqual([...documented].sort());
  });
});
