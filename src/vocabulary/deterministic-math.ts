// Elementary functions with the same last bit in every engine: only + − × ÷, square roots and bit moves of exact powers of two.
// Source: polynomials and constants of fdlibm 5.3 (Copyright 1993 Sun Microsystems, freely usable); errors below 1 ulp, tan below 2.

const halfPi = 1.5707963267948966;
const halfPiTail = 6.123233995736766e-17;
const quarterPi = 0.7853981633974483;
const pi = 3.141592653589793;
const piTail = 1.2246467991473532e-16;

/** Sine of radians; throws beyond ±800,000, where the short reduction of the argument ends. */
export function sin(x: number): number {
  if (Math.abs(x) <= quarterPi) return x === 0 ? x : sinKernel(x, 0);
  const turns = quarterTurns(x);
  const head = reducedHead(x, turns);
  const tail = reducedTail(x, turns, head);
  switch (turns & 3) {
    case 0:
      return sinKernel(head, tail);
    case 1:
      return cosKernel(head, tail);
    case 2:
      return -sinKernel(head, tail);
    default:
      return -cosKernel(head, tail);
  }
}

/** Cosine of radians; throws beyond ±800,000. */
export function cos(x: number): number {
  if (Math.abs(x) <= quarterPi) return cosKernel(x, 0);
  const turns = quarterTurns(x);
  const head = reducedHead(x, turns);
  const tail = reducedTail(x, turns, head);
  switch (turns & 3) {
    case 0:
      return cosKernel(head, tail);
    case 1:
      return -sinKernel(head, tail);
    case 2:
      return -cosKernel(head, tail);
    default:
      return sinKernel(head, tail);
  }
}

/** Tangent of radians, the quotient of sine and cosine; throws beyond ±800,000. */
export function tan(x: number): number {
  return sin(x) / cos(x);
}

/** Arc tangent in radians, −π/2…π/2. */
export function atan(x: number): number {
  const a = Math.abs(x);
  if (Number.isNaN(a)) return Number.NaN;
  let head = 0;
  let tail = 0;
  let t: number;
  if (a < 0.4375) {
    // Below 2⁻²⁹ the series would only lose the sign of zero and subnormal bits.
    if (a < 1.862645149230957e-9) return x;
    return x - x * atanSeries(x);
  }
  if (a < 0.6875) {
    head = 0.4636476090008061;
    tail = 2.2698777452961687e-17;
    t = (2 * a - 1) / (2 + a);
  } else if (a < 1.1875) {
    head = 0.7853981633974483;
    tail = 3.061616997868383e-17;
    t = (a - 1) / (a + 1);
  } else if (a < 2.4375) {
    head = 0.982793723247329;
    tail = 1.3903311031230998e-17;
    t = (a - 1.5) / (1 + 1.5 * a);
  } else {
    head = halfPi;
    tail = halfPiTail;
    t = -1 / a;
  }
  const angle = head - (t * atanSeries(t) - tail - t);
  return x < 0 ? -angle : angle;
}

/** Angle of the point (x, y) in radians, −π…π; signs of zeros as in ECMAScript. */
export function atan2(y: number, x: number): number {
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.NaN;
  const xIsNegative = x < 0 || Object.is(x, -0);
  const yIsNegative = y < 0 || Object.is(y, -0);
  let angle: number;
  if (y === 0) angle = xIsNegative ? pi : 0;
  else if (x === 0) angle = halfPi;
  else {
    const bothInfinite = Math.abs(x) === Number.POSITIVE_INFINITY && Math.abs(y) === Number.POSITIVE_INFINITY;
    const acute = bothInfinite ? quarterPi : atan(Math.abs(y / x));
    angle = xIsNegative ? pi - (acute - piTail) : acute;
  }
  return yIsNegative ? -angle : angle;
}

/** Arc sine in radians; NaN outside −1…1. */
export function asin(x: number): number {
  const a = Math.abs(x);
  if (a < 0.5) {
    if (a < 7.450580596923828e-9) return x;
    return x + x * asinSeries(x * x);
  }
  if (!(a <= 1)) return Number.NaN;
  if (a === 1) return x * halfPi;
  const t = (1 - a) / 2;
  const series = asinSeries(t);
  const root = Math.sqrt(t);
  let angle: number;
  if (a >= 0.975) angle = halfPi - (2 * (root + root * series) - halfPiTail);
  else {
    // The root in two parts, the first short enough to be squared exactly.
    const head = Math.fround(root);
    const rest = (t - head * head) / (root + head);
    angle = quarterPi - (2 * root * series - (halfPiTail - 2 * rest) - (quarterPi - 2 * head));
  }
  return x < 0 ? -angle : angle;
}

/** eˣ. */
export function exp(x: number): number {
  if (Number.isNaN(x)) return Number.NaN;
  if (x > 709.782712893384) return Number.POSITIVE_INFINITY;
  if (x < -745.1332191019411) return 0;
  const power = Math.abs(x) < 0.34657359027997264 ? 0 : Math.floor(1.4426950408889634 * x + 0.5);
  const head = x - power * ln2Head;
  const tail = power * ln2Tail;
  const r = head - tail;
  const t = r * r;
  const c =
    r -
    t *
      (0.16666666666666602 +
        t *
          (-0.0027777777777015593 +
            t * (6.613756321437934e-5 + t * (-1.6533902205465252e-6 + t * 4.1381367970572385e-8))));
  if (power === 0) return 1 - ((r * c) / (c - 2) - r);
  const y = 1 - (tail - (r * c) / (2 - c) - head);
  // In two steps: 2¹⁰²⁴ is no number, and below 2⁻¹⁰²² only the last product may round.
  const half = Math.trunc(power / 2);
  return y * powerOfTwo(half) * powerOfTwo(power - half);
}

/** Natural logarithm; −Infinity at 0, NaN below. */
export function log(x: number): number {
  if (Number.isNaN(x) || x < 0) return Number.NaN;
  if (x === 0) return Number.NEGATIVE_INFINITY;
  if (x === Number.POSITIVE_INFINITY) return x;
  const isSubnormal = x < 2.2250738585072014e-308;
  const scaled = isSubnormal ? x * 18014398509481984 : x;
  let power = binaryExponent(scaled);
  let mantissa = scaled / powerOfTwo(power);
  if (mantissa > 1.4142135623730951) {
    mantissa /= 2;
    power += 1;
  }
  if (isSubnormal) power -= 54;
  const f = mantissa - 1;
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const odd = z * (0.6666666666666735 + w * (0.2857142874366239 + w * (0.1818357216161805 + w * 0.14798198605116586)));
  const even = w * (0.3999999999940942 + w * (0.22222198432149784 + w * 0.15313837699209373));
  const halfSquare = 0.5 * f * f;
  return power * ln2Head - (halfSquare - (s * (halfSquare + odd + even) + power * ln2Tail) - f);
}

/** Cube root, with the sign of x. */
export function cbrt(x: number): number {
  const a = Math.abs(x);
  if (a === 0 || !(a < Number.POSITIVE_INFINITY)) return x;
  const isSubnormal = a < 2.2250738585072014e-308;
  const scaled = isSubnormal ? a * 18014398509481984 : a;
  const third = Math.floor(binaryExponent(scaled) / 3);
  const m = scaled / powerOfTwo(3 * Math.trunc(third / 2)) / powerOfTwo(3 * (third - Math.trunc(third / 2)));
  // m is 1…8: a chord of the curve, three Newton steps, then one from a value short enough to be squared exactly.
  let t = 0.9 + m * 0.15;
  t -= (t - m / (t * t)) / 3;
  t -= (t - m / (t * t)) / 3;
  t -= (t - m / (t * t)) / 3;
  t = Math.fround(t);
  const quotient = m / (t * t);
  t += (t * (quotient - t)) / (t + t + quotient);
  const root = t * powerOfTwo(isSubnormal ? third - 18 : third);
  return x < 0 ? -root : root;
}

/** Length of the vector (x, y), without overflow or underflow on the way. */
export function hypot(x: number, y: number): number {
  const long = Math.max(Math.abs(x), Math.abs(y));
  if (long === 0 || long === Number.POSITIVE_INFINITY) return long;
  // Scaling by a power of two is exact; only vectors near the ends of the range need it.
  const scale = long > 1e150 ? 2.409919865102884e-181 : long < 1e-150 ? 4.149515568880993e180 : 1;
  const a = x * scale;
  const b = y * scale;
  return Math.sqrt(a * a + b * b) / scale;
}

/** Nearest whole number of a number that is not negative; halves go up. */
export function roundHalfUp(x: number): number {
  return Math.floor(x + 0.5);
}

/** Nearest whole number; halves go away from zero; never −0. */
export function roundHalfAwayFromZero(x: number): number {
  return x < 0 ? 0 - Math.floor(0.5 - x) : Math.floor(x + 0.5);
}

const ln2Head = 0.6931471803691238;
const ln2Tail = 1.9082149292705877e-10;

/** Sine of head + tail, |head| ≤ π/4. */
function sinKernel(head: number, tail: number): number {
  const z = head * head;
  const v = z * head;
  const r =
    0.00833333333332249 +
    z *
      (-0.0001984126982985795 + z * (2.7557313707070068e-6 + z * (-2.5050760253406863e-8 + z * 1.58969099521155e-10)));
  if (tail === 0) return head + v * (-0.16666666666666632 + z * r);
  return head - (z * (0.5 * tail - v * r) - tail + v * 0.16666666666666632);
}

/** Cosine of head + tail, |head| ≤ π/4. */
function cosKernel(head: number, tail: number): number {
  const z = head * head;
  const r =
    z *
    (0.0416666666666666 +
      z *
        (-0.001388888888887411 +
          z *
            (2.480158728947673e-5 +
              z * (-2.7557314351390663e-7 + z * (2.087572321298175e-9 + z * -1.1359647557788195e-11)))));
  const half = 0.5 * z;
  const w = 1 - half;
  return w + (1 - w - half + (z * r - head * tail));
}

/** Whole quarter turns nearest to x radians. */
function quarterTurns(x: number): number {
  if (Math.abs(x) > 800_000) throw new RangeError(`angle out of range: ${x}`);
  return Math.floor(x * 0.6366197723675814 + 0.5);
}

// π/2 in parts of 33 bits, so that a whole number of quarter turns times a part is exact, each with its rest.
const part1 = 1.5707963267341256;
const rest1 = 6.077100506506192e-11;
const part2 = 6.077100506303966e-11;
const rest2 = 2.0222662487959506e-21;
const part3 = 2.0222662487111665e-21;
const rest3 = 8.4784276603689e-32;

/** x − turns·π/2, as far as one number holds it. */
function reducedHead(x: number, turns: number): number {
  const r1 = x - turns * part1;
  const y1 = r1 - turns * rest1;
  // More parts are taken where the difference has cancelled more bits than the parts so far hold.
  if (Math.abs(y1) >= Math.abs(x) * 1.52587890625e-5) return y1;
  const w2 = turns * part2;
  const r2 = r1 - w2;
  const y2 = r2 - (turns * rest2 - (r1 - r2 - w2));
  if (Math.abs(y2) >= Math.abs(x) * 1.7763568394002505e-15) return y2;
  const w3 = turns * part3;
  const r3 = r2 - w3;
  return r3 - (turns * rest3 - (r2 - r3 - w3));
}

/** What `reducedHead` left over; the same steps. */
function reducedTail(x: number, turns: number, head: number): number {
  const r1 = x - turns * part1;
  const w1 = turns * rest1;
  const y1 = r1 - w1;
  if (Math.abs(y1) >= Math.abs(x) * 1.52587890625e-5) return r1 - head - w1;
  const w2 = turns * part2;
  const r2 = r1 - w2;
  const v2 = turns * rest2 - (r1 - r2 - w2);
  if (Math.abs(r2 - v2) >= Math.abs(x) * 1.7763568394002505e-15) return r2 - head - v2;
  const w3 = turns * part3;
  const r3 = r2 - w3;
  return r3 - head - (turns * rest3 - (r2 - r3 - w3));
}

/** (t − atan t) / t for |t| ≤ 0.4375. */
function atanSeries(t: number): number {
  const z = t * t;
  const w = z * z;
  const odd =
    z *
    (0.3333333333333293 +
      w *
        (0.14285714272503466 +
          w *
            (0.09090887133436507 + w * (0.06661073137387531 + w * (0.049768779946159324 + w * 0.016285820115365782)))));
  const even =
    w *
    (-0.19999999999876483 +
      w * (-0.11111110405462356 + w * (-0.0769187620504483 + w * (-0.058335701337905735 + w * -0.036531572744216916))));
  return odd + even;
}

/** (asin x − x) / x as a function of t = x², t ≤ 0.25. */
function asinSeries(t: number): number {
  const p =
    t *
    (0.16666666666666666 +
      t *
        (-0.3255658186224009 +
          t *
            (0.20121253213486293 +
              t * (-0.04005553450067941 + t * (0.0007915349942898145 + t * 3.479331075960212e-5)))));
  const q =
    1 + t * (-2.403394911734414 + t * (2.0209457602335057 + t * (-0.6882839716054533 + t * 0.07703815055590194)));
  return p / q;
}

const bits = new DataView(new ArrayBuffer(8));

/** The exponent e of 2ᵉ ≤ x < 2ᵉ⁺¹ for a normal positive x. */
function binaryExponent(x: number): number {
  bits.setFloat64(0, x);
  return (bits.getUint32(0) >>> 20) - 1023;
}

/** 2ᵉ for −1022 ≤ e ≤ 1023. */
function powerOfTwo(e: number): number {
  bits.setUint32(0, (e + 1023) << 20);
  bits.setUint32(4, 0);
  return bits.getFloat64(0);
}
