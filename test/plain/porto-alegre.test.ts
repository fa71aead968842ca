// The real program against the oracle on a real city: Porto Alegre's hexagons, hospitals and OSM roads.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { realData } from '../real/real-data.ts';
import { comparableOracle, comparableResult, listDifferences } from './compare-results.ts';
import { plainCoverage } from './plain-coverage.ts';
import { readPlainOsmPbf } from './plain-osm-pbf.ts';
import type { PlainNode, PlainWay } from './plain-types.ts';
import { runLifering } from './run-lifering.ts';

const folder = realData('porto-alegre');

const stationIds = [
  'santa_casa_hospital',
  'moinhos_de_vento_hospital',
  'pucrs',
  'beira_rio_stadium',
  'farrapos_station',
];

/** The rows of a CSV file without quotes, by header. */
function rowsOf(text: string): Record<string, string>[] {
  const [header, ...lines] = text.trim().split('\n');
  const names = header!.trim().split(',');
  return lines.map(line => {
    const fields = line.trim().split(',');
    return Object.fromEntries(names.map((name, i) => [name, fields[i] ?? '']));
  });
}

/** A way is cut where the file lacks a node. */
function wholePieces(file: Uint8Array): PlainWay[] {
  return readPlainOsmPbf(file).flatMap(({ id, tags, nodes }) => {
    const pieces: PlainNode[][] = [[]];
    for (const node of nodes) {
      if (node === null) pieces.push([]);
      else pieces[pieces.length - 1]!.push(node);
    }
    return pieces.filter(piece => piece.length >= 2).map(piece => ({ id, tags, nodes: piece }));
  });
}

test.skipIf(folder === null)(
  'the program and the oracle agree on Porto Alegre',
  async () => {
    const text = (name: string): string => readFileSync(join(folder!, name), 'utf8');
    const roads = readFileSync(join(folder!, 'poa_osm.pbf'));
    const points = rowsOf(text('poa_points_of_interest.csv')).filter(row => stationIds.includes(row.id!));
    const stations = points.map(({ id, lon, lat }) => ({ id: id!, lon: Number(lon), lat: Number(lat) }));
    const cells = rowsOf(text('poa_hexgrid.csv')).map(({ id, lon, lat, population }) => ({
      id: id!,
      geometry: { type: 'Point' as const, coordinates: [Number(lon), Number(lat)] },
      population: population!,
    }));
    expect(stations.length).toBe(stationIds.length);
    const files = {
      'stations.csv': `id,lon,lat\n${stations.map(({ id, lon, lat }) => `${id},${lon},${lat}\n`).join('')}`,
      'hexagons.csv': text('poa_hexgrid.csv'),
      'roads.osm.pbf': new Uint8Array(roads),
    };
    const options = ['--stations', 'stations.csv', '--population', 'hexagons.csv', '--roads', 'roads.osm.pbf'];
    const result = await runLifering(files, options);
    const oracle = plainCoverage({ stations, cells, ways: wholePieces(roads) });
    expect(listDifferences(comparableResult(result, oracle), comparableOracle(oracle, result))).toEqual([]);
  },
  300_000,
);
