// An XLSX file: its sheets, shared texts and formats, read from the archive part by part; a sheet is never in memory as a
// whole. Both namespaces of Office Open XML, "transitional" and "strict", have the same local names. Source: ECMA-376-1.

import type { ProblemLog } from '../../account/problem-log.ts';
import type { ReadPace } from '../../account/read-host.ts';
import type { ReadLimits } from '../../account/read-options.ts';
import type { ByteSource } from '../../bytes/byte-source.ts';
import { openZip, type ZipArchive, type ZipEntry } from '../../bytes/zip.ts';
import { type XmlListener, XmlPieces, xmlAttribute } from '../../text/xml-pieces.ts';
import { columnOf, type RowMerge } from './xlsx-sheet.ts';
import { DateStyleReader, SharedTextReader } from './xlsx-strings.ts';

export interface Sheet {
  readonly name: string;
  readonly isHidden: boolean;
  readonly entry: ZipEntry;
}

export interface Workbook {
  readonly sheets: readonly Sheet[];
  readonly texts: SharedTextReader;
  readonly styles: DateStyleReader;
  readonly is1904: boolean;
  readonly zip: ZipArchive;
}

/** Opens a workbook; null after a rejection in the log. */
export async function openWorkbook(
  source: ByteSource,
  limits: ReadLimits,
  log: ProblemLog,
  pace: ReadPace,
): Promise<Workbook | null> {
  const zip = await openZip(source, limits, log);
  if (zip === null) return null;
  const parts = new Map(zip.entries.map(entry => [partName(entry.name), entry]));
  const rootTypes = await relationsOf('', parts, zip, log, pace);
  if (rootTypes === null) return null;
  const main = [...rootTypes.values()].find(({ type }) => type === 'officeDocument')?.target ?? 'xl/workbook.xml';
  const workbook = parts.get(main);
  if (workbook === undefined || !/workbook/i.test(main)) {
    log.add('reject', 'zip-not-workbook', {
      found: zip.entries
        .slice(0, 5)
        .map(({ name }) => name)
        .join(', '),
    });
    return null;
  }
  const book = new WorkbookReader();
  if (!(await readPart(zip, workbook, book, log, pace))) return null;
  const relations = await relationsOf(main, parts, zip, log, pace);
  if (relations === null) return null;
  const sheets: Sheet[] = [];
  for (const { name, state, relation } of book.sheets) {
    const found = relations.get(relation);
    if (found?.type !== 'worksheet') continue;
    const entry = parts.get(found.target);
    if (entry === undefined) {
      log.add('reject', 'workbook-part-missing', { found: found.target }, { sheet: name });
      return null;
    }
    sheets.push({ name, isHidden: state !== '' && state !== 'visible', entry });
  }
  const texts = new SharedTextReader();
  const styles = new DateStyleReader();
  for (const [type, reader] of [
    ['sharedStrings', texts],
    ['styles', styles],
  ] as const) {
    const target = [...relations.values()].find(relation => relation.type === type)?.target;
    const entry = target === undefined ? undefined : parts.get(target);
    if (entry !== undefined && !(await readPart(zip, entry, reader, log, pace))) return null;
  }
  return { sheets, texts, styles, is1904: book.is1904, zip };
}

/** Reads a part to its end; false after a rejection in the log. */
async function readPart(
  zip: ZipArchive,
  entry: ZipEntry,
  listener: XmlListener,
  log: ProblemLog,
  pace: ReadPace,
): Promise<boolean> {
  const xml = new XmlPieces(listener);
  for await (const { text, bytesRead, isLast } of partText(zip, entry, log)) {
    await pace.step(0, 1);
    if (!xml.push(text, isLast)) {
      log.add(
        'reject',
        xml.fault ?? 'workbook-damaged',
        {},
        { sheet: entry.name, byte: Math.max(0, bytesRead - xml.unread) },
      );
      return false;
    }
    if (isLast) return true;
  }
  return false;
}

/** The text of a part in pieces, the last of them marked; after a rejection in the log none is. */
export async function* partText(
  zip: ZipArchive,
  entry: ZipEntry,
  log: ProblemLog,
): AsyncGenerator<{ readonly text: string; readonly bytesRead: number; readonly isLast: boolean }> {
  let decoder: TextDecoder | null = null;
  let bytesRead = 0;
  const decode = (bytes: Uint8Array | undefined): string | null => {
    decoder ??= new TextDecoder(encodingOf(bytes), { fatal: true });
    try {
      return decoder.decode(bytes, { stream: bytes !== undefined });
    } catch {
      log.add('reject', 'workbook-damaged', {}, { sheet: entry.name, byte: bytesRead });
      return null;
    }
  };
  const pieces = gathered(zip.pieces(entry, log));
  for (let next = await pieces.next(); ; next = await pieces.next()) {
    if (next.done === true && !next.value) return;
    const text = decode(next.done === true ? undefined : next.value);
    if (text === null) return;
    if (next.done === true) {
      yield { text, bytesRead, isLast: true };
      return;
    }
    bytesRead += next.value.length;
    yield { text, bytesRead, isLast: false };
  }
}

const pieceBytes = 1 << 17;

/** Small pieces put together, for each costs a turn; what is given holds until the next is asked for. */
async function* gathered(pieces: AsyncGenerator<Uint8Array, boolean>): AsyncGenerator<Uint8Array, boolean> {
  const buffer = new Uint8Array(pieceBytes);
  let length = 0;
  for (let next = await pieces.next(); ; next = await pieces.next()) {
    if (next.done === true || length + next.value.length > pieceBytes) {
      if (length > 0) yield buffer.subarray(0, length);
      length = 0;
    }
    if (next.done === true) return next.value;
    if (next.value.length > pieceBytes) yield next.value;
    else {
      buffer.set(next.value, length);
      length += next.value.length;
    }
  }
}

function encodingOf(bytes: Uint8Array | undefined): string {
  const [a, b] = bytes ?? [];
  if ((a === 0xff && b === 0xfe) || (a === 0x3c && b === 0)) return 'utf-16le';
  return (a === 0xfe && b === 0xff) || (a === 0 && b === 0x3c) ? 'utf-16be' : 'utf-8';
}

interface Relation {
  /** The last word of its type. */
  readonly type: string;
  /** The part's name in the archive. */
  readonly target: string;
}

/** The relations of a part by id, those of the package for ''; null after a rejection in the log. */
async function relationsOf(
  part: string,
  parts: ReadonlyMap<string, ZipEntry>,
  zip: ZipArchive,
  log: ProblemLog,
  pace: ReadPace,
): Promise<ReadonlyMap<string, Relation> | null> {
  const folder = part.slice(0, part.lastIndexOf('/') + 1);
  const entry = parts.get(`${folder}_rels/${part.slice(folder.length)}.rels`);
  const relations = new Map<string, Relation>();
  if (entry === undefined) return relations;
  const listener: XmlListener = {
    open(name, attributes) {
      if (name !== 'Relationship') return;
      const target = xmlAttribute(attributes, 'Target') ?? '';
      const type = xmlAttribute(attributes, 'Type') ?? '';
      relations.set(xmlAttribute(attributes, 'Id') ?? '', {
        type: type.slice(type.lastIndexOf('/') + 1),
        target: partName(target.startsWith('/') ? target : folder + target),
      });
    },
    close: () => undefined,
    text: () => undefined,
  };
  return (await readPart(zip, entry, listener, log, pace)) ? relations : null;
}

/** Names of parts are compared without case, and without `/` before or `..` within. */
function partName(name: string): string {
  const path: string[] = [];
  for (const step of name.replaceAll('\\', '/').split('/')) {
    if (step === '..') path.pop();
    else if (step !== '' && step !== '.') path.push(step.toLowerCase());
  }
  return path.join('/');
}

class WorkbookReader implements XmlListener {
  is1904 = false;
  readonly sheets: { readonly name: string; readonly state: string; readonly relation: string }[] = [];

  open(name: string, attributes: string): void {
    if (name === 'workbookPr') this.is1904 = /^(?:1|true)$/.test(xmlAttribute(attributes, 'date1904') ?? '');
    if (name !== 'sheet' || this.sheets.length >= mostSheets) return;
    this.sheets.push({
      name: xmlAttribute(attributes, 'name') ?? '',
      state: xmlAttribute(attributes, 'state') ?? '',
      relation: xmlAttribute(attributes, 'id') ?? '',
    });
  }

  close(): void {
    // All is said in attributes.
  }

  text(): void {
    // All is said in attributes.
  }
}

const mostSheets = 500;
const mostMerges = 200_000;

/** Cells merged over several rows of one column, by their first row: they stand behind the cells. Null after a rejection. */
export async function findRowMerges(
  { zip }: Workbook,
  { entry }: Sheet,
  log: ProblemLog,
  onRead: (share: number) => Promise<void>,
): Promise<ReadonlyMap<number, readonly RowMerge[]> | null> {
  const merges = new Map<number, RowMerge[]>();
  let tail = '';
  let count = 0;
  for await (const { text, bytesRead, isLast } of partText(zip, entry, log)) {
    const joined = tail + text;
    if (joined.includes('mergeCell') && count < mostMerges) {
      for (const [, from = '', first, to = '', last] of joined.matchAll(mergePattern)) {
        if (count++ >= mostMerges) break;
        const merge = { column: columnOf(from), firstRow: Number(first), lastRow: Number(last) };
        if (from !== to || merge.lastRow <= merge.firstRow) continue;
        const here = merges.get(merge.firstRow);
        if (here === undefined) merges.set(merge.firstRow, [merge]);
        else here.push(merge);
      }
    }
    tail = tailOf(joined);
    await onRead(bytesRead / Math.max(1, entry.size));
    if (isLast) return merges;
  }
  return null;
}

const mergePattern =
  /<(?:\w{1,20}:)?mergeCell\s[^<>]{0,200}?ref\s*=\s*["']([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})["'][^<>]{0,200}>/g;

/** A tag that is not complete yet. */
function tailOf(text: string): string {
  const open = text.lastIndexOf('<');
  return open >= 0 && text.length - open < 500 && text.indexOf('>', open) < 0 ? text.slice(open) : '';
}
