// What GDAL writes about bands into a TIFF: their names, and how stored numbers become values.
// Source: GDAL GeoTIFF driver, tag 42112: one XML text of <Item name sample role>value</Item>, read without an XML parser.

export interface Scaling {
  readonly factor: number;
  readonly offset: number;
}

/** Value of an item of a band, by its role or name; null where there is none. */
function itemOf(metadata: string, band: number, wanted: string): string | null {
  for (const [, attributes, text] of metadata.matchAll(/<Item\s([^<>]{1,500})>([^<]{0,2000})<\/Item>/g)) {
    const attribute = (name: string): string | undefined =>
      new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1];
    if (attribute('sample') !== String(band)) continue;
    if ((attribute('role') ?? attribute('name'))?.toLowerCase() === wanted) return text.trim();
  }
  return null;
}

/** The name of a band, from 0; '' where it has none. */
export function bandName(metadata: string, band: number): string {
  return itemOf(metadata, band, 'description') ?? '';
}

export function readScaling(metadata: string, band: number): Scaling {
  const number = (wanted: string, otherwise: number): number => {
    const value = Number(itemOf(metadata, band, wanted) ?? otherwise);
    return Number.isFinite(value) ? value : otherwise;
  };
  return { factor: number('scale', 1) || 1, offset: number('offset', 0) };
}
