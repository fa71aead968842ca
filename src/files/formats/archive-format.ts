// A ZIP archive with data in it: a zipped shapefile, a KMZ, or one file of any other format.

import type { Choice } from '../../vocabulary/problem.ts';
import type { ProblemLog } from '../account/problem-log.ts';
import type { ReadOptions } from '../account/read-options.ts';
import type { InputFile } from '../bytes/input-file.ts';
import { openZip } from '../bytes/zip.ts';
import { type ArchiveMember, openArchiveMember } from './archive-members.ts';
import type { FeatureFormat } from './feature-source.ts';

/** The format of archives; `open` opens what is inside. */
export function archiveFormat(open: FeatureFormat['open']): FeatureFormat {
  return {
    id: 'archive',
    recognises: isArchive,
    open: async (file, request, log, host) => {
      const member = await openArchiveMember(file, request.options, log);
      if (member === null) return null;
      const inside = { ...request, options: { ...request.options, layer: member.layer } };
      return open(member.file, inside, withPrefix(log, member.prefix), host);
    },
  };
}

function isArchive(head: Uint8Array): boolean {
  return head[0] === 0x50 && head[1] === 0x4b && (head[2] === 3 || head[2] === 5);
}

const noFeatures = /\.(?:tif|tiff|pbf)$/i;

/**
 * The raster or the road extract in an archive, unpacked, under the archive's name; null after a rejection or a question in the log,
 * and undefined where the file is no archive or holds features.
 */
export async function unpackRasterOrRoads(
  file: InputFile,
  options: ReadOptions,
  log: ProblemLog,
): Promise<ArchiveMember | null | undefined> {
  const { source } = file;
  if (!isArchive(await source.read(0, Math.min(4, source.size)))) return undefined;
  // What is wrong with the archive is told by whoever opens it for good.
  const archive = await openZip(source, options.limits, { add: () => undefined });
  if (archive === null || !archive.entries.some(({ name }) => noFeatures.test(name))) return undefined;
  const member = await openArchiveMember(file, options, log);
  if (member === null) return null;
  if (!noFeatures.test(member.file.source.name)) return undefined;
  const renamed = { source: { ...member.file.source, name: source.name }, companions: member.file.companions };
  return { ...member, file: renamed };
}

/** Choices whose layers name the entry too. */
export function namedInEntry(choices: readonly Choice[], prefix: string): readonly Choice[] {
  return choices.map(choice => (choice.option === 'layer' ? { ...choice, value: `${prefix}${choice.value}` } : choice));
}

/** A log in which questions about layers name the entry too. */
function withPrefix(log: ProblemLog, prefix: string): ProblemLog {
  if (prefix === '') return log;
  const ask: ProblemLog['ask'] = (code, params, place, choices) => {
    log.ask(code, params, place, namedInEntry(choices, prefix));
  };
  return Object.create(log, { ask: { value: ask } }) as ProblemLog;
}
