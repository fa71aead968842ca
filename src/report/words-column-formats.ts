// Sentences about FlatGeobuf and Parquet.

import { copyAgain, exportAgain, nothingLoaded, recordSetAside } from './common-words.ts';
import type { ProblemWords } from './sentence.ts';

export const columnFormatWords: ProblemWords = {
  'flatgeobuf-cut': {
    en: {
      found: 'a file that ends within a feature, after {found} whole ones',
      expected: 'a whole file',
      done: nothingLoaded.en,
      todo: copyAgain.en,
    },
    zh: {
      found: '文件在要素中间结束，之前有 {found} 个完整要素',
      expected: '完整的文件',
      done: nothingLoaded.zh,
      todo: copyAgain.zh,
    },
  },
  'flatgeobuf-header': {
    en: {
      found: 'a header that leads out of the file',
      expected: 'a FlatGeobuf header',
      done: nothingLoaded.en,
      todo: exportAgain.en,
    },
    zh: { found: '文件头指向文件之外', expected: 'FlatGeobuf 文件头', done: nothingLoaded.zh, todo: exportAgain.zh },
  },
  'flatgeobuf-count': {
    en: {
      found: 'a header that promises {found} features in {bytes} bytes',
      expected: 'as many features as there is room for',
      done: nothingLoaded.en,
      todo: copyAgain.en,
    },
    zh: {
      found: '文件头声明 {bytes} 字节中有 {found} 个要素',
      expected: '与文件大小相符的要素个数',
      done: nothingLoaded.zh,
      todo: copyAgain.zh,
    },
  },
  'flatgeobuf-features': {
    en: {
      found: '{found} features',
      expected: '{expected}, by the header',
      done: nothingLoaded.en,
      todo: copyAgain.en,
    },
    zh: { found: '{found} 个要素', expected: '按文件头应有 {expected} 个', done: nothingLoaded.zh, todo: copyAgain.zh },
  },
  'flatgeobuf-feature': {
    en: {
      found: 'a feature that leads out of its own bytes, at byte {found} of the file',
      expected: 'a whole feature',
      done: recordSetAside.en,
      todo: exportAgain.en,
    },
    zh: {
      found: '要素指向自身字节之外，文件第 {found} 字节',
      expected: '完整的要素',
      done: recordSetAside.zh,
      todo: exportAgain.zh,
    },
  },
  'flatgeobuf-own-columns': {
    en: {
      found: 'features with columns of their own ({count})',
      expected: 'columns named in the header',
      done: 'Their geometry was used, their values were not.',
      todo: 'Export the layer with one set of columns if the values are needed.',
    },
    zh: {
      found: '自带列的要素（{count} 个）',
      expected: '列名写在文件头中',
      done: '使用了几何，未使用属性值。',
      todo: '如需要属性值，请以统一的列导出。',
    },
  },
  'parquet-cut': {
    en: {
      found: 'a file without its end',
      expected: 'the letters PAR1 at the end',
      done: nothingLoaded.en,
      todo: copyAgain.en,
    },
    zh: { found: '文件末尾缺失', expected: '以 PAR1 结尾', done: nothingLoaded.zh, todo: copyAgain.zh },
  },
  'parquet-encrypted': {
    en: {
      found: 'an encrypted file',
      expected: 'a file that is not encrypted',
      done: nothingLoaded.en,
      todo: 'Export it without encryption.',
    },
    zh: { found: '加密的文件', expected: '未加密的文件', done: nothingLoaded.zh, todo: '请不加密导出。' },
  },
  'parquet-metadata': {
    en: {
      found: 'a footer that cannot be followed',
      expected: 'the footer of a Parquet file',
      done: nothingLoaded.en,
      todo: exportAgain.en,
    },
    zh: { found: '无法解读的文件尾', expected: 'Parquet 文件尾', done: nothingLoaded.zh, todo: exportAgain.zh },
  },
  'parquet-rows': {
    en: {
      found: 'numbers of rows that contradict each other',
      expected: 'the same number in every part',
      done: nothingLoaded.en,
      todo: exportAgain.en,
    },
    zh: { found: '互相矛盾的行数', expected: '各部分行数一致', done: nothingLoaded.zh, todo: exportAgain.zh },
  },
  'parquet-chunk': {
    en: {
      found: 'a column that lies outside the file, or that unpacks to more than is allowed',
      expected: 'columns within the file, within unzippedBytes and unzipRatio',
      done: nothingLoaded.en,
      todo: exportAgain.en,
    },
    zh: {
      found: '列超出文件范围，或解压后超出限制',
      expected: '列在文件之内，且不超过 unzippedBytes 与 unzipRatio',
      done: nothingLoaded.zh,
      todo: exportAgain.zh,
    },
  },
  'parquet-damaged': {
    en: {
      found: 'bytes of the column "{found}" that contradict themselves',
      expected: 'pages that can be unpacked and hold the declared values',
      done: nothingLoaded.en,
      todo: copyAgain.en,
    },
    zh: {
      found: '“{found}”列的字节自相矛盾',
      expected: '可解压且与声明相符的页',
      done: nothingLoaded.zh,
      todo: copyAgain.zh,
    },
  },
  'parquet-columns-passed-over': {
    en: {
      found: 'columns of lists, records or bytes ({count}): {found}',
      expected: 'columns of text, numbers, dates or truth values',
      done: 'They were left out; all other columns are used.',
      todo: 'Nothing, unless one of them is needed.',
    },
    zh: {
      found: '列表、记录或字节类型的列（{count} 个）：{found}',
      expected: '文本、数值、日期或真假类型的列',
      done: '已略去，其他列均使用。',
      todo: '如不需要这些列，可不处理。',
    },
  },
  'geoparquet-metadata': {
    en: {
      found: '"geo" metadata that cannot be followed',
      expected: 'GeoParquet 1.0 or 1.1 metadata',
      done: nothingLoaded.en,
      todo: exportAgain.en,
    },
    zh: {
      found: '无法解读的“geo”元数据',
      expected: 'GeoParquet 1.0 或 1.1 的元数据',
      done: nothingLoaded.zh,
      todo: exportAgain.zh,
    },
  },
};
