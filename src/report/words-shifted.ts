// Sentences about coordinates in GCJ-02 or BD-09, and about a file that lies far from the others in the system that was named.

import type { ProblemWords } from './sentence.ts';

const answer = {
  en: {
    done: 'Nothing of the file was loaded.',
    todo: 'Answer with --{option} {value}, or with --{option} EPSG:4326 if they are right as they stand.',
  },
  zh: {
    done: '没有载入该文件的任何内容。',
    todo: '请用 --{option} {value} 作答；若原样即正确，请用 --{option} EPSG:4326。',
  },
} as const;

export const shiftedWords: ProblemWords = {
  'crs-shifted': {
    en: {
      found:
        'places that lie {before} m from the nearest road (median of {count}), and {after} m if they are read as {system}',
      expected: 'places in WGS 84, or a word about their system',
      ...answer.en,
    },
    zh: {
      found: '位置距最近道路 {before} m（{count} 个的中位数），若按 {system} 读取则为 {after} m',
      expected: 'WGS 84 坐标，或注明坐标系',
      ...answer.zh,
    },
  },
  'crs-outside-areas': {
    en: {
      found:
        'places of which {before} of {count} lie in the areas of {other}, and {after} if they are read as {system}',
      expected: 'places in WGS 84, or a word about their system',
      ...answer.en,
    },
    zh: {
      found: '{count} 个位置中 {before} 个在“{other}”的区域内，若按 {system} 读取则为 {after} 个',
      expected: 'WGS 84 坐标，或注明坐标系',
      ...answer.zh,
    },
  },
  'crs-outside-named': {
    en: {
      found:
        'rows that name an area of {other}, of which {before} of {count} lie in that area, and {after} if they are read as {system}',
      expected: 'places in WGS 84, or a word about their system',
      ...answer.en,
    },
    zh: {
      found: '{count} 条记录写有“{other}”的区域名，其中 {before} 条确在该区域内，若按 {system} 读取则为 {after} 条',
      expected: 'WGS 84 坐标，或注明坐标系',
      ...answer.zh,
    },
  },
  'roads-shifted': {
    en: {
      found:
        'roads that lie {before} m from the places of {other} (median of {count}), and {after} m if the roads are read as {system}',
      expected: 'roads in WGS 84, or a word about their system',
      ...answer.en,
    },
    zh: {
      found: '道路距“{other}”的位置 {before} m（{count} 个的中位数），若道路按 {system} 读取则为 {after} m',
      expected: 'WGS 84 坐标的道路，或注明坐标系',
      ...answer.zh,
    },
  },
  'areas-shifted': {
    en: {
      found:
        'areas that hold {before} of {count} places of {other} (each in the area that its row names, where rows name one), and {after} if the areas are read as {system}',
      expected: 'areas in WGS 84, or a word about their system',
      ...answer.en,
    },
    zh: {
      found:
        '“{other}”的 {count} 个位置中 {before} 个在区域内（记录写有区域名的，须在该区域内），若区域按 {system} 读取则为 {after} 个',
      expected: 'WGS 84 坐标的区域，或注明坐标系',
      ...answer.zh,
    },
  },
  'crs-label-doubtful': {
    en: {
      found:
        'coordinates that the file says are WGS 84, while {count} places fit {other} clearly better if they are read as {system}',
      expected: 'coordinates in the system that the file names',
      done: 'They are used as the file says.',
      todo: 'If they are {system}, correct what the file says (its .prj, its crs, or the names of its columns) and load it again.',
    },
    zh: {
      found: '文件自称 WGS 84 坐标，而按 {system} 读取时 {count} 个位置与“{other}”明显更吻合',
      expected: '与文件所称坐标系一致的坐标',
      done: '已按文件所称读取。',
      todo: '若实为 {system}，请改正文件的声明（.prj、crs 或列名）后重新载入。',
    },
  },
  'crs-converted-doubtful': {
    en: {
      found:
        'places converted from {system}, of which {count} fit {other} clearly better as they stood before the conversion',
      expected: 'places that were not converted yet',
      done: 'They are used as converted.',
      todo: 'If the file was in WGS 84 already, name EPSG:4326 as its system: what was converted once must not be converted again.',
    },
    zh: {
      found: '由 {system} 转换的位置，其中 {count} 个在转换之前与“{other}”明显更吻合',
      expected: '尚未转换过的位置',
      done: '已按转换后的位置使用。',
      todo: '若文件已是 WGS 84，请指定其坐标系为 EPSG:4326：已转换过的坐标不可再次转换。',
    },
  },
  'crs-shifted-beside': {
    en: {
      found: '{count} places that fit {other} clearly better if they are read as {system}',
      expected: 'places in WGS 84, or a word about their system',
      done: 'They stay as they are.',
      todo: 'Read this file again beside {other}: both readings are then shown.',
    },
    zh: {
      found: '按 {system} 读取时，{count} 个位置与“{other}”明显更吻合',
      expected: 'WGS 84 坐标，或注明坐标系',
      done: '保持原样。',
      todo: '请与“{other}”一同重新读取该文件：届时显示两种读法。',
    },
  },
  'crs-far': {
    en: {
      found: 'places such as {found}, {kilometers} km from the other files, read in {system}',
      expected: 'places among the other files',
      done: 'They are used as they are.',
      todo: 'The numbers would lie among the other files in {likely}: if that is meant, name it with --{option}.',
    },
    zh: {
      found: '位置如 {found}（按 {system} 读取），距其他文件 {kilometers} km',
      expected: '与其他文件相邻的位置',
      done: '照原样使用。',
      todo: '若坐标系为 {likely}，则与其他文件相邻：如是，请用 --{option} 指定。',
    },
  },
};
