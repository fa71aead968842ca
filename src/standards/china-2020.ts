// The national guidance of 2020 on pre-hospital care (国卫医发〔2020〕19号): radii only; its call-record rules need call records.

import type { Standard } from './standard.ts';

const radius = '城市地区服务半径不超过5公里，农村地区服务半径10—20公里';

export const china2020: Standard = {
  id: 'china-2020',
  version: '1',
  title: { en: 'China 2020 national guidance', zh: '关于进一步完善院前医疗急救服务的指导意见（2020）' },
  source: '国卫医发〔2020〕19号，2020-09-17',
  clock: { start: 'call', answerSeconds: 12, processingSeconds: 60, turnoutSeconds: 108 },
  rules: [
    {
      id: 'radius-urban',
      kind: 'radius',
      scope: { kind: 'settlement', settlements: ['urban'] },
      limit: 5000,
      noteBelow: null,
      requiredShare: 0.9,
      requiredShareFromText: false,
      citation: radius,
    },
    {
      id: 'radius-rural',
      kind: 'radius',
      scope: { kind: 'settlement', settlements: ['rural', 'remote'] },
      limit: 20000,
      noteBelow: 10000,
      requiredShare: 0.9,
      requiredShareFromText: false,
      citation: radius,
    },
  ],
};
