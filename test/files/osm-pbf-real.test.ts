// Real extracts by different writers, against what an independent reader (libosmium) finds in them.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { fromBytes } from '../../src/files/bytes/byte-source.ts';
import { type RoadFile, readOsmPbf } from '../../src/files/osm/osm-pbf.ts';
import { missingVertex } from '../../src/roads/road-source.ts';
import { realData } from '../real/real-data.ts';

/** Nodes and ways of the file; kept ways; nodes they use that it has and has not; their references; checksum of the kept ways. */
type Expectation = readonly [number, number, number, number, number, number, string];

// Counts: `osmium fileinfo -e FILE` (osmium-tool 1.15). The rest: `osmium cat -f opl FILE`, from whose lines a script outside this
// project took the ways with a highway tag or route=ferry, sorted by id, and wrote for each "id|key=value;…|lon,lat …" with the kept
// tags in our order, places in whole 1e-7 degrees, "-" for a missing node, then the SHA-256 of these lines.
const expectations: Readonly<Record<string, Expectation>> = {
  'auckland/auckland_DERIVED.osm.pbf': [
    64326,
    6833,
    6833,
    64326,
    0,
    73700,
    '2190c0e0608bc9b064907ec0bc53301eaae539b4bcb22aca7653acce38150a99',
  ],
  'osm/andorra_graphhopper.osm.pbf': [
    69644,
    2725,
    1615,
    38556,
    0,
    40606,
    'd96a787a2da532e42a1431ae117fd829b8ad88b2233c4809510c6781292f3a5f',
  ],
  'osm/heidelberg_ors.osm.pbf': [
    221009,
    31619,
    25365,
    179528,
    0,
    215722,
    '4a168e457ea6dcf211b506bc55a1926a1b41c6a1669663622b6fb4d3495d169a',
  ],
  'osm/helsinki-larger_pyrosm-hist.osm.pbf': [
    55746,
    11529,
    5821,
    15316,
    1570,
    26380,
    '5250c9cd9dd9c1c9f5f00a0aeb9c9c91b1803b0851147cc6197ccea96dd9cc4e',
  ],
  'osm/liechtenstein_valhalla.osm.pbf': [
    142832,
    15247,
    4660,
    54387,
    0,
    60675,
    'f6eb19857901ae66ba736ab2a9be9d6625d225112f572ac73832329d20d5754d',
  ],
  'osm/monaco_osmix.osm.pbf': [
    14286,
    3346,
    3296,
    14120,
    0,
    18885,
    '6fdcaa7aba4a065ce62bcde2ea63f37cb717e717ade8b8b3c509cf08f05f5654',
  ],
  'osm/one_way_dead_end_graphhopper.osm.pbf': [
    1154,
    89,
    68,
    737,
    0,
    843,
    'fb37e7d8e733ee369f7db097185801452ca5e5b50709ba3e1df9b7edd84629b5',
  ],
  'osm/portland-central_otp.osm.pbf': [
    42293,
    7188,
    7182,
    42266,
    0,
    54323,
    '928f2f1dd88428d680b5f9f56462a965bb8e63881dff84f9c7b54da807afed9b',
  ],
  'osm/porto-portugal_r5.osm.pbf': [
    347944,
    51458,
    51349,
    347182,
    0,
    426961,
    'ddbd1d0a8edc4aa948c7747078919c111094a66f2b8529cd600fea7238e591e7',
  ],
  'osm/sample_osm-binary.osm.pbf': [
    290,
    44,
    36,
    154,
    0,
    194,
    '0ba591f9a52050a1258d227cc3ac1f63c562bcd5ee00e7d1abdc19e8835e7920',
  ],
  'porto-alegre/poa_osm.pbf': [
    43264,
    16032,
    15886,
    41109,
    0,
    65530,
    '56d46d160735a0b0a7f8ca5d32b0c0fe13826b098ca95ae05e92a0a3dd698b3e',
  ],
  'sao-paulo/spo_osm.pbf': [
    24648,
    6223,
    6000,
    22044,
    0,
    31432,
    'cae72cb1309b208b1d68542fa62a0b09cee0920bb11126b72ca8a00f595b9387',
  ],
};

function checksum({ source }: RoadFile): string {
  const hash = createHash('sha256');
  source.wayId.forEach((id, way) => {
    const tags = [...(source.wayTags[way] ?? [])].map(([key, value]) => `${key}=${value}`).join(';');
    const rows = [...source.wayVertex.subarray(source.wayStart[way], source.wayStart[way + 1])];
    const places = rows.map(row =>
      row === missingVertex
        ? '-'
        : `${Math.round((source.vertexLon[row] as number) * 1e7)},${Math.round((source.vertexLat[row] as number) * 1e7)}`,
    );
    hash.update(`${id}|${tags}|${places.join(' ')}\n`);
  });
  return hash.digest('hex');
}

describe('real extracts', () => {
  for (const [path, [nodes, ways, kept, used, missing, refs, sha256]] of Object.entries(expectations)) {
    const file = realData(path);
    test.skipIf(file === null)(path, async () => {
      const bytes = new Uint8Array(readFileSync(file ?? ''));
      const { value, problems } = await readOsmPbf(fromBytes(path, bytes), () => undefined);
      expect(value).toMatchObject({ nodesRead: nodes, waysRead: ways, waysKept: kept, missingNodes: missing });
      expect(value?.source.vertexLon).toHaveLength(used);
      expect(value?.source.vertexLat).toHaveLength(used);
      expect(value?.source.wayVertex).toHaveLength(refs);
      expect(value && checksum(value)).toBe(sha256);
      expect(problems.map(({ code }) => code)).toEqual(missing > 0 ? ['osm-nodes-missing'] : []);
    });
  }
});
