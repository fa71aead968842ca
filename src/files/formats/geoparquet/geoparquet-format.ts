// GeoParquet and plain Parquet: recognised here, opened by what is loaded for it.

import type { FeatureFormat } from '../feature-source.ts';

export const geoparquetFormat: FeatureFormat = {
  id: 'geoparquet',
  recognises: head => /^PAR[1E]$/.test(new TextDecoder('latin1').decode(head.subarray(0, 4))),
  open: async (file, request, log) => {
    const { openGeoparquet } = await import('./geoparquet-open.ts');
    return openGeoparquet(file, request, log);
  },
};
