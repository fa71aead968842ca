// Sentences about coordinate systems and about places that are not where they should be.

import type { ProblemWords } from './sentence.ts';

export const coordinateWords: ProblemWords = {
  'crs-option-unknown': {
    en: {
      found: 'the coordinate system "{found}"',
      expected: 'a code such as EPSG:4547, gcj02 or bd09',
      done: 'Nothing was loaded.',
      todo: 'Give a code that is known, or the file with its .prj, or GeoJSON in WGS 84.',
    },
    zh: {
      found: '坐标系“{found}”',
      expected: '如 EPSG:4547、gcj02、bd09 的代号',
      done: '没有载入任何内容。',
      todo: '请给出已知的代号，或连同 .prj 提供文件，或提供 WGS 84 的 GeoJSON。',
    },
  },
  'crs-contradiction': {
    en: {
      found: 'a file that says it is in {found}, while {wanted} was asked for',
      expected: 'one system',
      done: 'Nothing of the file was loaded.',
      todo: 'Leave the option out for this file; if the file is wrong, correct what it says.',
    },
    zh: {
      found: '文件自称坐标系为 {found}，而选项指定 {wanted}',
      expected: '同一坐标系',
      done: '没有载入该文件的任何内容。',
      todo: '请对该文件去掉此选项；若文件有误，请改正其声明。',
    },
  },
  'crs-datum-rough': {
    en: {
      found: '{found}',
      expected: 'a system whose way to WGS 84 is public',
      done: 'It was converted as well as is publicly possible; places may be off by up to {meters} m.',
      todo: 'Have the data converted by the survey office if that is too much.',
    },
    zh: {
      found: '{found}',
      expected: '与 WGS 84 有公开转换参数的坐标系',
      done: '已按公开方法转换，位置误差可达 {meters} m。',
      todo: '若误差过大，请由测绘部门转换。',
    },
  },
  'crs-assumed': {
    en: {
      found: 'no word about the coordinate system; the first place is {found}',
      expected: 'a file that names its system',
      done: 'It was read as WGS 84 longitude and latitude.',
      todo: 'Name another system with --crs where this does not hold.',
    },
    zh: {
      found: '未说明坐标系，首个位置为（{found}）',
      expected: '注明坐标系的文件',
      done: '已按 WGS 84 经纬度读取。',
      todo: '如不符，请用 --crs 指定坐标系。',
    },
  },
  'crs-degrees': {
    en: {
      found: 'the coordinates {found}',
      expected: 'metres of {system}',
      done: 'Nothing of the file was loaded.',
      todo: 'They seem to be degrees: leave out the system for this file, or correct what the file says.',
    },
    zh: {
      found: '坐标 {found}',
      expected: '{system} 的米制坐标',
      done: '没有载入该文件的任何内容。',
      todo: '看来是度数：请对该文件去掉坐标系选项，或改正文件的声明。',
    },
  },
  'crs-not-here': {
    en: {
      found: 'the coordinates {found}',
      expected: 'places of {system}, as the file says',
      done: 'Nothing of the file was loaded.',
      todo: 'Correct what the file says of its coordinates, or export it in WGS 84.',
    },
    zh: {
      found: '坐标 {found}',
      expected: '文件所称 {system} 内的位置',
      done: '没有载入该文件的任何内容。',
      todo: '请改正文件的坐标系声明，或以 WGS 84 导出。',
    },
  },
  'coordinates-not-in-system': {
    en: {
      found: 'the coordinates {found}',
      expected: 'a place of {system}',
      done: 'The record was set aside.',
      todo: 'Correct the coordinates.',
    },
    zh: { found: '坐标 {found}', expected: '{system} 内的位置', done: '该记录暂存未用。', todo: '请改正坐标。' },
  },
  'crs-unknown': {
    en: {
      found: 'coordinates such as {found}, and no word about their system',
      expected: 'degrees, or a named system',
      done: 'Nothing of the file was loaded.',
      todo: 'Answer with --{option} {value}, or another such as {others}.',
    },
    zh: {
      found: '坐标如 {found}，未说明坐标系',
      expected: '度数，或注明坐标系',
      done: '没有载入该文件的任何内容。',
      todo: '请用 --{option} {value} 或其他坐标系（如 {others}）作答。',
    },
  },
  'crs-misfit': {
    en: {
      found: 'coordinates such as {found}, which {system} does not have',
      expected: 'coordinates of the system that was named',
      done: 'Nothing of the file was loaded.',
      todo: 'Name another system: --{option} {value}, or one such as {others}.',
    },
    zh: {
      found: '坐标如 {found}，不在指定的 {system} 之内',
      expected: '所指定坐标系内的坐标',
      done: '没有载入该文件的任何内容。',
      todo: '请改用 --{option} {value} 或其他坐标系（如 {others}）。',
    },
  },
  'axis-order-unclear': {
    en: {
      found: 'coordinates such as {found}, whose second number is no latitude ({count} records)',
      expected: 'longitude first, latitude second',
      done: 'Nothing of the file was loaded.',
      todo: 'If latitude comes first, answer with --{option} lat-lon.',
    },
    zh: {
      found: '坐标如 {found}，第二个数不是纬度（共 {count} 条记录）',
      expected: '经度在前，纬度在后',
      done: '没有载入该文件的任何内容。',
      todo: '若纬度在前，请用 --{option} lat-lon 作答。',
    },
  },
  'axis-order-far': {
    en: {
      found: 'places such as {found}, far from the other files',
      expected: 'places among the other files',
      done: 'Nothing of the file was loaded.',
      todo: 'With latitude first they would lie near them, as {after}: then answer with --{option} lat-lon; if they are right as they stand, name the system with --{system} EPSG:4326.',
    },
    zh: {
      found: '位置如 {found}，远离其他文件',
      expected: '与其他文件相邻的位置',
      done: '没有载入该文件的任何内容。',
      todo: '若纬度在前，则为 {after}，与其他文件相邻：请用 --{option} lat-lon 作答；若原样即正确，请用 --{system} EPSG:4326 指明坐标系。',
    },
  },
  'axes-north-first': {
    en: {
      found: 'northings before eastings, such as {found}',
      expected: 'eastings first',
      done: 'They were read northing first: only so do they lie in {system}.',
      todo: 'Nothing needs to be done if the places on the map are right.',
    },
    zh: {
      found: '北坐标在前，如 {found}',
      expected: '东坐标在前',
      done: '已按北坐标在前读取：只有这样才在 {system} 内。',
      todo: '若地图上位置正确，则无需处理。',
    },
  },
  'coordinates-exchanged': {
    en: {
      found: 'the coordinates {found}, whose second is no latitude (records of this kind: {count})',
      expected: 'longitude first, latitude second',
      done: 'They were exchanged to {after}, among the other records; fixed, and can be undone with --no-repair.',
      todo: 'Correct the file.',
    },
    zh: {
      found: '坐标 {found} 的第二个数不是纬度（共 {count} 条记录）',
      expected: '经度在前，纬度在后',
      done: '已对调为 {after}，与其他记录相邻（可用 --no-repair 撤销）。',
      todo: '请改正文件。',
    },
  },
  'place-null-island': {
    en: {
      found: 'the coordinates {found}, and no other place in the file',
      expected: 'a place on land',
      done: 'It is used as it is.',
      todo: 'Check that 0, 0 is meant, and not a place that is not known.',
    },
    zh: {
      found: '坐标 {found}，且文件中没有其他位置',
      expected: '陆地上的位置',
      done: '照原样使用。',
      todo: '请确认确为 0，0，而不是位置不明。',
    },
  },
  'place-far-off': {
    en: {
      found: 'the place {found}, more than five degrees from all others',
      expected: 'a place among the others',
      done: 'It is used as it is.',
      todo: 'Look at it on the map, and correct the coordinates.',
    },
    zh: {
      found: '位置 {found} 与其他记录相差五度以上',
      expected: '与其他记录相邻的位置',
      done: '照原样使用。',
      todo: '请在地图上查看并改正坐标。',
    },
  },
  'crs-one-likely': {
    en: {
      found: 'coordinates such as {found} in most records, and no word about their system',
      expected: 'degrees, or a named system',
      done: 'Nothing of the file was loaded.',
      todo: 'They fit {system}: if that is right, answer with --{option} {value}.',
    },
    zh: {
      found: '多数记录的坐标形如 {found}，且未说明坐标系',
      expected: '度数，或已说明的坐标系',
      done: '没有载入该文件的任何内容。',
      todo: '看来属于 {system}：若是如此，请用 --{option} {value} 指明。',
    },
  },
  'place-one-degree-off': {
    en: {
      found: 'the place {found}, about a degree from all others',
      expected: 'a place among the others',
      done: 'It is used as it is.',
      todo: 'Look at it on the map; perhaps {after} is meant.',
    },
    zh: {
      found: '位置 {found} 与其他记录相差约一度',
      expected: '与其他记录相邻的位置',
      done: '照原样使用。',
      todo: '请在地图上查看；可能应为 {after}。',
    },
  },
  'place-seems-swapped': {
    en: {
      found: 'the place {found}, far from all others',
      expected: 'a place among the others',
      done: 'It is used as it is.',
      todo: 'Look at it on the map; the two numbers may be exchanged: {after}.',
    },
    zh: {
      found: '位置 {found} 远离其他记录',
      expected: '与其他记录相邻的位置',
      done: '照原样使用。',
      todo: '请在地图上查看；两数可能颠倒：{after}。',
    },
  },
  'stations-near-duplicate': {
    en: {
      found: '"{found}" {meters} m from "{other}", with the same name',
      expected: 'one record for each station',
      done: 'Both are used.',
      todo: 'Remove one, or give them different names.',
    },
    zh: {
      found: '“{found}”与同名的“{other}”相距 {meters} m',
      expected: '每站一条记录',
      done: '两者都使用。',
      todo: '请删除其一，或改用不同名称。',
    },
  },
};
