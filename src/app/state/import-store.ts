// The files on the import sheet: how each is to be read, what was read of it, and which of them would be used. Nothing here
// is part of the plan until the sheet is accepted.

import { create } from 'zustand';
import type { DatasetId, DatasetRole, FileInput, FileReport, ImportResult } from '../../compute/jobs.ts';
import type { ReadOptions } from '../../files/account/read-options.ts';
import type { ReadPreview } from '../../files/account/read-preview.ts';
import type { Choice, Problem } from '../../vocabulary/problem.ts';

export interface ImportFile {
  readonly key: number;
  /** As it is to be read: role and options are those chosen by hand. */
  readonly input: FileInput;
  readonly state: 'waiting' | 'reading' | 'read' | 'stopped' | 'failed';
  /** How much of it is read, 0…1. */
  readonly share: number;
  /** What the engine said when it failed. */
  readonly failure: string | null;
  /** The last answer, kept while the file is read again. */
  readonly result: ImportResult | null;
  /** The last preview there was, so that columns can be chosen after a refusal. */
  readonly preview: ReadPreview | null;
  /** Outlines of areas, thinned: longitude and latitude by turns. */
  readonly outlines: readonly (readonly number[])[];
  /** Questions by the option that answers them; they stay when answered, so that an answer can be changed. */
  readonly questions: ReadonlyMap<string, Problem>;
  readonly leftOut: boolean;
  /** When the person preferred it to others of its role; 0 never. */
  readonly preferredAt: number;
}

export interface ImportState {
  /** The sheet is open while there are files on it. */
  readonly files: readonly ImportFile[];
  /** What datasets were read from, so that they can be read in another way. */
  readonly sources: ReadonlyMap<DatasetId, FileInput>;
}

export const useImport = create<ImportState>(() => ({ files: [], sources: new Map() }));

let lastKey = 0;

/** A file as it comes to the sheet. */
export function newImportFile(input: FileInput): ImportFile {
  lastKey += 1;
  return {
    key: lastKey,
    input,
    state: 'waiting',
    share: 0,
    failure: null,
    result: null,
    preview: null,
    outlines: [],
    questions: new Map(),
    leftOut: false,
    preferredAt: 0,
  };
}

export function importFileOf(key: number): ImportFile | null {
  return useImport.getState().files.find(file => file.key === key) ?? null;
}

/** Changes one file; the others stay the same objects. */
export function changeFile(key: number, change: Partial<ImportFile>): void {
  useImport.setState(({ files }) => ({
    files: files.map(file => (file.key === key ? { ...file, ...change } : file)),
  }));
}

let lastPreference = 0;

/** Takes a file in the place of others of its role. */
export function preferFile(key: number): void {
  lastPreference += 1;
  changeFile(key, { preferredAt: lastPreference, leftOut: false });
}

/** What was read of a file, or null before its first answer. */
export function reportOf({ result }: ImportFile): FileReport | null {
  return result?.files[0] ?? null;
}

/** Whether a file waits for its first or another reading. */
export function isBusy({ state }: ImportFile): boolean {
  return state === 'waiting' || state === 'reading';
}

/** Whether the file cannot be read before the person has answered. */
export function hasOpenQuestion(file: ImportFile): boolean {
  return reportOf(file)?.problems.some(({ severity }) => severity === 'ask') ?? false;
}

function isUsable(file: ImportFile): boolean {
  const report = reportOf(file);
  return !file.leftOut && file.state === 'read' && report?.datasetId != null && report.role !== 'unknown';
}

/** The files that would be used, one per role: the one preferred last, else the later one. */
export function chosenFiles(files: readonly ImportFile[]): ReadonlyMap<DatasetRole, ImportFile> {
  const chosen = new Map<DatasetRole, ImportFile>();
  for (const file of files) {
    const role = reportOf(file)?.role;
    if (role === undefined || role === 'unknown' || !isUsable(file)) continue;
    const other = chosen.get(role);
    if (other === undefined || file.preferredAt >= other.preferredAt) chosen.set(role, file);
  }
  return chosen;
}

/** Other files that could be used in the role of this one. */
export function rivalsOf(file: ImportFile, files: readonly ImportFile[]): readonly ImportFile[] {
  const role = reportOf(file)?.role;
  return isUsable(file)
    ? files.filter(other => other.key !== file.key && isUsable(other) && reportOf(other)?.role === role)
    : [];
}

export type Blocker = 'reading' | 'question' | 'nothing';

/** Why the files cannot be used yet, or null. */
export function blockerOf(files: readonly ImportFile[]): Blocker | null {
  const wanted = files.filter(({ leftOut }) => !leftOut);
  if (wanted.some(isBusy)) return 'reading';
  if (wanted.some(hasOpenQuestion)) return 'question';
  return chosenFiles(files).size === 0 ? 'nothing' : null;
}

/** The questions of an answer, with those asked before that were answered by hand: an answer can be changed. */
export function questionsWith({ questions, input }: ImportFile, problems: readonly Problem[]): ImportFile['questions'] {
  const next = new Map([...questions].filter(([option]) => chosenValue(input, option) !== null));
  for (const problem of problems) {
    const choices = choicesOf(problem);
    if (problem.severity === 'ask' && choices.length > 0) next.set(choices[0].option, problem);
  }
  return next;
}

/** The answers to choose from; two that give the same reading are one. */
export function choicesOf({ choices = [] }: Problem): readonly Choice[] {
  return choices.filter(({ value }, at) => choices.findIndex(other => other.value === value) === at);
}

/** The answer chosen by hand for an option, or null. */
export function chosenValue({ options }: FileInput, option: string): string | null {
  const value = options?.[option as keyof ReadOptions];
  return value === undefined || value === null ? null : String(value);
}
