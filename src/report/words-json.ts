// Sentences about JSON: its syntax, GeoJSON as a whole, and files of settings.

import { nothingLoaded } from './common-words.ts';
import type { Language, ProblemWords, Sentence } from './sentence.ts';

function syntax(expectedEn: string, expectedZh: string): Readonly<Record<Language, Sentence>> {
  return {
    en: {
      found: '"{found}" at character {character} of the line',
      expected: expectedEn,
      done: nothingLoaded.en,
      todo: 'Correct the file there, or export it again.',
    },
    zh: {
      found: '该行第 {character} 个字符处的“{found}”',
      expected: expectedZh,
      done: nothingLoaded.zh,
      todo: '请改正此处，或重新导出文件。',
    },
  };
}

function wrongKey(expectedEn: string, expectedZh: string): Readonly<Record<Language, Sentence>> {
  return {
    en: {
      found: '"{key}" as {found}',
      expected: expectedEn,
      done: nothingLoaded.en,
      todo: 'Correct the value of "{key}".',
    },
    zh: {
      found: '“{key}”为 {found}',
      expected: expectedZh,
      done: nothingLoaded.zh,
      todo: '请改正“{key}”的值。',
    },
  };
}

export const jsonWords: ProblemWords = {
  'json-syntax-value': syntax('a value: an object, a list, a text or a number', '一个值：对象、列表、文本或数字'),
  'json-syntax-key': syntax('a key in double quotes', '双引号中的键名'),
  'json-syntax-colon': syntax('a colon after the key', '键名后的冒号'),
  'json-syntax-comma': syntax('a comma or the closing bracket', '逗号或右括号'),
  'json-syntax-string': syntax(
    'text without bare control characters and with known escapes',
    '不含控制字符、转义正确的文本',
  ),
  'json-syntax-number': syntax('a number as JSON writes it, such as 114.05', 'JSON 写法的数字，如 114.05'),
  'json-truncated': {
    en: {
      found: 'the end of the file after "{found}"',
      expected: 'the rest of the JSON text',
      done: nothingLoaded.en,
      todo: 'The file seems to be cut: copy or export it again.',
    },
    zh: {
      found: '文件在“{found}”之后结束',
      expected: 'JSON 的其余部分',
      done: nothingLoaded.zh,
      todo: '文件似乎不完整：请重新复制或导出。',
    },
  },
  'json-depth': {
    en: {
      found: 'brackets nested deeper at character {character} of the line',
      expected: 'at most {limit} levels (jsonDepth)',
      done: nothingLoaded.en,
      todo: 'Export the file without nested properties.',
    },
    zh: {
      found: '该行第 {character} 个字符处嵌套过深',
      expected: '不超过 {limit} 层（jsonDepth）',
      done: nothingLoaded.zh,
      todo: '请在导出时去掉嵌套的属性。',
    },
  },
  'json-duplicate-key': {
    en: {
      found: 'the key "{found}" again in the same object (repetitions in the file: {count})',
      expected: 'each key once',
      done: 'The last value was used.',
      todo: 'Check that the last value is the right one.',
    },
    zh: {
      found: '同一对象中重复的键“{found}”（全文共 {count} 处重复）',
      expected: '各不相同的键',
      done: '已使用最后一个值。',
      todo: '请确认最后一个值正确。',
    },
  },
  'json-not-geojson': {
    en: {
      found: 'JSON with {found}',
      expected: 'GeoJSON: a FeatureCollection, a Feature or a geometry',
      done: nothingLoaded.en,
      todo: 'Export the layer as GeoJSON.',
    },
    zh: {
      found: '内容为 {found} 的 JSON',
      expected: 'GeoJSON：要素集合、要素或几何',
      done: nothingLoaded.zh,
      todo: '请将图层导出为 GeoJSON。',
    },
  },
  'geojson-members': {
    en: {
      found: '"{members}" as {found}',
      expected: 'a list in "{members}"',
      done: nothingLoaded.en,
      todo: 'Export the layer as GeoJSON again.',
    },
    zh: {
      found: '“{members}”为 {found}',
      expected: '列表“{members}”',
      done: nothingLoaded.zh,
      todo: '请重新导出 GeoJSON。',
    },
  },
  'json-object-expected': {
    en: {
      found: '{found}',
      expected: 'one JSON object with settings',
      done: nothingLoaded.en,
      todo: 'Compare the file with the example in the help.',
    },
    zh: {
      found: '{found}',
      expected: '一个包含设置的 JSON 对象',
      done: nothingLoaded.zh,
      todo: '请对照帮助中的示例检查文件。',
    },
  },
  'key-missing': {
    en: {
      found: 'no "{key}"',
      expected: 'a value for "{key}"',
      done: nothingLoaded.en,
      todo: 'Add "{key}".',
    },
    zh: { found: '缺少“{key}”', expected: '“{key}”的值', done: nothingLoaded.zh, todo: '请补上“{key}”。' },
  },
  'key-unknown': {
    en: {
      found: 'the key "{found}"',
      expected: 'a key that this program knows',
      done: 'It has no effect.',
      todo: 'Check its spelling.',
    },
    zh: { found: '键“{found}”', expected: '本程序认识的键', done: '它不起作用。', todo: '请检查拼写。' },
  },
  'keys-unknown': {
    en: {
      found: '{count} more keys, the last of them "{found}"',
      expected: 'keys that this program knows',
      done: 'They have no effect.',
      todo: 'Check that the file is the right one.',
    },
    zh: {
      found: '另有 {count} 个键，最后一个为“{found}”',
      expected: '本程序认识的键',
      done: '它们不起作用。',
      todo: '请检查文件是否正确。',
    },
  },
  'key-number': wrongKey('a number {range}', '数字 {range}'),
  'key-text': wrongKey('a text', '文本'),
  'key-text-long': wrongKey('a text of at most {limit} characters', '不超过 {limit} 个字符的文本'),
  'key-truth': wrongKey('true or false', 'true 或 false'),
  'key-word': wrongKey('one of: {expected}', '以下之一：{expected}'),
  'key-words': wrongKey(
    'a list of some of these, each once: {expected}',
    '由以下各项组成的列表，每项至多一次：{expected}',
  ),
  'key-id': wrongKey('one line without spaces at its ends', '首尾没有空格的一行文本'),
  'key-unique': wrongKey('an id of its own for each rule', '各条规则不同的编号'),
  'standard-id-taken': {
    en: {
      found: '"{key}" as {found}, the id of a standard that comes with this program',
      expected: 'an id of its own, so that results say which text they were measured by',
      done: nothingLoaded.en,
      todo: 'Give the standard another id, or choose the one that comes with this program by its id.',
    },
    zh: {
      found: '“{key}”为 {found}，与本程序自带标准的编号相同',
      expected: '不同的编号，以便结果写明所依据的文本',
      done: nothingLoaded.zh,
      todo: '请改用其他编号，或按编号选用本程序自带的标准。',
    },
  },
  'key-object': wrongKey('an object in braces', '花括号中的对象'),
  'key-list': wrongKey('a list with at least one entry of the right kind', '至少有一项、类型正确的列表'),
  'key-list-long': {
    en: {
      found: '{count} entries in "{key}"',
      expected: 'at most {limit}',
      done: nothingLoaded.en,
      todo: 'Split the file, or leave entries out.',
    },
    zh: {
      found: '“{key}”中有 {count} 项',
      expected: '不超过 {limit} 项',
      done: nothingLoaded.zh,
      todo: '请拆分文件或减少项数。',
    },
  },
};
