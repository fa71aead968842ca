// Which column or property means what: names in Chinese and English, whole names only (a "population" is no latitude,
// a "Longhua" no longitude), whatever their case, spaces, underscores and brackets.

import { compareCodePoints } from '../../vocabulary/code-points.ts';

export type ColumnRole =
  | 'id'
  | 'name'
  | 'lon'
  | 'lat'
  | 'lonLat'
  | 'latLon'
  | 'status'
  | 'turnout'
  | 'vehicles'
  | 'negativePressure'
  | 'host'
  | 'population'
  | 'settlement'
  | 'areaKm2'
  | 'centralCity'
  | 'roadClass';

export interface MatchedColumn {
  /** The name as the file has it. */
  readonly column: string;
  /** What a number of this column is multiplied with to reach people, seconds or km²: a power of ten or 60. */
  readonly factor: number;
  /** `gcj02` where the name says so. */
  readonly datum: 'gcj02' | null;
  /** Other columns that could have had this role. */
  readonly passedOver: readonly string[];
  /** Whether the unit had to be assumed. */
  readonly isUnitAssumed: boolean;
}

export type MatchedColumns = ReadonlyMap<ColumnRole, MatchedColumn>;

/** Names by preference; the first that a file has wins. */
const names: Readonly<Record<ColumnRole, readonly string[]>> = {
  id: words(
    'id stationid cellid siteid facilityid gid fid uid objectid osmid @id code adcode geoid h3 h3id hexid ' +
      '编号 编码 代码 站点编号 急救站编号 机构编号 机构代码 统计用区划代码 区划代码 行政区划代码 index 序号',
  ),
  name: words(
    'name 急救站名称 急救站点名称 站点名称 急救站 急救站点 名称 机构名称 医疗机构名称 单位名称 医院名称 ' +
      'stationname station sitename title label standplaats namezh nameen ' +
      '区县名称 县市区 区县 县区 乡镇街道 街道乡镇 乡镇 街道 地区 区域 区划名称 行政区 district county township',
  ),
  lon: words(
    'lonwgs84 lngwgs84 longwgs84 longitudewgs84 wgs84lon wgs84lng wgs84经度 经度wgs84 xwgs84 xwgs ' +
      'lon longitude 经度 东经 lng long lonx pointx xcoord xcoordinate x坐标 x ' +
      'longcj02 lnggcj02 gcj02lon gcj02lng 经度gcj02 gcj02经度 xgcj02 xgcj longcj lnggcj',
  ),
  lat: words(
    'latwgs84 latitudewgs84 wgs84lat wgs84纬度 纬度wgs84 ywgs84 ywgs ' +
      'lat latitude 纬度 北纬 laty pointy ycoord ycoordinate y坐标 y ' +
      'latgcj02 gcj02lat 纬度gcj02 gcj02纬度 ygcj02 ygcj latgcj',
  ),
  lonLat: words('经纬度 经度纬度 lonlat lnglat longlat 经纬度坐标 坐标 coordinates coordinate 地理坐标'),
  latLon: words('纬经度 纬度经度 latlon latlng latlong'),
  status: words('status 状态 站点状态 建设状态 运行状态 stationstatus'),
  turnout: words(
    'turnouts turnoutsec turnoutsecond turnoutseconds turnoutmin turnoutmins turnoutminute turnoutminutes turnout ' +
      '出车时间秒 出车时间分 出车时间分钟 出车时间 出动时间',
  ),
  vehicles: words('vehicles vehiclecount ambulances ambulancecount 救护车数量 救护车数 救护车 车辆数 车辆数量'),
  negativePressure: words(
    'negativepressure negativepressurevehicles 其中负压 其中负压救护车 负压救护车数量 负压救护车数 负压救护车',
  ),
  host: words('host hostinstitution institution 依托单位 依托机构 依托医院'),
  population: words(
    'population 常住人口 常住人口数 常住人口数量 常住人口合计 pop people inhabitants residents ' +
      '人口 人口数 人口数量 总人口 人口数合计 人口合计 合计人口 总人口数 populationtotal totalpopulation poptotal totalpop ' +
      '户籍人口 户籍人口数 户籍总人口',
  ),
  settlement: words(
    'settlement urbanrural 城乡 城乡分类 城乡类型 城乡属性 城乡分类代码 城乡划分代码 urcode urbanruralcode',
  ),
  areaKm2: words(
    'areakm2 areasqkm km2 sqkm 面积平方公里 面积平方千米 面积km2 面积km² areakm² 面积 区域面积 行政区面积 土地面积',
  ),
  centralCity: words('centralcity iscentralcity 中心城区 是否中心城区 市级中心城区 是否市级中心城区'),
  roadClass: words('highway fclass roadclass 道路等级 道路类型 公路等级'),
};

/** What may stand in brackets behind a name, and what it multiplies with; anything where a role is not listed. */
const unitFactors: Readonly<Partial<Record<ColumnRole, ReadonlyMap<string, number>>>> = {
  population: new Map([
    ['人', 1],
    ['people', 1],
    ['persons', 1],
    ['千人', 1000],
    ['thousand', 1000],
    ['thousands', 1000],
    ['万人', 10_000],
    ['万', 10_000],
    ['百万人', 1_000_000],
    ['million', 1_000_000],
    ['millions', 1_000_000],
  ]),
  turnout: new Map([
    ['秒', 1],
    ['s', 1],
    ['sec', 1],
    ['seconds', 1],
    ['分', 60],
    ['分钟', 60],
    ['min', 60],
    ['mins', 60],
    ['minutes', 60],
  ]),
  areaKm2: new Map([
    ['km2', 1],
    ['km²', 1],
    ['sqkm', 1],
    ['平方公里', 1],
    ['平方千米', 1],
    ['公顷', 0.01],
    ['ha', 0.01],
    ['m2', 0.000_001],
    ['m²', 0.000_001],
    ['平方米', 0.000_001],
  ]),
  lon: unitless('° 度 deg degree degrees wgs84 东经 e'),
  lat: unitless('° 度 deg degree degrees wgs84 北纬 n'),
  lonLat: unitless('° 度 wgs84'),
  latLon: unitless('° 度 wgs84'),
  vehicles: unitless('辆 台'),
  negativePressure: unitless('辆 台'),
};

const rankOf = new Map<ColumnRole, ReadonlyMap<string, number>>(
  (Object.keys(names) as ColumnRole[]).map(role => [role, new Map(names[role].map((name, rank) => [name, rank]))]),
);

/** Finds the column of each wanted role among `columns`; the same columns in any order give the same answer. */
export function matchColumns(columns: readonly string[], wanted: readonly ColumnRole[]): MatchedColumns {
  const parsed = columns.map(column => ({ column, ...parseColumnName(column) }));
  const matched = new Map<ColumnRole, MatchedColumn>();
  for (const role of wanted) {
    const found = parsed
      .map(candidate => ({ candidate, fit: fitTo(role, candidate) }))
      .filter(({ fit }) => fit !== null)
      .sort((a, b) => a.fit!.rank - b.fit!.rank || compareCodePoints(a.candidate.column, b.candidate.column));
    const best = found[0];
    if (best === undefined) continue;
    matched.set(role, {
      column: best.candidate.column,
      factor: best.fit!.factor,
      isUnitAssumed: best.fit!.isUnitAssumed,
      datum: best.candidate.plain.includes('gcj') ? 'gcj02' : null,
      passedOver: found.slice(1).map(({ candidate }) => candidate.column),
    });
  }
  return matched;
}

interface ParsedName {
  /** Lower case, without spaces, underscores, brackets and what stands in them. */
  readonly plain: string;
  /** The text in brackets at the end, or ''. */
  readonly unit: string;
  /** As `plain`, but with the text of the brackets. */
  readonly whole: string;
}

const longestName = 100;

function parseColumnName(column: string): ParsedName {
  if (column.length > longestName) return { plain: '', unit: '', whole: '' };
  const folded = column.replaceAll('²', '^sq^').normalize('NFKC').replaceAll('^sq^', '²').toLowerCase();
  const text = folded.replace(/[\s_\-.·'"“”#:\u200b\ufeff]/g, '');
  const bracket = /^([^([]*)[([]([^)\]]*)[)\]]$/.exec(text);
  const whole = text.replace(/[()[\]/、,]/g, '');
  return bracket === null
    ? { plain: whole, unit: '', whole }
    : { plain: bracket[1]!.replace(/[/、,]/g, ''), unit: bracket[2]!, whole };
}

function fitTo(
  role: ColumnRole,
  name: ParsedName,
): { readonly rank: number; readonly factor: number; readonly isUnitAssumed: boolean } | null {
  const ranks = rankOf.get(role)!;
  const units = unitFactors[role];
  const plain = role === 'population' ? withoutYear(name.plain) : name.plain;
  const whole = role === 'population' ? withoutYear(name.whole) : name.whole;
  const rank = ranks.get(plain);
  if (rank !== undefined && (name.unit === '' || units === undefined || units.has(name.unit))) {
    const factor = name.unit === '' ? factorOfEnding(role, plain) : (units?.get(name.unit) ?? 1);
    return { rank, factor: factor ?? 1, isUnitAssumed: factor === null };
  }
  const wholeRank = ranks.get(whole);
  if (wholeRank === undefined) return null;
  const factor = factorOfEnding(role, whole);
  return { rank: wholeRank, factor: factor ?? 1, isUnitAssumed: factor === null };
}

/** Of a name without brackets: the factor its ending tells; null where a unit is needed and none is told. */
function factorOfEnding(role: ColumnRole, plain: string): number | null {
  if (role === 'turnout') {
    if (/(min|mins|minute|minutes|分|分钟)$/.test(plain)) return 60;
    return plain === 'turnout' || /时间$/.test(plain) ? null : 1;
  }
  return role === 'areaKm2' && /面积$/.test(plain) ? null : 1;
}

/** `2020年常住人口` and `POP2000` are populations. */
function withoutYear(plain: string): string {
  return plain.replace(/^(19|20)\d\d年?末?/, '').replace(/(19|20)\d\d年?末?$/, '');
}

function words(list: string): readonly string[] {
  return list.toLowerCase().split(' ');
}

function unitless(list: string): ReadonlyMap<string, number> {
  return new Map(list.split(' ').map(unit => [unit, 1]));
}
