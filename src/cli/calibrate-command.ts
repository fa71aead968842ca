// `lifering calibrate`: multipliers of the speeds from a log of runs → a folder with speeds to use.

import { join, resolve } from 'node:path';
import type { DatasetRole } from '../compute/jobs.ts';
import { createSession } from '../compute/session.ts';
import { longestName, visibleText } from '../report/visible-text.ts';
import { type Calibration, leastRuns, type Multiplier } from '../travel/calibrate-speeds.ts';
import { CommandEnd, exitCodes } from './exit-codes.ts';
import { openFile } from './node-byte-source.ts';
import { type CommandSpec, commonOptions, type OptionValues, textOption } from './options.ts';
import { requireOwnPlace } from './own-place.ts';
import { importInputs, readOptions, requireLoaded } from './plan-inputs.ts';
import { createTerminal } from './terminal.ts';
import { writeFile } from './write-file.ts';

export const calibrateSpec: CommandSpec = {
  name: 'calibrate',
  does: 'multipliers of the speeds by class and time of day, from a log of runs',
  options: [
    {
      name: 'runs',
      value: 'FILE.csv',
      help: 'from_lon, from_lat (or station_id), to_lon, to_lat, start, arrive; start is when the wheels turn',
      isRequired: true,
    },
    { name: 'roads', value: 'FILE', help: 'roads: OSM PBF, or GeoJSON lines', isRequired: true },
    { name: 'stations', value: 'FILE', help: 'stations that the log names' },
    { name: 'speeds', value: 'FILE', help: 'speeds that are to be corrected: JSON; the default ones when not given' },
    {
      name: 'out',
      value: 'DIR',
      help: 'the folder for calibration.json, residuals.geojson and speeds.json',
      isRequired: true,
    },
    ...commonOptions,
  ],
  example:
    'npx lifering calibrate --runs runs.csv --roads data/demonstration/roads.geojson --stations data/demonstration/stations.geojson --out calibration',
};

const outputs = ['calibration.json', 'residuals.geojson', 'speeds.json'];

export async function runCalibrate(values: OptionValues, signal: AbortSignal): Promise<number> {
  const terminal = createTerminal(values);
  const session = createSession();
  const folder = resolve(textOption(values, 'out') ?? '');
  const given = ['runs', 'roads', 'stations', 'speeds'].flatMap((option): [string, string][] => {
    const path = textOption(values, option);
    return path === null ? [] : [[option, path]];
  });
  requireOwnPlace(folder, [folder, ...outputs.map(name => join(folder, name))], new Map(given));
  const paths = new Map(given.filter(([option]) => option !== 'runs') as [DatasetRole, string][]);
  const imported = await importInputs(session, paths, values, terminal, signal);
  requireLoaded(imported);
  const runs = await openFile(textOption(values, 'runs') ?? '', 'runs');
  try {
    const request = {
      file: { name: runs.source.name, content: runs.source },
      stations: imported.result.stations ?? [],
      roadsId: imported.idOf.get('roads') ?? '',
      speedsId: imported.idOf.get('speeds') ?? null,
      speedChanges: {},
      options: readOptions(values),
    };
    const { calibration, files, problems } = await session.run('calibrate', request, terminal.report, signal);
    terminal.problems(problems);
    if (calibration === null) throw new CommandEnd(exitCodes.input, null);
    for (const { path, text } of files) await writeFile(join(folder, path), [text], signal);
    terminal.clear();
    process.stdout.write(answer(calibration, folder));
    const isWarned = imported.result.problems.length + problems.length > 0;
    return values.has('strict') && isWarned ? exitCodes.notGoodEnough : exitCodes.done;
  } finally {
    await runs.close();
  }
}

function answer({ groups, bands, residuals, medianError, medianErrorBefore }: Calibration, folder: string): string {
  const percent = new Intl.NumberFormat('en', { maximumFractionDigits: 1, style: 'percent' });
  return [
    `${residuals.length} runs. Median error ${percent.format(medianErrorBefore)} before, ${percent.format(medianError)} after.`,
    ...groups.map(one => `  ${multiplierText(one)}`),
    ...bands.map(one => `  ${multiplierText(one)}`),
    `Written to ${visibleText(folder, longestName)}`,
    '',
  ].join('\n');
}

function multiplierText({ name, value, low, high, runs, isFitted }: Multiplier): string {
  const interval = isFitted
    ? `${low.toFixed(2)} to ${Number.isFinite(high) ? high.toFixed(2) : 'unbounded'}, ${runs} runs`
    : `not fitted: ${runs} of the ${leastRuns} runs it needs, or what others are measured against`;
  return `${name.padEnd(14)} × ${value.toFixed(3)}  (${interval})`;
}
