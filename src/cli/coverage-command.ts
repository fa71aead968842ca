// `lifering coverage`: who is covered, who is not, verdicts, zones, gaps → a folder.

import { isAbsolute, join, relative, resolve } from 'node:path';
import type { PlanRequest } from '../compute/jobs.ts';
import { createSession } from '../compute/session.ts';
import { engineVersion } from '../report/engine-version.ts';
import { jsonText } from '../report/json-text.ts';
import { peopleFromMicro, shareOf } from '../report/numbers.ts';
import type { ResultFile } from '../report/report-input.ts';
import { longestName, visibleText } from '../report/visible-text.ts';
import type { PlanEvaluation } from '../scenario/plan-evaluation.ts';
import { exitCodes } from './exit-codes.ts';
import { type CommandSpec, commonOptions, type OptionValues, placeRoles, textOption } from './options.ts';
import { requireOwnPlace } from './own-place.ts';
import {
  type ImportedInputs,
  importInputs,
  inputOptions,
  inputPaths,
  planOptions,
  planRequest,
  planSettings,
  requireLoaded,
  requirePeriod,
} from './plan-inputs.ts';
import { createTerminal } from './terminal.ts';
import { resultPaths, writeFolder } from './write-folder.ts';

export const coverageSpec: CommandSpec = {
  name: 'coverage',
  does: 'who is covered, who is not, verdicts, zones and gaps, as a folder of files',
  options: [
    ...inputOptions.map(option => ({
      ...option,
      isRequired: option.name === 'stations' || option.name === 'population',
    })),
    ...planOptions,
    { name: 'out', value: 'DIR', help: 'the result folder', isRequired: true },
    { name: 'cells', value: 'geojson|none', help: 'whether coverage.geojson is written', oneOf: ['geojson', 'none'] },
    { name: 'require', value: 'pass', help: 'exit with 1 unless every rule that applies passes', oneOf: ['pass'] },
    { name: 'also-gcj02', value: null, help: 'a copy *_gcj02.geojson of every GeoJSON file, for maps drawn in GCJ-02' },
    ...commonOptions,
  ],
  example:
    'npx lifering coverage --stations data/demonstration/stations.geojson --population data/demonstration/population.geojson ' +
    '--roads data/demonstration/roads.geojson --areas data/demonstration/areas.geojson --out result',
};

/** Options that change what is read or written, beside the plan's settings. */
const readingOptions = [
  'population-field',
  'cell-size-m',
  'friction-unit',
  'encoding',
  'crs',
  'axis-order',
  ...placeRoles.flatMap(role => [`${role}-crs`, `${role}-axis-order`]),
  'no-repair',
  'packs',
  'cells',
  'also-gcj02',
];

/** The command's settings and where its inputs are, seen from the folder: enough to run it again. */
function runFile(folder: string, imported: ImportedInputs, request: PlanRequest, values: OptionValues): ResultFile {
  const inputs = [...imported.paths].map(([role, path]) => {
    const seen = relative(folder, resolve(path));
    return { role, path: isAbsolute(seen) ? seen : seen.replaceAll('\\', '/') };
  });
  const run = {
    lifering: engineVersion,
    command: 'coverage',
    standard: textOption(values, 'standard') ?? request.standardId,
    settings: { ...request.settings },
    reading: Object.fromEntries([...values].filter(([name]) => readingOptions.includes(name))),
    inputs,
  };
  return { path: 'run.json', text: `${jsonText(run, 2)}\n` };
}

function answer(evaluation: PlanEvaluation, folder: string): string {
  const { ledger, gaps, rules } = evaluation;
  const number = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
  const percent = new Intl.NumberFormat('en', { maximumFractionDigits: 1, style: 'percent' });
  const part = (people: number): string =>
    `${number.format(peopleFromMicro(people))} people (${percent.format(shareOf(people, ledger.input) ?? 0)})`;
  return [
    `${part(ledger.covered)} are covered, ${part(ledger.uncovered)} are not, ${part(ledger.unreachable)} cannot be reached.`,
    ...(ledger.outsideAreas > 0 ? [`${part(ledger.outsideAreas)} live outside the areas.`] : []),
    ...(ledger.noData > 0 ? [`${part(ledger.noData)} could not be judged.`] : []),
    `${gaps.length} gaps. Rules: ${rules.map(({ rule, verdict }) => `${visibleText(rule.id, longestName)} ${verdict}`).join(', ')}.`,
    `Written to ${visibleText(folder, longestName)}`,
    '',
  ].join('\n');
}

export async function runCoverage(values: OptionValues, signal: AbortSignal): Promise<number> {
  const terminal = createTerminal(values);
  const session = createSession();
  const folder = resolve(textOption(values, 'out') ?? '');
  const paths = inputPaths(values);
  requireOwnPlace(folder, [folder, ...resultPaths.map(path => join(folder, path))], paths);
  // Settings are judged before files are read: a fault in the command is told at once.
  planSettings(values, paths.has('roads'), paths.has('friction'));
  const imported = await importInputs(session, paths, values, terminal, signal);
  requireLoaded(imported);
  const request = planRequest(imported, values);
  await requirePeriod(session, request.speedsId, request.settings.period, terminal, signal);
  const { evaluation } = await session.run('evaluate', request, terminal.report, signal);
  terminal.problems(evaluation.problems);
  const cells = textOption(values, 'cells') === 'none' ? 'none' : 'geojson';
  const files = await session.run(
    'export',
    { request, cells, alsoGcj02: values.has('also-gcj02') },
    terminal.report,
    signal,
  );
  await writeFolder(folder, [...files, runFile(folder, imported, request, values)], signal);
  terminal.clear();
  process.stdout.write(answer(evaluation, folder));

  const isWarned = imported.result.problems.length + evaluation.problems.length > 0;
  const isBelow = evaluation.rules.some(({ verdict }) => verdict === 'fail' || verdict === 'no-data');
  const fails = (values.has('strict') && isWarned) || (values.has('require') && isBelow);
  return fails ? exitCodes.notGoodEnough : exitCodes.done;
}
