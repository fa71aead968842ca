// Puts result files where the user wants them: one download each, or all into a chosen folder.

import { isAbort } from '../../compute/client.ts';
import { runJob } from '../../compute/engine.ts';
import type { ResultFile } from '../../report/report-input.ts';
import { draftOf, planRequestOf, useProject } from '../state/project-store.ts';
import { withActivity } from './with-activity.ts';

/** The result folder of the plan as it stands, or null while something is missing or when stopped. */
export async function exportFiles(): Promise<readonly ResultFile[] | null> {
  const request = planRequestOf(draftOf(useProject.getState()));
  if (request === null) return null;
  const abort = new AbortController();
  try {
    return await withActivity('stage.write', abort, report =>
      runJob('export', { request, cells: 'geojson' }, { signal: abort.signal, report }),
    );
  } catch (error) {
    if (isAbort(error)) return null;
    throw error;
  }
}

const types: Readonly<Record<string, string>> = {
  geojson: 'application/geo+json',
  json: 'application/json',
  csv: 'text/csv',
};

/** Offers one file for download under its own name. */
export function downloadFile(file: ResultFile): void {
  const type = types[file.path.split('.').at(-1) ?? ''] ?? 'text/plain';
  const url = URL.createObjectURL(new Blob([file.text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = file.path.split('/').at(-1) ?? file.path;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

interface FolderWindow {
  readonly showDirectoryPicker: (options: { mode: 'readwrite' }) => Promise<FileSystemDirectoryHandle>;
}

/** Whether this browser can write into a folder the user chooses. */
export function canSaveFolder(): boolean {
  return 'showDirectoryPicker' in window;
}

/** Writes every file into a folder the user chooses; false when no folder was chosen. */
export async function saveIntoFolder(files: readonly ResultFile[]): Promise<boolean> {
  let root: FileSystemDirectoryHandle;
  try {
    root = await (window as unknown as FolderWindow).showDirectoryPicker({ mode: 'readwrite' });
  } catch (error) {
    if (isAbort(error)) return false;
    throw error;
  }
  for (const { path, text } of files) {
    const parts = path.split('/');
    let folder = root;
    for (const part of parts.slice(0, -1)) folder = await folder.getDirectoryHandle(part, { create: true });
    const handle = await folder.getFileHandle(parts.at(-1) ?? path, { create: true });
    // The browser writes beside and renames when the stream closes.
    const stream = await handle.createWritable();
    await stream.write(text);
    await stream.close();
  }
  return true;
}
