// Cells as nearly all sheets write them are read in one go: what that gives must be what the XML reader gives.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SheetReader } from '../../src/files/formats/tables/xlsx-sheet.ts';
import { DateStyleReader } from '../../src/files/formats/tables/xlsx-strings.ts';
import { type XmlListener, XmlPieces } from '../../src/files/text/xml-pieces.ts';

const attribute = fc.constantFrom(
  '',
  ' s="0"',
  ' s="1"',
  ' t="s"',
  ' t="n"',
  ' t="str"',
  ' t="b"',
  ' t="e"',
  " t='s'",
  ' s="x"',
  ' t="inlineStr"',
  ' s="1" t="s"',
  ' t="s" s="1"',
);
const value = fc.constantFrom(
  '0',
  '1',
  '2',
  '113.25',
  '0.5',
  '0.50',
  '00.5',
  '-3',
  '0.0000005',
  '1234567890123456',
  '1E5',
  'a&amp;b',
  'a&b',
  '',
  ' 7 ',
  'x',
);
const body = fc.oneof(
  value.map(text => `><v>${text}</v></c>`),
  value.map(text => `><is><t>${text}</t></is></c>`),
  value.map(text => `><f>A1</f><v>${text}</v></c>`),
  fc.constantFrom('/>', '></c>', '><v/></c>', '><v>1</v ></c>', '><v>1</c>', '><!-- x --><v>1</v></c>'),
);
const name = fc.constantFrom(
  ' r="A1"',
  ' r="B1"',
  ' r="C1"',
  ' r="AB12"',
  '',
  ' r="a1"',
  ' r="1"',
  ' r="C"',
  '  r="D1"',
  ' r="XFE1"',
);
const cell = fc.tuple(name, attribute, body).map(parts => `<c${parts.join('')}`);
const sheet = fc
  .array(fc.array(cell, { maxLength: 4 }), { maxLength: 4 })
  .map(
    rows =>
      `<worksheet><sheetData>${rows.map(cells => `<row>${cells.join('')}</row>`).join('')}</sheetData></worksheet>`,
  );

const texts = { count: 3, at: (index: number) => ['zero', 'one', 'two'][index] };

function read(xml: string, pieceLength: number, isWhole: boolean): unknown {
  const reader = new SheetReader({ texts, styles: new DateStyleReader(), is1904: false, merges: new Map(), width: 40 });
  const tagByTag: XmlListener = {
    open: (tag, attributes) => reader.open(tag, attributes),
    close: tag => reader.close(tag),
    text: text => reader.text(text),
  };
  const xmlPieces = new XmlPieces(isWhole ? reader : tagByTag);
  const rows: unknown[] = [];
  for (let from = 0; from < xml.length; from += pieceLength) {
    const isGood = xmlPieces.push(xml.slice(from, from + pieceLength), from + pieceLength >= xml.length);
    for (const { fields, line } of reader.take()) rows.push([line, ...fields]);
    if (!isGood || reader.faultAt !== null) return { rows, fault: xmlPieces.fault, faultAt: reader.faultAt };
  }
  return rows;
}

test('a cell taken as a whole is the cell that its tags give', () => {
  fc.assert(
    fc.property(sheet, fc.integer({ min: 5, max: 400 }), (xml, pieceLength) => {
      expect(read(xml, pieceLength, true)).toEqual(read(xml, pieceLength, false));
    }),
    { numRuns: 3000 },
  );
});
