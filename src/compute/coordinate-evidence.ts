// What the files of an import say about each other's coordinates: questions that no file alone gives rise to.

import type { SetAsideRow } from '../files/account/read-options.ts';
import { sampledPlaces } from '../files/coordinates/judge-places.ts';
import { likelySystems } from '../files/coordinates/likely-systems.ts';
import { findShift } from '../files/coordinates/shift-evidence.ts';
import { geodesicMeters } from '../geo/geodesic.ts';
import type { LonLat } from '../geo/lon-lat.ts';
import { isInPolygons } from '../geo/polygons.ts';
import type { Choice, Problem } from '../vocabulary/problem.ts';
import type { DatasetContent, DatasetEntry } from './datasets.ts';
import type { DatasetRole, FileReport } from './jobs.ts';

/** What an import has gathered before anything of it is kept. */
export interface Gathered {
  readonly entries: readonly DatasetEntry[];
  readonly files: readonly FileReport[];
  readonly setAside: readonly SetAsideRow[];
}

const placedRoles = ['stations', 'population', 'areas', 'roads'] as const;
/** More points are a raster or a network, and nobody typed them. */
const mostPoints = 2000;
const farMeters = 1_000_000;
const nearMeters = 300_000;

/** The same import with what its files say about each other: some files become questions and leave nothing behind. */
export function weighCoordinates(gathered: Gathered, beside: ReadonlyMap<DatasetRole, DatasetContent>): Gathered {
  const contents = new Map<DatasetRole, DatasetContent>();
  for (const role of placedRoles) {
    const own = gathered.entries.findLast(({ content }) => content.role === role)?.content ?? beside.get(role);
    if (own !== undefined) contents.set(role, own);
  }
  const withdrawn = new Set<string>();
  const files = gathered.files.map((file): FileReport => {
    const problems = file.problems.map(problem => asQuestionOfRole(problem, file.role, contents));
    const entry = gathered.entries.find(({ dataset }) => dataset.datasetId === file.datasetId);
    if (file.datasetId === null || entry === undefined) return { ...file, problems };
    const question = file.preview?.crsNamedBy === 'nobody' ? questionOf(entry, file, contents) : null;
    if (question === null) return { ...file, problems: [...problems, ...slips(entry, file, contents)] };
    withdrawn.add(file.datasetId);
    return { ...file, problems: [...problems, question], counts: null, datasetId: null };
  });
  const entries = gathered.entries.filter(({ dataset }) => !withdrawn.has(dataset.datasetId));
  const gone = new Set(files.filter(({ datasetId }) => datasetId === null).map(({ file }) => file));
  return {
    files,
    entries: entries.map(entry => {
      const file = files.find(({ datasetId }) => datasetId === entry.dataset.datasetId);
      return file === undefined ? entry : { ...entry, problems: file.problems };
    }),
    setAside: gathered.setAside.filter(({ file }) => !gone.has(file)),
  };
}

/** Questions that name the option of their role; of metres without a system, the systems first that put the file among the others. */
function asQuestionOfRole(
  problem: Problem,
  role: FileReport['role'],
  contents: ReadonlyMap<DatasetRole, DatasetContent>,
): Problem {
  if (problem.code === 'axis-order-unclear') {
    return { ...problem, params: { ...problem.params, option: `${role}-axis-order` } };
  }
  const { sample, ...params } = problem.params;
  if (sample === undefined) return problem;
  const near = middleOfOthers(role, contents);
  const choices = likelySystems(sampledPlaces(String(sample)), near);
  const [value = '', ...others] = choices.map(choice => choice.value);
  const named = { option: `${role}-crs`, value, others: others.slice(0, 4).join(', ') };
  return { ...problem, params: { ...params, ...named }, choices };
}

function questionOf(
  { content, dataset }: DatasetEntry,
  { file, role }: FileReport,
  contents: ReadonlyMap<DatasetRole, DatasetContent>,
): Problem | null {
  const points = pointsOf(content);
  if (points.length === 0 || points.length > mostPoints) return null;
  const here = middle(points)!;
  const near = middleOfOthers(dataset.role, contents);
  if (near !== null && metersBetween(here, near) > farMeters && Math.abs(here.lon) <= 90) {
    const exchanged = { lon: here.lat, lat: here.lon };
    if (metersBetween(exchanged, near) < nearMeters) {
      const found = placeText(here);
      return {
        code: 'axis-order-far',
        severity: 'ask',
        where: { file },
        params: { found, after: placeText(exchanged), option: `${role}-axis-order`, system: `${role}-crs` },
        choices: [
          orderChoice(
            'lat-lon',
            points.map(({ lon, lat }) => ({ lon: lat, lat: lon })),
          ),
          orderChoice('lon-lat', points),
        ],
      };
    }
  }
  const roads = contents.get('roads');
  const shift = roads?.role === 'roads' ? findShift(points, roads.source) : null;
  if (shift === null) return null;
  const { system, count, before, after, converted } = shift;
  const name = system === 'gcj02' ? 'GCJ-02' : 'BD-09';
  return {
    code: 'crs-shifted',
    severity: 'ask',
    where: { file },
    params: { before, after, count, system: name, option: `${role}-crs`, value: system },
    choices: [
      { option: 'crs', value: system, preview: [name, `${after} m`], points: shownPoints(converted) },
      { option: 'crs', value: 'EPSG:4326', preview: ['WGS 84', `${before} m`], points: shownPoints(points) },
    ],
  };
}

/** Stations in no area that would be in one a degree farther north, south, east or west. */
function slips(
  { content }: DatasetEntry,
  { file, problems }: FileReport,
  contents: ReadonlyMap<DatasetRole, DatasetContent>,
): readonly Problem[] {
  const areas = contents.get('areas');
  if (content.role !== 'stations' || areas?.role !== 'areas' || content.stations.length > mostPoints) return [];
  const isInArea = (lon: number, lat: number): boolean =>
    areas.areas.some(({ polygons }) => isInPolygons(lon, lat, polygons));
  const known = new Set(
    problems.filter(({ code }) => code === 'place-one-degree-off').map(({ params }) => params.found),
  );
  return content.stations.flatMap(({ stationId, lon, lat }): readonly Problem[] => {
    const found = placeText({ lon, lat });
    if (known.has(found) || isInArea(lon, lat)) return [];
    const moved = [
      { lon, lat: lat + 1 },
      { lon, lat: lat - 1 },
      { lon: lon + 1, lat },
      { lon: lon - 1, lat },
    ].filter(place => Math.abs(place.lat) <= 90 && isInArea(place.lon, place.lat));
    // Areas as wide as a country hold more than one of them, and then nothing is told.
    if (moved.length !== 1) return [];
    return [
      {
        code: 'place-one-degree-off',
        severity: 'warn',
        where: { file, role: 'stations', id: stationId },
        params: { found, after: placeText(moved[0]!) },
      },
    ];
  });
}

function orderChoice(value: string, points: readonly LonLat[]): Choice {
  const shown = shownPoints(points);
  return { option: 'axisOrder', value, preview: shown.map(place => place.join(', ')), points: shown };
}

function shownPoints(points: readonly LonLat[]): readonly (readonly [number, number])[] {
  return points.slice(0, 200).map(({ lon, lat }) => [round7(lon), round7(lat)] as const);
}

function placeText({ lon, lat }: LonLat): string {
  return `${round7(lon)}, ${round7(lat)}`;
}

function round7(degrees: number): number {
  return Math.round(degrees * 1e7) / 1e7;
}

function metersBetween(a: LonLat, b: LonLat): number {
  return geodesicMeters(a.lon, a.lat, b.lon, b.lat);
}

function middleOfOthers(role: FileReport['role'], contents: ReadonlyMap<DatasetRole, DatasetContent>): LonLat | null {
  for (const [other, content] of contents) {
    const found = other === role ? null : middle(placesOf(content));
    if (found !== null) return found;
  }
  return null;
}

/** The median place. */
function middle(places: readonly LonLat[]): LonLat | null {
  if (places.length === 0) return null;
  const medianOf = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1]!;
  return { lon: medianOf(places.map(({ lon }) => lon)), lat: medianOf(places.map(({ lat }) => lat)) };
}

/** Points that somebody listed: stations, and cells that are points. */
function pointsOf(content: DatasetContent): readonly LonLat[] {
  return content.role === 'stations' ? content.stations.map(({ lon, lat }) => ({ lon, lat })) : [];
}

const mostSamples = 500;

function placesOf(content: DatasetContent): readonly LonLat[] {
  switch (content.role) {
    case 'stations':
      return pointsOf(content).slice(0, mostSamples);
    case 'population':
      return sampled(content.cells.lon, content.cells.lat);
    case 'roads':
      return sampled(content.source.vertexLon, content.source.vertexLat);
    case 'areas':
      return content.areas.flatMap(({ polygons }) => {
        const corner = polygons[0]?.[0]?.[0];
        return corner === undefined ? [] : [{ lon: corner[0], lat: corner[1] }];
      });
    default:
      return [];
  }
}

function sampled(lon: ArrayLike<number>, lat: ArrayLike<number>): readonly LonLat[] {
  const step = Math.max(1, Math.floor(lon.length / mostSamples));
  const places: LonLat[] = [];
  for (let i = 0; i < lon.length; i += step) places.push({ lon: lon[i]!, lat: lat[i]! });
  return places;
}
