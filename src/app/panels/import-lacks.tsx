// What would still be missing with the chosen files, and what of the present plan gives way to them.

import type { ReactNode } from 'react';
import type { DatasetRole } from '../../compute/jobs.ts';
import type { Edit } from '../../scenario/edit.ts';
import type { History } from '../../scenario/history.ts';
import { baseFor } from '../commands/import-files.ts';
import type { TextKey } from '../i18n/catalogue-en.ts';
import { useWords } from '../i18n/words-context.ts';
import type { ImportFile } from '../state/import-store.ts';
import { draftOf, isDemonstration, useProject } from '../state/project-store.ts';

export function ImportLacks({ chosen }: { readonly chosen: ReadonlyMap<DatasetRole, ImportFile> }): ReactNode {
  const { text } = useWords();
  const project = useProject();
  const base = baseFor([...chosen.keys()]);
  const closesDemo = isDemonstration(project) && base !== draftOf(project);
  const lacks: TextKey[] = [];
  if (!chosen.has('stations') && base.stations.length === 0) lacks.push('import.lackStations');
  if (!chosen.has('population') && base.populationId === null) lacks.push('import.lackPopulation');
  if (!chosen.has('areas') && base.areasId === null) lacks.push('import.lackAreas');
  const hasWays = chosen.has('roads') || chosen.has('friction') || base.roadsId !== null || base.frictionId !== null;
  if (!hasWays) lacks.push('import.lackRoads');
  if (closesDemo) lacks.push('import.demoCloses');
  else if (chosen.has('stations') && hasStationEdits(project.history)) lacks.push('import.editsReplaced');
  return (
    <ul className="lacks">
      {lacks.map(key => (
        <li key={key}>{text(key)}</li>
      ))}
    </ul>
  );
}

const stationEdits: ReadonlySet<Edit['kind']> = new Set([
  'add-station',
  'move-station',
  'rename-station',
  'set-station-status',
  'set-station-turnout',
  'delete-station',
] as const);

/** Whether stations were changed since the stations in use were loaded. */
export function hasStationEdits({ edits, cursor }: History): boolean {
  const made = edits.slice(0, cursor);
  const loaded = made.findLastIndex(({ kind }) => kind === 'use-inputs');
  return made.slice(loaded + 1).some(({ kind }) => stationEdits.has(kind));
}
