// Sentences for closures and slow areas: in their file, and where they meet the roads.

import type { ProblemWords } from './sentence.ts';

export const conditionWords: ProblemWords = {
  'condition-effect': {
    en: {
      found: '"{found}"',
      expected: '"closed" or "slow"',
      done: 'The condition was set aside.',
      todo: 'Write what the condition does to the roads in the property "effect".',
    },
    zh: {
      found: '“{found}”',
      expected: '“closed”（封闭）或“slow”（缓行）',
      done: '该条状况未采用。',
      todo: '请在“effect”属性中写明对道路的影响。',
    },
  },
  'condition-factor': {
    en: {
      found: '"{found}"',
      expected: 'a number from 1 to {most} that travel time is multiplied with',
      done: 'The condition was set aside.',
      todo: 'Write the factor as a number, such as 1.5; a road that cannot be driven is "closed".',
    },
    zh: {
      found: '“{found}”',
      expected: '1 至 {most} 之间的数，行驶时间按其相乘',
      done: '该条状况未采用。',
      todo: '请把系数写成数字，例如 1.5；不能通行的道路请写“closed”。',
    },
  },
  'condition-without-road': {
    en: {
      found: 'a {found} without a road',
      expected: 'a polygon, a line across roads, or the property "way_id"',
      done: 'The condition was set aside.',
      todo: 'Draw the place as a polygon or a line, or name the road in "way_id".',
    },
    zh: {
      found: '{found} 未指明道路',
      expected: '多边形、横穿道路的线，或“way_id”属性',
      done: '该条状况未采用。',
      todo: '请把位置画成多边形或线，或在“way_id”中写明道路编号。',
    },
  },
  'condition-id-repeated': {
    en: {
      found: 'the id "{found}" for the second time',
      expected: 'an id of its own for every condition',
      done: 'The first is used, this one was set aside.',
      todo: 'Give it another id.',
    },
    zh: {
      found: '编号“{found}”第二次出现',
      expected: '每条状况有自己的编号',
      done: '采用第一条，本条未采用。',
      todo: '请改用别的编号。',
    },
  },
  'condition-active': {
    en: {
      found: '"{found}"',
      expected: 'true or false',
      done: 'The condition is in force.',
      todo: 'Write true or false, or leave it out.',
    },
    zh: {
      found: '“{found}”',
      expected: 'true 或 false',
      done: '该条状况按生效处理。',
      todo: '请写 true 或 false，或不写。',
    },
  },
  'condition-meets-no-road': {
    en: {
      found: '"{name}", which meets no road that is driven on',
      expected: 'a place on the roads, or the id of a way in them',
      done: 'It changes nothing.',
      todo: 'Check where it is drawn, or the id of its way.',
    },
    zh: {
      found: '“{name}”没有涉及任何可行驶的道路',
      expected: '位于道路上的位置，或路网中的道路编号',
      done: '它不产生任何影响。',
      todo: '请检查绘制位置或道路编号。',
    },
  },
  'conditions-need-roads': {
    en: {
      found: 'conditions, and travel in a straight line',
      expected: 'a road network for them to close or slow',
      done: 'They change nothing.',
      todo: 'Give the roads, or leave the conditions out.',
    },
    zh: {
      found: '给出了道路状况，但行程按直线计算',
      expected: '有路网可供封闭或缓行',
      done: '它们不产生任何影响。',
      todo: '请提供路网，或去掉道路状况。',
    },
  },
  'pack-unknown': {
    en: {
      found: '"{value}"',
      expected: 'packs of the conditions: {known}',
      done: 'Nothing was computed.',
      todo: 'Name packs that the file has, with commas between them.',
    },
    zh: {
      found: '“{value}”',
      expected: '状况文件中的分组：{known}',
      done: '未进行计算。',
      todo: '请写文件中已有的分组，用逗号分开。',
    },
  },
  'period-unknown': {
    en: {
      found: '"{value}"',
      expected: 'a time of day of the speeds: {known}',
      done: 'Nothing was computed.',
      todo: 'Name one of these, or add it to "periods" in the speeds.',
    },
    zh: {
      found: '“{value}”',
      expected: '速度文件中的时段：{known}',
      done: '未进行计算。',
      todo: '请选用其中之一，或在速度文件的“periods”中添加。',
    },
  },
  'cell-unknown': {
    en: {
      found: '"{value}", which is none of the {cells} cells',
      expected: 'the id of a cell of the population',
      done: 'Nothing was computed.',
      todo: 'Take the "cell_id" of a feature in coverage.geojson.',
    },
    zh: {
      found: '“{value}”，不在 {cells} 个单元之中',
      expected: '人口数据中某个单元的编号',
      done: '未进行计算。',
      todo: '请使用 coverage.geojson 中要素的“cell_id”。',
    },
  },
  'roads-all-closed': {
    en: {
      found: '{segments} road segments, all of which that a place could join are closed by conditions',
      expected: 'a road that is open',
      done: 'No place is joined to a road: nobody is reached.',
      todo: 'Switch some of the conditions off.',
    },
    zh: {
      found: '共 {segments} 条路段，可接入的均被道路状况封闭',
      expected: '有开放的道路',
      done: '没有地点接入道路，所有人都无法到达。',
      todo: '请关闭部分道路状况。',
    },
  },
};
