// The health-service plan of Jingmen (荆门市医疗卫生服务体系规划): radii, the 10- and the 30-minute circle.

import type { Standard } from './standard.ts';

const radius = '确保平均服务半径城市地区≤5公里、农村地区10─20公里';
const circles = '着力打造市级中心城区“10分钟急救圈”、县（市）“30分钟急救圈”';

/** The plan gives no share for its circles: 0.9 is a setting. Its radii are means; they are tested per person and per area. */
export const jingmenPlan: Standard = {
  id: 'jingmen-plan',
  version: '1',
  title: { en: 'Jingmen health-service plan', zh: '荆门市医疗卫生服务体系规划' },
  source: '荆门市医疗卫生服务体系规划（“十四五”）',
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
    {
      id: 'time-central-city',
      kind: 'time',
      scope: { kind: 'circle', circle: 'central-city' },
      limit: 600,
      noteBelow: null,
      requiredShare: 0.9,
      requiredShareFromText: false,
      citation: circles,
    },
    {
      id: 'time-counties',
      kind: 'time',
      scope: { kind: 'circle', circle: 'elsewhere' },
      limit: 1800,
      noteBelow: null,
      requiredShare: 0.9,
      requiredShareFromText: false,
      citation: circles,
    },
    {
      id: 'mean-radius-urban',
      kind: 'mean-radius',
      scope: { kind: 'settlement', settlements: ['urban'] },
      limit: 5000,
      noteBelow: null,
      requiredShare: 1,
      requiredShareFromText: false,
      citation: radius,
    },
    {
      id: 'mean-radius-rural',
      kind: 'mean-radius',
      scope: { kind: 'settlement', settlements: ['rural', 'remote'] },
      limit: 20000,
      noteBelow: 10000,
      requiredShare: 1,
      requiredShareFromText: false,
      citation: radius,
    },
  ],
};
