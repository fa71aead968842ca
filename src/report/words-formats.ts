// Sentences about layers, archives, GeoPackages and well-known binary.

import { copyAgain, exportAgain, nothingLoaded, recordSetAside } from './common-words.ts';
import type { ProblemWords } from './sentence.ts';

const notYet = { en: 'Nothing was loaded yet.', zh: '尚未载入任何内容。' };

export const formatWords: ProblemWords = {
  'layer-needed': {
    en: {
      found: 'several layers, sheets or files: {found} ({count})',
      expected: 'one that is to be read',
      done: notYet.en,
      todo: 'Name it with --layer.',
    },
    zh: {
      found: '多个图层、工作表或文件：{found}（共 {count} 个）',
      expected: '指明要读取的一个',
      done: notYet.zh,
      todo: '请用 --layer 指明。',
    },
  },
  'layer-missing': {
    en: {
      found: 'no layer or file called "{found}"',
      expected: 'one of {layers}',
      done: nothingLoaded.en,
      todo: 'Name one of them with --layer.',
    },
    zh: {
      found: '没有名为“{found}”的图层或文件',
      expected: '以下之一：{layers}',
      done: nothingLoaded.zh,
      todo: '请用 --layer 指明其中一个。',
    },
  },
  'archive-no-data': {
    en: {
      found: 'an archive without data that can be read; its {count} files are {found}',
      expected: 'a shapefile, CSV, GeoJSON, KML, GeoPackage, FlatGeobuf, Parquet, TIFF or XLSX file inside',
      done: nothingLoaded.en,
      todo: 'Pack the file of data itself; archives inside archives are not opened.',
    },
    zh: {
      found: '压缩包中没有可读取的数据；其中 {count} 个文件：{found}',
      expected: '其中有 shapefile、CSV、GeoJSON、KML、GeoPackage、FlatGeobuf、Parquet、TIFF 或 XLSX 文件',
      done: nothingLoaded.zh,
      todo: '请直接压缩数据文件；不打开压缩包中的压缩包。',
    },
  },
  'geopackage-too-large': {
    en: {
      found: 'a database of {bytes} bytes',
      expected: 'at most {limit} bytes (textBytes)',
      done: nothingLoaded.en,
      todo: 'Export the one layer that is needed.',
    },
    zh: {
      found: '{bytes} 字节的数据库',
      expected: '不超过 {limit} 字节（textBytes）',
      done: nothingLoaded.zh,
      todo: '请只导出需要的图层。',
    },
  },
  'geopackage-cut': {
    en: {
      found: '{found} bytes of a database',
      expected: '{expected} bytes, by its own header',
      done: nothingLoaded.en,
      todo: copyAgain.en,
    },
    zh: {
      found: '只有 {found} 字节的数据库',
      expected: '按文件头应有 {expected} 字节',
      done: nothingLoaded.zh,
      todo: copyAgain.zh,
    },
  },
  'geopackage-damaged': {
    en: {
      found: 'pages of the database that contradict each other',
      expected: 'a whole SQLite database',
      done: nothingLoaded.en,
      todo: exportAgain.en,
    },
    zh: { found: '数据库的页互相矛盾', expected: '完整的 SQLite 数据库', done: nothingLoaded.zh, todo: exportAgain.zh },
  },
  'geopackage-log-beside': {
    en: {
      found: 'a database whose last changes may stand in a file beside it (-wal)',
      expected: 'a database that was closed',
      done: 'What the file itself holds was read.',
      todo: 'Close the program that has it open, and load the file again.',
    },
    zh: {
      found: '最近的改动可能在旁边的文件（-wal）中的数据库',
      expected: '已关闭的数据库',
      done: '已读取文件本身的内容。',
      todo: '请关闭打开该文件的程序，然后重新载入。',
    },
  },
  'geopackage-view': {
    en: {
      found: 'the layer "{found}", which is a query and no table',
      expected: 'a table',
      done: 'Queries of a file are not run; the layer was left out.',
      todo: 'Export the layer as a table if it is needed.',
    },
    zh: {
      found: '图层“{found}”是查询而不是表',
      expected: '表',
      done: '不执行文件中的查询，已略去该图层。',
      todo: '如需要，请将该图层导出为表。',
    },
  },
  'geopackage-no-layer': {
    en: {
      found: 'a database without a table to read',
      expected: 'a table with features or attributes',
      done: nothingLoaded.en,
      todo: 'Check that the layer was exported.',
    },
    zh: {
      found: '没有可读取的表的数据库',
      expected: '带要素或属性的表',
      done: nothingLoaded.zh,
      todo: '请确认已导出图层。',
    },
  },
  'geopackage-geometry': {
    en: {
      found: 'a geometry cell that is not written as GeoPackage has it, at its byte {found}',
      expected: 'the letters GP, a version of 0 and well-known binary',
      done: recordSetAside.en,
      todo: exportAgain.en,
    },
    zh: {
      found: '几何单元格不符合 GeoPackage 写法，第 {found} 字节',
      expected: '以 GP 开头、版本 0、WKB 编码',
      done: recordSetAside.zh,
      todo: exportAgain.zh,
    },
  },
  'wkb-cut': {
    en: {
      found: 'a geometry that ends too early, at its byte {found}',
      expected: 'one whole geometry in well-known binary',
      done: recordSetAside.en,
      todo: exportAgain.en,
    },
    zh: {
      found: '几何数据在第 {found} 字节处中断',
      expected: '一个完整的 WKB 几何',
      done: recordSetAside.zh,
      todo: exportAgain.zh,
    },
  },
  'wkb-order': {
    en: {
      found: 'a geometry whose byte order is neither 0 nor 1, at its byte {found}',
      expected: 'one whole geometry in well-known binary',
      done: recordSetAside.en,
      todo: exportAgain.en,
    },
    zh: {
      found: '几何数据第 {found} 字节的字节序既非 0 也非 1',
      expected: '一个完整的 WKB 几何',
      done: recordSetAside.zh,
      todo: exportAgain.zh,
    },
  },
  'wkb-type': {
    en: {
      found: 'a kind of geometry that is none, at its byte {found}',
      expected: 'one whole geometry in well-known binary',
      done: recordSetAside.en,
      todo: exportAgain.en,
    },
    zh: {
      found: '几何数据第 {found} 字节处的类型不存在',
      expected: '一个完整的 WKB 几何',
      done: recordSetAside.zh,
      todo: exportAgain.zh,
    },
  },
  'wkb-count': {
    en: {
      found: 'a number of parts that its bytes cannot hold, at its byte {found}',
      expected: 'one whole geometry in well-known binary',
      done: recordSetAside.en,
      todo: exportAgain.en,
    },
    zh: {
      found: '几何数据第 {found} 字节处的个数超出其字节',
      expected: '一个完整的 WKB 几何',
      done: recordSetAside.zh,
      todo: exportAgain.zh,
    },
  },
  'wkb-depth': {
    en: {
      found: 'collections within collections without end, at its byte {found}',
      expected: 'one whole geometry in well-known binary',
      done: recordSetAside.en,
      todo: exportAgain.en,
    },
    zh: {
      found: '几何集合层层嵌套，第 {found} 字节',
      expected: '一个完整的 WKB 几何',
      done: recordSetAside.zh,
      todo: exportAgain.zh,
    },
  },
  'wkb-left': {
    en: {
      found: 'bytes behind the end of a geometry, from its byte {found}',
      expected: 'one whole geometry in well-known binary',
      done: recordSetAside.en,
      todo: exportAgain.en,
    },
    zh: {
      found: '几何数据结束后还有字节，从第 {found} 字节起',
      expected: '一个完整的 WKB 几何',
      done: recordSetAside.zh,
      todo: exportAgain.zh,
    },
  },
};
