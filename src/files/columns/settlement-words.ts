// Settlement classes as files write them: words, or the statistical codes (1xx urban, 2xx rural).
// Source: National Bureau of Statistics of China, 统计用城乡划分代码.

import type { Settlement } from '../../demand/demand-cells.ts';
import { spellingsOf } from '../readers/record-fields.ts';

const codes = [100, 110, 111, 112, 120, 121, 122, 123].join(' ');
const ruralCodes = [200, 210, 220].join(' ');

export const settlementWords: ReadonlyMap<string, Settlement | null> = spellingsOf<Settlement | null>(
  [
    'urban',
    `urban city town 城市 城镇 城区 城 市区 镇区 主城区 中心城区 城乡结合区 镇中心区 镇乡结合区 特殊区域 ${codes}`,
  ],
  ['rural', `rural village countryside 农村 乡村 乡 村 村庄 乡中心区 ${ruralCodes}`],
  ['remote', 'remote 边远 偏远 边远地区 偏远地区 边远山区'],
);
