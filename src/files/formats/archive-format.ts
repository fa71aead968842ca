// A ZIP archive with data in it: a zipped shapefile, a KMZ, or one file of any other format.

import type { ProblemLog } from '../account/problem-log.ts';
import { openArchiveMember } from './archive-members.ts';
import type { FeatureFormat } from './feature-source.ts';

/** The format of archives; `open` opens what is inside. */
export function archiveFormat(open: FeatureFormat['open']): FeatureFormat {
  return {
    id: 'archive',
    recognises: head => head[0] === 0x50 && head[1] === 0x4b && (head[2] === 3 || head[2] === 5),
    open: async (file, request, log, host) => {
      const member = await openArchiveMember(file, request.options, log);
      if (member === null) return null;
      const inside = { ...request, options: { ...request.options, layer: member.layer } };
      return open(member.file, inside, withPrefix(log, member.prefix), host);
    },
  };
}

/** A log in which questions about layers name the entry too. */
function withPrefix(log: ProblemLog, prefix: string): ProblemLog {
  if (prefix === '') return log;
  const ask: ProblemLog['ask'] = (code, params, place, choices) => {
    const named = choices.map(choice =>
      choice.option === 'layer' ? { ...choice, value: `${prefix}${choice.value}` } : choice,
    );
    log.ask(code, params, place, named);
  };
  return Object.create(log, { ask: { value: ask } }) as ProblemLog;
}
