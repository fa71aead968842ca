// XLSX: the sheet that has the needed columns, its rows handed to the table. The old XLS, and workbooks locked with a
// password, which have its outer form, are told by name.

import { type ProblemLog, startProblemLog } from '../../account/problem-log.ts';
import { type ReadHost, type ReadPace, startPace } from '../../account/read-host.ts';
import type { InputFile } from '../../bytes/input-file.ts';
import { XmlPieces } from '../../text/xml-pieces.ts';
import { chooseLayer } from '../choose-layer.ts';
import type { FeatureFormat, FeatureRequest, FeatureSource } from '../feature-source.ts';
import { findDecimalMark } from './csv-dialect.ts';
import { PlainFieldRows } from './plain-field-rows.ts';
import type { PlainPlan } from './plain-rows.ts';
import { openTable, type TableBatch, type TableRow } from './table-features.ts';
import { findTableHeader } from './table-header.ts';
import { cellName, mostColumns, type RowMerge, SheetReader } from './xlsx-sheet.ts';
import { findRowMerges, openWorkbook, partText, type Sheet, type Workbook } from './xlsx-workbook.ts';

export const xlsxFormat: FeatureFormat = {
  id: 'xlsx',
  recognises: head =>
    startsWith(head, [0x50, 0x4b, 0x03, 0x04]) && workbookNames.test(new TextDecoder('latin1').decode(head)),
  open: openXlsx,
};

/** Names that archives of Office have near their beginning. */
const workbookNames =
  /\[Content_Types\]\.xml|_rels\/\.rels|docProps\/|xl\/(?:workbook|worksheets|sharedStrings|styles|_rels)/i;

export const xlsFormat: FeatureFormat = {
  id: 'xls',
  recognises: head => startsWith(head, [0xd0, 0xcf, 0x11, 0xe0]),
  async open({ source }, _, log) {
    const beginning = await source.read(0, Math.min(source.size, lockedBytes));
    const isLocked = new TextDecoder('utf-16le').decode(beginning).includes('EncryptedPackage');
    log.add('reject', isLocked ? 'workbook-locked' : 'workbook-old');
    return null;
  },
};

/** The list of streams of a locked workbook stands near its beginning or its end; so much is looked at. */
const lockedBytes = 8_000_000;
const sampleRows = 500;
const noMerges: ReadonlyMap<number, readonly RowMerge[]> = new Map();
/** Looking for merged cells takes about a third of the time. */
const shareOfLook = 0.3;

/** Beyond this a sheet is no list with group labels, and is read once; labels that it has nevertheless are told. */
const mostBytesOfLook = 64_000_000;

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, i) => bytes[i] === byte);
}

async function openXlsx(
  file: InputFile,
  request: FeatureRequest,
  log: ProblemLog,
  host: ReadHost,
): Promise<FeatureSource | null> {
  const pace = startPace(host);
  const workbook = await openWorkbook(file.source, request.options.limits, log, pace);
  const sampled = workbook === null ? null : await sampleSheets(workbook, request, log, pace);
  const chosen = workbook === null || sampled === null ? undefined : chooseSheet(sampled, request, log);
  if (workbook === null || chosen === undefined) return null;
  const { sheet, rows } = chosen;
  const source = openTable(
    {
      format: 'XLSX',
      encoding: null,
      layers: [sheet, ...workbook.sheets.filter(other => other !== sheet)].map(({ name }) => name),
      sample: rows,
      placeOf: line => ({ sheet: sheet.name, line }),
      cellOf: (line, columnIndex) => cellName(line, columnIndex),
      findDecimalMark: (below, coordinates, others) => findDecimalMark(';', below, coordinates, others),
      batches: planOf => sheetBatches(workbook, sheet, () => source?.names.length ?? mostColumns, planOf, log, pace),
    },
    request,
    log,
  );
  return source;
}

interface SampledSheet {
  readonly name: string;
  readonly sheet: Sheet;
  readonly rows: readonly TableRow[];
}

/** The first rows of the sheets that may be meant: of the one that is named, else of all that are shown. */
async function sampleSheets(
  workbook: Workbook,
  request: FeatureRequest,
  log: ProblemLog,
  pace: ReadPace,
): Promise<readonly SampledSheet[] | null> {
  const { layer } = request.options;
  const named = workbook.sheets.filter(({ name }) => name === layer);
  const meant = named.length > 0 ? named : workbook.sheets.filter(({ isHidden }) => !isHidden);
  const sampled: SampledSheet[] = [];
  for (const sheet of meant) {
    const rows: TableRow[] = [];
    for await (const batch of readRows(workbook, sheet, noMerges, mostColumns, log)) {
      for (const row of batch.rows) rows.push(row);
      await pace.step(0, 1);
      if (rows.length >= sampleRows) break;
    }
    if (log.hasRejected()) return null;
    if (rows.length > 0) sampled.push({ name: sheet.name, sheet, rows: rows.slice(0, sampleRows) });
  }
  if (sampled.length === 0) log.add('reject', 'workbook-empty');
  return sampled.length === 0 ? null : sampled;
}

/** The sheet that is named, the only one with the needed columns, or the only one; of several that have them one is asked for. */
function chooseSheet(
  sampled: readonly SampledSheet[],
  request: FeatureRequest,
  log: ProblemLog,
): SampledSheet | undefined {
  if (request.options.layer !== null) return chooseLayer(sampled, request, log, previewOf);
  const serving = sampled.filter(({ rows }) => {
    const table = { sample: rows, placeOf: (line: number) => ({ line }) };
    return findTableHeader(table, request, startProblemLog('')) !== null;
  });
  return serving.length === 0 ? sampled[0] : chooseLayer(serving, request, log, previewOf);
}

function previewOf({ rows }: SampledSheet): readonly string[] {
  return rows.slice(0, 3).map(({ fields }) => fields.slice(0, 8).join(' | ').slice(0, 120));
}

async function* sheetBatches(
  workbook: Workbook,
  sheet: Sheet,
  widthOf: () => number,
  planOf: () => PlainPlan | null,
  log: ProblemLog,
  pace: ReadPace,
): AsyncGenerator<TableBatch, boolean> {
  const isLarge = sheet.entry.size > mostBytesOfLook;
  const look = isLarge ? 0 : shareOfLook;
  const merges = isLarge ? noMerges : await findRowMerges(workbook, sheet, log, share => pace.step(share * look, 1));
  if (merges === null) return false;
  for await (const { rows, share } of readRows(workbook, sheet, merges, widthOf(), log)) {
    const plan = planOf();
    const plain = plan === null ? null : new PlainFieldRows(plan);
    yield { rows: plain === null ? rows : plain.take(rows), plain, share: look + (1 - look) * share };
  }
  return !log.hasRejected();
}

async function* readRows(
  workbook: Workbook,
  sheet: Sheet,
  merges: ReadonlyMap<number, readonly RowMerge[]>,
  width: number,
  log: ProblemLog,
): AsyncGenerator<TableBatch> {
  const { texts, styles, is1904, zip } = workbook;
  const reader = new SheetReader({ texts, styles, is1904, merges, width });
  const xml = new XmlPieces(reader);
  for await (const { text, bytesRead, isLast } of partText(zip, sheet.entry, log)) {
    const isGood = xml.push(text, isLast);
    yield { rows: reader.take(), share: Math.min(1, bytesRead / Math.max(1, sheet.entry.size)) };
    if (!isGood || reader.faultAt !== null) {
      const cell = reader.faultAt === null ? {} : { cell: reader.faultAt };
      const line = reader.row === 0 ? {} : { line: reader.row };
      log.add('reject', xml.fault ?? 'sheet-damaged', {}, { sheet: sheet.name, ...line, ...cell });
      return;
    }
  }
  if (reader.rowMerges > 0 && sheet.entry.size > mostBytesOfLook) {
    log.add('warn', 'sheet-labels-unfilled', { count: reader.rowMerges }, { sheet: sheet.name });
  }
  if (reader.hiddenRows > 0 && width < mostColumns) {
    log.add('warn', 'sheet-rows-hidden', { count: reader.hiddenRows }, { sheet: sheet.name });
  }
}
