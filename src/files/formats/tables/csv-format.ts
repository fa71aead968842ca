// CSV: its delimiter and decimal mark found from the text, its rows handed to the table.

import type { ProblemLog } from '../../account/problem-log.ts';
import { type ReadHost, startPace } from '../../account/read-host.ts';
import type { InputFile } from '../../bytes/input-file.ts';
import { openText } from '../../text/open-text.ts';
import type { FeatureFormat, FeatureRequest, FeatureSource } from '../feature-source.ts';
import { findCsvDialect, findDecimalMark, sampleCsv } from './csv-dialect.ts';
import { csvBatches } from './csv-records.ts';
import { openTable } from './table-features.ts';
import { countRecognised } from './table-header.ts';

export const csvFormat: FeatureFormat = {
  id: 'csv',
  recognises: () => true,
  open: openCsv,
};

async function openCsv(
  file: InputFile,
  request: FeatureRequest,
  log: ProblemLog,
  host: ReadHost,
): Promise<FeatureSource | null> {
  const text = await openText(file.source, request.options, log, startPace(host));
  if (text === null) return null;
  const { head, isWhole } = text;
  const dialect = findCsvDialect(head, isWhole, fields => countRecognised(fields, request.roles));
  return openTable(
    {
      format: 'CSV',
      encoding: text.encoding,
      layers: [],
      sample: sampleCsv(head, dialect, isWhole),
      placeOf: line => ({ line }),
      findDecimalMark: (rows, coordinates, others) => findDecimalMark(dialect.delimiter, rows, coordinates, others),
      batches: planOf => csvBatches(text.pieces(), dialect, planOf),
    },
    request,
    log,
  );
}
