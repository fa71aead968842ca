// Ellipsoids with their centres: which degrees count as WGS 84, and how far off the old Chinese ones may be.
// Source: EPSG dataset v12 (transformation 15921 for Beijing 1954; Xian 1980 has none that is public).

import type { Datum } from './coordinate-system.ts';

export const wgs84Datum: Datum = {
  name: 'WGS 84',
  semiMajorAxis: 6_378_137,
  inverseFlattening: 298.257_223_563,
  shift: null,
  offMeters: 0,
};

/** CGCS2000 and every frame on the GRS 80 ellipsoid: within decimetres, on moving plates within two metres, of WGS 84. */
export const grs80Datum: Datum = { ...wgs84Datum, name: 'CGCS2000', inverseFlattening: 298.257_222_101 };

export const beijing1954Datum: Datum = {
  name: 'Beijing 1954',
  semiMajorAxis: 6_378_245,
  inverseFlattening: 298.3,
  shift: [15.8, -154.4, -82.3],
  offMeters: 50,
};

export const xian1980Datum: Datum = {
  name: 'Xian 1980',
  semiMajorAxis: 6_378_140,
  inverseFlattening: 298.257,
  shift: null,
  offMeters: 150,
};

/** New Beijing 1954 stands on Krasovsky's ellipsoid in the frame of Xian 1980. */
export const newBeijingDatum: Datum = { ...beijing1954Datum, name: 'New Beijing', shift: null, offMeters: 150 };
