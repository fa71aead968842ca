// Sentences about tables: their rows, their quotes and their columns.

import { nothingLoaded } from './common-words.ts';
import type { ProblemWords } from './sentence.ts';

const rowAside = { en: 'The row was set aside.', zh: '该行暂存未用。' };

export const tableWords: ProblemWords = {
  'csv-no-header': {
    en: {
      found: 'no known column name; the first row is "{found}"',
      expected: 'a header row with names such as id, name, lon, lat, population',
      done: nothingLoaded.en,
      todo: 'Add a header row, or rename the columns.',
    },
    zh: {
      found: '没有认识的列名；首行为“{found}”',
      expected: '含有“编号、名称、经度、纬度、人口”等列名的表头',
      done: nothingLoaded.zh,
      todo: '请添加表头，或修改列名。',
    },
  },
  'place-missing': {
    en: {
      found: 'the columns "{found}"',
      expected: 'a column "lon" and a column "lat", or one with both',
      done: nothingLoaded.en,
      todo: 'Add what is missing, or rename the column that holds it.',
    },
    zh: {
      found: '列“{found}”',
      expected: '“经度”列和“纬度”列，或一列“经纬度”',
      done: nothingLoaded.zh,
      todo: '请补上所缺的列，或将对应的列改名。',
    },
  },
  'population-missing': {
    en: {
      found: 'the columns "{found}"',
      expected: 'a column with people, such as "population" or "常住人口", or one named with --population-field',
      done: nothingLoaded.en,
      todo: 'Add what is missing, or rename the column that holds it.',
    },
    zh: {
      found: '列“{found}”',
      expected: '人口列，如“常住人口”，或用 --population-field 指定的列',
      done: nothingLoaded.zh,
      todo: '请补上所缺的列，或将对应的列改名。',
    },
  },
  'population-field-missing': {
    en: {
      found: 'the columns "{found}"',
      expected: 'the column "{field}" that --population-field names',
      done: nothingLoaded.en,
      todo: 'Give the name of an existing column, or leave the option out.',
    },
    zh: {
      found: '列“{found}”',
      expected: '--population-field 指定的列“{field}”',
      done: nothingLoaded.zh,
      todo: '请改为已有的列名，或去掉该选项。',
    },
  },
  'columns-compete': {
    en: {
      found: '"{found}" and also "{other}" for the same thing',
      expected: 'one column',
      done: '"{found}" was used.',
      todo: 'If that is the wrong one, remove it or rename it.',
    },
    zh: {
      found: '“{found}”与“{other}”含义相同',
      expected: '唯一的一列',
      done: '已使用“{found}”。',
      todo: '若选错了列，请删除或改名。',
    },
  },
  'unit-assumed': {
    en: {
      found: '"{found}" without a unit',
      expected: 'a unit in the name of the column',
      done: 'The numbers were read in {unit}.',
      todo: 'Write the unit into the name, such as "{found} ({unit})".',
    },
    zh: {
      found: '列名“{found}”没有单位',
      expected: '写明单位的列名',
      done: '已按 {unit} 读取。',
      todo: '请在列名中写明单位，如“{found}（{unit}）”。',
    },
  },
  'rows-have-no-shape': {
    en: {
      found: 'a table of rows',
      expected: 'GeoJSON with polygons (areas) or lines (roads)',
      done: nothingLoaded.en,
      todo: 'Export the layer with its shapes as GeoJSON.',
    },
    zh: {
      found: '只有行的表格',
      expected: '含有面（区域）或线（道路）的 GeoJSON',
      done: nothingLoaded.zh,
      todo: '请将图层连同图形导出为 GeoJSON。',
    },
  },
  'csv-quotes': {
    en: {
      found: 'a quote that is not closed rightly in "{found}"',
      expected: 'quotes in pairs around a cell, and doubled inside it',
      done: rowAside.en,
      todo: 'Close the quote, or double it where it belongs to the text.',
    },
    zh: {
      found: '“{found}”中的引号没有正确闭合',
      expected: '单元格两端成对的引号，其中的引号写两次',
      done: rowAside.zh,
      todo: '请补全引号；属于文字的引号请写两次。',
    },
  },
  'csv-fields': {
    en: {
      found: '{found} cells',
      expected: '{expected} cells as in the header',
      done: rowAside.en,
      todo: 'Look for a delimiter inside a cell: such a cell needs quotes.',
    },
    zh: {
      found: '{found} 个单元格',
      expected: '与表头相同的 {expected} 个单元格',
      done: rowAside.zh,
      todo: '请检查单元格内是否有分隔符：这样的单元格需加引号。',
    },
  },
  'csv-fields-short': {
    en: {
      found: '{found} cells (rows of this kind: {count})',
      expected: '{expected} cells as in the header',
      done: 'The missing cells count as empty.',
      todo: 'Check that the row is complete.',
    },
    zh: {
      found: '{found} 个单元格（共 {count} 行）',
      expected: '与表头相同的 {expected} 个单元格',
      done: '缺少的单元格按空白计。',
      todo: '请确认该行完整。',
    },
  },
  'total-row': {
    en: {
      found: 'a total row, "{found}"',
      expected: 'a place in every row',
      done: 'The row was set aside; it does not count as people.',
      todo: 'Nothing needs to be done.',
    },
    zh: { found: '合计行“{found}”', expected: '每行一个地点', done: '该行暂存未用，不计入人口。', todo: '无需处理。' },
  },
  'csv-number': {
    en: {
      found: '"{found}"',
      expected: 'a number with a decimal point',
      done: rowAside.en,
      todo: 'Write it as digits, such as 114.05.',
    },
    zh: {
      found: '“{found}”',
      expected: '使用小数点的数字',
      done: rowAside.zh,
      todo: '请写成数字，如 114.05。',
    },
  },
  'cell-empty': {
    en: {
      found: 'an empty cell',
      expected: 'a number',
      done: rowAside.en,
      todo: 'Fill in the number; 0 is a number, nothing is not.',
    },
    zh: { found: '空白单元格', expected: '数字', done: rowAside.zh, todo: '请填写数字；0 是数字，空白不是。' },
  },
  'coordinate-pair': {
    en: {
      found: '"{found}"',
      expected: 'two numbers, such as 112.19,31.03',
      done: rowAside.en,
      todo: 'Write longitude and latitude with a comma between them.',
    },
    zh: {
      found: '“{found}”',
      expected: '两个数字，如 112.19,31.03',
      done: rowAside.zh,
      todo: '请写成以逗号分隔的经度和纬度。',
    },
  },
};
