// What the files on the sheet say of files that are in use already: each with the way to read that one again beside them.

import type { ReactNode } from 'react';
import { formatProblem } from '../../report/problem-words.ts';
import type { Problem } from '../../vocabulary/problem.ts';
import { changeReading } from '../commands/import-files.ts';
import { useWords } from '../i18n/words-context.ts';
import { type ImportFile, reportOf, useImport } from '../state/import-store.ts';
import { draftOf, useProject } from '../state/project-store.ts';

export function ImportNotices({ files }: { readonly files: readonly ImportFile[] }): ReactNode {
  const { text, language } = useWords();
  const { stationsId, populationId, areasId, roadsId } = draftOf(useProject());
  const sources = useImport(state => state.sources);
  const idOf = new Map(
    Object.entries({ stations: stationsId, population: populationId, areas: areasId, roads: roadsId }),
  );
  const notices = noticesOf(files);
  if (notices.length === 0) return null;
  return (
    <ul className="import-notices">
      {notices.map(notice => {
        const id = idOf.get(String(notice.params.role)) ?? null;
        return (
          <li key={String(notice.params.role)}>
            <p>{formatProblem(notice, language, 'app')}</p>
            {id !== null && sources.has(id) && (
              <button type="button" className="button" onClick={() => changeReading(id)}>
                {text('import.changeReadingOf', { file: notice.where.file ?? '' })}
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** One for each role, as long as no file of that role is on the sheet itself. */
function noticesOf(files: readonly ImportFile[]): readonly Problem[] {
  const wanted = files.filter(({ leftOut }) => !leftOut);
  const onSheet = new Set<unknown>(wanted.map(file => reportOf(file)?.role));
  const notices = wanted.flatMap(({ result }) => result?.notices ?? []);
  return notices.filter(
    ({ params: { role } }, at) => !onSheet.has(role) && notices.findIndex(({ params }) => params.role === role) === at,
  );
}
