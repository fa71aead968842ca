// `lifering check`: reads inputs and reports every problem; writes nothing.

import type { Dataset } from '../compute/jobs.ts';
import { createSession } from '../compute/session.ts';
import type { GridFacts } from '../files/readers/read-raster-grid.ts';
import { roundedTo } from '../report/numbers.ts';
import { countProblems } from '../report/problem-lines.ts';
import { longestName, visibleText } from '../report/visible-text.ts';
import { exitCodes, usageEnd } from './exit-codes.ts';
import { type CommandSpec, commonOptions, type OptionValues } from './options.ts';
import { importInputs, inputOptions, inputPaths, planOptions, planRequest, requirePeriod } from './plan-inputs.ts';
import { createTerminal } from './terminal.ts';

export const checkSpec: CommandSpec = {
  name: 'check',
  does: 'reads inputs and reports every problem; writes nothing',
  options: [...inputOptions, ...planOptions, ...commonOptions],
  example:
    'npx lifering check --stations data/demonstration/stations.geojson --population data/demonstration/population.geojson --problems json',
};

function line({ role, file, read, used, setAside, grid }: Dataset): string {
  const counts = `${role}: ${visibleText(file, longestName)}: ${read} read = ${used} used + ${setAside} set aside\n`;
  return grid === undefined ? counts : `${counts}${gridLine(grid)}`;
}

/** What a grid of friction or heights holds. */
function gridLine({ width, height, sampleType, crs, bounds, range, emptyShare, friction }: GridFacts): string {
  const extent = bounds === null ? 'no extent in WGS 84' : bounds.map(degrees => roundedTo(6, degrees)).join(', ');
  const [least, most] = range;
  return (
    `  ${width} × ${height} pixels, ${sampleType}, ${visibleText(crs, longestName)}\n` +
    `  extent ${extent}; values ${least} to ${most}; ${roundedTo(3, 100 * emptyShare)} % without data\n` +
    (friction === undefined ? '' : frictionLine(friction))
  );
}

function frictionLine({ unit, kmh, passableShare }: NonNullable<GridFacts['friction']>): string {
  const [slow, fast] = kmh.map(speed => roundedTo(3, speed));
  return `  read as ${unit}: ${slow} to ${fast} km/h; ${roundedTo(3, 100 * passableShare)} % passable\n`;
}

export async function runCheck(values: OptionValues, signal: AbortSignal): Promise<number> {
  const terminal = createTerminal(values);
  const session = createSession();
  const paths = inputPaths(values);
  if (paths.size === 0) throw usageEnd('inputs-needed');
  const imported = await importInputs(session, paths, values, terminal, signal);
  process.stdout.write(imported.result.datasets.map(line).join(''));
  const { problems } = imported.result;
  if (problems.some(({ severity }) => severity === 'reject' || severity === 'ask')) return exitCodes.input;

  let problemCount = countProblems(problems);
  if (imported.idOf.has('stations') && imported.idOf.has('population')) {
    // What only shows when the inputs meet: no central city, stations off the road, and the like.
    const request = planRequest(imported, values);
    await requirePeriod(session, request.speedsId, request.settings.period, terminal, signal);
    const { measures } = await session.run('measure', request, terminal.report, signal);
    terminal.problems(measures.problems);
    problemCount += measures.problems.length;
  }
  terminal.clear();
  process.stdout.write(problemCount === 0 ? 'No problems.\n' : `${problemCount} problems.\n`);
  return values.has('strict') && problemCount > 0 ? exitCodes.notGoodEnough : exitCodes.done;
}
