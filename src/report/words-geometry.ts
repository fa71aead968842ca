// Sentences about features, their geometry and their coordinates.

import type { ProblemWords } from './sentence.ts';

const aside = { en: 'The record was set aside.', zh: '该记录暂存未用。' };

export const geometryWords: ProblemWords = {
  'feature-type': {
    en: {
      found: 'an entry of the type {found}',
      expected: 'a Feature',
      done: aside.en,
      todo: 'Export the layer as GeoJSON again.',
    },
    zh: { found: '类型为 {found} 的条目', expected: '要素（Feature）', done: aside.zh, todo: '请重新导出 GeoJSON。' },
  },
  'geometry-null': {
    en: {
      found: 'a feature without a geometry',
      expected: 'a geometry with coordinates',
      done: aside.en,
      todo: 'Add its place.',
    },
    zh: { found: '没有几何的要素', expected: '带坐标的几何', done: aside.zh, todo: '请补上其位置。' },
  },
  'geometry-type': {
    en: {
      found: 'a geometry of the type {found}',
      expected: '{expected}',
      done: aside.en,
      todo: 'Check that the file has the right role, or split the geometry.',
    },
    zh: {
      found: '类型为 {found} 的几何',
      expected: '{expected}',
      done: aside.zh,
      todo: '请确认文件用途是否正确，或拆分该几何。',
    },
  },
  'geometry-coordinates': {
    en: {
      found: 'the coordinates {found}',
      expected: 'lists of numbers, longitude first',
      done: aside.en,
      todo: 'Export the layer as GeoJSON again.',
    },
    zh: { found: '坐标 {found}', expected: '数字列表，经度在前', done: aside.zh, todo: '请重新导出 GeoJSON。' },
  },
  'coordinates-outside': {
    en: {
      found: 'the coordinates {found}',
      expected: 'longitude −180…180 and latitude −90…90',
      done: aside.en,
      todo: 'Correct the coordinates.',
    },
    zh: { found: '坐标 {found}', expected: '经度 −180…180，纬度 −90…90', done: aside.zh, todo: '请改正坐标。' },
  },
  'coordinates-swapped': {
    en: {
      found: 'the coordinates {found}, whose second is no latitude',
      expected: 'longitude first, latitude second',
      done: aside.en,
      todo: 'The two seem to be swapped: exchange them in the file.',
    },
    zh: {
      found: '坐标 {found}，第二个数不是纬度',
      expected: '经度在前，纬度在后',
      done: aside.zh,
      todo: '两者似乎颠倒：请在文件中对调。',
    },
  },
  'line-too-short': {
    en: {
      found: 'a line of {found} positions',
      expected: 'at least 2 positions',
      done: aside.en,
      todo: 'Remove the line, or draw it again.',
    },
    zh: { found: '只有 {found} 个点的线', expected: '至少 2 个点', done: aside.zh, todo: '请删去该线或重新绘制。' },
  },
  'ring-too-short': {
    en: {
      found: 'a ring of {found} positions',
      expected: 'at least 4 positions, the last equal to the first',
      done: aside.en,
      todo: 'Remove the ring, or draw it again.',
    },
    zh: {
      found: '只有 {found} 个点的环',
      expected: '至少 4 个点，末点与首点相同',
      done: aside.zh,
      todo: '请删去该环或重新绘制。',
    },
  },
  'ring-unclosed': {
    en: {
      found: 'a ring that ends at {found} (rings of this kind: {count})',
      expected: 'the first position again, {after}',
      done: 'The ring was closed; fixed, and can be undone with --no-repair.',
      todo: 'Look at its shape on the map.',
    },
    zh: {
      found: '止于 {found} 的未闭合环（共 {count} 个）',
      expected: '以首点 {after} 结束',
      done: '已闭合该环（可用 --no-repair 撤销）。',
      todo: '请在地图上查看其形状。',
    },
  },
  'polygon-without-area': {
    en: {
      found: 'the polygon "{found}" without area',
      expected: 'a polygon that encloses something',
      done: 'It is used as it is.',
      todo: 'Look at its shape on the map.',
    },
    zh: {
      found: '没有面积的面“{found}”',
      expected: '围出一定面积的面',
      done: '照原样使用。',
      todo: '请在地图上查看其形状。',
    },
  },
  'polygon-self-crossing': {
    en: {
      found: 'the boundary of "{found}" crossing itself near {lon}, {lat}',
      expected: 'a boundary that does not cross itself',
      done: 'It is used as it is: a point is inside where the boundary winds around it an odd number of times.',
      todo: 'Correct the boundary if its area matters.',
    },
    zh: {
      found: '“{found}”的边界在 {lon}，{lat} 附近自相交',
      expected: '不自相交的边界',
      done: '照原样使用：按奇偶规则判断点是否在内。',
      todo: '若面积重要，请改正边界。',
    },
  },
};
