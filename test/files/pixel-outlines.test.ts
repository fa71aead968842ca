import { expect, test } from 'vitest';
import { pixelOutlines } from '../../src/files/raster/pixel-outlines.ts';
import { epsgSystem } from '../../src/geo/coordinate-systems/epsg-systems.ts';
import { geodesicPolygonSquareMeters } from '../../src/geo/geodesic-area.ts';
import type { Ring } from '../../src/geo/lon-lat.ts';

test.each([
  ['upright', 100, 0, 0, -100],
  ['upside down', 100, 0, 0, 100],
  ['rotated', 80, 60, 60, -80],
  ['mirrored', -100, 0, 0, -100],
])(
  'squares that share their edges have the area of their own outline to the bit: %s',
  (_, columnX, columnY, rowX, rowY) => {
    const { toWgs84 } = epsgSystem(4547)!;
    const coordinates = { crs: '', toWgs84, isGeographic: false, centralMeridian: 114, namedBy: 'file' } as const;
    const places = { originX: 450_000, originY: 3_450_000, columnX, columnY, rowX, rowY };
    for (const factor of [1, 3]) {
      const outlines = pixelOutlines({ width: 23, height: 17, places, coordinates }, factor);
      for (let square = 0; square < outlines.columns * outlines.rows; square++) {
        const [ring] = outlines.outline(square)!.coordinates;
        expect(outlines.squareMeters(square)).toBe(geodesicPolygonSquareMeters([ring as unknown as Ring]));
      }
    }
  },
);
