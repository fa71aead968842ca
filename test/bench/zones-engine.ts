// What the zone benchmark runs, as one bundle.

import { fromBytes } from '../../src/files/bytes/byte-source.ts';
import { readOsmPbf } from '../../src/files/osm/osm-pbf.ts';
import { buildRoadGraph } from '../../src/roads/build-road-graph.ts';
import { buildRoadSearch } from '../../src/roads/shortest-paths.ts';
import { defaultSpeedProfile } from '../../src/travel/speed-profile.ts';
import { finish } from '../../src/vocabulary/progress.ts';
import { drawZones } from '../../src/zones/draw-zones.ts';

export const engine = {
  buildRoadGraph,
  buildRoadSearch,
  defaultSpeedProfile,
  drawZones,
  finish,
  fromBytes,
  readOsmPbf,
};
