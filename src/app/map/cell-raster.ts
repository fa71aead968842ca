// Fills polygons into an image pixel by pixel: thousands of small cells take a few milliseconds, where a canvas takes hundreds.

export interface Raster {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue and alpha of each pixel, row by row. */
  readonly pixels: Uint32Array<ArrayBuffer>;
}

/** A colour and, where it is not null, the colour of stripes over it, as pixels. */
export interface Fill {
  readonly color: number;
  readonly stripe: number | null;
}

/** Diagonal stripes: so many pixels apart, so many wide. */
const stripePeriod = 6;
const stripeWidth = 2;

/** An image in one colour. */
export function createRaster(width: number, height: number, ground: number): Raster {
  const raster = { width: Math.max(1, width), height: Math.max(1, height) };
  const pixels = new Uint32Array(raster.width * raster.height);
  pixels.fill(ground);
  return { ...raster, pixels };
}

/** The image as a canvas takes it; without a copy. */
export function imageOf({ width, height, pixels }: Raster): ImageData {
  return new ImageData(new Uint8ClampedArray(pixels.buffer), width, height);
}

/** Fills a box of whole pixels. */
export function fillBox(raster: Raster, left: number, top: number, side: number, fill: Fill): void {
  for (let y = Math.max(0, top); y < Math.min(raster.height, top + side); y++)
    fillSpan(raster, y, left, left + side, fill);
}

/** Fills rings of x, y by turns, even and odd; corners are whole pixels, so that neighbours meet without a seam. */
export function fillRings(raster: Raster, rings: readonly (readonly number[])[], fill: Fill): void {
  const box = rings.length === 1 ? boxOf(rings[0]) : null;
  if (box) {
    const [left, top, right, bottom] = box;
    for (let y = Math.max(0, top); y < Math.min(raster.height, bottom); y++) fillSpan(raster, y, left, right, fill);
    return;
  }
  let [top, bottom] = [Infinity, -Infinity];
  for (const ring of rings) {
    for (let k = 1; k < ring.length; k += 2) {
      if (ring[k] < top) top = ring[k];
      if (ring[k] > bottom) bottom = ring[k];
    }
  }
  const crossings: number[] = [];
  for (let y = Math.max(0, top); y < Math.min(raster.height, bottom); y++) {
    crossings.length = 0;
    for (const ring of rings) addCrossings(ring, y + 0.5, crossings);
    if (crossings.length > 2) crossings.sort((a, b) => a - b);
    else if (crossings[0] > crossings[1]) crossings.reverse();
    for (let k = 0; k + 1 < crossings.length; k += 2)
      fillSpan(raster, y, Math.round(crossings[k]), Math.round(crossings[k + 1]), fill);
  }
}

/** Left, top, right and bottom of a ring that is an upright box, as the cells of a grid are; else null. */
function boxOf(ring: readonly number[]): readonly [number, number, number, number] | null {
  if (ring.length !== 8 && ring.length !== 10) return null;
  const [x1, y1, x2, y2, x3, y3, x4, y4] = ring;
  const isUpright =
    (x1 === x4 && x2 === x3 && y1 === y2 && y3 === y4) || (x1 === x2 && x3 === x4 && y1 === y4 && y2 === y3);
  if (!isUpright || (ring.length === 10 && (ring[8] !== x1 || ring[9] !== y1))) return null;
  return [Math.min(x1, x3), Math.min(y1, y3), Math.max(x1, x3), Math.max(y1, y3)];
}

function addCrossings(ring: readonly number[], middle: number, crossings: number[]): void {
  const count = ring.length;
  for (let k = 0; k < count; k += 2) {
    const next = (k + 2) % count;
    const [y1, y2] = [ring[k + 1], ring[next + 1]];
    if (y1 < middle === y2 < middle) continue;
    crossings.push(ring[k] + ((middle - y1) / (y2 - y1)) * (ring[next] - ring[k]));
  }
}

function fillSpan({ width, pixels }: Raster, y: number, left: number, right: number, { color, stripe }: Fill): void {
  const from = y * width + Math.max(0, left);
  const till = y * width + Math.min(width, right);
  if (till <= from) return;
  pixels.fill(color, from, till);
  if (stripe === null) return;
  for (let at = from, x = Math.max(0, left); at < till; at++, x++)
    if ((x + y) % stripePeriod < stripeWidth) pixels[at] = stripe;
}

/** A colour of the style sheet's kinds "#rrggbb" and "rgba(r, g, b, a)" as a pixel, laid over the ground where it is clear. */
export function pixelOf(color: string, ground = 0xffffffff): number {
  const hex = /^#(..)(..)(..)$/.exec(color);
  const parts = hex ? hex.slice(1).map(part => Number.parseInt(part, 16)) : (color.match(/[\d.]+/g) ?? []).map(Number);
  const alpha = parts[3] ?? 1;
  const mixed = parts.slice(0, 3).map((value, k) => {
    const under = (ground >>> (8 * k)) & 255;
    return Math.round(value * alpha + under * (1 - alpha));
  });
  // Every machine a browser runs on today keeps the lowest byte first.
  return ((255 << 24) | (mixed[2] << 16) | (mixed[1] << 8) | mixed[0]) >>> 0;
}
