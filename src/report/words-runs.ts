// Sentences for a log of runs, from which speeds are calibrated.

import type { ProblemWords } from './sentence.ts';

export const runWords: ProblemWords = {
  'runs-columns': {
    en: {
      found: '"{found}"',
      expected: 'columns such as from_lon, from_lat (or station_id), to_lon, to_lat, start, arrive',
      done: 'Nothing of the file was loaded.',
      todo: 'Name the columns so, or add those that are missing.',
    },
    zh: {
      found: '“{found}”',
      expected: '有 from_lon、from_lat（或 station_id）、to_lon、to_lat、start、arrive 等列',
      done: '没有载入该文件的任何内容。',
      todo: '请这样命名各列，或补上缺少的列。',
    },
  },
  'runs-none': {
    en: {
      found: '{read} runs, none of which can be used',
      expected: 'runs with two places and two times',
      done: 'Nothing of the file was loaded.',
      todo: 'Correct the rows by the lines above.',
    },
    zh: {
      found: '共 {read} 条行程，均无法使用',
      expected: '有两个地点和两个时间的行程',
      done: '没有载入该文件的任何内容。',
      todo: '请按以上各行改正。',
    },
  },
  'runs-few': {
    en: {
      found: '{runs} runs with a route on the roads',
      expected: 'at least {least}',
      done: 'No multiplier was fitted.',
      todo: 'Give a longer log, or roads that reach its places.',
    },
    zh: {
      found: '能在路网上找到路线的行程有 {runs} 条',
      expected: '至少 {least} 条',
      done: '未拟合任何系数。',
      todo: '请提供更长的记录，或覆盖这些地点的路网。',
    },
  },
  'run-start-unknown': {
    en: {
      found: '"{found}", which is no station and no place',
      expected: 'the id or name of a station, or longitude and latitude',
      done: 'The run was set aside.',
      todo: 'Correct it, or give the stations.',
    },
    zh: {
      found: '“{found}”不是站点，也不是地点',
      expected: '站点的编号或名称，或经纬度',
      done: '该行程未采用。',
      todo: '请改正，或提供站点文件。',
    },
  },
  'run-time': {
    en: {
      found: '"{found}"',
      expected: 'a time such as 2024-03-05 08:07:30',
      done: 'The run was set aside.',
      todo: 'Write date and time in this order.',
    },
    zh: {
      found: '“{found}”',
      expected: '形如 2024-03-05 08:07:30 的时间',
      done: '该行程未采用。',
      todo: '请按此顺序写日期和时间。',
    },
  },
  'run-duration': {
    en: {
      found: '"{found}"',
      expected: 'an arrival after the start, by {hours} hours at most',
      done: 'The run was set aside.',
      todo: 'Check both times.',
    },
    zh: {
      found: '“{found}”',
      expected: '到达晚于出发，且相差不超过 {hours} 小时',
      done: '该行程未采用。',
      todo: '请检查两个时间。',
    },
  },
  'run-off-road': {
    en: {
      found: '{runs} runs, this one the first, that no route on the roads joins',
      expected: 'both places near roads that lead from one to the other',
      done: 'They were left out of the fit.',
      todo: 'Check their places, or give roads that reach them.',
    },
    zh: {
      found: '{runs} 条行程（此为第一条）在路网上没有路线',
      expected: '两个地点都在相连的道路附近',
      done: '它们未参与拟合。',
      todo: '请检查地点，或提供覆盖这些地点的路网。',
    },
  },
};
