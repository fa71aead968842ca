// Which encoding the text of a .dbf file is in: the option, the .cpg file, the code page in its header, else the evidence.
// What a .cpg file says is believed only where the bytes can be read so: many say UTF-8 over GBK.

import { type ProblemLog, startProblemLog } from '../../account/problem-log.ts';
import type { ReadOptions } from '../../account/read-options.ts';
import { decodeText } from '../../text/decode-text.ts';

/** Labels of `TextDecoder` by what .cpg files say. */
const pages = new Map([
  ['936', 'gb18030'],
  ['54936', 'gb18030'],
  ['gbk', 'gb18030'],
  ['gb2312', 'gb18030'],
  ['gb18030', 'gb18030'],
  ['950', 'big5'],
  ['big5', 'big5'],
  ['932', 'shift_jis'],
  ['949', 'korean'],
  ['65001', 'utf-8'],
  ['utf8', 'utf-8'],
  ['1252', 'windows-1252'],
  ['88591', 'windows-1252'],
  ['iso88591', 'windows-1252'],
  ['1251', 'windows-1251'],
  ['866', 'ibm866'],
]);

/** Code pages of the header that say more than "some Windows". */
const languages = new Map([
  [0x4d, 'gb18030'],
  [0x4e, 'korean'],
  [0x4f, 'big5'],
  [0x50, 'windows-874'],
  [0x78, 'big5'],
  [0x79, 'korean'],
  [0x7a, 'gb18030'],
  [0x7b, 'shift_jis'],
  [0xc9, 'windows-1251'],
]);

export interface DbfEncodingClues {
  /** The text of the .cpg file; null without one. */
  readonly pageText: string | null;
  readonly language: number;
  /** Cells that are no plain ASCII, one a line. */
  readonly sample: Uint8Array;
}

/** The label of the encoding; null after a rejection or a question in the log. */
export function chooseDbfEncoding(
  { pageText, language, sample }: DbfEncodingClues,
  options: Pick<ReadOptions, 'encoding' | 'limits'>,
  log: ProblemLog,
): string | null {
  if (options.encoding !== 'auto') return options.encoding;
  const declared = pageText === null ? languages.get(language) : pages.get(plainPage(pageText));
  if (declared !== undefined && reads(sample, declared)) return declared;
  if (pageText !== null && declared === undefined) log.add('warn', 'cpg-unknown', { found: pageText.slice(0, 60) });
  if (sample.length === 0) return 'utf-8';
  // What is said of the sample is said of the table, without the sample's own bytes.
  const said = startProblemLog('');
  const decoded = decodeText(sample, options, said);
  for (const { severity, code, params, choices } of said.rejected().problems) {
    if (severity === 'ask') log.ask(code, params, {}, choices ?? []);
    else if (severity !== 'set-aside') log.add(severity, code, params);
  }
  if (decoded === null) return null;
  if (declared !== undefined) log.add('warn', 'cpg-wrong', { found: declared, encoding: decoded.encoding });
  return decoded.encoding;
}

function plainPage(text: string): string {
  return text
    .slice(0, 100)
    .toLowerCase()
    .replace(/^[\s\ufeff]*(?:ansi|cp|ldid|oem|windows|ms)?[\s/_-]*/, '')
    .replace(/[\s_-]/g, '');
}

function reads(bytes: Uint8Array, encoding: string): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
