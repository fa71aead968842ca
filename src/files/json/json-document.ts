// A small JSON file of settings: one value, parsed by whom it is for; its problems get the file's name.

import type { Outcome } from '../../vocabulary/problem.ts';
import { startProblemLog } from '../account/problem-log.ts';
import { defaultReadOptions, type FileText } from '../account/read-options.ts';
import { foreignFormat } from '../bytes/detect-format.ts';
import { decodeText } from '../text/decode-text.ts';
import { scanUtf8 } from '../text/utf8-scan.ts';
import { readJsonText } from './json-text.ts';

/** Reads a file of one JSON value with `parse`; the value is null as soon as anything was rejected. */
export function readJsonDocument<T>(file: FileText, parse: (value: unknown) => Outcome<T>): Outcome<T> {
  const log = startProblemLog(file.name);
  const foreign = foreignFormat(file.bytes);
  if (foreign !== null) return log.reject('format-unsupported', { found: foreign });
  // JSON is UTF-8 (RFC 8259, section 8.1); a file of settings is not asked about.
  const encoding = scanUtf8(file.bytes).invalidAt < 0 ? 'utf-8' : 'auto';
  const decoded = decodeText(file.bytes, { ...defaultReadOptions, encoding }, log);
  if (decoded === null) return log.rejected();
  const values = readJsonText(decoded, defaultReadOptions.limits.jsonDepth, log);
  if (values === null) return log.rejected();
  // A sequence of values is shown to the parser as a list, which no settings are.
  const { value, problems } = parse(values.length === 1 ? values[0] : values);
  const { problems: ofText } = log.rejected<T>();
  const told = problems.map(problem => ({ ...problem, where: { file: file.name, ...problem.where } }));
  return { value: log.hasRejected() ? null : value, problems: [...ofText, ...told] };
}
