// A cell as nearly all sheets write it, `<c r="B7" s="1" t="s"><v>12</v></c>`, read in one go: of the millions of tags of a sheet
// nearly all are such. Whatever is written otherwise is left to the XML reader.

/** What was found by the last call that found a cell. */
export class PlainCell {
  /** Letters of its name as a column from 0. */
  column = 0;
  style = 0;
  /** '' without a type. */
  type = '';
  value = '';

  /** Where the text goes on behind the cell that begins at `at`; -1 where it is not plain, or not whole. */
  read(text: string, at: number): number {
    if (!stands('<c r="', text, at)) return -1;
    let from = at + 6;
    let column = 0;
    let code = text.charCodeAt(from);
    for (; code >= 0x41 && code <= 0x5a; code = text.charCodeAt(++from)) column = column * 26 + code - 0x40;
    const digits = from;
    while (isDigit(code)) code = text.charCodeAt(++from);
    if (column === 0 || from === digits || from - at > 16 || code !== quote) return -1;
    this.column = column - 1;
    this.style = 0;
    this.type = '';
    from += 1;
    if (stands(' s="', text, from)) {
      from += 4;
      const start = from;
      for (code = text.charCodeAt(from); isDigit(code); code = text.charCodeAt(++from))
        this.style = this.style * 10 + code - 0x30;
      if (from === start || from - start > 9 || code !== quote) return -1;
      from += 1;
    }
    if (stands(' t="', text, from)) {
      const end = text.indexOf('"', from + 4);
      if (end < 0 || end - from > 14) return -1;
      this.type = text.slice(from + 4, end);
      from = end + 1;
    }
    const isInline = this.type === 'inlineStr';
    if (!stands(isInline ? '><is><t>' : '><v>', text, from)) return -1;
    from += isInline ? 8 : 4;
    let to = from;
    for (code = text.charCodeAt(to); code !== lessThan; code = text.charCodeAt(++to)) {
      // An entity, or the end of the piece.
      if (code === ampersand || to >= text.length) return -1;
    }
    if (!stands(isInline ? '</t></is></c>' : '</v></c>', text, to)) return -1;
    this.value = text.slice(from, to);
    return to + (isInline ? 13 : 8);
  }
}

const quote = 0x22;
const ampersand = 0x26;
const lessThan = 0x3c;

/** The same as `startsWith`, which takes several times as long for so few characters. */
function stands(sought: string, text: string, at: number): boolean {
  for (let i = 0; i < sought.length; i++) if (text.charCodeAt(at + i) !== sought.charCodeAt(i)) return false;
  return true;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}
