// Sentences about shapefiles and their tables.

import { copyAgain, exportAgain, nothingLoaded, recordSetAside } from './common-words.ts';
import type { ProblemWords } from './sentence.ts';

export const shapefileWords: ProblemWords = {
  'shapefile-cut': {
    en: {
      found: '{found} bytes',
      expected: '{expected} bytes, by the header',
      done: nothingLoaded.en,
      todo: copyAgain.en,
    },
    zh: { found: '{found} 字节', expected: '按文件头应有 {expected} 字节', done: nothingLoaded.zh, todo: copyAgain.zh },
  },
  'shapefile-type': {
    en: {
      found: 'a kind of shapes that is none: {found}',
      expected: 'points, lines, polygons or multipoints',
      done: nothingLoaded.en,
      todo: exportAgain.en,
    },
    zh: {
      found: '不存在的图形类型：{found}',
      expected: '点、线、面或多点',
      done: nothingLoaded.zh,
      todo: exportAgain.zh,
    },
  },
  'shapefile-record-length': {
    en: {
      found: 'a record of {expected} bytes that the file cannot hold, after {found} whole ones',
      expected: 'records that follow each other to the end of the file',
      done: nothingLoaded.en,
      todo: copyAgain.en,
    },
    zh: {
      found: '第 {found} 条完整记录之后，记录声明为 {expected} 字节，超出文件',
      expected: '记录逐条相接至文件末尾',
      done: nothingLoaded.zh,
      todo: copyAgain.zh,
    },
  },
  'shapefile-record-number': {
    en: {
      found: 'records numbered out of order ({count}), the first {found}',
      expected: '{expected}',
      done: 'The shapes were taken in the order of the file.',
      todo: 'Check that names and places belong together.',
    },
    zh: {
      found: '记录编号不连续（{count} 条），首个为 {found}',
      expected: '{expected}',
      done: '按文件中的顺序读取图形。',
      todo: '请核对名称与位置是否对应。',
    },
  },
  'shapefile-length': {
    en: {
      found: '{found} bytes',
      expected: '{expected} bytes, by the header',
      done: 'All whole records were read.',
      todo: 'Check the number of records.',
    },
    zh: {
      found: '{found} 字节',
      expected: '按文件头应有 {expected} 字节',
      done: '已读取全部完整记录。',
      todo: '请核对记录数。',
    },
  },
  'shapefile-index-differs': {
    en: {
      found: '{found} shapes',
      expected: '{expected}, by the index {part}',
      done: 'The shapes were used as they stand.',
      todo: 'Check that all parts belong to one export.',
    },
    zh: {
      found: '{found} 个图形',
      expected: '按索引 {part} 应有 {expected} 个',
      done: '按图形文件本身读取。',
      todo: '请确认各部分来自同一次导出。',
    },
  },
  'shapefile-rows-differ': {
    en: {
      found: '{found} rows in {part}',
      expected: '{expected}, one for each shape',
      done: nothingLoaded.en,
      todo: 'Put the parts of one export together.',
    },
    zh: {
      found: '{part} 中有 {found} 行',
      expected: '{expected} 行，每个图形一行',
      done: nothingLoaded.zh,
      todo: '请使用同一次导出的各部分。',
    },
  },
  'shapefile-no-table': {
    en: {
      found: 'shapes without their table (.dbf)',
      expected: 'a .dbf file of the same name',
      done: 'The shapes were used without names and values.',
      todo: 'Give the .dbf file too, or a ZIP with all parts.',
    },
    zh: {
      found: '图形缺少属性表（.dbf）',
      expected: '同名的 .dbf 文件',
      done: '使用了图形，没有名称和属性值。',
      todo: '请一并提供 .dbf 文件，或包含各部分的 ZIP。',
    },
  },
  'shapefile-part-alone': {
    en: {
      found: 'a part of a shapefile on its own: {found}',
      expected: 'the .shp file with its parts, or a ZIP with all of them',
      done: nothingLoaded.en,
      todo: 'Drop .shp, .dbf, .prj and .cpg together, or choose the .shp file.',
    },
    zh: {
      found: '单独的 shapefile 部件：{found}',
      expected: '.shp 文件及其各部分，或包含全部的 ZIP',
      done: nothingLoaded.zh,
      todo: '请一起拖入 .shp、.dbf、.prj 和 .cpg，或选择 .shp 文件。',
    },
  },
  'shape-type': {
    en: {
      found: 'a shape of a kind that is none: {found}',
      expected: 'the kind of shapes the header names',
      done: recordSetAside.en,
      todo: exportAgain.en,
    },
    zh: {
      found: '不存在的图形类型：{found}',
      expected: '文件头声明的图形类型',
      done: recordSetAside.zh,
      todo: exportAgain.zh,
    },
  },
  'shape-length': {
    en: {
      found: 'a shape of {found} bytes',
      expected: 'as many bytes as its kind needs',
      done: recordSetAside.en,
      todo: exportAgain.en,
    },
    zh: {
      found: '只有 {found} 字节的图形',
      expected: '该类型所需的字节数',
      done: recordSetAside.zh,
      todo: exportAgain.zh,
    },
  },
  'shape-parts': {
    en: {
      found: 'a shape whose parts do not fit its bytes; parts: {found}',
      expected: 'parts that begin one after the other within the shape',
      done: recordSetAside.en,
      todo: exportAgain.en,
    },
    zh: {
      found: '图形的部分与其字节不符；部分数：{found}',
      expected: '各部分依次位于图形之内',
      done: recordSetAside.zh,
      todo: exportAgain.zh,
    },
  },
  'shape-rings': {
    en: {
      found: 'a polygon of {found} rings, too many to be sorted into polygons and holes',
      expected: 'fewer rings',
      done: recordSetAside.en,
      todo: 'Split the polygon, or simplify it.',
    },
    zh: {
      found: '有 {found} 个环的多边形，过多而无法区分外环与内环',
      expected: '较少的环',
      done: recordSetAside.zh,
      todo: '请拆分或简化该多边形。',
    },
  },
  'dbf-cut': {
    en: {
      found: '{found} bytes of {part}',
      expected: '{expected} bytes, by its header',
      done: nothingLoaded.en,
      todo: copyAgain.en,
    },
    zh: {
      found: '{part} 只有 {found} 字节',
      expected: '按文件头应有 {expected} 字节',
      done: nothingLoaded.zh,
      todo: copyAgain.zh,
    },
  },
  'dbf-header': {
    en: {
      found: 'fields of {part} that do not add up to its rows, at byte {found}',
      expected: 'fields of {expected} bytes in all',
      done: nothingLoaded.en,
      todo: exportAgain.en,
    },
    zh: {
      found: '{part} 的字段与行长不符，第 {found} 字节',
      expected: '字段合计 {expected} 字节',
      done: nothingLoaded.zh,
      todo: exportAgain.zh,
    },
  },
  'dbf-row-deleted': {
    en: {
      found: 'rows that are marked as deleted ({count})',
      expected: 'rows that are in use',
      done: 'They and their shapes were left out.',
      todo: 'Nothing, unless they are needed.',
    },
    zh: {
      found: '标记为已删除的行（{count} 行）',
      expected: '在用的行',
      done: '已略去这些行及其图形。',
      todo: '如不需要，可不处理。',
    },
  },
  'dbf-fields-skipped': {
    en: {
      found: 'fields whose values stand in other files ({count}): {found}',
      expected: 'fields of text, numbers, dates or truth values',
      done: 'They were left out.',
      todo: 'Nothing, unless one of them is needed.',
    },
    zh: {
      found: '内容在其他文件中的字段（{count} 个）：{found}',
      expected: '文本、数值、日期或真假类型的字段',
      done: '已略去。',
      todo: '如不需要，可不处理。',
    },
  },
  'dbf-name-open': {
    en: {
      found: 'a column name cut off within its brackets: "{found}"',
      expected: 'a name with its unit, such as 人口（万人）',
      done: 'The column was not matched by name, for its unit is not known.',
      todo: 'Choose the column by hand if its unit is right.',
    },
    zh: {
      found: '列名在括号内被截断：“{found}”',
      expected: '带单位的完整列名，如“人口（万人）”',
      done: '单位不明，未按名称匹配该列。',
      todo: '如单位无误，请手动指定该列。',
    },
  },
  'cpg-unknown': {
    en: {
      found: 'the code page "{found}"',
      expected: 'a code page such as UTF-8 or 936',
      done: 'The encoding was found from the text.',
      todo: 'Check the names; give --encoding if they are wrong.',
    },
    zh: {
      found: '代码页“{found}”',
      expected: '如 UTF-8 或 936 的代码页',
      done: '已按文字判断编码。',
      todo: '请核对名称；如有误请用 --encoding 指明。',
    },
  },
  'cpg-wrong': {
    en: {
      found: 'text that cannot be read as {found}, which the file names as its encoding',
      expected: 'text in the encoding that is named',
      done: 'It was read as {encoding}.',
      todo: 'Check the names; give --encoding if they are wrong.',
    },
    zh: {
      found: '文字无法按文件声明的 {found} 编码读取',
      expected: '与声明一致的编码',
      done: '已按 {encoding} 读取。',
      todo: '请核对名称；如有误请用 --encoding 指明。',
    },
  },
};
