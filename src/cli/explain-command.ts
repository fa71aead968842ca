// `lifering explain`: why one place is covered or not, and what would change that → JSON on standard output.

import { createSession } from '../compute/session.ts';
import { explanationText } from '../report/explanation-text.ts';
import { exitCodes, usageEnd } from './exit-codes.ts';
import { type CommandSpec, commonOptions, neededEnd, type OptionValues, textOption } from './options.ts';
import {
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

export const explainSpec: CommandSpec = {
  name: 'explain',
  does: 'why a place is covered or not: station, route, minutes by part, and what would close the gap',
  options: [
    { name: 'cell', value: 'ID', help: 'id of the cell, as in coverage.geojson', isRequired: true },
    ...inputOptions.map(option => ({
      ...option,
      isRequired: option.name === 'stations' || option.name === 'population',
    })),
    ...planOptions,
    ...commonOptions,
  ],
  example:
    'npx lifering explain --cell r009c060 --stations data/demonstration/stations.geojson --population data/demonstration/population.geojson ' +
    '--roads data/demonstration/roads.geojson --areas data/demonstration/areas.geojson',
};

export async function runExplain(values: OptionValues, signal: AbortSignal): Promise<number> {
  const terminal = createTerminal(values);
  const session = createSession();
  const cellId = textOption(values, 'cell');
  if (cellId === null) throw neededEnd(explainSpec, 'cell', 'ID');
  const paths = inputPaths(values);
  planSettings(values, paths.has('roads'), paths.has('friction'));
  const imported = await importInputs(session, paths, values, terminal, signal);
  requireLoaded(imported);
  const request = planRequest(imported, values);
  await requirePeriod(session, request.speedsId, request.settings.period, terminal, signal);
  const { populationId } = request;
  const { cellId: cellIds } = await session.run('cell-layer', { populationId }, terminal.report, signal);
  const cellIndex = cellIds.indexOf(cellId);
  if (cellIndex < 0) throw usageEnd('cell-unknown', { option: 'cell' }, { value: cellId, cells: cellIds.length });
  const explanation = await session.run('explain', { request, cellIndex }, terminal.report, signal);
  terminal.clear();
  process.stdout.write(explanationText(explanation));
  const isWarned = imported.result.problems.length > 0;
  return values.has('strict') && isWarned ? exitCodes.notGoodEnough : exitCodes.done;
}
