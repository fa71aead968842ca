// Engine benchmarks: each line has its peer in the same run. `npm run bench`.

import { readFileSync } from 'node:fs';
import { describe, test } from 'vitest';
import { fromBytes } from '../../src/files/bytes/byte-source.ts';
import { readOsmPbf } from '../../src/files/osm/osm-pbf.ts';
import { readPlainOsmPbf } from '../plain/plain-osm-pbf.ts';
import { realData } from '../real/real-data.ts';
import { clock, contest } from './measure.ts';

const porto = realData('osm/porto-portugal_r5.osm.pbf');

describe.skipIf(porto === null)('Porto', () => {
  test('reading the extract, against a plain reader', async () => {
    const bytes = new Uint8Array(readFileSync(porto ?? ''));
    const read = (): Promise<unknown> => readOsmPbf(fromBytes('porto', bytes), () => undefined);
    const milliseconds = await clock(`OSM PBF of ${(bytes.length / 1e6).toFixed(2)} MB`, 9, read);
    console.info(`  = ${(bytes.length / 1e3 / milliseconds).toFixed(1)} MB/s`);
    await contest({
      what: 'the same',
      rounds: 3,
      ours: read,
      peerName: 'plain reader with node:zlib and BigInt',
      peer: () => readPlainOsmPbf(bytes).length,
    });
  });
});
