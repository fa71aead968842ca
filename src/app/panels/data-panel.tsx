// DATA: what the plan stands on, what was set aside, and what was changed here.

import type { ReactNode } from 'react';
import type { DatasetRole } from '../../compute/jobs.ts';
import { nameOfEdit } from '../commands/edit-project.ts';
import { changeReading } from '../commands/import-files.ts';
import { useWords } from '../i18n/words-context.ts';
import { useImport } from '../state/import-store.ts';
import { type KnownDataset, useDraft, useProject } from '../state/project-store.ts';
import { setView } from '../state/view-store.ts';
import { Icon } from '../widgets/icon.tsx';
import { hasStationEdits } from './import-lacks.tsx';
import { ProblemList } from './problem-list.tsx';

type NeededRole = 'stations' | 'population' | 'areas' | 'roads';
const roles: readonly NeededRole[] = ['stations', 'population', 'areas', 'roads'];
/** Told where they are there, and not missed where they are not. */
const furtherRoles = ['friction', 'elevation'] as const;
type ShownRole = NeededRole | (typeof furtherRoles)[number];

export function DataPanel(): ReactNode {
  const { text } = useWords();
  const datasets = useUsedDatasets();
  const problems = [...datasets.values()].flatMap(known => known?.problems ?? []);
  return (
    <>
      <h2>{text('data.title')}</h2>
      <ul className="datasets">
        {roles.map(role => (
          <DatasetLine key={role} role={role} known={datasets.get(role) ?? null} />
        ))}
        {furtherRoles.map(role => {
          const known = datasets.get(role);
          return known && <DatasetLine key={role} role={role} known={known} />;
        })}
      </ul>
      <p className="hint">{text('data.drop')}</p>
      <h2>{text('data.problems')}</h2>
      <ProblemList problems={problems} />
      <h2>{text('data.history')}</h2>
      <HistoryList />
    </>
  );
}

function useUsedDatasets(): ReadonlyMap<DatasetRole, KnownDataset | null> {
  const { stationsId, populationId, areasId, roadsId, frictionId, elevationId } = useDraft();
  const datasets = useProject(project => project.datasets);
  const known = (id: string | null): KnownDataset | null => (id === null ? null : (datasets.get(id) ?? null));
  return new Map([
    ['stations', known(stationsId)],
    ['population', known(populationId)],
    ['areas', known(areasId)],
    ['roads', known(roadsId)],
    ['friction', known(frictionId)],
    ['elevation', known(elevationId)],
  ]);
}

function DatasetLine({ role, known }: { readonly role: ShownRole; readonly known: KnownDataset | null }): ReactNode {
  const { text, number } = useWords();
  const edited = useProject(project => role === 'stations' && hasStationEdits(project.history));
  const { stations } = useDraft();
  const canReread = useImport(({ sources }) => known !== null && sources.has(known.dataset.datasetId));
  if (!known && role === 'stations' && stations.length > 0) {
    return (
      <li className="dataset">
        <h3>
          <span className="dot on" aria-hidden="true" />
          {text('data.stations')}
        </h3>
        <p>{text('data.placed', { count: number(stations.length) })}</p>
      </li>
    );
  }
  if (!known) {
    if (role === 'friction' || role === 'elevation') return null;
    return (
      <li className="dataset missing">
        <h3>
          <span className="dot" aria-hidden="true" />
          {text(`data.${role}`)}
        </h3>
        <p>{text(`data.missing.${role}`)}</p>
      </li>
    );
  }
  const { file, used, setAside } = known.dataset;
  const counts = { used: number(used), setAside: number(setAside) };
  return (
    <li className="dataset">
      <h3>
        <span className="dot on" aria-hidden="true" />
        {text(`data.${role}`)}
      </h3>
      <p className="file" title={file}>
        {file}
      </p>
      <p>
        {setAside > 0 ? (
          <button
            type="button"
            className="link-button warn"
            onClick={() => setView({ table: true, mobileTab: 'table', tableTab: 'problems' })}
          >
            <Icon name="warning" />
            {text('data.rowsSetAside', counts)}
          </button>
        ) : (
          text('data.rows', counts)
        )}
        {edited && ` · ${text('data.edited')}`}
      </p>
      {canReread && (
        <p>
          <button
            type="button"
            className="link-button"
            aria-label={text('import.changeReadingOf', { file })}
            onClick={() => changeReading(known.dataset.datasetId)}
          >
            {text('import.changeReading')}
          </button>
        </p>
      )}
    </li>
  );
}

function HistoryList(): ReactNode {
  const words = useWords();
  const { edits, cursor } = useProject(project => project.history);
  if (edits.length === 0) return <p className="hint">{words.text('data.historyNone')}</p>;
  return (
    <ol className="history">
      {edits.map((edit, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an edit's place in the list is what it is.
        <li key={at} className={at < cursor ? '' : 'undone'}>
          {nameOfEdit(edit, at, words)}
          {at >= cursor && <em> {words.text('data.historyUndone')}</em>}
        </li>
      ))}
    </ol>
  );
}
