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
      expected: '类型为 {expected} 的几何',
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
      done: 'The boundary was drawn anew around what it encloses: {before} km² before, {after} km² now; --no-repair sets it aside instead.',
      todo: 'Look at its shape on the map.',
    },
    zh: {
      found: '“{found}”的边界在 {lon}，{lat} 附近自相交',
      expected: '不自相交的边界',
      done: '已按其围出的范围重画边界：原 {before} km²，现 {after} km²（用 --no-repair 则暂存不用）。',
      todo: '请在地图上查看其形状。',
    },
  },
  'polygon-spike': {
    en: {
      found: 'a spike in the boundary of "{found}" near {lon}, {lat}',
      expected: 'a boundary that does not run back on itself',
      done: 'The boundary was drawn anew around what it encloses: {before} km² before, {after} km² now; --no-repair sets it aside instead.',
      todo: 'Look at its shape on the map.',
    },
    zh: {
      found: '“{found}”的边界在 {lon}，{lat} 附近有尖刺',
      expected: '不原路折返的边界',
      done: '已按其围出的范围重画边界：原 {before} km²，现 {after} km²（用 --no-repair 则暂存不用）。',
      todo: '请在地图上查看其形状。',
    },
  },
  'polygon-touches-itself': {
    en: {
      found: 'the boundary of "{found}" touching itself near {lon}, {lat}',
      expected: 'rings that pass each place once',
      done: 'The boundary was drawn anew around what it encloses: {before} km² before, {after} km² now; --no-repair sets it aside instead.',
      todo: 'Look at its shape on the map.',
    },
    zh: {
      found: '“{found}”的边界在 {lon}，{lat} 附近自相接',
      expected: '每处只经过一次的环',
      done: '已按其围出的范围重画边界：原 {before} km²，现 {after} km²（用 --no-repair 则暂存不用）。',
      todo: '请在地图上查看其形状。',
    },
  },
  'polygon-hole-outside': {
    en: {
      found: 'a hole of "{found}" outside its polygon or inside another hole, near {lon}, {lat}',
      expected: 'holes side by side inside their polygon',
      done: 'The boundary was drawn anew around what it encloses: {before} km² before, {after} km² now; --no-repair sets it aside instead.',
      todo: 'Look at its shape on the map.',
    },
    zh: {
      found: '“{found}”的孔洞在 {lon}，{lat} 附近位于面外或另一孔洞之内',
      expected: '位于面内且互不重叠的孔洞',
      done: '已按其围出的范围重画边界：原 {before} km²，现 {after} km²（用 --no-repair 则暂存不用）。',
      todo: '请在地图上查看其形状。',
    },
  },
  'polygon-parts-overlap': {
    en: {
      found: 'parts of "{found}" that overlap or share a boundary near {lon}, {lat}',
      expected: 'parts that lie apart',
      done: 'The boundary was drawn anew around what it encloses: {before} km² before, {after} km² now; --no-repair sets it aside instead.',
      todo: 'Look at its shape on the map.',
    },
    zh: {
      found: '“{found}”的各部分在 {lon}，{lat} 附近重叠或共用边界',
      expected: '互相分离的各部分',
      done: '已按其围出的范围重画边界：原 {before} km²，现 {after} km²（用 --no-repair 则暂存不用）。',
      todo: '请在地图上查看其形状。',
    },
  },
  'polygon-at-odds': {
    en: {
      found: 'the boundary of "{found}" crossing or touching itself near {lon}, {lat}',
      expected: 'a valid boundary',
      done: aside.en,
      todo: 'Draw it again, or leave out --no-repair.',
    },
    zh: {
      found: '“{found}”的边界在 {lon}，{lat} 附近自相交或自相接',
      expected: '有效的边界',
      done: aside.zh,
      todo: '请重新绘制，或去掉 --no-repair。',
    },
  },
  'polygon-beyond-repair': {
    en: {
      found: 'the boundary of "{found}" crossing or repeating itself near {lon}, {lat}, so that it encloses nothing',
      expected: 'a valid boundary',
      done: aside.en,
      todo: 'Draw it again.',
    },
    zh: {
      found: '“{found}”的边界在 {lon}，{lat} 附近自相交或重复，未围出任何范围',
      expected: '有效的边界',
      done: aside.zh,
      todo: '请重新绘制。',
    },
  },
  'geometry-empty': {
    en: {
      found: 'a geometry of the type {found} without coordinates',
      expected: 'a geometry with coordinates',
      done: aside.en,
      todo: 'Add its place.',
    },
    zh: {
      found: '类型为 {found} 但没有坐标的几何',
      expected: '带坐标的几何',
      done: aside.zh,
      todo: '请补上其位置。',
    },
  },
  'coordinates-text': {
    en: {
      found: 'the coordinates {found}, not all of them numbers',
      expected: 'numbers without quotes, of a usual size',
      done: aside.en,
      todo: 'Export the layer as GeoJSON again.',
    },
    zh: {
      found: '坐标 {found} 不全是数字',
      expected: '不带引号、大小正常的数字',
      done: aside.zh,
      todo: '请重新导出 GeoJSON。',
    },
  },
  'multipoint-several': {
    en: {
      found: 'one record with {found} points',
      expected: 'one point for each record',
      done: aside.en,
      todo: 'Write one record for each point, with an id and numbers of its own.',
    },
    zh: {
      found: '一条记录含 {found} 个点',
      expected: '每条记录一个点',
      done: aside.zh,
      todo: '请将每个点写成一条记录，各有编号和数值。',
    },
  },
  'place-placeholder': {
    en: {
      found: 'the coordinates {found}, which stand for no place',
      expected: 'longitude and latitude',
      done: aside.en,
      todo: 'Look up its place and enter it.',
    },
    zh: {
      found: '坐标 {found} 只是占位值',
      expected: '经度和纬度',
      done: aside.zh,
      todo: '请查明并填写其位置。',
    },
  },
  'collection-left-out': {
    en: {
      found: 'a collection that also holds {found} (records of this kind: {count})',
      expected: 'shapes of one kind',
      done: 'Only its {after} was used; fixed, and can be undone with --no-repair.',
      todo: 'Check that nothing of it is missed.',
    },
    zh: {
      found: '几何集合中还含有 {found}（共 {count} 条记录）',
      expected: '同一类型的图形',
      done: '只使用其中的 {after}（可用 --no-repair 撤销）。',
      todo: '请确认没有遗漏。',
    },
  },
  'longitude-turned': {
    en: {
      found: 'the longitude {found} (shapes of this kind: {count})',
      expected: 'longitude −180…180',
      done: 'It was written as {after}, which is the same meridian; fixed, and can be undone with --no-repair.',
      todo: 'Nothing needs to be done.',
    },
    zh: {
      found: '经度 {found}（共 {count} 个图形）',
      expected: '经度 −180…180',
      done: '已写为同一子午线的 {after}（可用 --no-repair 撤销）。',
      todo: '无需处理。',
    },
  },
};
