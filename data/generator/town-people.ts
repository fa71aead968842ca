// People of every township, split so that each county has exactly its census people, urban and rural.

import type { CountyFact, DemonstrationFacts, Seat } from './demonstration-facts.ts';
import type { LonLat } from './local-metric.ts';
import { wholeShares } from './whole-shares.ts';

/** A place where urban people live around: a seat, or a farm or park inside a township. */
export interface UrbanCentre {
  readonly place: LonLat;
  readonly county: string;
  readonly people: number;
}

export interface TownPeople {
  /** Rural people per row of seats. */
  readonly ruralOfSeat: readonly number[];
  readonly centres: readonly UrbanCentre[];
}

/** Splits the people of all counties. */
export function splitTownPeople(facts: DemonstrationFacts, seats: readonly Seat[]): TownPeople {
  const counties = facts.counties.map(county => splitCounty(facts, county));
  const rural = new Map(counties.flatMap(county => [...county.rural]));
  return {
    ruralOfSeat: seats.map(seat => rural.get(seat.code) ?? 0),
    centres: counties.flatMap(county => county.centres),
  };
}

function splitCounty(
  facts: DemonstrationFacts,
  county: CountyFact,
): { readonly rural: ReadonlyMap<string, number>; readonly centres: readonly UrbanCentre[] } {
  const units = facts.units.filter(unit => unit.code.startsWith(county.code) && unit.people > 0);
  const urban = units.map(unit => Math.round(unit.people * unit.urbanShare));
  const short = county.urbanPeople - urban.reduce((sum, people) => sum + people, 0);
  // Only units with both kinds of people can give or take.
  const room = units.map((unit, i) => (short > 0 ? unit.people - urban[i] : unit.urbanShare < 1 ? urban[i] : 0));
  wholeShares(Math.abs(short), room).forEach((people, i) => {
    urban[i] += short > 0 ? people : -people;
  });

  const placed = units.map(unit => unit.lon !== null);
  // Units without a place: their urban people live in the county's towns, in proportion.
  const homeless = urban.reduce((sum, people, i) => sum + (placed[i] ? 0 : people), 0);
  const extra = wholeShares(
    homeless,
    urban.map((people, i) => (placed[i] ? people : 0)),
  );
  const rural = new Map(units.flatMap((unit, i) => (placed[i] ? [[unit.code, unit.people - urban[i]] as const] : [])));
  const centres = units.flatMap((unit, i) =>
    unit.lon === null || unit.lat === null || urban[i] === 0
      ? []
      : [{ place: { lon: unit.lon, lat: unit.lat }, county: county.code, people: urban[i] + extra[i] }],
  );
  const lost = units.reduce((sum, unit, i) => sum + (placed[i] ? 0 : unit.people - urban[i]), 0);
  if (lost > 0) throw new Error(`${county.name}: rural people of a unit without a place`);
  return { rural, centres };
}
