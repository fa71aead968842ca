// One geodesic between two points as the solver leaves it, and the limits of its arithmetic.
// Source: Karney, Algorithms for geodesics, J. Geodesy 87 (2013), section 2 and figure 1.

/**
 * A solved line in canonical order: point 1 is the one farther from the equator, turned to the south, point 2 lies east of it.
 * beta is the reduced latitude, alpha the azimuth, sigma the arc and omega the longitude on the auxiliary sphere.
 */
export interface SolvedLine {
  meters: number;
  sinBeta1: number;
  cosBeta1: number;
  sinBeta2: number;
  cosBeta2: number;
  sinAlpha1: number;
  cosAlpha1: number;
  sinAlpha2: number;
  cosAlpha2: number;
  /** Longitude difference on the sphere; not set on meridians. */
  sinOmega12: number;
  cosOmega12: number;
  isMeridian: boolean;
  /** −1 where the canonical order turned the sense of the area under the line, else 1. */
  sense: number;
}

/** Room for one solved line; NaN keeps the fields doubles from the start. */
export function newLine(): SolvedLine {
  return {
    meters: Number.NaN,
    sinBeta1: Number.NaN,
    cosBeta1: Number.NaN,
    sinBeta2: Number.NaN,
    cosBeta2: Number.NaN,
    sinAlpha1: Number.NaN,
    cosAlpha1: Number.NaN,
    sinAlpha2: Number.NaN,
    cosAlpha2: Number.NaN,
    sinOmega12: Number.NaN,
    cosOmega12: Number.NaN,
    isMeridian: false,
    sense: 1,
  };
}

/** Distance of 1 from the next number. */
export const epsilon = 2.220446049250313e-16;
/** Stands for a cosine of zero, so that angles at poles stay defined. */
export const tiny = 1.4916681462400413e-154;
