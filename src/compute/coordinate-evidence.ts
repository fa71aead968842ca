// What the files of an import say about each other's coordinates: questions that no file alone gives rise to.

import type { SetAsideRow } from '../files/account/read-options.ts';
import { sampledPlaces } from '../files/coordinates/ask-for-system.ts';
import { likelySystems } from '../files/coordinates/likely-systems.ts';
import { geodesicMeters } from '../geo/geodesic.ts';
import type { LonLat } from '../geo/lon-lat.ts';
import type { Choice, Problem } from '../vocabulary/problem.ts';
import { contentPlaces, middlePlace, placeText, shownPoints } from './content-places.ts';
import type { DatasetEntry } from './datasets.ts';
import { degreeSlips } from './degree-slips.ts';
import type { DatasetRole, FileReport } from './jobs.ts';
import { type PlacedDataset, shiftNotice, shiftProblem } from './shift-questions.ts';

/** What an import has gathered before anything of it is kept. */
export interface Gathered {
  readonly entries: readonly DatasetEntry[];
  readonly files: readonly FileReport[];
  readonly setAside: readonly SetAsideRow[];
}

export interface Weighed extends Gathered {
  /** What the import says of the coordinates of datasets that are there already. */
  readonly notices: readonly Problem[];
}

const placedRoles = ['stations', 'population', 'areas', 'roads'] as const;
const farMeters = 1_000_000;
const nearMeters = 300_000;

/** The same import with what its files say about each other: some files become questions and leave nothing behind. */
export function weighCoordinates(gathered: Gathered, beside: readonly DatasetEntry[]): Weighed {
  const ofRole = (entries: readonly DatasetEntry[], role: DatasetRole): readonly PlacedDataset[] => {
    const entry = entries.findLast(({ content }) => content.role === role);
    return entry === undefined ? [] : [placedOf(entry)];
  };
  const fresh = placedRoles.flatMap(role => ofRole(gathered.entries, role));
  const kept = placedRoles.flatMap(role => (fresh.some(other => other.role === role) ? [] : ofRole(beside, role)));
  const all = [...fresh, ...kept];
  const withdrawn = new Set<string>();
  const files = gathered.files.map((file): FileReport => {
    const others = all.filter(({ role }) => role !== file.role);
    const problems = file.problems.map(problem => asQuestionOfRole(problem, file.role, others));
    const entry = gathered.entries.find(({ dataset }) => dataset.datasetId === file.datasetId);
    if (file.datasetId === null || entry === undefined) return { ...file, problems };
    const found = findingsOf(placedOf(entry), entry, others);
    if (found.every(({ severity }) => severity !== 'ask')) return { ...file, problems: [...problems, ...found] };
    withdrawn.add(file.datasetId);
    return { ...file, problems: [...problems, ...found], counts: null, datasetId: null };
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
    notices: kept.flatMap(dataset => shiftNotice(dataset, fresh) ?? []),
  };
}

function placedOf({ dataset, content, evidence, crs, crsNamedBy }: DatasetEntry): PlacedDataset {
  const { words, raw } = evidence;
  return { role: dataset.role, file: dataset.file, content, crs, crsNamedBy, words, isListed: raw.length > 0 };
}

/** One question, or the warnings. */
function findingsOf(
  subject: PlacedDataset,
  { evidence, problems }: DatasetEntry,
  others: readonly PlacedDataset[],
): readonly Problem[] {
  const far = farProblem(subject, evidence.raw, middleOf(others));
  if (far !== null) return [far];
  const shift = shiftProblem(subject, others);
  if (shift?.severity === 'ask') return [shift];
  return [...(shift === null ? [] : [shift]), ...degreeSlips(subject, others, problems)];
}

/** Questions that name the option of their role; of metres without a system, the systems first that put the file among the others. */
function asQuestionOfRole(problem: Problem, role: FileReport['role'], others: readonly PlacedDataset[]): Problem {
  if (problem.code === 'axis-order-unclear') {
    return { ...problem, params: { ...problem.params, option: `${role}-axis-order` } };
  }
  if (problem.code === 'columns-mixed-systems') {
    return { ...problem, params: { ...problem.params, option: `${role}-crs` } };
  }
  const { sample, ...params } = problem.params;
  if (sample === undefined) return problem;
  const choices = likelySystems(sampledPlaces(String(sample)), middleOf(others));
  const [value = '', ...more] = choices.map(choice => choice.value);
  const named = { option: `${role}-crs`, value, others: more.slice(0, 4).join(', ') };
  return { ...problem, params: { ...params, ...named }, choices };
}

/** A file that lies far from the others, and would lie among them with its numbers exchanged or in another system. */
function farProblem(
  { role, file, content, crs, crsNamedBy }: PlacedDataset,
  raw: readonly (readonly [number, number])[],
  near: LonLat | null,
): Problem | null {
  const points = contentPlaces(content);
  const here = middlePlace(points);
  if (here === null || near === null || metersBetween(here, near) <= farMeters) return null;
  const found = placeText(here);
  if (crsNamedBy === 'nobody') {
    const exchanged = { lon: here.lat, lat: here.lon };
    const isPoints = role === 'stations' || role === 'population';
    if (!isPoints || Math.abs(here.lon) > 90 || metersBetween(exchanged, near) >= nearMeters) return null;
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
  const isMetres = raw.length > 0 && raw.every(([x, y]) => Math.abs(x) > 360 || Math.abs(y) > 360);
  const fitting = (isMetres ? likelySystems(raw, near) : []).filter(({ points: [place] }) => {
    return place !== undefined && metersBetween({ lon: place[0], lat: place[1] }, near) < nearMeters;
  });
  const [best] = fitting;
  if (best === undefined) return null;
  const likely = fitting.slice(0, 4).map(({ value }) => value);
  const kilometers = Math.round(metersBetween(here, near) / 1000);
  const params = { found, system: crs, kilometers, likely: likely.join(', '), option: `${role}-crs` };
  return { code: 'crs-far', severity: 'warn', where: { file }, params };
}

function orderChoice(value: string, points: readonly LonLat[]): Choice {
  const shown = shownPoints(points);
  return { option: 'axisOrder', value, preview: shown.map(place => place.join(', ')), points: shown };
}

function metersBetween(a: LonLat, b: LonLat): number {
  return geodesicMeters(a.lon, a.lat, b.lon, b.lat);
}

/** The middle of the first of the other files that has one. */
function middleOf(others: readonly PlacedDataset[]): LonLat | null {
  for (const { content } of others) {
    const found = middlePlace(contentPlaces(content));
    if (found !== null) return found;
  }
  return null;
}
