// Reads the files of the import sheet: those that come together in one go, because they are evidence for each other; a file
// whose role or options change by itself.

import { isAbort, superseded } from '../../compute/client.ts';
import { runJob } from '../../compute/engine.ts';
import type { DatasetId, DatasetRole, FileInput, ImportResult } from '../../compute/jobs.ts';
import type { ReadOptions } from '../../files/account/read-options.ts';
import type { Problem } from '../../vocabulary/problem.ts';
import {
  changeFile,
  type ImportFile,
  importFileOf,
  isBusy,
  questionsWith,
  reportOf,
  useImport,
} from '../state/import-store.ts';
import { draftOf, emptyDraft, isDemonstration, useProject } from '../state/project-store.ts';
import { drawOutlines } from './draw-outlines.ts';
import { messageOf } from './message-of.ts';
import { resultsOfEach } from './results-of-each.ts';

let current: { readonly keys: readonly number[]; readonly abort: AbortController } | null = null;
/** Files whose reading together failed or told too little. */
const alone = new Set<number>();
/** Datasets that readings of this sheet have left with the engine. */
const tried = new Set<DatasetId>();

/** Reads one file in another way; what comes of its former reading is dropped. */
export function readAgain(key: number, change: { readonly role?: DatasetRole; readonly options?: object } = {}): void {
  const file = importFileOf(key);
  if (!file) return;
  const options = { ...file.input.options, ...change.options };
  const input: FileInput = { ...file.input, role: change.role ?? file.input.role, options };
  // A question of one role is none of another.
  const questions = change.role === undefined ? file.questions : new Map();
  changeFile(key, { input, questions, state: 'waiting', share: 0, failure: null, leftOut: false });
  if (current?.keys.includes(key)) current.abort.abort(superseded);
  void readWaiting();
}

/** Chooses the column of a meaning by hand; '' for none. */
export function chooseColumn(key: number, role: string, column: string): void {
  const columns = { ...importFileOf(key)?.input.options?.columns, [role]: column };
  readAgain(key, { options: { columns } });
}

/** Goes back to what the program finds by itself. */
export function forgetOption(key: number, option: keyof ReadOptions): void {
  const file = importFileOf(key);
  if (!file) return;
  const { [option]: _, ...options } = file.input.options ?? {};
  changeFile(key, { input: { ...file.input, options } });
  readAgain(key);
}

/** Stops reading: what is under way and what waits. */
export function stopReading(): void {
  for (const file of useImport.getState().files) if (isBusy(file)) changeFile(file.key, { state: 'stopped' });
  current?.abort.abort();
}

/** Takes every file off the sheet, which closes it; nothing is left of a reading under way. */
export function clearImport(): void {
  useImport.setState({ files: [] });
  current?.abort.abort();
  forgetReadings();
}

/** Readings that were tried and not taken go; what any step of the history stands on stays. */
function forgetReadings(): void {
  const taken = useProject.getState().datasets;
  const ids = [...tried].filter(id => !taken.has(id));
  tried.clear();
  // Where the engine does not answer there is nothing to forget either.
  if (ids.length > 0) runJob('forget', { ids }).catch(() => undefined);
}

/** Reads until no file waits. */
export async function readWaiting(): Promise<void> {
  if (current) return;
  for (let next = nextToRead(); next.length > 0; next = nextToRead()) {
    current = { keys: next.map(({ key }) => key), abort: new AbortController() };
    await readTogether(next, current.abort.signal);
  }
  current = null;
}

/** Files that came together and were never read; else one. */
function nextToRead(): readonly ImportFile[] {
  const waiting = useImport.getState().files.filter(({ state }) => state === 'waiting');
  const fresh = waiting.filter(({ key, result }) => result === null && !alone.has(key));
  return fresh.length > 0 ? fresh : waiting.slice(0, 1);
}

async function readTogether(files: readonly ImportFile[], signal: AbortSignal): Promise<void> {
  /** Whether this reading of a file is still the wanted one. */
  const isWanted = ({ key, input }: ImportFile): boolean => {
    const file = importFileOf(key);
    return file?.input === input && isBusy(file);
  };
  let at = 0;
  const show = (change: Partial<ImportFile>): void => {
    const file = files[at];
    if (file && isWanted(file)) changeFile(file.key, { state: 'reading', ...change });
  };
  show({ share: 0 });
  const report = ({ done, total }: { readonly done: number; readonly total: number }): void => {
    // The job counts the files that are done; in between it tells how far it is within one.
    if (files.length > 1 && total === files.length && done === at + 1) {
      show({ share: 1 });
      at = done;
      show({ share: 0 });
    } else if (total > 0 && (files.length === 1 || total !== files.length)) {
      const share = Math.floor(100 * Math.min(1, done / total) + 1e-9) / 100;
      // The sheet is drawn anew only for a percent that is seen.
      if (importFileOf(files[at]?.key ?? 0)?.share !== share) show({ share });
    }
  };
  try {
    const input = { files: files.map(file => file.input), beside: datasetsBeside(files) };
    const result = await runJob('import', input, { signal, report });
    for (const { datasetId } of result.datasets) tried.add(datasetId);
    const each = resultsOfEach(result);
    for (const [k, file] of files.entries()) {
      const own = each[k];
      if (isWanted(file) && own) takeResult(file.key, own);
      else if (isWanted(file)) readAlone(file.key);
    }
    readWeighedAgain(result.notices);
  } catch (error) {
    for (const file of files.filter(isWanted)) {
      if (isAbort(error)) changeFile(file.key, { state: 'waiting', share: 0 });
      // What breaks on one file must not keep the others out.
      else if (files.length > 1) readAlone(file.key);
      else changeFile(file.key, { state: 'failed', failure: messageOf(error) });
    }
  }
}

/** What is on the sheet already, and what of the plan will stay beside it: of the demonstration city nothing. */
function datasetsBeside(files: readonly ImportFile[]): readonly DatasetId[] {
  const project = useProject.getState();
  const { stationsId, populationId, areasId, roadsId } = isDemonstration(project) ? emptyDraft : draftOf(project);
  const others = useImport.getState().files.filter(file => !files.some(({ key }) => key === file.key));
  const onSheet = others.map(({ result }) => result?.files[0]?.datasetId ?? null);
  return [stationsId, populationId, areasId, roadsId, ...onSheet].filter(id => id !== null);
}

/** Files of the sheet that came before what now says something of their coordinates: read again, it becomes a question. */
function readWeighedAgain(notices: readonly Problem[]): void {
  for (const { where, params } of notices) {
    const file = useImport.getState().files.find(other => {
      const report = reportOf(other);
      if (report === null || isBusy(other) || report.datasetId === null) return false;
      return report.file === where.file && report.role === params.role;
    });
    if (file) changeFile(file.key, { state: 'waiting', share: 0 });
  }
}

function readAlone(key: number): void {
  alone.add(key);
  changeFile(key, { state: 'waiting', share: 0 });
}

function takeResult(key: number, result: ImportResult): void {
  const file = importFileOf(key);
  if (!file) return;
  const { preview, problems } = result.files[0];
  changeFile(key, {
    state: 'read',
    result,
    preview: preview ?? file.preview,
    outlines: [],
    questions: questionsWith(file, problems),
  });
  void drawOutlines(key);
}
