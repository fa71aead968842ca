// Rows of a table that are no records: blank lines, notes, totals and headers that come again.

import { unitOfTitle } from '../../columns/column-roles.ts';
import type { TableRow } from './table-features.ts';
import { isHeaderAgain } from './table-header.ts';

export function isBlank(row: TableRow): boolean {
  return row.fault === null && row.fields.every(cell => cell === '' || cell.trim() === '');
}

const noteStart =
  /^\s*(?:#|\*\s|注\s*[:：]|注\s*\d|备注\s*[:：]|说明\s*[:：]|资料来源|数据来源|来源\s*[:：]|单位\s*[:：]|制表|填表|填报|审核|notes?\s*:|sources?\s*:)/i;

/**
 * A line that begins with # and fills or reaches none of the needed cells is a note; so is one whose only cell begins as notes do.
 * A record called "#3" that lacks one of them is still a record.
 */
export function isNote({ fields, fault }: TableRow, needed: readonly number[]): boolean {
  const first = fields.find(cell => cell !== '' && cell.trim() !== '') ?? '';
  const code = first.charCodeAt(0);
  if (fault === null && code >= 0x30 && code <= 0x39) return false;
  if (fault !== null) return first.startsWith('#');
  if (!noteStart.test(first.slice(0, 40))) return false;
  if (first.startsWith('#'))
    return fields.length <= Math.max(...needed) || needed.every(index => !/\d/.test(fields[index] ?? ''));
  return fields.filter(cell => cell.trim() !== '').length === 1;
}

/** The unit that a row with a single cell gives the people, when rows were read without it already; null where it gives none. */
export function lateUnit({ fields }: TableRow): { readonly found: string; readonly unit: string } | null {
  const cell = fields.find(text => text !== '' && text.trim() !== '') ?? '';
  const code = cell.charCodeAt(0);
  // Most rows of most tables begin with a digit or have more than one cell.
  if (code >= 0x30 && code <= 0x39) return null;
  const unit = unitOfTitle(cell);
  if (unit === null || fields.filter(text => text.trim() !== '').length > 1) return null;
  return { found: cell.trim(), unit: unit.name };
}

const totals = new Set(
  '合计 总计 小计 总数 共计 累计 全部合计 total totals sum grandtotal subtotal totale gesamt summe insgesamt'.split(
    ' ',
  ),
);
/** Words that no place is called by: the whole city in a list of its towns is their sum, even where it has a place. */
const surelyTotal = /^(?:全[国省市县区州])?(?:合计|总计|小计|共计)$|^全[国省市县州]$/;
const totalEnd = /(?:合计|总计|小计)$/;
/**
 * The word that makes a row a total, or null; most words count only where `isSum` says that a sum would be taken for a record: the row
 * has no place of its own, or its people would count twice.
 */
export function totalWord(fields: readonly string[], isSum: boolean): string | null {
  for (const cell of fields) {
    if (cell === '') continue;
    // Most cells of most tables begin with a digit.
    const first = cell.charCodeAt(0);
    if (cell.length > 40 || (first >= 0x30 && first <= 0x39)) continue;
    const word = cell.toLowerCase().replace(/[\s:：]/g, '');
    if (surelyTotal.test(word)) return cell;
    if (isSum && (totals.has(word) || totalEnd.test(word))) return cell;
  }
  return null;
}

/** Tables that were put one behind the other have their header again. */
export function isRepeatedHeader(fields: readonly string[], placeColumns: readonly number[]): boolean {
  const first = fields[placeColumns[0] ?? 0] ?? '';
  return first !== '' && !/\d/.test(first.slice(0, 2)) && isHeaderAgain(fields, placeColumns);
}
