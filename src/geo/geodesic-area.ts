// Areas on WGS 84 of polygons whose edges are geodesics; across the antimeridian and around a pole as well.
// Source: Karney, Algorithms for geodesics, J. Geodesy 87 (2013), section 6.

import { atan2 } from '../vocabulary/deterministic-math.ts';
import type { Degrees, SquareMeters } from '../vocabulary/units.ts';
import {
  eccentricitySquared,
  equatorialRadius,
  polarRadius,
  reduceLongitude,
  secondEccentricitySquared,
} from './ellipsoid.ts';
import { solveInverse } from './geodesic-inverse.ts';
import { cosineSeries, fillC4, newCoefficients } from './geodesic-series.ts';
import type { PolygonRings, Ring } from './lon-lat.ts';
import { newLine, type SolvedLine, tiny } from './solved-line.ts';

/** Signed area between the edge that begins at a corner of a ring and the equator; the other way along, it is the exact negative. */
export type EdgeArea = (ring: Ring, corner: number) => SquareMeters;

/**
 * Area of one polygon, exterior less holes, whatever way its rings turn; each ring bounds the smaller part of the Earth. Who knows the
 * areas of edges already, as a grid whose cells share them, gives them by `edgeArea`.
 */
export function geodesicPolygonSquareMeters(
  rings: PolygonRings,
  edgeArea: EdgeArea = geodesicEdgeSquareMeters,
): SquareMeters {
  let area = 0;
  for (let i = 0; i < rings.length; i++) {
    const ringArea = ringSquareMeters(rings[i], edgeArea);
    area = i === 0 ? ringArea : area - ringArea;
  }
  return Math.max(0, area);
}

/** Authalic radius squared, equation 60: (a² + b²·artanh(e) / e) / 2 with the series of artanh. */
const authalicSquared = (() => {
  let sum = 0;
  for (let k = 12; k >= 0; k--) sum = sum * eccentricitySquared + 1 / (2 * k + 1);
  return (equatorialRadius * equatorialRadius + polarRadius * polarRadius * sum) / 2;
})();
const earthArea = 4 * 3.141592653589793 * authalicSquared;

const line = newLine();
const c4 = newCoefficients();

/** As `EdgeArea`. */
export function geodesicEdgeSquareMeters(ring: Ring, corner: number): SquareMeters {
  const [lonA, latA] = ring[corner];
  const [lonB, latB] = ring[(corner + 1) % ring.length];
  solveInverse(lonA, latA, lonB, latB, line);
  return areaToEquator(line);
}

function ringSquareMeters(ring: Ring, edgeArea: EdgeArea): SquareMeters {
  // The sum is kept in two parts, so that large terms may cancel.
  let high = 0;
  let low = 0;
  let crossings = 0;
  for (let i = 0; i < ring.length; i++) {
    const [lonA, latA] = ring[i];
    const [lonB, latB] = ring[(i + 1) % ring.length];
    if (lonA === lonB && latA === latB) continue;
    const term = edgeArea(ring, i);
    const sum = high + term;
    const rounded = sum - term;
    low += high - rounded + (term - (sum - rounded));
    high = sum;
    crossings += primeMeridianCrossing(lonA, lonB);
  }
  let area = high + low;
  area -= earthArea * Math.floor(area / earthArea + 0.5);
  // An odd number of crossings of the prime meridian means that a pole lies inside.
  if (crossings % 2 !== 0) area += area < 0 ? earthArea / 2 : -earthArea / 2;
  area = Math.abs(area);
  return area > earthArea / 2 ? earthArea - area : area;
}

/** Signed area between a solved line and the equator, equation 59. */
function areaToEquator(solved: SolvedLine): SquareMeters {
  const { sinBeta1, cosBeta1, sinBeta2, cosBeta2, sinAlpha1, cosAlpha1, cosAlpha2 } = solved;
  const sinAlpha0 = sinAlpha1 * cosBeta1;
  const cosAlpha0Squared = cosAlpha1 * cosAlpha1 + sinAlpha1 * sinBeta1 * (sinAlpha1 * sinBeta1);
  let area = 0;
  if (sinAlpha0 !== 0 && cosAlpha0Squared !== 0) {
    const k2 = cosAlpha0Squared * secondEccentricitySquared;
    const eps = k2 / (2 * (1 + Math.sqrt(1 + k2)) + k2);
    fillC4(eps, c4);
    const cos1 = cosAlpha1 * cosBeta1;
    const cos2 = cosAlpha2 * cosBeta2;
    const norm1 = Math.sqrt(sinBeta1 * sinBeta1 + cos1 * cos1);
    const norm2 = Math.sqrt(sinBeta2 * sinBeta2 + cos2 * cos2);
    const b1 = cosineSeries(sinBeta1 / norm1, cos1 / norm1, c4);
    const b2 = cosineSeries(sinBeta2 / norm2, cos2 / norm2, c4);
    const scale = equatorialRadius * equatorialRadius * eccentricitySquared * Math.sqrt(cosAlpha0Squared) * sinAlpha0;
    area = scale * (b2 - b1);
  }
  return (area + authalicSquared * sphericalExcess(solved)) * solved.sense;
}

/** Difference of the azimuths at the ends, equation 63 where the line is short and by the azimuths where it is long. */
function sphericalExcess(solved: SolvedLine): number {
  const { sinBeta1, cosBeta1, sinBeta2, cosBeta2, sinAlpha1, cosAlpha1, sinAlpha2, cosAlpha2 } = solved;
  if (!solved.isMeridian && solved.cosOmega12 > -0.7071 && sinBeta2 - sinBeta1 < 1.75) {
    const omega = 1 + solved.cosOmega12;
    const beta1 = 1 + cosBeta1;
    const beta2 = 1 + cosBeta2;
    return (
      2 *
      atan2(solved.sinOmega12 * (sinBeta1 * beta2 + sinBeta2 * beta1), omega * (sinBeta1 * sinBeta2 + beta1 * beta2))
    );
  }
  const sinTurn = sinAlpha2 * cosAlpha1 - cosAlpha2 * sinAlpha1;
  const cosTurn = cosAlpha2 * cosAlpha1 + sinAlpha2 * sinAlpha1;
  if (sinTurn === 0 && cosTurn < 0) return atan2(tiny * cosAlpha1, -1);
  return atan2(sinTurn, cosTurn);
}

/** 1 or −1 where the shorter way from A to B crosses the prime meridian eastward or westward; 0 counts as east. */
function primeMeridianCrossing(lonA: Degrees, lonB: Degrees): number {
  const a = reduceLongitude(lonA);
  const b = reduceLongitude(lonB);
  const raw = b - a;
  const isHalfTurn = Math.abs(raw) === 180;
  const difference = isHalfTurn ? (lonB < lonA ? -180 : 180) : reduceLongitude(raw);
  if (difference > 0) return (a < 0 && b >= 0) || (a > 0 && b === 0) ? 1 : 0;
  return difference < 0 && a >= 0 && b < 0 ? -1 : 0;
}
