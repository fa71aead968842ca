// GCJ-02 and BD-09 among the files of an import: what each file's places say of its own coordinates and of those of the roads and
// areas beside it. A file that names no system is asked about; one that says WGS 84, or was converted by hand, is warned of.

import type { WordedPlace } from '../files/account/place-words.ts';
import type { ReadPreview } from '../files/account/read-preview.ts';
import {
  type InDoubt,
  readIn,
  type ShiftEvidence,
  type ShiftedSystem,
  weighAgainstAreas,
  weighAgainstRoads,
} from '../files/coordinates/shift-evidence.ts';
import type { Choice, Problem } from '../vocabulary/problem.ts';
import { contentPlaces, shownPoints } from './content-places.ts';
import type { DatasetContent } from './datasets.ts';
import type { DatasetRole } from './jobs.ts';
import { namedPlaces } from './named-areas.ts';

/** A dataset with what its reading told of its coordinates. */
export interface PlacedDataset {
  readonly role: DatasetRole;
  readonly file: string;
  readonly content: DatasetContent;
  readonly crsNamedBy: ReadPreview['crsNamedBy'];
  /** The system as read, for people. */
  readonly crs: string;
  readonly words: readonly WordedPlace[];
  /** Whether somebody may have listed its places: not of a raster or an extract of OpenStreetMap. */
  readonly isListed: boolean;
}

interface FoundShift {
  readonly code: string;
  /** The best first; another where it would explain the places too. */
  readonly evidence: readonly ShiftEvidence[];
  /** What the file was weighed against. */
  readonly other: PlacedDataset;
  /** What "before" and "after" are counted in. */
  readonly unit: 'm' | '';
}

const names: Readonly<Record<ShiftedSystem, string>> = { gcj02: 'GCJ-02', bd09: 'BD-09' };

/** The question or the warning that the others give rise to about a file; null where they give none. */
export function shiftProblem(subject: PlacedDataset, others: readonly PlacedDataset[]): Problem | null {
  const { crsNamedBy, crs, file, role } = subject;
  if (crsNamedBy === 'option') return doubtOfConversion(subject, others);
  if (crsNamedBy === 'file' && (crs !== 'WGS 84' || !subject.isListed)) return null;
  const shift = findShift(subject, others);
  if (shift === null) return null;
  const [{ system, count, before, after }] = shift.evidence as [ShiftEvidence];
  const params = { other: shift.other.file, count, before, after, system: names[system] };
  if (crsNamedBy === 'file') return { code: 'crs-label-doubtful', severity: 'warn', where: { file }, params };
  return {
    code: shift.code,
    severity: 'ask',
    where: { file },
    params: { ...params, option: `${role}-crs`, value: system },
    choices: choicesOf(subject, shift),
  };
}

/** What a file that comes later says of one that is there already; null where it says nothing. */
export function shiftNotice(subject: PlacedDataset, newcomers: readonly PlacedDataset[]): Problem | null {
  const shift = subject.crsNamedBy === 'nobody' ? findShift(subject, newcomers) : null;
  if (shift === null) return null;
  const [{ system, count }] = shift.evidence as [ShiftEvidence];
  const { file, role } = subject;
  const params = { other: shift.other.file, count, system: names[system], role };
  return { code: 'crs-shifted-beside', severity: 'warn', where: { file }, params };
}

/** Places that were converted by hand although they lay among the others before: converted once already. */
function doubtOfConversion(subject: PlacedDataset, others: readonly PlacedDataset[]): Problem | null {
  const isShifted = Object.values(names).includes(subject.crs);
  if (!isShifted || (subject.role !== 'stations' && subject.role !== 'population')) return null;
  const found = others.flatMap(other => weighOne(subject, other, 'others'))[0];
  if (found === undefined) return null;
  const [{ count, before, after }] = found.evidence as [ShiftEvidence];
  const params = { other: found.other.file, count, before, after, system: subject.crs };
  return { code: 'crs-converted-doubtful', severity: 'warn', where: { file: subject.file }, params };
}

function findShift(subject: PlacedDataset, others: readonly PlacedDataset[]): FoundShift | null {
  if (subject.role === 'stations' || subject.role === 'population') {
    // Roads are finer than areas.
    const ordered = [...others].sort((a, b) => Number(b.role === 'roads') - Number(a.role === 'roads'));
    return ordered.flatMap(other => weighOne(subject, other, 'places'))[0] ?? null;
  }
  const pointed = others.filter(({ role }) => role === 'stations' || role === 'population');
  const found = pointed.flatMap(other => weighOne(other, subject, 'others').map(shift => ({ ...shift, other })))[0];
  return found === undefined ? null : { ...found, code: `${subject.role}-shifted` };
}

/** Places weighed against roads or areas. */
function weighOne(places: PlacedDataset, other: PlacedDataset, inDoubt: InDoubt): readonly FoundShift[] {
  const { content } = other;
  if (content.role === 'roads') {
    const found = weighAgainstRoads(contentPlaces(places.content), content.source, inDoubt);
    return found === null ? [] : [{ code: 'crs-shifted', evidence: [found], other, unit: 'm' }];
  }
  if (content.role !== 'areas') return [];
  const named = namedPlaces(places.words, content.areas);
  const byName = named === null ? [] : weighAgainstAreas(named.places, named.areas, inDoubt, named.rowOf);
  if (byName.length > 0) return [{ code: 'crs-outside-named', evidence: byName, other, unit: '' }];
  const found = weighAgainstAreas(contentPlaces(places.content), content.areas, inDoubt);
  return found.length === 0 ? [] : [{ code: 'crs-outside-areas', evidence: found, other, unit: '' }];
}

function choicesOf({ content }: PlacedDataset, { evidence, unit }: FoundShift): readonly Choice[] {
  const places = contentPlaces(content);
  const measured = (value: number, count: number): string => (unit === 'm' ? `${value} m` : `${value} / ${count}`);
  const [{ before, count }] = evidence as [ShiftEvidence];
  return [
    ...evidence.map(({ system, after }) => ({
      option: 'crs',
      value: system,
      preview: [names[system], measured(after, count)],
      points: shownPoints(readIn(system, places)),
    })),
    { option: 'crs', value: 'EPSG:4326', preview: ['WGS 84', measured(before, count)], points: shownPoints(places) },
  ];
}
