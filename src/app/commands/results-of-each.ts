// The answer to an import of several files taken apart, one answer per file.

import type { ImportResult } from '../../compute/jobs.ts';

/**
 * One answer per file, in their order; null where the common one does not tell enough of a file: its name comes twice, or its
 * stations are not those that were kept.
 */
export function resultsOfEach(result: ImportResult): readonly (ImportResult | null)[] {
  const { files } = result;
  if (files.length === 1) return [result];
  const lastConditions = files.findLastIndex(({ role, datasetId }) => role === 'conditions' && datasetId !== null);
  const lastStations = files.findLastIndex(({ role, datasetId }) => role === 'stations' && datasetId !== null);
  return files.map((report, at) => {
    const isStations = report.role === 'stations' && report.datasetId !== null;
    if (isStations && at !== lastStations) return null;
    const isConditions = report.role === 'conditions' && report.datasetId !== null;
    if (isConditions && at !== lastConditions) return null;
    if (files.some((other, k) => k !== at && other.file === report.file)) return null;
    return {
      files: [report],
      datasets: result.datasets.filter(({ datasetId }) => datasetId === report.datasetId),
      stations: isStations ? result.stations : null,
      conditions: isConditions ? result.conditions : null,
      setAside: result.setAside.filter(({ file }) => file === report.file),
      problems: report.problems,
      notices: result.notices,
    };
  });
}
