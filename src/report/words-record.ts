// Sentences about the values of one record, whatever its format.

import type { ProblemWords } from './sentence.ts';

const aside = { en: 'The record was set aside.', zh: '该记录暂存未用。' };
const kept = { en: 'Both were kept.', zh: '两者均已保留。' };
const leftOut = { en: 'The record is used without this value.', zh: '该记录照常使用，此值不计。' };

export const recordWords: ProblemWords = {
  'property-number': {
    en: {
      found: '{found}',
      expected: 'a number',
      done: aside.en,
      todo: 'Write the value as a plain number.',
    },
    zh: { found: '{found}', expected: '数字', done: aside.zh, todo: '请将该值写成普通数字。' },
  },
  'property-empty': {
    en: {
      found: 'no value',
      expected: 'a number',
      done: aside.en,
      todo: 'Fill in the number; 0 is a number, nothing is not.',
    },
    zh: { found: '没有值', expected: '数字', done: aside.zh, todo: '请填写数字；0 是数字，空白不是。' },
  },
  'number-ambiguous': {
    en: {
      found: '"{found}", which may be thousands or decimals',
      expected: 'a number with one reading',
      done: aside.en,
      todo: 'Write it without a thousands separator.',
    },
    zh: {
      found: '“{found}”，可能是千位分隔，也可能是小数',
      expected: '只有一种读法的数字',
      done: aside.zh,
      todo: '请去掉千位分隔符。',
    },
  },
  'number-full-width': {
    en: {
      found: '"{found}" in full-width characters (cells of this kind in the column: {count})',
      expected: 'plain digits',
      done: 'It was read as {after}; fixed, and can be undone with --no-repair.',
      todo: 'Check the value.',
    },
    zh: {
      found: '全角数字“{found}”（该列共 {count} 处）',
      expected: '半角数字',
      done: '已修正为 {after}（可用 --no-repair 撤销）。',
      todo: '请核对数值。',
    },
  },
  'number-thousands': {
    en: {
      found: '"{found}" with thousands separators (cells of this kind in the column: {count})',
      expected: 'plain digits',
      done: 'It was read as {after}; fixed, and can be undone with --no-repair.',
      todo: 'Check the value.',
    },
    zh: {
      found: '带千位分隔的“{found}”（该列共 {count} 处）',
      expected: '不带分隔的数字',
      done: '已修正为 {after}（可用 --no-repair 撤销）。',
      todo: '请核对数值。',
    },
  },
  'repair-refused': {
    en: {
      found: '"{found}"',
      expected: 'the same written as {after}',
      done: 'The record was set aside, because repairs are off.',
      todo: 'Correct the file, or allow repairs by leaving out --no-repair.',
    },
    zh: {
      found: '“{found}”',
      expected: '写作 {after}',
      done: '因未允许修正，该记录暂存未用。',
      todo: '请改正文件，或去掉 --no-repair 以允许修正。',
    },
  },
  'optional-number': {
    en: {
      found: '"{found}"',
      expected: 'a number of at least 0, whole where things are counted',
      done: leftOut.en,
      todo: 'Correct the value, or leave the cell empty.',
    },
    zh: {
      found: '“{found}”',
      expected: '不小于 0 的数字，计数须为整数',
      done: leftOut.zh,
      todo: '请改正该值，或留空。',
    },
  },
  'population-negative': {
    en: {
      found: '{found} people',
      expected: 'a number of at least 0',
      done: aside.en,
      todo: 'Negative numbers often stand for "no data": write 0 or leave the record out.',
    },
    zh: {
      found: '人口为 {found}',
      expected: '不小于 0 的数字',
      done: aside.zh,
      todo: '负数常表示“无数据”：请改为 0 或删去该记录。',
    },
  },
  'population-too-large': {
    en: {
      found: '{found} people in one cell',
      expected: 'at most {limit}',
      done: aside.en,
      todo: 'Check the unit of the column.',
    },
    zh: { found: '单个单元人口为 {found}', expected: '不超过 {limit}', done: aside.zh, todo: '请检查该列的单位。' },
  },
  'population-total-too-large': {
    en: {
      found: 'more people in the whole file',
      expected: 'at most {limit} people, so that sums stay exact',
      done: 'Nothing of the file was loaded.',
      todo: 'Check the unit of the population column.',
    },
    zh: {
      found: '全文件人口更多',
      expected: '不超过 {limit} 人，以保证合计精确',
      done: '没有载入该文件的任何内容。',
      todo: '请检查人口列的单位。',
    },
  },
  'status-unknown': {
    en: {
      found: 'the status "{found}"',
      expected: 'existing, planned, closed or candidate',
      done: 'The station is counted as closed: only existing ones answer calls.',
      todo: 'Correct the status if the station answers calls.',
    },
    zh: {
      found: '状态“{found}”',
      expected: '现状、规划、关闭或候选',
      done: '该站点按关闭处理：只有现状站点出诊。',
      todo: '若该站点实际出诊，请改正其状态。',
    },
  },
  'settlement-word-unknown': {
    en: {
      found: 'the settlement class "{found}"',
      expected: 'urban, rural or remote, or a code such as 111 or 220',
      done: leftOut.en,
      todo: 'Correct the word.',
    },
    zh: {
      found: '城乡分类“{found}”',
      expected: '城市、农村或边远，或 111、220 一类的代码',
      done: leftOut.zh,
      todo: '请改正该词。',
    },
  },
  'truth-unknown': {
    en: { found: '"{found}"', expected: 'yes or no', done: leftOut.en, todo: 'Write yes or no.' },
    zh: { found: '“{found}”', expected: '是或否', done: leftOut.zh, todo: '请写“是”或“否”。' },
  },
  'station-id-repeated': {
    en: {
      found: 'the station id "{found}" a second time (first in record or line {first})',
      expected: 'an id of its own for each station',
      done: kept.en,
      todo: 'Check whether this is the same station.',
    },
    zh: {
      found: '急救站点编号“{found}”重复（首次在第 {first} 行或条）',
      expected: '每个站点编号不同',
      done: kept.zh,
      todo: '请确认是否为同一站点。',
    },
  },
  'stations-coincide': {
    en: {
      found: 'station "{found}" at the same place as "{other}"',
      expected: 'a place of its own for each station',
      done: kept.en,
      todo: 'If they are one station, remove one: backup depth counts both.',
    },
    zh: {
      found: '站点“{found}”与“{other}”位置相同',
      expected: '每个站点位置不同',
      done: kept.zh,
      todo: '若为同一站点，请删去其一：后备层数会重复计算。',
    },
  },
  'cell-id-repeated': {
    en: {
      found: 'the cell id "{found}" a second time (first in record or line {first})',
      expected: 'an id of its own for each cell',
      done: 'Both were kept and both count.',
      todo: 'Check that people are not counted twice.',
    },
    zh: {
      found: '单元编号“{found}”重复（首次在第 {first} 行或条）',
      expected: '每个单元编号不同',
      done: '两者均已保留并计入。',
      todo: '请确认人口没有重复计算。',
    },
  },
  'area-name-repeated': {
    en: {
      found: 'the area name "{found}" a second time (first in feature {first})',
      expected: 'a name of its own for each area',
      done: kept.en,
      todo: 'Give them different names, or join them into one area.',
    },
    zh: {
      found: '区域名称“{found}”重复（首次在第 {first} 个要素）',
      expected: '每个区域名称不同',
      done: kept.zh,
      todo: '请改用不同名称，或合并为一个区域。',
    },
  },
  'road-without-class': {
    en: {
      found: 'a line with the properties "{found}"',
      expected: 'a property "highway" (or "fclass", "speed_kmh")',
      done: aside.en,
      todo: 'Add the class of the road, or its speed in km/h.',
    },
    zh: {
      found: '属性为“{found}”的线',
      expected: '属性“highway”（或“fclass”“speed_kmh”“道路等级”）',
      done: aside.zh,
      todo: '请补上道路等级，或以 km/h 计的速度。',
    },
  },
};
