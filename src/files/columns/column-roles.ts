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
  | 'detour'
  | 'roadClass';

export type NamedDatum = 'gcj02' | 'bd09' | 'wgs84';

export interface MatchedColumn {
  /** The name as the file has it. */
  readonly column: string;
  /** What a number of this column is multiplied with to reach people, seconds or km²: a power of ten, 60 or 3600. */
  readonly factor: number;
  /** The coordinate system that the name tells; null where it tells none. */
  readonly datum: NamedDatum | null;
  /** Other columns that could have had this role. */
  readonly passedOver: readonly string[];
  /** Whether the unit had to be assumed. */
  readonly isUnitAssumed: boolean;
  /** Whether the name has a unit of its own. */
  readonly hasUnit: boolean;
}

export type MatchedColumns = ReadonlyMap<ColumnRole, MatchedColumn>;

/** Names by preference; the first that a file has wins. */
const names: Readonly<Record<ColumnRole, readonly string[]>> = {
  id: words(
    'id stationid cellid siteid facilityid gid fid uid objectid osmid @id code adcode geoid h3 h3id hexid ' +
      '编号 编码 代码 站点编号 編號 急救站编号 机构编号 机构代码 统计用区划代码 区划代码 行政区划代码 机构编码 单位编码 统一编号 标识码 唯一标识 村代码 乡镇代码 区县代码 index 序号',
  ),
  name: words(
    'name 急救站名称 急救站点名称 站点名称 急救站 急救站点 名称 机构名称 医疗机构名称 单位名称 医院名称 ' +
      '名稱 站名稱 機構名稱 醫院名稱 stationname station sitename title label standplaats namezh nameen ' +
      '站名 村名 村名称 村庄 行政村 自然村 社区 社区名称 小区 小区名称 地名 名字 ' +
      '区县名称 县市区 区县 县区 乡镇街道 街道乡镇 乡镇 街道 地区 区域 区划名称 行政区 district county township',
  ),
  lon: words(
    'lonwgs84 lngwgs84 longwgs84 longitudewgs84 wgs84lon wgs84lng wgs84经度 经度wgs84 xwgs84 xwgs ' +
      'lon longitude 经度 經度 東經 东经 经度坐标 经度值 lng long londd longdd longitudedd lonx pointx xcoord xcoordinate x坐标 x ' +
      'longcj02 lnggcj02 gcj02lon gcj02lng 经度gcj02 gcj02经度 xgcj02 xgcj longcj lnggcj 高德经度 火星经度 经度高德 ' +
      'lonbd09 lngbd09 bd09lon bd09lng 经度bd09 bd09经度 百度经度 经度百度 xbd09 xbd lonbd lngbd',
  ),
  lat: words(
    'latwgs84 latitudewgs84 wgs84lat wgs84纬度 纬度wgs84 ywgs84 ywgs ' +
      'lat latitude 纬度 緯度 北緯 北纬 纬度坐标 纬度值 latdd latitudedd laty pointy ycoord ycoordinate y坐标 y ' +
      'latgcj02 gcj02lat 纬度gcj02 gcj02纬度 ygcj02 ygcj latgcj 高德纬度 火星纬度 纬度高德 ' +
      'latbd09 bd09lat 纬度bd09 bd09纬度 百度纬度 纬度百度 ybd09 ybd latbd',
  ),
  lonLat: words('经纬度 經緯度 经度纬度 lonlat lnglat longlat 经纬度坐标 坐标 coordinates coordinate 地理坐标'),
  latLon: words('纬经度 纬度经度 latlon latlng latlong'),
  status: words('status 状态 狀態 站点状态 建设状态 运行状态 stationstatus'),
  turnout: words(
    'turnouts turnoutsec turnoutsecond turnoutseconds turnoutmin turnoutmins turnoutminute turnoutminutes turnout ' +
      '出车时间秒 出车时间分 出车时间分钟 出车时间 出动时间',
  ),
  vehicles: words(
    'vehicles vehiclecount ambulances ambulancecount 救护车数量 救护车数 救护车 救护车辆数 急救车数量 急救车数 急救车 车辆数 车辆数量',
  ),
  negativePressure: words(
    'negativepressure negativepressurevehicles 其中负压 其中负压救护车 负压救护车数量 负压救护车数 负压救护车',
  ),
  host: words('host hostinstitution institution 依托单位 依托机构 依托医院'),
  population: words(
    'population 常住人口 常住人口数 常住人口数量 常住人口合计 pop people inhabitants residents ' +
      '人口 人口數 總人口 常住人口數 人口数 人口数量 总人口 人口数合计 人口合计 合计人口 总人口数 populationtotal totalpopulation poptotal totalpop ' +
      '常住人口总数 人口总数 人数 总人数 居民数 居民人口 七普人口 七普常住人口 residentpopulation popcount ' +
      '户籍人口 户籍人口数 户籍总人口',
  ),
  settlement: words(
    'settlement urbanrural 城乡 城乡分类 城乡类型 城乡属性 城乡分类代码 城乡划分代码 urcode urbanruralcode',
  ),
  areaKm2: words(
    'areakm2 areasqkm km2 sqkm 面积平方公里 面积平方千米 面积km2 面积km² areakm² 面积 区域面积 行政区面积 土地面积',
  ),
  centralCity: words('centralcity iscentralcity 中心城区 是否中心城区 市级中心城区 是否市级中心城区'),
  detour: words('detourfactor detour 绕行系数 曲度系数 非直线系数'),
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
    ['小时', 3600],
    ['时', 3600],
    ['h', 3600],
    ['hour', 3600],
    ['hours', 3600],
    ['ms', 0.001],
    ['毫秒', 0.001],
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
    ['亩', 1 / 1500],
    ['万亩', 10_000 / 1500],
  ]),
  lon: unitless('° 度 m 米 deg degree degrees wgs84 东经 e'),
  lat: unitless('° 度 m 米 deg degree degrees wgs84 北纬 n'),
  lonLat: unitless('° 度 wgs84 gcj02 高德 火星坐标 bd09 百度'),
  latLon: unitless('° 度 wgs84 gcj02 高德 火星坐标 bd09 百度'),
  vehicles: unitless('辆 台 辆数'),
  negativePressure: unitless('辆 台'),
};

const rankOf = new Map<ColumnRole, ReadonlyMap<string, number>>(
  (Object.keys(names) as ColumnRole[]).map(role => [role, new Map(names[role].map((name, rank) => [name, rank]))]),
);

/** Finds the column of each wanted role among `columns`; the same columns in any order give the same answer. */
export function matchColumns(columns: readonly string[], wanted: readonly ColumnRole[]): MatchedColumns {
  const parsed = columns
    .filter(column => column !== '')
    .map(column => ({ column, ...parseColumnName(column) }))
    .filter(({ whole }) => whole !== '');
  const candidates = new Map<ColumnRole, readonly Omit<MatchedColumn, 'passedOver'>[]>();
  const matched = new Map<ColumnRole, MatchedColumn>();
  for (const role of wanted) {
    const found = parsed
      .map(candidate => ({ candidate, fit: fitTo(role, candidate) }))
      .filter(({ fit }) => fit !== null)
      .sort(
        (a, b) =>
          a.fit!.rank - b.fit!.rank ||
          yearOf(b.candidate.whole) - yearOf(a.candidate.whole) ||
          compareCodePoints(a.candidate.column, b.candidate.column),
      );
    const all = found.map(
      ({ candidate, fit }): Omit<MatchedColumn, 'passedOver'> => ({
        column: candidate.column,
        factor: fit!.factor,
        isUnitAssumed: fit!.isUnitAssumed,
        hasUnit: fit!.hasUnit,
        datum: datumOf(candidate.whole),
      }),
    );
    if (all.length > 0) candidates.set(role, all);
  }
  const datum = commonDatum(candidates.get('lon') ?? [], candidates.get('lat') ?? []);
  for (const [role, all] of candidates) {
    const isAxis = role === 'lon' || role === 'lat';
    const best = (isAxis ? all.find(other => systemOf(other) === datum) : null) ?? all[0]!;
    const passedOver = all.filter(other => other !== best).map(({ column }) => column);
    matched.set(role, { ...best, passedOver });
  }
  return matched;
}

/** A column that names no system is taken for WGS 84. */
function systemOf({ datum }: Pick<MatchedColumn, 'datum'>): NamedDatum {
  return datum ?? 'wgs84';
}

/** The system of the first longitude that a latitude is in too: one of GCJ-02 does not go with one of WGS 84. */
function commonDatum(
  lon: readonly Pick<MatchedColumn, 'datum'>[],
  lat: readonly Pick<MatchedColumn, 'datum'>[],
): NamedDatum | null {
  const inBoth = lon.find(one => lat.some(other => systemOf(other) === systemOf(one)));
  return inBoth === undefined ? null : systemOf(inBoth);
}

/** Whether longitude and latitude were found, but in columns of different systems. */
export function areMixedSystems(columns: MatchedColumns): boolean {
  const lon = columns.get('lon');
  const lat = columns.get('lat');
  return lon !== undefined && lat !== undefined && systemOf(lon) !== systemOf(lat);
}

/**
 * The known name that a name cut off at its end begins, where all that begin so belong to one of the wanted roles; null where the
 * name is known as it stands, is too short to tell, or begins names of several roles.
 */
export function wholeNameOf(cut: string, wanted: readonly ColumnRole[]): string | null {
  const { plain } = parseColumnName(cut);
  const isLong = plain.length >= (/^[\x20-\x7e]*$/.test(plain) ? 6 : 3);
  if (!isLong || wanted.some(role => fitTo(role, parseColumnName(cut)) !== null)) return null;
  const begun = (Object.keys(names) as ColumnRole[])
    .map(role => ({ role, whole: names[role].find(name => name.startsWith(plain)) }))
    .filter(({ whole }) => whole !== undefined);
  const [only] = begun;
  return begun.length === 1 && only !== undefined && wanted.includes(only.role) ? (only.whole ?? null) : null;
}

function datumOf(whole: string): NamedDatum | null {
  if (/gcj|高德|火星|amap/.test(whole)) return 'gcj02';
  if (/bd09|^(?:x|y|lon|lng|lat)bd$|百度/.test(whole)) return 'bd09';
  return /wgs/.test(whole) ? 'wgs84' : null;
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
/** What leads from a name to a note below the table: 人口[1], 人口①, 人口*. */
const footnoteMark = /\s*(?:[[［〔]\d{1,2}[\]］〕]|[①-⑳]|[*＊]{1,3})\s*$/;

function parseColumnName(column: string): ParsedName {
  if (column.length > longestName) return { plain: '', unit: '', whole: '' };
  const unmarked = column.replace(footnoteMark, '');
  const folded = unmarked.replaceAll('²', '^sq^').normalize('NFKC').replaceAll('^sq^', '²').toLowerCase();
  const text = folded.replace(/[\s_\-.·'"“”#:\u200b\ufeff]/g, '').replace(/(?<=[^([])°$/, '');
  const bracket = /^([^([]*)[([]([^)\]]*)[)\]]$/.exec(text);
  const whole = text.replace(/[()[\]/、,]/g, '');
  return bracket === null
    ? { plain: whole, unit: '', whole }
    : { plain: bracket[1]!.replace(/[/、,]/g, ''), unit: bracket[2]!, whole };
}

interface Fit {
  readonly rank: number;
  readonly factor: number;
  readonly isUnitAssumed: boolean;
  readonly hasUnit: boolean;
}

function fitTo(role: ColumnRole, name: ParsedName): Fit | null {
  const ranks = rankOf.get(role)!;
  const units = unitFactors[role];
  const plain = role === 'population' ? withoutYear(name.plain) : name.plain;
  const whole = role === 'population' ? withoutYear(name.whole) : name.whole;
  const rank = ranks.get(plain);
  if (rank !== undefined && (name.unit === '' || units === undefined || units.has(name.unit))) {
    const factor = name.unit === '' ? factorOfEnding(role, plain) : (units?.get(name.unit) ?? 1);
    return { rank, factor: factor ?? 1, isUnitAssumed: factor === null, hasUnit: name.unit !== '' };
  }
  const wholeRank = ranks.get(whole);
  if (wholeRank === undefined) return withUnitBehind(plain, ranks, units);
  const factor = factorOfEnding(role, whole);
  return { rank: wholeRank, factor: factor ?? 1, isUnitAssumed: factor === null, hasUnit: false };
}

/** A unit in Chinese directly behind the name: 常住人口万人. */
function withUnitBehind(
  plain: string,
  ranks: ReadonlyMap<string, number>,
  units: ReadonlyMap<string, number> | undefined,
): Fit | null {
  for (const [unit, factor] of units ?? []) {
    if (!/^[\u4e00-\u9fff]+$/.test(unit) || !plain.endsWith(unit)) continue;
    const rank = ranks.get(plain.slice(0, -unit.length));
    if (rank !== undefined) return { rank, factor, isUnitAssumed: false, hasUnit: true };
  }
  return null;
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

/** The year in a name, 0 without one: of two censuses the later one is meant. */
function yearOf(whole: string): number {
  return Number(/(?:^|\D)((?:19|20)\d\d)(?!\d)/.exec(whole)?.[1] ?? 0);
}

const everyUnit = new Set([
  ...Object.values(unitFactors).flatMap(units => [...units.keys()]),
  '个',
  '户',
  '—',
  '-',
  '/',
  '%',
]);

/** Whether a cell below a name is nothing but a unit. */
export function isUnit(cell: string): boolean {
  if (cell.length > 20) return false;
  const folded = cell.replaceAll('²', '^sq^').normalize('NFKC').replaceAll('^sq^', '²').toLowerCase();
  return everyUnit.has(folded.replace(/[\s()[\]]|^单位:?/g, ''));
}

/** The unit of people that a title such as "单位：万人" gives a table; null where it gives none but single people. */
export function unitOfTitle(cell: string): { readonly name: string; readonly factor: number } | null {
  const found = cell.length > 200 ? null : /单位\s*[:：][^:：]{0,40}?(百万人|万人|千人)/.exec(cell);
  const name = found?.[1];
  return name === undefined ? null : { name, factor: unitFactors.population!.get(name)! };
}

/** Whether a name says id and nothing else; under other names numbers may as well count rows or districts. */
export function isSurelyId(column: string): boolean {
  return parseColumnName(column).plain.replace(/^@/, '') === 'id';
}

function words(list: string): readonly string[] {
  return list.toLowerCase().split(' ');
}

function unitless(list: string): ReadonlyMap<string, number> {
  return new Map(list.split(' ').map(unit => [unit, 1]));
}
