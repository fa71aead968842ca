// The import job: bytes → role → reader → dataset. A file that is rejected leaves nothing behind; the others are whole.

import type { ReadHost } from '../files/account/read-host.ts';
import {
  defaultReadOptions,
  type FileText,
  type ReadCounts,
  type ReadOptions,
  type SetAsideRow,
} from '../files/account/read-options.ts';
import { type ByteSource, fromBlob, fromBytes } from '../files/bytes/byte-source.ts';
import type { InputFile } from '../files/bytes/input-file.ts';
import { isOsmPbf } from '../files/osm/is-osm-pbf.ts';
import { readOsmPbf } from '../files/osm/osm-pbf.ts';
import { detectRole } from '../files/readers/detect-role.ts';
import { readAreas } from '../files/readers/read-areas.ts';
import { readPopulation } from '../files/readers/read-population.ts';
import { readRoadLines } from '../files/readers/read-road-lines.ts';
import { readSpeedProfile } from '../files/readers/read-speed-profile.ts';
import { readStandard } from '../files/readers/read-standard.ts';
import { readStations } from '../files/readers/read-stations.ts';
import type { Outcome, Problem } from '../vocabulary/problem.ts';
import type { DatasetContent, DatasetEntry, Datasets } from './datasets.ts';
import type { DatasetRole, FileInput, ImportResult } from './jobs.ts';
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

function sourceOf(file: Pick<FileInput, 'name' | 'content'>): ByteSource {
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
  switch (role) {
    case 'stations':
      return withContent(await readStations(file, options, host), ({ stations, counts, setAside }) => ({
        content: { role, stations },
        counts,
        setAside,
      }));
    case 'population':
      return withContent(await readPopulation(file, options, host), ({ cells, counts, setAside }) => ({
        content: { role, cells },
        counts,
        setAside,
      }));
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

/** A small file of settings. */
async function wholeFile({ source }: InputFile): Promise<FileText> {
  return { name: source.name, bytes: await source.read(0, Math.min(source.size, settingsBytes)) };
}

async function readOne(file: FileInput, options: ReadOptions, host: JobHost): Promise<Outcome<ReadFile>> {
  const input: InputFile = { source: sourceOf(file), companions: (file.companions ?? []).map(sourceOf) };
  if (input.source.size === 0) return rejected(file.name, 'file-empty', {});
  if (await isOsmPbf(input.source)) {
    if (file.role !== null && file.role !== 'roads') return rejected(file.name, 'file-is-roads', { role: file.role });
    return readPbf(input.source, host);
  }
  const readHost: ReadHost = {
    report: (done, total) => host.report({ stage: 'read', done, total }),
    signal: host.signal,
  };
  const role = file.role ?? (await detectRole(input, options, readHost));
  return role === 'unknown' ? rejected(file.name, 'role-unknown', {}) : readRole(role, input, options, readHost);
}

/** Reads every file, then adds those that could be read: the session changes only at the end. */
export async function importFiles(
  input: { readonly files: readonly FileInput[]; readonly options?: ReadOptions },
  datasets: Datasets,
  host: JobHost,
): Promise<ImportResult> {
  const options = input.options ?? defaultReadOptions;
  const entries: DatasetEntry[] = [];
  const problems: Problem[] = [];
  const setAside: SetAsideRow[] = [];
  for (const [at, file] of input.files.entries()) {
    host.signal.throwIfAborted();
    host.report({ stage: 'read', done: at, total: input.files.length });
    const ownOptions: ReadOptions = { ...options, ...file.options };
    const outcome = await readOne(file, ownOptions, host);
    // One by one: a spread of some hundred thousand arguments overflows the stack.
    for (const problem of outcome.problems) problems.push(problem);
    if (outcome.value === null) continue;
    const { content, counts } = outcome.value;
    for (const row of outcome.value.setAside) setAside.push(row);
    const source = sourceOf(file);
    const sha256 = await sha256OfSource(source, host.signal);
    const { limits: _, ...told } = ownOptions;
    const datasetId = `${content.role} ${sha256} ${JSON.stringify(told)}`;
    entries.push({
      dataset: { datasetId, role: content.role, file: file.name, sha256, bytes: source.size, ...counts },
      content,
      problems: outcome.problems,
    });
  }
  host.signal.throwIfAborted();
  datasets.add(entries);
  const stations = entries.findLast(({ content }) => content.role === 'stations')?.content;
  return {
    datasets: entries.map(({ dataset }) => dataset),
    stations: stations?.role === 'stations' ? stations.stations : null,
    setAside,
    problems,
  };
}
