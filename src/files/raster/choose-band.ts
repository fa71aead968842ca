// Which band of a raster is meant: the only one, or the one that the option names; else a question with values of each.

import type { ProblemLog } from '../account/problem-log.ts';
import type { ReadOptions } from '../account/read-options.ts';
import type { PixelBlock } from './raster-blocks.ts';
import type { RasterLayout } from './raster-layout.ts';
import { bandName } from './raster-metadata.ts';

const mostChoices = 50;
const previewValues = 5;

/** The band, from 0; null after a question or a rejection in the log. The option gives a number from 1, or a name. */
export async function chooseBand(
  { bandCount }: RasterLayout,
  metadata: string,
  read: (band: number) => AsyncIterable<PixelBlock>,
  options: ReadOptions,
  log: ProblemLog,
): Promise<number | null> {
  const names = Array.from({ length: bandCount }, (_, band) => bandName(metadata, band));
  const { layer } = options;
  if (layer !== null) {
    const wanted = layer.trim();
    const named = names.indexOf(wanted);
    const band = /^\d{1,6}$/.test(wanted) ? Number(wanted) - 1 : named;
    if (band >= 0 && band < bandCount) return band;
    log.add('reject', 'raster-band-unknown', { found: layer, bands: bandCount }, { option: 'layer' });
    return null;
  }
  if (bandCount === 1) return 0;
  const choices = [];
  for (let band = 0; band < Math.min(bandCount, mostChoices); band++) {
    const values = await firstValues(read(band));
    if (log.hasRejected()) return null;
    const preview = names[band] === '' ? values : [names[band], ...values];
    choices.push({ option: 'layer', value: String(band + 1), preview, points: [] });
  }
  log.ask('raster-bands', { bands: bandCount, prefix: '' }, {}, choices);
  return null;
}

/** Some values of the first block that has any but zero. */
async function firstValues(blocks: AsyncIterable<PixelBlock>): Promise<readonly string[]> {
  let seen = 0;
  for await (const { values } of blocks) {
    const found = values.filter(value => value !== 0 && Number.isFinite(value)).subarray(0, previewValues);
    if (found.length > 0 || ++seen === 4) return Array.from(found, value => String(Number(value.toPrecision(6))));
  }
  return [];
}
