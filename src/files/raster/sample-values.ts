// From a block's bytes to numbers: byte order and differences undone in place, then one band as doubles.
// Source: TIFF 6.0 section 14 (predictor 2); Adobe Photoshop TIFF technical note 3 (predictor 3).

import type { RasterLayout } from './raster-layout.ts';

/** Bytes as the platform's typed arrays read them (all are little-endian), without the predictor's differences. */
export function restoreSamples(bytes: Uint8Array, layout: RasterLayout): void {
  const { sampleBytes, predictor, isLittleEndian, codec, blockWidth } = layout;
  const stride = layout.isPlanar ? 1 : layout.bandCount;
  const rowSamples = blockWidth * stride;
  if (predictor === 3) {
    restoreFloatRows(bytes, rowSamples, stride, sampleBytes);
    return;
  }
  if (!isLittleEndian && codec !== 'lerc' && sampleBytes > 1) swapBytes(bytes, sampleBytes);
  if (predictor === 2) addDifferences(bytes, rowSamples, stride, sampleBytes);
}

function swapBytes(bytes: Uint8Array, width: number): void {
  for (let at = 0; at + width <= bytes.length; at += width) bytes.subarray(at, at + width).reverse();
}

function addDifferences(bytes: Uint8Array, rowSamples: number, stride: number, width: number): void {
  if (width === 8) {
    addWideDifferences(bytes, rowSamples, stride);
    return;
  }
  const values = width === 1 ? bytes : width === 2 ? new Uint16Array(bytes.buffer) : new Uint32Array(bytes.buffer);
  for (let row = 0; row < values.length; row += rowSamples) {
    const end = row + rowSamples;
    for (let k = row + stride; k < end; k++) values[k] += values[k - stride];
  }
}

function addWideDifferences(bytes: Uint8Array, rowSamples: number, stride: number): void {
  const values = new BigUint64Array(bytes.buffer);
  for (let row = 0; row < values.length; row += rowSamples) {
    const end = row + rowSamples;
    for (let k = row + stride; k < end; k++) values[k] += values[k - stride];
  }
}

/** Each row holds the highest bytes of all samples, then the next, as differences of bytes. */
function restoreFloatRows(bytes: Uint8Array, rowSamples: number, stride: number, width: number): void {
  const rowBytes = rowSamples * width;
  const planes = new Uint8Array(rowBytes);
  const words = width === 4 ? new Uint32Array(bytes.buffer) : null;
  for (let row = 0; row < bytes.length; row += rowBytes) {
    planes.set(bytes.subarray(row, row + rowBytes));
    if (stride === 1) addBytes(planes);
    else for (let k = stride; k < rowBytes; k++) planes[k] += planes[k - stride];
    if (words !== null) joinPlanes(planes, words, row / 4, rowSamples);
    else spreadPlanes(planes, bytes, row, rowSamples, width);
  }
}

function addBytes(planes: Uint8Array): void {
  let sum = 0;
  for (let k = 0; k < planes.length; k++) {
    sum = (sum + planes[k]) & 255;
    planes[k] = sum;
  }
}

/** Four planes at once: most rasters are floats of 32 bits. */
function joinPlanes(planes: Uint8Array, words: Uint32Array, at: number, count: number): void {
  for (let k = 0; k < count; k++) {
    words[at + k] =
      (planes[k] << 24) | (planes[k + count] << 16) | (planes[k + 2 * count] << 8) | planes[k + 3 * count];
  }
}

function spreadPlanes(planes: Uint8Array, bytes: Uint8Array, row: number, count: number, width: number): void {
  for (let plane = 0; plane < width; plane++) {
    const from = plane * count;
    let to = row + width - 1 - plane;
    for (let k = 0; k < count; k++, to += width) bytes[to] = planes[from + k];
  }
}

/** One band of a block whose samples are restored, written to `values`, row by row. Whole numbers beyond ±2^53 are rounded. */
export function bandValues(bytes: Uint8Array, band: number, layout: RasterLayout, values: Float64Array): void {
  const { kind, sampleBytes } = layout;
  const stride = layout.isPlanar ? 1 : layout.bandCount;
  const first = layout.isPlanar ? 0 : band;
  const count = bytes.length / sampleBytes / stride;
  if (sampleBytes === 8 && kind !== 'float') {
    const wide = kind === 'int' ? new BigInt64Array(bytes.buffer) : new BigUint64Array(bytes.buffer);
    for (let k = 0, at = first; k < count; k++, at += stride) values[k] = Number(wide[at]);
    return;
  }
  if (kind === 'float' && sampleBytes === 2) {
    const halves = new Uint16Array(bytes.buffer);
    for (let k = 0, at = first; k < count; k++, at += stride) values[k] = halfValue(halves[at]);
    return;
  }
  const samples = samplesOf(bytes, layout);
  for (let k = 0, at = first; k < count; k++, at += stride) values[k] = samples[at];
}

function samplesOf({ buffer }: Uint8Array, { kind, sampleBytes }: RasterLayout): { readonly [at: number]: number } {
  if (kind === 'float') return sampleBytes === 4 ? new Float32Array(buffer) : new Float64Array(buffer);
  if (sampleBytes === 1) return kind === 'int' ? new Int8Array(buffer) : new Uint8Array(buffer);
  if (sampleBytes === 2) return kind === 'int' ? new Int16Array(buffer) : new Uint16Array(buffer);
  return kind === 'int' ? new Int32Array(buffer) : new Uint32Array(buffer);
}

/** IEEE 754 half precision. */
function halfValue(half: number): number {
  const sign = half & 0x8000 ? -1 : 1;
  const exponent = (half >> 10) & 31;
  const fraction = half & 1023;
  if (exponent === 31) return fraction === 0 ? sign * Infinity : Number.NaN;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  return sign * (1024 + fraction) * 2 ** (exponent - 25);
}
