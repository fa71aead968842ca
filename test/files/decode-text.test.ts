import { describe, expect, test } from 'vitest';
import { startProblemLog } from '../../src/files/account/problem-log.ts';
import type { ReadOptions } from '../../src/files/account/read-options.ts';
import { decodeText } from '../../src/files/text/decode-text.ts';
import { options } from './read-helpers.ts';

/** GBK of a text, by asking the decoder about every pair of bytes. */
const gbkPairs = (() => {
  const decoder = new TextDecoder('gb18030');
  const pairs = new Map<string, readonly number[]>();
  for (let a = 0x81; a < 0xff; a++) {
    for (let b = 0x40; b < 0xff; b++) {
      const text = decoder.decode(Uint8Array.of(a, b));
      if (b !== 0x7f && [...text].length === 1) pairs.set(text, [a, b]);
    }
  }
  return pairs;
})();

function gbk(text: string): Uint8Array {
  return Uint8Array.from([...text].flatMap(character => gbkPairs.get(character) ?? [character.charCodeAt(0)]));
}

function decode(bytes: Uint8Array, encoding: ReadOptions['encoding'] = 'auto') {
  const log = startProblemLog('f');
  const decoded = decodeText(bytes, options({ encoding }), log);
  return { decoded, problems: log.rejected().problems };
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('UTF-8 is taken without a question', () => {
  test.each([
    'id,name\n1,East',
    '编号,名称\n1,医院',
    '小',
    'São Paulo',
    'Zürich',
    'Łódź',
    'Москва, Станция',
    'Ελλάδα και Κύπρος',
    '37° N',
    'km²',
    '§1',
    'naïve “quoted” – text',
  ])('%s', text => {
    const { decoded, problems } = decode(utf8(text));
    expect(problems).toEqual([]);
    expect(decoded?.text).toBe(text);
  });
});

describe('GB 18030 is taken without a question where the bytes are no UTF-8', () => {
  test.each(['编号,急救站名称,经度', '荆门市第一人民医院', '官垱镇', '永漋镇中心卫生院'])('%s', text => {
    const { decoded, problems } = decode(gbk(text));
    expect(problems).toEqual([]);
    expect(decoded).toMatchObject({ text, encoding: 'gb18030' });
  });

  test('four-byte characters survive', () => {
    // 㑇 U+3447 is 81 30 … in GB 18030 only as four bytes; 𠀀 U+20000 is 95 32 82 36.
    const bytes = Uint8Array.from([...gbk('荆门市人民医院'), 0x95, 0x32, 0x82, 0x36]);
    expect(decode(bytes).decoded?.text).toBe('荆门市人民医院𠀀');
  });
});

describe('only the honest doubt is asked', () => {
  test.each(['医院', '坪山', '一些', '小', '一'])('%s in GBK is valid UTF-8', text => {
    const { decoded, problems } = decode(gbk(`id,name\n1,${text}\n`));
    expect(decoded).toBeNull();
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ code: 'encoding-ambiguous', severity: 'ask', params: { other: text } });
    expect(problems[0]!.params.found).toBe(new TextDecoder().decode(gbk(text)));
  });

  test('the option answers it', () => {
    expect(decode(gbk('1,医院'), 'gb18030').decoded?.text).toBe('1,医院');
    expect(decode(gbk('1,医院'), 'utf-8').decoded?.text).toBe('1,ҽԺ');
  });

  test('Western European text is not taken for Chinese', () => {
    const bytes = Uint8Array.from([...'1,S'].map(c => c.charCodeAt(0)).concat(0xe3, 0x6f, 0x20, 0x50));
    const { problems } = decode(bytes);
    expect(problems[0]).toMatchObject({ code: 'encoding-doubtful', severity: 'ask', params: { other: 'São P' } });
  });
});

describe('marks and wide encodings', () => {
  const wide = (text: string, isLittle: boolean): Uint8Array =>
    Uint8Array.from(
      [...text].flatMap(c => {
        const unit = c.charCodeAt(0);
        return isLittle ? [unit & 255, unit >> 8] : [unit >> 8, unit & 255];
      }),
    );
  const text = 'id,name\r\n1,急救站\r\n';

  test.each([
    ['UTF-8 mark', Uint8Array.from([0xef, 0xbb, 0xbf, ...utf8(text)]), 'utf-8'],
    ['UTF-16LE mark', Uint8Array.from([0xff, 0xfe, ...wide(text, true)]), 'utf-16le'],
    ['UTF-16BE mark', Uint8Array.from([0xfe, 0xff, ...wide(text, false)]), 'utf-16be'],
    ['UTF-16LE without a mark', wide(text, true), 'utf-16le'],
    ['UTF-16BE without a mark', wide(text, false), 'utf-16be'],
  ])('%s', (_, bytes, encoding) => {
    expect(decode(bytes).decoded).toMatchObject({ text, encoding });
  });

  test('a mark wins over the option', () => {
    const bytes = Uint8Array.from([0xef, 0xbb, 0xbf, ...utf8('医院')]);
    expect(decode(bytes, 'gb18030').decoded?.text).toBe('医院');
  });

  test('half a UTF-16 character is named with its byte', () => {
    const bytes = Uint8Array.from([0xff, 0xfe, 0x41, 0x00, 0x00, 0xd8, 0x42, 0x00]);
    expect(decode(bytes).problems[0]).toMatchObject({ code: 'encoding-invalid', where: { byte: 4 } });
  });
});

describe('damage', () => {
  test('UTF-8 cut inside a character is not read as something else', () => {
    const { decoded, problems } = decode(utf8('急救站点名称甲').subarray(0, 20));
    expect(decoded).toBeNull();
    expect(problems[0]).toMatchObject({ code: 'encoding-invalid', where: { byte: 18 }, params: { encoding: 'utf-8' } });
  });

  test('bytes of no encoding are named with their place', () => {
    const { problems } = decode(Uint8Array.of(0x31, 0x2c, 0xff, 0x0a));
    expect(problems[0]).toMatchObject({ code: 'encoding-unknown', severity: 'reject', where: { byte: 2 } });
  });

  test('an empty file and one over the limit are rejected', () => {
    expect(decode(new Uint8Array(0)).problems[0]?.code).toBe('file-empty');
    const log = startProblemLog('f');
    const limits = { ...options().limits, textBytes: 3 };
    expect(decodeText(utf8('abcd'), { encoding: 'auto', limits }, log)).toBeNull();
    expect(log.rejected().problems[0]).toMatchObject({ code: 'file-too-large', params: { bytes: 4, limit: 3 } });
  });
});
