// Sentences about JSON: its syntax, GeoJSON as a whole, and files of settings.

import type { Language, ProblemWords, Sentence } from './sentence.ts';

const nothingLoaded = { en: 'Nothing of the file was loaded.', zh: '没有载入该文件的任何内容。' };

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
  'key-number': wrongKey('a number {range}', '数字 {range}'),
  'key-text': wrongKey('a text', '文本'),
  'key-truth': wrongKey('true or false', 'true 或 false'),
  'key-word': wrongKey('one of: {expected}', '以下之一：{expected}'),
  'key-unique': wrongKey('an id of its own for each rule', '各条规则不同的编号'),
  'key-object': wrongKey('an object in braces', '花括号中的对象'),
  'key-list': wrongKey('a list with at least one entry of the right kind', '至少有一项、类型正确的列表'),
};
