// The stations of the demonstration: the plan's groups, hosted as the plan names them; which exist today is drawn.

import type { DemonstrationFacts, HospitalFact, Seat } from './demonstration-facts.ts';
import type { LonLat } from './local-metric.ts';

export interface DrawnStation {
  readonly id: string;
  readonly name: string;
  readonly nameEn: string;
  readonly host: string;
  readonly kind: '中心城区' | '县城' | '乡镇';
  readonly status: 'existing' | 'planned';
  readonly place: LonLat;
  readonly vehicles: number;
  readonly negativePressureVehicles: number;
  readonly source: 'sourced' | 'approximate' | 'drawn';
}

interface HospitalStation {
  readonly host: string;
  readonly status: 'existing' | 'planned';
  readonly vehicles: number;
  readonly negative: number;
  /** A further campus: its names and its drawn place. */
  readonly campus?: { readonly name: string; readonly nameEn: string; readonly lon: number; readonly lat: number };
}

/** Nine stations at the six hosts the plan names for the central city; three are further campuses and drawn. */
const centralStations: readonly HospitalStation[] = [
  { host: '荆门市中心医院', status: 'existing', vehicles: 4, negative: 1 },
  {
    host: '荆门市中心医院',
    status: 'planned',
    vehicles: 2,
    negative: 1,
    campus: { name: '南院区', nameEn: 'South Campus', lon: 112.19, lat: 30.99 },
  },
  { host: '荆门市人民医院', status: 'existing', vehicles: 3, negative: 1 },
  {
    host: '荆门市人民医院',
    status: 'planned',
    vehicles: 2,
    negative: 1,
    campus: { name: '东院区', nameEn: 'East Campus', lon: 112.236, lat: 31.046 },
  },
  { host: '荆门市中医医院', status: 'planned', vehicles: 2, negative: 0 },
  { host: '荆门市妇幼保健院', status: 'existing', vehicles: 2, negative: 0 },
  { host: '荆门市康复医院', status: 'existing', vehicles: 1, negative: 0 },
  { host: '掇刀人民医院', status: 'existing', vehicles: 3, negative: 1 },
  {
    host: '掇刀人民医院',
    status: 'planned',
    vehicles: 2,
    negative: 1,
    campus: { name: '兴隆分院', nameEn: 'Xinglong Branch', lon: 112.226, lat: 30.984 },
  },
];

/** Stations at level-2 and higher hospitals of the county seats and of Qujialing. */
const countyStations: readonly HospitalStation[] = [
  { host: '沙洋县人民医院', status: 'existing', vehicles: 4, negative: 1 },
  { host: '沙洋县中医医院', status: 'existing', vehicles: 2, negative: 0 },
  { host: '钟祥市人民医院', status: 'existing', vehicles: 5, negative: 2 },
  { host: '钟祥市中医院', status: 'existing', vehicles: 3, negative: 0 },
  { host: '京山市人民医院', status: 'existing', vehicles: 4, negative: 1 },
  { host: '京山市中医院', status: 'existing', vehicles: 3, negative: 0 },
  { host: '荆门市五三医院', status: 'existing', vehicles: 2, negative: 1 },
];

/** Township stations that stand today (drawn), by the last digits of the unit's code. */
const existingTowns =
  '802101 802102 802104 804100 804101 822101 822102 822104 822105 822107 822108 822111 822112 881100 881101 881102 881103 881104 881105 881107 881108 881109 881110 881111 881112 881114 882102 882103 882104 882108 882109 882111 882112 882113'.split(
    ' ',
  );

/** Sub-districts whose hospitals already host a station: the plan lists 13 township stations for 15 units. */
const withoutOwnStation = '802001 802002 822100 881001 881002 882001'.split(' ');

/** All stations, central city first. */
export function listStations(facts: DemonstrationFacts, seats: readonly Seat[]): readonly DrawnStation[] {
  const towns = seats.filter(seat => seat.kind !== 'office' && !withoutOwnStation.includes(seat.code.slice(3)));
  return [
    ...centralStations.map((entry, i) => hospitalStation(facts, entry, `central-${i + 1}`, '中心城区')),
    ...countyStations.map((entry, i) => hospitalStation(facts, entry, `county-${i + 1}`, '县城')),
    ...towns.map(townStation),
  ];
}

/** Name of the public health centre of a township-level unit, Chinese and English. */
export function healthCentreOf(seat: Seat): { readonly name: string; readonly nameEn: string } {
  return seat.kind === 'subdistrict'
    ? { name: `${seat.name}社区卫生服务中心`, nameEn: `${seat.nameEn} Community Health Centre` }
    : { name: `${seat.name}卫生院`, nameEn: `${seat.nameEn} Health Centre` };
}

/** How well a seat's place is known. */
export function placeSource(seat: Seat): 'sourced' | 'approximate' {
  return seat.source.includes('approximate') ? 'approximate' : 'sourced';
}

function hospitalStation(
  facts: DemonstrationFacts,
  { host, status, vehicles, negative, campus }: HospitalStation,
  id: string,
  kind: '中心城区' | '县城',
): DrawnStation {
  const hospital = facts.hospitals.find((entry): entry is HospitalFact => entry.name === host);
  if (hospital === undefined) throw new Error(`no hospital ${host}`);
  return {
    id,
    name: `${host}${campus?.name ?? ''}急救站`,
    nameEn: `${hospital.nameEn}${campus === undefined ? '' : ` ${campus.nameEn}`} ambulance station`,
    host,
    kind,
    status,
    place: campus ?? hospital,
    vehicles,
    negativePressureVehicles: negative,
    source: campus === undefined ? 'approximate' : 'drawn',
  };
}

function townStation(seat: Seat): DrawnStation {
  const large = seat.urbanUnits + seat.ruralUnits >= 50;
  return {
    id: `township-${seat.code}`,
    name: `${seat.name}急救站`,
    nameEn: `${seat.nameEn} ambulance station`,
    host: healthCentreOf(seat).name,
    kind: '乡镇',
    status: existingTowns.includes(seat.code.slice(3)) ? 'existing' : 'planned',
    place: seat,
    vehicles: large ? 2 : 1,
    negativePressureVehicles: large ? 1 : 0,
    source: placeSource(seat),
  };
}
