// CSV: its delimiter and decimal mark found from the text, its rows handed to the table.

import type { ProblemLog } from '../account/problem-log.ts';
import type { InputFile } from '../bytes/input-file.ts';
import { findCsvDialect, findDecimalMark, sampleCsv } from './csv-dialect.ts';
import { csvBatches, withLineFeeds } from './csv-records.ts';
import type { FeatureFormat, FeatureRequest, FeatureSource } from './feature-source.ts';
import { readWholeText } from './read-whole-text.ts';
import { openTable } from './table-features.ts';
import { countRecognised } from './table-header.ts';

export const csvFormat: FeatureFormat = {
  id: 'csv',
  recognises: () => true,
  open: openCsv,
};

async function openCsv(file: InputFile, request: FeatureRequest, log: ProblemLog): Promise<FeatureSource | null> {
  const decoded = await readWholeText(file, request.options, log);
  if (decoded === null) return null;
  const text = withLineFeeds(decoded.text);
  const { delimiter, start, firstLine } = findCsvDialect(text, fields => countRecognised(fields, request.roles));
  return openTable(
    {
      format: 'CSV',
      encoding: decoded.encoding,
      layers: [],
      sample: sampleCsv(text, delimiter, start, firstLine),
      placeOf: line => ({ line }),
      findDecimalMark: (rows, coordinates, others) => findDecimalMark(delimiter, rows, coordinates, others),
      batches: () => csvBatches(text.slice(start), delimiter, firstLine),
    },
    request,
    log,
  );
}
