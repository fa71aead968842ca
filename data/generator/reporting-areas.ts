// The nine reporting areas of the city, as sets of townships: counties, the central city, and the two areas without a code.

import { type DemonstrationFacts, qujialingOffices, type Seat } from './demonstration-facts.ts';

export interface DrawnArea {
  readonly name: string;
  readonly nameEn: string;
  readonly countyCode: string | null;
  readonly centralCity: boolean;
  /** Official square kilometres of exactly this area, or null. */
  readonly areaKm2: number | null;
  readonly note: string;
  readonly holds: (seat: Seat) => boolean;
}

const dongbaoCentre: readonly string[] = ['420802001', '420802002'];
const duodaoCentre: readonly string[] = ['420804001', '420804002', '420804003'];
const zhanghe: readonly string[] = ['420802102', '420804004'];

/** The areas; every seat lies in exactly one. */
export function reportingAreas(facts: DemonstrationFacts): readonly DrawnArea[] {
  const officialKm2 = (code: string): number | null =>
    facts.counties.find(county => county.code === code)?.areaKm2 ?? null;
  const apart = new Set([...dongbaoCentre, ...duodaoCentre, ...zhanghe, ...qujialingOffices]);
  const listed = (codes: readonly string[]) => (seat: Seat) => codes.includes(seat.code);
  const restOf = (county: string) => (seat: Seat) => seat.county === county && !apart.has(seat.code);
  return [
    area('东宝区中心城区', 'Dongbao central city', '420802', true, null, '市级中心城区', listed(dongbaoCentre)),
    area('东宝区乡镇', 'Dongbao towns', '420802', false, null, '不含漳河镇', restOf('420802')),
    area('掇刀区中心城区', 'Duodao central city', '420804', true, null, '市级中心城区', listed(duodaoCentre)),
    area('掇刀区乡镇', 'Duodao towns', '420804', false, null, '不含双喜街道', restOf('420804')),
    area('漳河新区', 'Zhanghe New Area', null, false, null, '漳河镇、双喜街道', listed(zhanghe)),
    area('沙洋县', 'Shayang County', '420822', false, officialKm2('420822'), '', restOf('420822')),
    area('钟祥市', 'Zhongxiang City', '420881', false, officialKm2('420881'), '', restOf('420881')),
    area('京山市', 'Jingshan City', '420882', false, null, '不含屈家岭管理区', restOf('420882')),
    area('屈家岭管理区', 'Qujialing Management District', null, false, null, '四个办事处', listed(qujialingOffices)),
  ];
}

function area(
  name: string,
  nameEn: string,
  countyCode: string | null,
  centralCity: boolean,
  areaKm2: number | null,
  note: string,
  holds: (seat: Seat) => boolean,
): DrawnArea {
  return { name, nameEn, countyCode, centralCity, areaKm2, note, holds };
}
