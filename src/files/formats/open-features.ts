// Detect → decode → open: from the bytes of a file to its raw features, whatever the format.

import type { ProblemLog } from '../account/problem-log.ts';
import { decodeText } from '../text/decode-text.ts';
import { csvFormat } from './csv-format.ts';
import { foreignFormat, markupFormat, startsAsOsmPbf } from './detect-format.ts';
import type { FeatureFormat, FeatureRequest, FeatureSource } from './feature-source.ts';
import { geojsonFormat } from './geojson-format.ts';

/** In the order in which they are asked; CSV takes what no other recognises. */
const formats: readonly FeatureFormat[] = [geojsonFormat, csvFormat];

/** Opens a file; null after a rejection or a question in the log. */
export function openFeatures(bytes: Uint8Array, request: FeatureRequest, log: ProblemLog): FeatureSource | null {
  const foreign = startsAsOsmPbf(bytes) ? 'OSM PBF' : foreignFormat(bytes);
  if (foreign !== null) {
    log.add('reject', 'format-unsupported', { found: foreign });
    return null;
  }
  const decoded = decodeText(bytes, request.options, log);
  if (decoded === null) return null;
  const markup = markupFormat(decoded.text);
  if (markup !== null) {
    log.add('reject', 'format-unsupported', { found: markup });
    return null;
  }
  if (decoded.text.trim() === '') {
    log.add('reject', 'file-empty');
    return null;
  }
  const format = formats.find(candidate => candidate.recognises(decoded.text)) ?? csvFormat;
  return format.open(decoded, request, log);
}
