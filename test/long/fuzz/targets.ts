// One fuzz target a reader: where its first inputs come from, words of its format, and the promises every input must keep.

import { silentHost } from '../../../src/files/account/read-host.ts';
import type { ReadCounts } from '../../../src/files/account/read-options.ts';
import { defaultReadOptions } from '../../../src/files/account/read-options.ts';
import { inputFile } from '../../../src/files/bytes/input-file.ts';
import { readOsmPbf } from '../../../src/files/osm/osm-pbf.ts';
import { detectRole } from '../../../src/files/readers/detect-role.ts';
import { readAreas } from '../../../src/files/readers/read-areas.ts';
import { readPopulation } from '../../../src/files/readers/read-population.ts';
import { readRasterGrid } from '../../../src/files/readers/read-raster-grid.ts';
import { readRasterPopulation } from '../../../src/files/readers/read-raster-population.ts';
import { readRoadLines } from '../../../src/files/readers/read-road-lines.ts';
import { readSpeedProfile } from '../../../src/files/readers/read-speed-profile.ts';
import { readStandard } from '../../../src/files/readers/read-standard.ts';
import { readStations } from '../../../src/files/readers/read-stations.ts';
import { problemRecord } from '../../../src/report/problem-words.ts';
import type { Outcome } from '../../../src/vocabulary/problem.ts';

export interface FuzzTarget {
  /** Extensions of the fixtures it begins with. */
  readonly extensions: readonly string[];
  readonly words: readonly string[];
  /** Reads an input in every way it could be asked for; throws where a promise is broken. */
  readonly run: (bytes: Uint8Array) => Promise<void>;
}

interface Counted {
  readonly counts?: ReadCounts;
  readonly setAside?: readonly unknown[];
}

/** Limits a fuzzed file of at most 64 KB has no business to reach. */
const options = {
  ...defaultReadOptions,
  limits: { ...defaultReadOptions.limits, unzippedBytes: 20_000_000, rasterPixels: 4_000_000, features: 100_000 },
};

function expectSound(what: string, { value, problems }: Outcome<Counted>): void {
  const isRejected = problems.some(({ severity }) => severity === 'reject' || severity === 'ask');
  if ((value === null) !== isRejected)
    throw new Error(`${what}: ${isRejected ? 'a value beside' : 'no value and'} no rejection`);
  for (const problem of problems.slice(0, 200)) {
    for (const language of ['en', 'zh'] as const) {
      const text = JSON.stringify(problemRecord(problem, language));
      if (/undefined|\[object|NaN|…"\s*:|Error:/.test(text.replace(/"found":"(?:[^"\\]|\\.)*"/g, ''))) {
        throw new Error(`${what}: a sentence that says nothing: ${text}`);
      }
    }
  }
  if (value?.counts === undefined) return;
  const { read, used, setAside } = value.counts;
  if (read !== used + setAside) throw new Error(`${what}: read ${read}, used ${used}, set aside ${setAside}`);
}

const readers = { readStations, readPopulation, readAreas, readRoadLines };

async function readInEveryRole(name: string, bytes: Uint8Array): Promise<void> {
  await detectRole(inputFile(name, bytes), options, silentHost());
  for (const [what, read] of Object.entries(readers)) {
    expectSound(what, await read(inputFile(name, bytes), options, silentHost()));
  }
}

function features(name: string, extensions: readonly string[], words: readonly string[]): FuzzTarget {
  return { extensions, words, run: bytes => readInEveryRole(name, bytes) };
}

const tableWords = [
  'lon,lat',
  '经度',
  '纬度',
  '人口',
  '"',
  '""',
  ';',
  '\t',
  '\r\n',
  'sep=;',
  '万人',
  '°',
  '′',
  '1e999',
  '合计',
  '__proto__',
  '１',
];
const jsonWords = [
  '{"type":"Feature","geometry":',
  '"type":"Polygon"',
  '"coordinates":[',
  '"properties":{',
  'null',
  '1e999',
  '[[[',
  ']]]',
  '"__proto__":',
  '-0',
  '\u001e',
  '"id":',
  '"crs":',
];
const xmlWords = [
  '<?xml version="1.0"?>',
  '<!DOCTYPE a [',
  '<!ENTITY a "b">',
  '&a;',
  '<Placemark>',
  '<coordinates>',
  '1,2,3 ',
  '</',
  '<![CDATA[',
  ']]>',
  '<Folder>',
  'encoding="UTF-16"',
];

export const fuzzTargets: Readonly<Record<string, FuzzTarget>> = {
  csv: features('table.csv', ['.csv', '.tsv'], tableWords),
  geojson: features('features.geojson', ['.geojson', '.ndjson', '.geojsons'], jsonWords),
  xlsx: features('table.xlsx', ['.xlsx'], ['PK\u0001\u0002', 'PK\u0003\u0004', 'PK\u0005\u0006', ...xmlWords]),
  shapefile: features('shapes.zip', ['.zip'], ['PK\u0001\u0002', 'PK\u0003\u0004', '.shp', '.dbf', '.prj']),
  kml: features('places.kml', ['.kml', '.kmz'], xmlWords),
  geopackage: features('layers.gpkg', ['.gpkg'], ['SQLite format 3', 'gpkg_contents', 'GP', 'CREATE TABLE']),
  flatgeobuf: features('features.fgb', ['.fgb'], ['fgb']),
  geoparquet: features('table.parquet', ['.parquet'], ['PAR1', '"geo"', '"WKB"']),
  geotiff: {
    extensions: ['.tif', '.tiff'],
    words: ['II*\u0000', 'MM\u0000*', 'II+\u0000', '-3.4e38', 'nan', 'PROJCS['],
    run: async bytes => {
      const file = inputFile('raster.tif', bytes);
      await detectRole(file, options, silentHost());
      expectSound('readRasterPopulation', await readRasterPopulation(file, options, silentHost()));
      expectSound('readRasterGrid', await readRasterGrid(file, options, silentHost()));
    },
  },
  pbf: {
    extensions: ['.pbf'],
    words: ['OSMHeader', 'OSMData', 'DenseNodes', 'highway'],
    run: async bytes => {
      const { source } = inputFile('roads.osm.pbf', bytes);
      expectSound(
        'readOsmPbf',
        (await readOsmPbf(source, () => undefined, new AbortController().signal)) as Outcome<Counted>,
      );
    },
  },
  settings: {
    extensions: ['.json'],
    words: [...jsonWords, '"rules":[', '"limit_m":', '"kmh":{', '"clock":{'],
    run: bytes => {
      expectSound('readSpeedProfile', readSpeedProfile({ name: 'speeds.json', bytes }) as Outcome<Counted>);
      expectSound('readStandard', readStandard({ name: 'standard.json', bytes }) as Outcome<Counted>);
      return Promise.resolve();
    },
  },
};
