import { expect, test } from 'vitest';
import { coverageSpec } from '../../src/cli/coverage-command.ts';
import { CommandEnd } from '../../src/cli/exit-codes.ts';
import { helpText, minutesOption, parseOptions } from '../../src/cli/options.ts';

const needed = ['--stations', 's.csv', '--population', 'p.csv', '--out', 'result'];

function endOf(run: () => unknown): CommandEnd {
  try {
    run();
  } catch (error) {
    expect(error).toBeInstanceOf(CommandEnd);
    expect((error as CommandEnd).code).toBe(2);
    return error as CommandEnd;
  }
  throw new Error('expected a fault');
}

function fault(...words: string[]): string {
  return endOf(() => parseOptions(coverageSpec, words)).message;
}

test('takes values after a space or an equals sign, and switches', () => {
  const values = parseOptions(coverageSpec, [...needed, '--travel=straight', '--with-planned']);
  expect(values.get('stations')).toBe('s.csv');
  expect(values.get('travel')).toBe('straight');
  expect(values.get('with-planned')).toBe(true);
});

test('every fault is a sentence that names what was found and where to look', () => {
  expect(fault('--stations', 's.csv')).toContain('expected "--population FILE"');
  expect(fault(...needed, '--speed', '1')).toContain('"--speed"');
  expect(fault(...needed, '--travel', 'bicycle')).toContain(
    'option --travel: found "bicycle"; expected one of straight',
  );
  expect(fault(...needed, '--roads')).toContain('option --roads: found no value; expected FILE');
  expect(fault('--stations', '--population', 'p.csv', '--out', 'x')).toContain('option --stations: found no value');
  expect(fault(...needed, '--out', 'again')).toContain('option --out: found the option more than once');
  expect(fault(...needed, 'extra')).toContain('"extra"');
  expect(fault(...needed, '--with-planned=yes')).toContain('found a value, "yes"');
  expect(fault(...needed, '--x')).toContain('lifering coverage --help');
  expect(fault(...needed, '--', 'x')).toContain('"x"');
  expect(fault(...needed, '--__proto__', 'x')).toContain('"--__proto__"');
});

test('help needs nothing else and names every option and a runnable example', () => {
  expect(parseOptions(coverageSpec, ['--help']).has('help')).toBe(true);
  const page = helpText(coverageSpec);
  for (const option of coverageSpec.options) expect(page).toContain(`--${option.name}`);
  expect(page).toContain('npx lifering coverage --stations');
});

test.each(['', '='])('an empty value %j names nothing: neither the folder the command runs in nor a file', empty => {
  const words = empty === '=' ? ['--out='] : ['--out', ''];
  expect(fault('--stations', 's', '--population', 'p', ...words)).toContain(
    'option --out: found no value; expected DIR',
  );
});

test.each(['abc', '-1', '1e3', 'NaN', 'Infinity', '1,5', '1000000.1', '9'.repeat(400)])('minutes are not %s', text => {
  const end = endOf(() => minutesOption(new Map([['pre-travel-min', text]]), 'pre-travel-min'));
  expect(end.problem).toMatchObject({ code: 'option-number', where: { option: 'pre-travel-min' } });
});

test.each([
  ['7.5', 7.5],
  ['0', 0],
  ['1000000', 1_000_000],
])('minutes are %s', (text, minutes) => {
  expect(minutesOption(new Map([['pre-travel-min', text]]), 'pre-travel-min')).toBe(minutes);
});
