// Brings files to the import sheet: parts of a shapefile go with their main file, also when they come later.

import { groupCompanions } from '../../compute/group-companions.ts';
import type { FileInput } from '../../compute/jobs.ts';
import { type ImportFile, newImportFile, useImport } from '../state/import-store.ts';
import { readWaiting } from './read-import.ts';

/** Puts files on the sheet, which opens with the first, and reads them. */
export function addToImport(inputs: readonly FileInput[]): void {
  if (inputs.length === 0) return;
  useImport.setState(({ files }) => {
    const grouped = groupCompanions([...files.map(({ input }) => input), ...inputs]);
    const known = files.flatMap((file): ImportFile[] => {
      const input = grouped.find(({ content }) => content === file.input.content);
      if (input === undefined) return [];
      return [input === file.input ? file : { ...file, input, state: 'waiting', share: 0 }];
    });
    const contents = new Set(files.map(({ input }) => input.content));
    return { files: [...known, ...grouped.filter(({ content }) => !contents.has(content)).map(newImportFile)] };
  });
  void readWaiting();
}
