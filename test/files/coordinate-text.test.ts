import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCoordinate } from '../../src/files/text/coordinate-text.ts';

function read(text: string): string {
  const reading = readCoordinate(text, 'point');
  if (reading.kind !== 'number') return reading.kind;
  return [Math.round(reading.value * 1e6) / 1e6, reading.repair, reading.axis].filter(part => part !== null).join(' ');
}

test.each([
  ['112.63', '112.63'],
  ['-0.5', '-0.5'],
  ['112°37′50″E', '112.630556 coordinate-degrees lon'],
  ['112°37\'50"', '112.630556 coordinate-degrees'],
  ['112 37 50', '112.630556 coordinate-degrees'],
  ['112:37:50.5', '112.630694 coordinate-degrees'],
  ['112度37分50秒', '112.630556 coordinate-degrees'],
  ['东经112度37分50秒', '112.630556 coordinate-degrees lon'],
  ['N31°2.5′', '31.041667 coordinate-degrees lat'],
  ['31°2′5,5″N', '31.034861 coordinate-degrees lat'],
  ['N 31 2.5', '31.041667 coordinate-degrees lat'],
  ['１１２°３７′５０″', '112.630556 coordinate-degrees'],
  ['112º37’50”', '112.630556 coordinate-degrees'],
  ["112°37'50''", '112.630556 coordinate-degrees'],
  ['-22°30′', '-22.5 coordinate-degrees'],
  ['22°30′S', '-22.5 coordinate-degrees lat'],
  ['南纬22.5', '-22.5 coordinate-hemisphere lat'],
  ['112.63E', '112.63 coordinate-hemisphere lon'],
  ['112.63°', '112.63 coordinate-unit'],
  ['112°', '112 coordinate-unit'],
  ['500000 m', '500000 coordinate-unit'],
  ['3,433,210.5', '3433210.5 number-thousands'],
  ['3 433 210米', '3433210 coordinate-unit'],
  ['１１２．６３', '112.63 number-full-width'],
  ['', 'empty'],
])('%s is %s', (text, expected) => expect(read(text)).toBe(expected));

test.each([
  ...[
    '114,05',
    '114,057',
    '31 2.5',
    '112°60′',
    '112°37.5′10″',
    '112°37′60″',
    '-22°30′S',
    '112°37′50″60',
    'E',
    '°',
    '北纬',
  ],
  ...['112 37', '12-11-20-5', 'abc', '2020年1月2日', '112.19,31.03', '-112E'],
])('%s is not taken for a coordinate', text => expect(readCoordinate(text, 'point').kind).not.toBe('number'));

test('digits without signs are one number', () => {
  expect(read('1123750')).toBe('1123750');
});

test('any text takes no time and throws nothing', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('1', '9', ' ', '°', '′', '"', '.', ',', '-', 'N', 'E', '度') }),
      text => {
        const reading = readCoordinate(text, 'unknown');
        if (reading.kind === 'number') expect(Number.isFinite(reading.value)).toBe(true);
      },
    ),
    { numRuns: 2000, seed: 7 },
  );
  const start = process.cpuUsage();
  for (const part of ['1 ', "1'", '°', '1,', 'N', '1:']) readCoordinate(part.repeat(100_000), 'point');
  expect(process.cpuUsage(start).user).toBeLessThan(1_000_000);
});
