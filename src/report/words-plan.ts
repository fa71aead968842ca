// Sentences for what shows when inputs meet in a plan, and for whole files.

import type { ProblemWords } from './sentence.ts';

export const planWords: ProblemWords = {
  'settlement-assumed-urban': {
    en: {
      found: '{cells} cells, this one the first, without a settlement class and without an area to find their density',
      expected: 'a property such as "settlement", areas that say it, or polygon cells',
      done: 'These cells are counted as urban, under the strictest limits.',
      todo: 'Add the class to the population or to the areas.',
    },
    zh: {
      found: '共 {cells} 个单元（此为第一个）没有城乡分类，也没有面积可算人口密度',
      expected: '“城乡分类”一类的字段、写明分类的区域，或面状单元',
      done: '这些单元按城市计，使用最严的限值。',
      todo: '请在人口数据或区域数据中补上城乡分类。',
    },
  },
  'settlement-unknown': {
    en: {
      found: '{cells} cells, this one the first, whose settlement class cannot be taken from "{mode}"',
      expected: 'a class for every cell',
      done: 'These cells are listed as no data; they are never counted as covered.',
      todo: 'Complete the data, or use --settlement auto.',
    },
    zh: {
      found: '共 {cells} 个单元（此为第一个）无法按“{mode}”得到城乡分类',
      expected: '每个单元都有分类',
      done: '这些单元列为无数据，绝不计为已覆盖。',
      todo: '请补全数据，或改用 --settlement auto。',
    },
  },
  'no-serving-station': {
    en: {
      found: '{stations} stations, this one the first, none of which answers calls',
      expected: 'at least one existing station',
      done: 'Nobody is covered.',
      todo: 'Check the status of the stations, or count planned ones with --with-planned.',
    },
    zh: {
      found: '共 {stations} 个急救站点（此为第一个），没有一个在运行',
      expected: '至少一个现状站点',
      done: '没有人被覆盖。',
      todo: '请检查站点状态，或用 --with-planned 计入规划站点。',
    },
  },
  'central-city-by-settlement': {
    en: {
      found: 'no area that says which part is the central city',
      expected: 'the property "central_city" on the areas',
      done: 'Urban cells have the limit of the central city, all others that of the counties.',
      todo: 'Add "central_city" to the areas.',
    },
    zh: {
      found: '没有区域写明哪里是中心城区',
      expected: '区域带有“central_city”字段',
      done: '城市单元按中心城区限值，其余按县（市）限值。',
      todo: '请在区域数据中补上“central_city”。',
    },
  },
  'cells-off-road': {
    en: {
      found: '{cells} cells, this one the first, farther than {limit} m from every road that can be used',
      expected: 'a road within that distance',
      done: 'No station reaches these cells by road; they are unreachable where a time rule applies.',
      todo: 'Check that the roads cover the whole area, or raise snap_limit_m.',
    },
    zh: {
      found: '共 {cells} 个单元（此为第一个）距最近可用道路超过 {limit} 米',
      expected: '该距离内有道路',
      done: '任何站点都无法经道路到达这些单元；有时间要求处计为不可达。',
      todo: '请确认道路数据覆盖全域，或调大 snap_limit_m。',
    },
  },
  'station-off-road': {
    en: {
      found: 'a place farther than {limit} m from every road that can be used',
      expected: 'a road within that distance',
      done: 'It reaches nobody by road.',
      todo: 'Check its coordinates and the roads around it.',
    },
    zh: {
      found: '其位置距最近可用道路超过 {limit} 米',
      expected: '该距离内有道路',
      done: '它经道路到不了任何人。',
      todo: '请检查其坐标和周边道路。',
    },
  },
  'file-is-roads': {
    en: {
      found: 'an OSM road extract where {role} was asked for',
      expected: 'a file of {role}',
      done: 'Nothing of the file was loaded.',
      todo: 'Give it as roads.',
    },
    zh: {
      found: '应为 {role} 的文件，实际是 OSM 道路数据',
      expected: '{role} 文件',
      done: '没有载入该文件的任何内容。',
      todo: '请作为道路数据给出。',
    },
  },
  'roads-no-usable-way': {
    en: {
      found: '{read} ways, none of which an ambulance may use ({closed} closed by access tags)',
      expected: 'ways of a class that has a speed',
      done: 'No place can be reached by road.',
      todo: 'Check the "highway" tags and the speeds.',
    },
    zh: {
      found: '{read} 条道路，救护车一条也不能用（其中 {closed} 条按通行标签禁止通行）',
      expected: '道路等级在速度表中有速度',
      done: '没有任何地点可经道路到达。',
      todo: '请检查道路的“highway”标签和速度表。',
    },
  },
  'roads-no-large-component': {
    en: {
      found: 'road pieces that hang together by at most {largest} nodes',
      expected: 'a network of at least {required} nodes that can be driven both ways',
      done: 'No place was joined to a road, so no place can be reached.',
      todo: 'Check that the lines meet at equal coordinates, or lower min_component_nodes in the speeds.',
    },
    zh: {
      found: '相互连通的道路最多只有 {largest} 个节点',
      expected: '至少 {required} 个节点、可双向到达的路网',
      done: '没有地点接到道路上，因此都不可达。',
      todo: '请检查线段是否在相同坐标处相接，或在速度文件中调小 min_component_nodes。',
    },
  },
};
