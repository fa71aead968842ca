import { expect, test } from 'vitest';
import { coverageSpec } from '../../src/cli/coverage-command.ts';
import { CommandEnd } from '../../src/cli/exit-codes.ts';
import { helpText, numberOption, parseOptions } from '../../src/cli/options.ts';

const needed = ['--stations', 's.csv', '--population', 'p.csv', '--out', 'result'];

function fault(...words: string[]): string {
  try {
    parseOptions(coverageSpec, words);
  } catch (error) {
    expect(error).toBeInstanceOf(CommandEnd);
    expect((error as CommandEnd).code).toBe(2);
    return (error as CommandEnd).message;
  }
  throw new Error('expected a fault');
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
  expect(fault(...needed, '--travel', 'bicycle')).toContain('expected one of straight, road');
  expect(fault(...needed, '--roads')).toContain('"--roads" without a value');
  expect(fault('--stations', '--population', 'p.csv', '--out', 'x')).toContain('"--stations" without a value');
  expect(fault(...needed, '--out', 'again')).toContain('"--out" twice');
  expect(fault(...needed, 'extra')).toContain('"extra"');
  expect(fault(...needed, '--with-planned=yes')).toContain('it takes none');
  expect(fault(...needed, '--x')).toContain('lifering coverage --help');
});

test('help needs nothing else and names every option and a runnable example', () => {
  expect(parseOptions(coverageSpec, ['--help']).has('help')).toBe(true);
  const page = helpText(coverageSpec);
  for (const option of coverageSpec.options) expect(page).toContain(`--${option.name}`);
  expect(page).toContain('npx lifering coverage --stations');
});

test.each(['abc', '-1', '1e3', '', '1,5'])('a number option refuses "%s"', text => {
  const values = new Map([['pre-travel-min', text]]);
  expect(() => numberOption(values, 'pre-travel-min')).toThrow(/expected a number/);
});
