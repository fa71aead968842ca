import { describe, expect, test } from 'vitest';
import { type ColumnRole, matchColumns } from '../../src/files/columns/column-roles.ts';

const roles: readonly ColumnRole[] = [
  'id',
  'name',
  'lon',
  'lat',
  'lonLat',
  'latLon',
  'status',
  'turnout',
  'vehicles',
  'negativePressure',
  'host',
  'population',
  'settlement',
  'areaKm2',
  'centralCity',
];

function roleOf(name: string): readonly ColumnRole[] {
  return [...matchColumns([name], roles).keys()];
}

test.each([
  ['ID', 'id'],
  ['Station ID', 'id'],
  ['急救站点名称', 'name'],
  ['县（市、区）', 'name'],
  ['乡镇（街道）', 'name'],
  ['lng', 'lon'],
  ['LONGITUDE', 'lon'],
  ['经度（°）', 'lon'],
  ['东经', 'lon'],
  ['X坐标', 'lon'],
  ['Y 坐标', 'lat'],
  ['lat_wgs84', 'lat'],
  ['北纬', 'lat'],
  ['经纬度', 'lonLat'],
  ['lon,lat', 'lonLat'],
  ['LatLng', 'latLon'],
  ['状态（现状/规划）', 'status'],
  ['turnout_s', 'turnout'],
  ['出车时间（分钟）', 'turnout'],
  ['救护车（辆）', 'vehicles'],
  ['救护车(辆)', 'vehicles'],
  ['其中负压', 'negativePressure'],
  ['依托机构', 'host'],
  ['Population', 'population'],
  ['POP2000', 'population'],
  ['2020年常住人口', 'population'],
  ['人口数_合计', 'population'],
  ['常住人口（万人）', 'population'],
  ['urban_rural', 'settlement'],
  ['城乡分类代码', 'settlement'],
  ['面积（平方公里）', 'areaKm2'],
  ['area_km2', 'areaKm2'],
  ['central_city', 'centralCity'],
] as const)('%s means %s', (name, role) => {
  expect(roleOf(name)).toEqual([role]);
});

// Names that a search for parts of words would take for coordinates or people.
test.each([
  'plate',
  'latency',
  'flat_no',
  'long_name',
  'belong',
  'Longhua',
  'platform',
  'salon',
  'colon',
  'population_density',
  'popup',
  'people_65',
  '人口密度',
  '人口比重_65岁及以上',
  'constructor',
  '__proto__',
  'toString',
  '',
])('%s means nothing', name => {
  expect(roleOf(name)).toEqual([]);
});

test.each([
  ['常住人口（万人）', 10_000],
  ['人口（人）', 1],
  ['population', 1],
  ['population (thousands)', 1000],
])('%s multiplies by %d', (name, factor) => {
  expect(matchColumns([name], ['population']).get('population')?.factor).toBe(factor);
});

test('units of time', () => {
  const factor = (name: string) => matchColumns([name], ['turnout']).get('turnout')?.factor;
  expect(factor('turnout_min')).toBe(60);
  expect(factor('turnout_s')).toBe(1);
  expect(factor('出车时间（分）')).toBe(60);
  expect(matchColumns(['turnout'], ['turnout']).get('turnout')?.isUnitAssumed).toBe(true);
  expect(matchColumns(['turnout (min)'], ['turnout']).get('turnout')?.isUnitAssumed).toBe(false);
});

describe('of two columns', () => {
  test.each([
    [['户籍人口', '常住人口'], 'population', '常住人口'],
    [['XGCJ', 'XWGS'], 'lon', 'XWGS'],
    [['x', 'lon'], 'lon', 'lon'],
    [['序号', '编号'], 'id', '编号'],
  ] as const)('%j the same one wins in any order', (columns, role, winner) => {
    for (const order of [columns, [...columns].reverse()]) {
      const matched = matchColumns(order, [role]).get(role);
      expect(matched?.column).toBe(winner);
      expect(matched?.passedOver).toEqual(columns.filter(column => column !== winner));
    }
  });
});

test('long names cost no time', () => {
  const start = performance.now();
  for (const unit of ['(', ')', '（', 'a', ' ', '_', '2020', '(a)']) expect(roleOf(unit.repeat(100_000))).toEqual([]);
  expect(performance.now() - start).toBeLessThan(1000);
});
