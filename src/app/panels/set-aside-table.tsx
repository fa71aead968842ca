// The records that were not used, why, and their own text, so that they can be mended and loaded again.

import { type ReactNode, useMemo } from 'react';
import { useWords } from '../i18n/words-context.ts';
import { useDraft, useProject } from '../state/project-store.ts';
import { Icon } from '../widgets/icon.tsx';
import { CopyTable } from './copy-table.tsx';
import { type SetAsideLine, saveSetAside, setAsideColumns, setAsideLines } from './set-aside-rows.ts';

export function SetAsideTable(): ReactNode {
  const words = useWords();
  const datasets = useProject(project => project.datasets);
  const { stationsId, populationId, areasId, roadsId, frictionId, elevationId } = useDraft();
  const rows = useMemo((): readonly SetAsideLine[] => {
    const ids = [stationsId, populationId, areasId, roadsId, frictionId, elevationId];
    const used = ids.flatMap(id => (id ? (datasets.get(id) ?? []) : []));
    return used.flatMap(({ setAside, problems }, dataset) =>
      setAsideLines(setAside, problems, at => `${dataset} ${at}`),
    );
  }, [datasets, stationsId, populationId, areasId, roadsId, frictionId, elevationId]);
  return (
    <>
      {rows.length > 0 && (
        <button type="button" className="button quiet copy" onClick={() => saveSetAside(rows, words)}>
          <Icon name="download" />
          {words.text('table.saveSetAside')}
        </button>
      )}
      <CopyTable
        label={words.text('table.problems')}
        columns={setAsideColumns(words)}
        rows={rows}
        rowKey={({ key }) => key}
      />
    </>
  );
}
