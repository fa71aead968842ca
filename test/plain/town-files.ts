// The input files of a random town: its records in random order and in one of the forms that the program reads.

import type { Feature, FeatureCollection, Geometry } from 'geojson';
import type { PlainArea, PlainCell, PlainStation, PlainWay } from './plain-types.ts';
import type { Dice } from './seeded-dice.ts';

function csv(rows: readonly (readonly string[])[]): string {
  const field = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return `${rows.map(row => row.map(field).join(',')).join('\n')}\n`;
}

function collection(features: readonly Feature[]): string {
  const all: FeatureCollection = { type: 'FeatureCollection', features: [...features] };
  return JSON.stringify(all);
}

/** Name and text of a file of stations. */
export function stationsFile(dice: Dice, stations: readonly PlainStation[]): [string, string] {
  const list = dice.shuffled(stations);
  if (dice.chance(0.5)) {
    const rows = list.map(({ id, name, lon, lat, status, turnout_s }) => [
      id,
      name ?? '',
      String(lon),
      String(lat),
      status ?? '',
      turnout_s === undefined ? '' : String(turnout_s),
    ]);
    return ['stations.csv', csv([['id', 'name', 'lon', 'lat', 'status', 'turnout_s'], ...rows])];
  }
  const features = list.map(({ lon, lat, id, ...properties }): Feature => {
    const geometry: Geometry = { type: 'Point', coordinates: [lon, lat] };
    // A feature's own id comes before a property of that name.
    if (dice.chance(0.5)) return { type: 'Feature', id, properties: { id: 'not this one', ...properties }, geometry };
    return { type: 'Feature', properties: { id, ...properties }, geometry };
  });
  return ['stations.geojson', collection(features)];
}

/** Name and text of a file of cells, and the cells as it names them: a file without ids counts its records. */
export function cellsFile(dice: Dice, cells: readonly PlainCell[]): [string, string, PlainCell[]] {
  const countsRecords = dice.chance(0.15);
  const list = dice.shuffled(cells).map((cell, i) => (countsRecords ? { ...cell, id: String(i + 1) } : cell));
  if (list.every(cell => cell.geometry.type === 'Point') && dice.chance(0.5)) {
    const rows = list.map(({ id, geometry, population, settlement }) => {
      const [lon, lat] = geometry.type === 'Point' ? geometry.coordinates : [];
      const fields = [String(lon), String(lat), String(population), settlement ?? ''];
      return countsRecords ? fields : [id, ...fields];
    });
    const header = ['lon', 'lat', 'population', 'settlement'];
    return ['people.csv', csv([countsRecords ? header : ['id', ...header], ...rows]), list];
  }
  const features = list.map(({ id, geometry, population, settlement }): Feature => {
    const people = population === '' ? null : Number(population);
    // A number as an id is text too.
    const named = countsRecords ? {} : { id: /^[1-9]\d*$/.test(id) && dice.chance(0.5) ? Number(id) : id };
    const properties = { ...named, population: people, ...(settlement === undefined ? {} : { settlement }) };
    return { type: 'Feature', properties, geometry };
  });
  return ['people.geojson', collection(features), list];
}

export function areasFile(areas: readonly PlainArea[]): [string, string] {
  const features = areas.map(({ geometry, ...properties }): Feature => ({ type: 'Feature', properties, geometry }));
  return ['areas.geojson', collection(features)];
}

/** Ways as GeoJSON lines: their tags are the properties. */
export function linesFile(ways: readonly PlainWay[]): [string, string] {
  return ['roads.geojson', collection(ways.map(wayFeature))];
}

function wayFeature({ id, tags, nodes }: PlainWay): Feature {
  const coordinates = nodes.map(({ lon, lat }) => [lon, lat]);
  return { type: 'Feature', id, properties: { ...tags }, geometry: { type: 'LineString', coordinates } };
}
