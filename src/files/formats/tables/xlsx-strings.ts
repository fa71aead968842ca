// The texts of a workbook that its cells share, millions of them in little memory: many in one string, with their ends.

import { type XmlListener, xmlAttribute } from '../../text/xml-pieces.ts';

const perBlock = 1024;

export interface SharedTexts {
  readonly count: number;
  /** The text of an index; undefined where there is none. */
  at(index: number): string | undefined;
}

/** Gathers `si` elements: their plain text, or the runs of rich text; readings of Chinese characters are left out. */
export class SharedTextReader implements XmlListener, SharedTexts {
  count = 0;
  private readonly blocks: string[] = [];
  private readonly ends: Uint32Array[] = [];
  private block: string[] = [];
  private blockEnds = new Uint32Array(perBlock);
  private blockLength = 0;
  private runs = '';
  private isText = false;
  private phonetic = 0;

  open(name: string): void {
    if (name === 't') this.isText = true;
    else if (name === 'rPh') this.phonetic += 1;
    else if (name === 'si') this.runs = '';
  }

  close(name: string): void {
    if (name === 't') this.isText = false;
    else if (name === 'rPh') this.phonetic -= 1;
    else if (name === 'si') this.add(plainCellText(this.runs));
  }

  text(text: string): void {
    if (this.isText && this.phonetic === 0) this.runs += text;
  }

  at(index: number): string | undefined {
    if (!Number.isInteger(index) || index < 0 || index >= this.count) return undefined;
    const block = Math.floor(index / perBlock);
    const place = index % perBlock;
    if (block === this.blocks.length) return this.block[place];
    const ends = this.ends[block]!;
    return this.blocks[block]!.slice(place === 0 ? 0 : ends[place - 1], ends[place]);
  }

  private add(text: string): void {
    this.blockLength += text.length;
    this.blockEnds[this.block.length] = this.blockLength;
    this.block.push(text);
    this.count += 1;
    if (this.block.length < perBlock) return;
    this.blocks.push(this.block.join(''));
    this.ends.push(this.blockEnds);
    this.block = [];
    this.blockEnds = new Uint32Array(perBlock);
    this.blockLength = 0;
  }
}

/** Spreadsheets write characters that XML has not as `_x000D_`. Source: ECMA-376-1, 22.9.2.19. */
export function plainCellText(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** Which cell formats show dates: the built-in ones and those whose code has years, months, days or hours. */
export class DateStyleReader implements XmlListener {
  private readonly dateFormats = new Set<number>(builtInDates);
  private readonly isDate: boolean[] = [];
  private isInCells = false;

  open(name: string, attributes: string): void {
    if (name === 'numFmt') {
      const id = Number(xmlAttribute(attributes, 'numFmtId') ?? Number.NaN);
      if (isDateCode(xmlAttribute(attributes, 'formatCode') ?? '')) this.dateFormats.add(id);
      else this.dateFormats.delete(id);
    } else if (name === 'cellXfs') this.isInCells = true;
    else if (name === 'xf' && this.isInCells) {
      this.isDate.push(this.dateFormats.has(Number(xmlAttribute(attributes, 'numFmtId') ?? 0)));
    }
  }

  close(name: string): void {
    if (name === 'cellXfs') this.isInCells = false;
  }

  text(): void {
    // Formats are attributes only.
  }

  /** Whether a cell of this format shows a date. */
  showsDate(style: number): boolean {
    return this.isDate[style] === true;
  }
}

/** ECMA-376-1, 18.8.30, with those of Chinese and Japanese versions. */
const builtInDates = [
  ...[14, 15, 16, 17, 18, 19, 20, 21, 22, 45, 46, 47],
  ...[27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58],
];

function isDateCode(code: string): boolean {
  const bare = code.slice(0, 200).replace(/"[^"]*"|\\.|_.|\*.|\[(?!h|m|s)[^\]]*\]/gi, '');
  return /[ymdhs年月日]/i.test(bare) && !/^general$/i.test(bare);
}
