// The text of a file that is read whole: its size is judged before a byte is read.

import type { ProblemLog } from '../account/problem-log.ts';
import type { ReadOptions } from '../account/read-options.ts';
import type { InputFile } from '../bytes/input-file.ts';
import { type DecodedText, decodeText } from '../text/decode-text.ts';

/** Reads and decodes a file; null after a rejection or a question in the log. */
export async function readWholeText(
  { source }: InputFile,
  options: ReadOptions,
  log: ProblemLog,
): Promise<DecodedText | null> {
  if (source.size > options.limits.textBytes) {
    log.add('reject', 'file-too-large', { bytes: source.size, limit: options.limits.textBytes });
    return null;
  }
  const decoded = decodeText(await source.read(0, source.size), options, log);
  if (decoded === null || /\S/.test(decoded.text)) return decoded;
  log.add('reject', 'file-empty');
  return null;
}
