// Transverse Mercator (Gauss–Krüger, UTM) on any ellipsoid, both ways, by Krüger's series to the sixth order.
// Source: Karney, Transverse Mercator with an accuracy of a few nanometers, J. Geodesy 85 (2011), equations 7–25 and 35–36.

import { atan, atan2, cos, hypot, sin } from '../../vocabulary/deterministic-math.ts';
import type { Degrees, Meters } from '../../vocabulary/units.ts';
import { degree, reduceLongitude } from '../ellipsoid.ts';
import type { LonLat } from '../lon-lat.ts';
import { asinh, atanh, cosh, sinh } from './hyperbolic.ts';

export interface TransverseMercatorParameters {
  readonly semiMajorAxis: Meters;
  readonly inverseFlattening: number;
  readonly centralMeridian: Degrees;
  readonly latitudeOfOrigin: Degrees;
  readonly scale: number;
  readonly falseEasting: Meters;
  readonly falseNorthing: Meters;
}

export interface TransverseMercator {
  /** Easting and northing of a place less than 90° from the central meridian. */
  project(lon: Degrees, lat: Degrees): readonly [east: Meters, north: Meters];
  /** The place on the projection's own ellipsoid; null farther than 40° from the central meridian or beyond a pole. */
  unproject(east: Meters, north: Meters): LonLat | null;
}

/** The series is exact to nanometres here; nobody measures farther from a meridian. */
const farthestDegrees = 40;

/** Prepares the projection: the coefficients depend on the ellipsoid alone. */
export function transverseMercator(parameters: TransverseMercatorParameters): TransverseMercator {
  const { semiMajorAxis, inverseFlattening, centralMeridian, scale, falseEasting, falseNorthing } = parameters;
  const flattening = 1 / inverseFlattening;
  const n = flattening / (2 - flattening);
  const eccentricity = Math.sqrt(flattening * (2 - flattening));
  const forward = forwardCoefficients(n);
  const backward = backwardCoefficients(n);
  const n2 = n * n;
  const rectifyingRadius = (semiMajorAxis / (1 + n)) * (1 + n2 * (1 / 4 + n2 * (1 / 64 + n2 / 256)));
  const unit = scale * rectifyingRadius;
  const originNorth = unit * meridianArc(parameters.latitudeOfOrigin * degree, eccentricity, forward);

  return {
    project(lon, lat) {
      const lambda = reduceLongitude(lon - centralMeridian) * degree;
      const tau = conformalTangent(lat * degree, eccentricity);
      const cosLambda = cos(lambda);
      const [xi, eta] = addSeries(atan2(tau, cosLambda), asinh(sin(lambda) / hypot(tau, cosLambda)), forward, 1);
      return [falseEasting + unit * eta, falseNorthing + unit * xi - originNorth];
    },
    unproject(east, north) {
      const xi = (north - falseNorthing + originNorth) / unit;
      const eta = (east - falseEasting) / unit;
      // Past these even a sphere has no such place.
      if (!(Math.abs(xi) <= 1.5707963267948966 && Math.abs(eta) < 1.5)) return null;
      const [xi0, eta0] = addSeries(xi, eta, backward, -1);
      const sinhEta = sinh(eta0);
      const cosXi = cos(xi0);
      const lonFromCentre = atan2(sinhEta, cosXi) / degree;
      if (!(Math.abs(lonFromCentre) <= farthestDegrees)) return null;
      const tau = geodeticTangent(sin(xi0) / hypot(sinhEta, cosXi), eccentricity);
      return { lon: reduceLongitude(centralMeridian + lonFromCentre), lat: atan(tau) / degree };
    },
  };
}

/** From the equator along the central meridian to a latitude, in rectifying radii. */
function meridianArc(phi: number, eccentricity: number, forward: readonly number[]): number {
  return phi === 0 ? 0 : addSeries(atan(conformalTangent(phi, eccentricity)), 0, forward, 1)[0];
}

/** Tangent of the conformal latitude. */
function conformalTangent(phi: number, eccentricity: number): number {
  return conformalOf(sin(phi) / cos(phi), eccentricity);
}

function conformalOf(tau: number, eccentricity: number): number {
  const root = Math.sqrt(1 + tau * tau);
  const sigma = sinh(eccentricity * atanh((eccentricity * tau) / root));
  return Math.sqrt(1 + sigma * sigma) * tau - sigma * root;
}

/** Tangent of the geodetic latitude from that of the conformal one: Newton's method, two or three steps. */
function geodeticTangent(target: number, eccentricity: number): number {
  const e2m = 1 - eccentricity * eccentricity;
  let tau = target / e2m;
  for (let step = 0; step < 5; step++) {
    const found = conformalOf(tau, eccentricity);
    const change =
      ((target - found) / Math.sqrt(1 + found * found)) * ((1 + e2m * tau * tau) / (e2m * Math.sqrt(1 + tau * tau)));
    tau += change;
    if (Math.abs(change) < 1e-16 * Math.max(1, Math.abs(tau))) break;
  }
  return tau;
}

/** ξ ± Σ c sin 2jξ cosh 2jη and η ± Σ c cos 2jξ sinh 2jη. */
function addSeries(
  xi: number,
  eta: number,
  coefficients: readonly number[],
  sign: 1 | -1,
): readonly [xi: number, eta: number] {
  let xiSum = 0;
  let etaSum = 0;
  for (let j = coefficients.length; j >= 1; j--) {
    const c = coefficients[j - 1];
    xiSum += c * sin(2 * j * xi) * cosh(2 * j * eta);
    etaSum += c * cos(2 * j * xi) * sinh(2 * j * eta);
  }
  return [xi + sign * xiSum, eta + sign * etaSum];
}

function forwardCoefficients(n: number): readonly number[] {
  return [
    n * (1 / 2 + n * (-2 / 3 + n * (5 / 16 + n * (41 / 180 + n * (-127 / 288 + (n * 7891) / 37800))))),
    n * n * (13 / 48 + n * (-3 / 5 + n * (557 / 1440 + n * (281 / 630 - (n * 1983433) / 1935360)))),
    n * n * n * (61 / 240 + n * (-103 / 140 + n * (15061 / 26880 + (n * 167603) / 181440))),
    n * n * n * n * (49561 / 161280 + n * (-179 / 168 + (n * 6601661) / 7257600)),
    n * n * n * n * n * (34729 / 80640 - (n * 3418889) / 1995840),
    (n * n * n * n * n * n * 212378941) / 319334400,
  ];
}

function backwardCoefficients(n: number): readonly number[] {
  return [
    n * (1 / 2 + n * (-2 / 3 + n * (37 / 96 + n * (-1 / 360 + n * (-81 / 512 + (n * 96199) / 604800))))),
    n * n * (1 / 48 + n * (1 / 15 + n * (-437 / 1440 + n * (46 / 105 - (n * 1118711) / 3870720)))),
    n * n * n * (17 / 480 + n * (-37 / 840 + n * (-209 / 4480 + (n * 5569) / 90720))),
    n * n * n * n * (4397 / 161280 + n * (-11 / 504 - (n * 830251) / 7257600)),
    n * n * n * n * n * (4583 / 161280 - (n * 108847) / 3991680),
    (n * n * n * n * n * n * 20648693) / 638668800,
  ];
}
