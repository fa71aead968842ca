// The import job: bytes → role → reader → dataset. A file that is rejected leaves nothing behind; the others are whole.

import { startProblemLog } from '../files/account/problem-log.ts';
import type { PlaceEvidence, ReadHost } from '../files/account/read-host.ts';
import {
  defaultReadOptions,
  type FileText,
  type ReadCounts,
  type ReadOptions,
  type SetAsideRow,
} from '../files/account/read-options.ts';
import type { ReadPreview } from '../files/account/read-preview.ts';
import { type ByteSource, fromBlob, fromBytes } from '../files/bytes/byte-source.ts';
import type { InputFile } from '../files/bytes/input-file.ts';
import { namedInEntry, unpackRasterOrRoads } from '../files/formats/archive-format.ts';
import { isOsmPbf } from '../files/osm/is-osm-pbf.ts';
import { readOsmPbf } from '../files/osm/osm-pbf.ts';
import { startsAsTiff } from '../files/raster/tiff-directory.ts';
import { detectRole } from '../files/readers/detect-role.ts';
import { readAreas } from '../files/readers/read-areas.ts';
import { readConditions } from '../files/readers/read-conditions.ts';
import { readFriction } from '../files/readers/read-friction.ts';
import { readPopulation } from '../files/readers/read-population.ts';
import { readRasterGrid } from '../files/readers/read-raster-grid.ts';
import { readRasterPopulation } from '../files/readers/read-raster-population.ts';
import { readRoadLines } from '../files/readers/read-road-lines.ts';
import { readSpeedProfile } from '../files/readers/read-speed-profile.ts';
import { readStandard } from '../files/readers/read-standard.ts';
import { readStations } from '../files/readers/read-stations.ts';
import type { Outcome, Problem } from '../vocabulary/problem.ts';
import { weighCoordinates } from './coordinate-evidence.ts';
import type { DatasetContent, DatasetEntry, Datasets } from './datasets.ts';
import type { Dataset, DatasetRole, FileInput, FileReport, ImportResult, Jobs } from './jobs.ts';
import type { JobHost } from './run-work.ts';
import { sha256OfSource } from './sha256.ts';

/** A dataset as its reader gives it, before it has an id. */
interface ReadFile {
  readonly content: DatasetContent;
  readonly counts: ReadCounts;
  readonly setAside: readonly SetAsideRow[];
}

/** Past this a file of speeds or rules is none. */
const settingsBytes = 16_000_000;

const wholeRecord: ReadCounts = { read: 1, used: 1, setAside: 0 };

/** The bytes of a file, wherever they are. */
export function sourceOf(file: Pick<FileInput, 'name' | 'content'>): ByteSource {
  if (file.content instanceof Uint8Array) return fromBytes(file.name, file.content);
  return file.content instanceof Blob ? fromBlob(file.name, file.content) : file.content;
}

function withContent<T>(outcome: Outcome<T>, toFile: (value: T) => ReadFile): Outcome<ReadFile> {
  return { value: outcome.value === null ? null : toFile(outcome.value), problems: outcome.problems };
}

async function readRole(
  role: DatasetRole,
  file: InputFile,
  options: ReadOptions,
  host: ReadHost,
): Promise<Outcome<ReadFile>> {
  const isRaster = startsAsTiff(await file.source.read(0, Math.min(4, file.source.size)));
  const isGridRole = role === 'friction' || role === 'elevation';
  if (isRaster && !isGridRole && role !== 'population') return rejected(file.source.name, 'raster-role', { role });
  if (isGridRole && !isRaster) return rejected(file.source.name, 'raster-needed', { role });
  switch (role) {
    case 'stations':
      return withContent(await readStations(file, options, host), ({ stations, counts, setAside }) => ({
        content: { role, stations },
        counts,
        setAside,
      }));
    case 'population':
      return withContent(
        await (isRaster ? readRasterPopulation : readPopulation)(file, options, host),
        ({ cells, counts, setAside }) => ({
          content: { role, cells },
          counts,
          setAside,
        }),
      );
    case 'areas':
      return withContent(await readAreas(file, options, host), ({ areas, counts, setAside }) => ({
        content: { role, areas },
        counts,
        setAside,
      }));
    case 'roads':
      return withContent(await readRoadLines(file, options, host), ({ source, counts, setAside }) => ({
        content: { role, source },
        counts,
        setAside,
      }));
    case 'friction':
      return withContent(await readFriction(file, options, host), ({ facts, cells, counts, setAside }) => ({
        content: { role, grid: facts, friction: cells },
        counts,
        setAside,
      }));
    case 'elevation':
      return withContent(await readRasterGrid(file, options, host), ({ facts, grid, counts, setAside }) => ({
        content: { role, grid: facts, heights: grid },
        counts,
        setAside,
      }));
    case 'conditions':
      return withContent(await readConditions(file, options, host), ({ conditions, counts, setAside }) => ({
        content: { role, conditions },
        counts,
        setAside,
      }));
    case 'speeds':
      return withContent(readSpeedProfile(await wholeFile(file)), speeds => ({
        content: { role, speeds },
        counts: wholeRecord,
        setAside: [],
      }));
    case 'standard':
      return withContent(readStandard(await wholeFile(file)), standard => ({
        content: { role, standard },
        counts: wholeRecord,
        setAside: [],
      }));
    default:
      return role satisfies never;
  }
}

async function readPbf(source: ByteSource, host: JobHost): Promise<Outcome<ReadFile>> {
  const report = (done: number, total: number): void => host.report({ stage: 'read', done, total });
  const outcome = await readOsmPbf(source, report, host.signal);
  return withContent(outcome, ({ source: roads, waysKept }) => ({
    content: { role: 'roads', source: roads },
    counts: { read: waysKept, used: waysKept, setAside: 0 },
    setAside: [],
  }));
}

function rejected(file: string, code: string, params: Problem['params']): Outcome<never> {
  return { value: null, problems: [{ code, severity: 'reject', where: { file }, params }] };
}

/** What a raster holds that is no population, for the list of datasets. */
function gridOf(content: DatasetContent): Pick<Dataset, 'grid'> {
  return 'grid' in content ? { grid: content.grid } : {};
}

/** A small file of settings. */
async function wholeFile({ source }: InputFile): Promise<FileText> {
  return { name: source.name, bytes: await source.read(0, Math.min(source.size, settingsBytes)) };
}

interface ReadOne {
  readonly role: DatasetRole | 'unknown';
  readonly preview: ReadPreview | null;
  readonly evidence: PlaceEvidence;
  readonly outcome: Outcome<ReadFile>;
}

const noEvidence: PlaceEvidence = { words: [], raw: [] };

async function readOne(file: FileInput, wanted: ReadOptions, host: JobHost): Promise<ReadOne> {
  let preview: ReadPreview | null = null;
  let evidence = noEvidence;
  const given = file.role ?? 'unknown';
  const packed: InputFile = { source: sourceOf(file), companions: (file.companions ?? []).map(sourceOf) };
  if (packed.source.size === 0)
    return { role: given, preview, evidence, outcome: rejected(file.name, 'file-empty', {}) };
  const log = startProblemLog(file.name);
  const unpacked = await unpackRasterOrRoads(packed, wanted, log);
  if (unpacked === null) return { role: given, preview, evidence, outcome: log.rejected() };
  const input = unpacked?.file ?? packed;
  const options = unpacked === undefined ? wanted : { ...wanted, layer: unpacked.layer };
  if (await isOsmPbf(input.source)) {
    const isAsked = file.role === null || file.role === 'roads';
    const outcome = isAsked ? await readPbf(input.source, host) : rejected(file.name, 'file-is-roads', { role: given });
    return { role: 'roads', preview, evidence, outcome };
  }
  const readHost: ReadHost = {
    report: (done, total) => host.report({ stage: 'read', done, total }),
    signal: host.signal,
    preview: seen => {
      preview = seen;
    },
    evidence: gathered => {
      evidence = gathered;
    },
  };
  const { role, problems } =
    file.role === null ? await detectRole(input, options, readHost) : { role: file.role, problems: [] };
  if (role !== 'unknown') {
    const outcome = inEntry(await readRole(role, input, options, readHost), unpacked?.prefix ?? '');
    return { role, preview, evidence, outcome };
  }
  const isTold = problems.some(({ severity }) => severity === 'reject' || severity === 'ask');
  return {
    role,
    preview,
    evidence,
    outcome: isTold ? { value: null, problems } : rejected(file.name, 'role-unknown', {}),
  };
}

/** Questions about the bands of a raster in an archive of several files, answered with the name of its entry before the band. */
function inEntry(outcome: Outcome<ReadFile>, prefix: string): Outcome<ReadFile> {
  if (prefix === '') return outcome;
  const problems = outcome.problems.map((problem): Problem => {
    if (problem.choices === undefined) return problem;
    return { ...problem, params: { ...problem.params, prefix }, choices: namedInEntry(problem.choices, prefix) };
  });
  return { ...outcome, problems };
}

/** Reads every file, then adds those that could be read: the session changes only at the end. */
export async function importFiles(
  input: Jobs['import']['input'],
  datasets: Datasets,
  host: JobHost,
): Promise<ImportResult> {
  const options = input.options ?? defaultReadOptions;
  const entries: DatasetEntry[] = [];
  const setAside: SetAsideRow[] = [];
  const files: FileReport[] = [];
  for (const [at, file] of input.files.entries()) {
    host.signal.throwIfAborted();
    host.report({ stage: 'read', done: at, total: input.files.length });
    const ownOptions: ReadOptions = { ...options, ...file.options };
    const { role, preview, evidence, outcome } = await readOne(file, ownOptions, host);
    const report = { file: file.name, bytes: sourceOf(file).size, role, preview, problems: outcome.problems };
    if (outcome.value === null) {
      files.push({ ...report, counts: null, datasetId: null });
      continue;
    }
    const { content, counts } = outcome.value;
    for (const row of outcome.value.setAside) setAside.push(row);
    const source = sourceOf(file);
    const sha256 = await sha256OfSource(source, host.signal);
    const { limits: _, ...told } = ownOptions;
    const parts: string[] = [];
    for (const part of file.companions ?? []) parts.push(await sha256OfSource(sourceOf(part), host.signal));
    const datasetId = [content.role, sha256, ...parts, JSON.stringify(told)].join(' ');
    files.push({ ...report, counts, datasetId });
    entries.push({
      dataset: {
        datasetId,
        role: content.role,
        file: file.name,
        sha256,
        bytes: source.size,
        ...counts,
        ...gridOf(content),
      },
      content,
      // OpenStreetMap is WGS 84 by its definition.
      crs: preview?.crs ?? 'WGS 84',
      crsNamedBy: preview?.crsNamedBy ?? 'file',
      evidence,
      problems: outcome.problems,
    });
  }
  host.signal.throwIfAborted();
  const beside = (input.beside ?? []).flatMap(id => datasets.find(id) ?? []);
  const weighed = weighCoordinates({ entries, files, setAside }, beside);
  datasets.add(weighed.entries);
  const stations = weighed.entries.findLast(({ content }) => content.role === 'stations')?.content;
  const conditions = weighed.entries.findLast(({ content }) => content.role === 'conditions')?.content;
  return {
    datasets: weighed.entries.map(({ dataset }) => dataset),
    stations: stations?.role === 'stations' ? stations.stations : null,
    conditions: conditions?.role === 'conditions' ? conditions.conditions : null,
    files: weighed.files,
    setAside: weighed.setAside,
    problems: weighed.files.flatMap(({ problems }) => problems),
    notices: weighed.notices,
  };
}
