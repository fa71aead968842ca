// The facts the demonstration city is drawn from, as they stand in data/facts/jingmen.json.

export interface CountyFact {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly areaKm2: number;
  readonly people: number;
  readonly urbanPeople: number;
  readonly lon: number;
  readonly lat: number;
}

/** A township-level unit; `functional` ones (farms, reservoirs, parks) have no township government. */
export interface UnitFact {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly kind: string;
  readonly lon: number | null;
  readonly lat: number | null;
  readonly people: number;
  readonly urbanShare: number;
  readonly urbanUnits: number;
  readonly ruralUnits: number;
  readonly source: readonly string[];
}

export interface VillageFact {
  readonly name: string;
  readonly unit: string;
  readonly urban: boolean;
  readonly lon: number;
  readonly lat: number;
}

export interface HospitalFact {
  readonly name: string;
  readonly nameEn: string;
  readonly lon: number;
  readonly lat: number;
  readonly uncertaintyKm: number;
  readonly source: readonly string[];
}

export interface DemonstrationFacts {
  readonly city: { readonly name: string; readonly nameEn: string; readonly areaKm2: number; readonly people: number };
  readonly counties: readonly CountyFact[];
  readonly units: readonly UnitFact[];
  readonly villages: readonly VillageFact[];
  readonly hospitals: readonly HospitalFact[];
}

/** A unit with a place: a site of the Voronoi drawing. */
export interface Seat {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly kind: string;
  readonly county: string;
  readonly lon: number;
  readonly lat: number;
  readonly urbanUnits: number;
  readonly ruralUnits: number;
  readonly source: readonly string[];
}

/** The 61 township-level seats and the four Qujialing offices, in code order. */
export function seatsOf(facts: DemonstrationFacts): readonly Seat[] {
  return facts.units.flatMap(unit =>
    unit.kind === 'functional' || unit.lon === null || unit.lat === null
      ? []
      : [
          {
            code: unit.code,
            name: unit.name,
            nameEn: unit.nameEn,
            kind: unit.kind,
            county: unit.code.slice(0, 6),
            lon: unit.lon,
            lat: unit.lat,
            urbanUnits: unit.urbanUnits,
            ruralUnits: unit.ruralUnits,
            source: unit.source,
          },
        ],
  );
}

/** Codes of the four offices of Qujialing, inside the code of Jingshan. */
export const qujialingOffices: readonly string[] = ['420882451', '420882452', '420882453', '420882455'];
