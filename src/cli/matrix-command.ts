// `lifering matrix`: travel seconds and metres from points to points → CSV.

import { resolve } from 'node:path';
import type { DatasetRole } from '../compute/jobs.ts';
import { createSession } from '../compute/session.ts';
import { longestName, visibleText } from '../report/visible-text.ts';
import { exitCodes } from './exit-codes.ts';
import { type CommandSpec, commonOptions, minutesOption, neededEnd, type OptionValues, textOption } from './options.ts';
import { requireOwnPlace } from './own-place.ts';
import {
  chosenConditions,
  conditionsOption,
  importInputs,
  requireLoaded,
  requirePeriod,
  travelOptions,
  travelSettings,
} from './plan-inputs.ts';
import { createTerminal } from './terminal.ts';
import { writeFile } from './write-file.ts';

export const matrixSpec: CommandSpec = {
  name: 'matrix',
  does: 'travel seconds and metres from points to points, as CSV',
  options: [
    { name: 'from', value: 'FILE', help: 'points to start from: GeoJSON points or CSV', isRequired: true },
    { name: 'to', value: 'FILE', help: 'points to go to', isRequired: true },
    { name: 'roads', value: 'FILE', help: 'roads: OSM PBF, or GeoJSON lines; straight lines when not given' },
    { name: 'speeds', value: 'FILE', help: 'speeds and snapping: JSON' },
    conditionsOption,
    ...travelOptions,
    { name: 'limit-min', value: 'N', help: 'leave pairs with more minutes of travel empty' },
    { name: 'out', value: 'FILE.csv', help: 'the table to write', isRequired: true },
    ...commonOptions,
  ],
  example:
    'npx lifering matrix --from data/demonstration/stations.geojson --to data/demonstration/hospitals.geojson --roads data/demonstration/roads.geojson --out minutes.csv',
};

export async function runMatrix(values: OptionValues, signal: AbortSignal): Promise<number> {
  const terminal = createTerminal(values);
  const session = createSession();
  const limitMinutes = minutesOption(values, 'limit-min');
  const out = resolve(textOption(values, 'out') ?? '');
  const inputs = ['from', 'to', 'roads', 'speeds', 'conditions'].flatMap((option): [string, string][] => {
    const path = textOption(values, option);
    return path === null ? [] : [[option, path]];
  });
  requireOwnPlace(out, [out], new Map(inputs));
  const load = async (option: string, role: DatasetRole) => {
    const path = textOption(values, option);
    if (path === null) return null;
    const imported = await importInputs(session, new Map([[role, path]]), values, terminal, signal, option);
    requireLoaded(imported);
    return imported.result;
  };
  const loadPoints = async (option: string) => {
    const result = await load(option, 'stations');
    const file = result?.datasets[0]?.file;
    if (!result?.stations || file === undefined) throw neededEnd(matrixSpec, option, 'FILE');
    return { file, points: result.stations, problems: result.problems };
  };
  const from = await loadPoints('from');
  const to = await loadPoints('to');
  const roads = await load('roads', 'roads');
  const speeds = await load('speeds', 'speeds');
  const conditions = await load('conditions', 'conditions');
  const settings = travelSettings(values);
  const request = {
    from: { file: from.file, points: from.points },
    to: { file: to.file, points: to.points },
    roadsId: roads?.datasets[0]?.datasetId ?? null,
    speedsId: speeds?.datasets[0]?.datasetId ?? null,
    conditionsId: conditions?.datasets[0]?.datasetId ?? null,
    conditions: chosenConditions(conditions?.conditions ?? [], values),
    settings,
    limitMinutes,
  };
  await requirePeriod(session, request.speedsId, settings.period, terminal, signal);
  const { pieces, problems } = await session.run('matrix', request, terminal.report, signal);
  terminal.problems(problems);
  await writeFile(out, pieces, signal);
  terminal.clear();
  process.stdout.write(
    `${from.points.length} × ${to.points.length} pairs written to ${visibleText(out, longestName)}\n`,
  );
  const warnings =
    [from, to, roads, speeds, conditions].flatMap(result => result?.problems ?? []).length + problems.length;
  return values.has('strict') && warnings > 0 ? exitCodes.notGoodEnough : exitCodes.done;
}
