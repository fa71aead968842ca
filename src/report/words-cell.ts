// Sentences about rows and cells of tables: headers that come again, coordinates in other writings, codes that lost digits;
// and about problems too many to name each.

import type { ProblemWords } from './sentence.ts';

export const cellWords: ProblemWords = {
  'more-set-aside': {
    en: {
      found: '{count} more rows with the same fault ({code})',
      expected: 'rows as the first thousand of this kind show',
      done: 'They were set aside; each is in the list of set-aside rows with its place.',
      todo: 'Correct them in the same way.',
    },
    zh: {
      found: '另有 {count} 行存在同样的问题（{code}）',
      expected: '与前一千条提示所述相同',
      done: '这些行均暂存未用，并连同位置列入暂存清单。',
      todo: '请以同样方式更正。',
    },
  },
  'more-like-it': {
    en: {
      found: '{count} more of the same ({code})',
      expected: 'what the first thousand of this kind say',
      done: 'They were treated in the same way.',
      todo: 'Correct them in the same way.',
    },
    zh: {
      found: '另有 {count} 处同样的问题（{code}）',
      expected: '与前一千条提示所述相同',
      done: '已按同样方式处理。',
      todo: '请以同样方式更正。',
    },
  },
  'csv-line-too-long': {
    en: {
      found: 'a line of more than {limit} characters',
      expected: 'one record a line',
      done: 'The line was set aside.',
      todo: 'Check the line ends of the file and the quotes around its cells.',
    },
    zh: {
      found: '超过 {limit} 个字符的一行',
      expected: '每行一条记录',
      done: '该行暂存未用。',
      todo: '请检查文件的换行和单元格的引号。',
    },
  },
  'header-repeated': {
    en: {
      found: 'the header once more: "{found}"',
      expected: 'one header above all records',
      done: 'The row was set aside.',
      todo: 'Nothing needs to be done.',
    },
    zh: {
      found: '再次出现的表头：“{found}”',
      expected: '仅在记录上方有一个表头',
      done: '该行暂存未用。',
      todo: '无需处理。',
    },
  },
  'coordinate-degrees': {
    en: {
      found: '"{found}" (cells of this kind: {count})',
      expected: 'degrees with decimals',
      done: 'It was read as {after}.',
      todo: 'Check one of them on the map.',
    },
    zh: {
      found: '“{found}”（共 {count} 格）',
      expected: '十进制度数',
      done: '已读作 {after}。',
      todo: '请在地图上核对其中一处。',
    },
  },
  'coordinate-hemisphere': {
    en: {
      found: '"{found}" (cells of this kind: {count})',
      expected: 'a number alone',
      done: 'It was read as {after}.',
      todo: 'Check one of them on the map.',
    },
    zh: {
      found: '“{found}”（共 {count} 格）',
      expected: '仅有数字',
      done: '已读作 {after}。',
      todo: '请在地图上核对其中一处。',
    },
  },
  'coordinate-unit': {
    en: {
      found: '"{found}" (cells of this kind: {count})',
      expected: 'a number alone',
      done: 'It was read as {after}.',
      todo: 'Write the unit into the header.',
    },
    zh: {
      found: '“{found}”（共 {count} 格）',
      expected: '仅有数字',
      done: '已读作 {after}。',
      todo: '请将单位写在表头中。',
    },
  },
  'coordinate-exchanged': {
    en: {
      found: '{found}, each with the letter of the other (rows of this kind: {count})',
      expected: 'longitude and latitude in their own columns',
      done: 'They were exchanged: {after}.',
      todo: 'Check one of them on the map.',
    },
    zh: {
      found: '{found}，两者的方位字母互换（共 {count} 行）',
      expected: '经度和纬度各在其列',
      done: '已互换：{after}。',
      todo: '请在地图上核对其中一处。',
    },
  },
  'coordinate-axis': {
    en: {
      found: '{found}, both with letters of the same direction',
      expected: 'one longitude and one latitude',
      done: 'The row was set aside.',
      todo: 'Correct the letters N, S, E or W.',
    },
    zh: {
      found: '{found}，两者的方位字母属同一方向',
      expected: '一个经度和一个纬度',
      done: '该行暂存未用。',
      todo: '请更正 N、S、E、W 方位字母。',
    },
  },
  'id-rounded': {
    en: {
      found: '"{found}" (cells of this kind: {count})',
      expected: 'a code with all its digits',
      done: 'It was used as it is; the spreadsheet has lost the other digits.',
      todo: 'Set the column to text in the spreadsheet, enter the codes again and save.',
    },
    zh: {
      found: '“{found}”（共 {count} 格）',
      expected: '完整的编码',
      done: '按原样使用；电子表格已丢失其余数字。',
      todo: '请在电子表格中将该列设为文本，重新填写编码后保存。',
    },
  },
  'unit-note-late': {
    en: {
      found: 'the note "{found}" below rows that were read as single people',
      expected: 'a unit above the table, in its first rows, or in the name of the column',
      done: 'Nothing of the file was loaded: the people would be wrong.',
      todo: 'If the unit holds for the table, write it into the name of the column, as 人口({unit}); else delete the note.',
    },
    zh: {
      found: '注“{found}”位于已按单人读取的行之下',
      expected: '单位写在表格上方、前几行或列名中',
      done: '没有载入该文件的任何内容：否则人数有误。',
      todo: '若该单位适用于本表，请写入列名，如“人口({unit})”；否则请删除该注。',
    },
  },
  'population-row-is-sum': {
    en: {
      found: '{found} people, exactly as many as all other rows together',
      expected: 'one row for each place',
      done: 'It is used as it is.',
      todo: 'If it is a total, delete the row: its people count twice.',
    },
    zh: {
      found: '{found} 人，恰等于其余各行之和',
      expected: '每个地点一行',
      done: '照原样使用。',
      todo: '若为合计行，请删除：否则人口重复计算。',
    },
  },
  'turnout-absurd': {
    en: {
      found: 'a turnout of "{found}", which is {hours} hours',
      expected: 'at most 24 hours, in the unit that the column names',
      done: 'The station is used without it.',
      todo: 'Correct the number or the unit.',
    },
    zh: {
      found: '出车时间“{found}”，即 {hours} 小时',
      expected: '按列名的单位不超过 24 小时',
      done: '该站点照常使用，不取此值。',
      todo: '请改正数值或单位。',
    },
  },
  'columns-mixed-systems': {
    en: {
      found: 'longitude in the column "{found}" and latitude in "{other}", which name different systems',
      expected: 'both in one system',
      done: 'Nothing of the file was loaded.',
      todo: 'Say in which system both are: --{option} {value} or --{option} {second}; if neither, add the missing column.',
    },
    zh: {
      found: '经度列“{found}”与纬度列“{other}”的坐标系不同',
      expected: '两列属于同一坐标系',
      done: '没有载入该文件的任何内容。',
      todo: '请用 --{option} {value} 或 --{option} {second} 指明两列的坐标系；若都不是，请补上缺少的列。',
    },
  },
  'unit-from-title': {
    en: {
      found: '"{found}" above or below the table',
      expected: 'the unit in the name of the column',
      done: 'The people were read in units of {unit}.',
      todo: 'If that is wrong, write the right unit into the name of the column.',
    },
    zh: {
      found: '表格上方或下方的“{found}”',
      expected: '列名中写明单位',
      done: '人口已按“{unit}”读取。',
      todo: '如有误，请在列名中写明正确的单位。',
    },
  },
};
