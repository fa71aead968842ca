// Which file a problem is about, where the one who found it knows only what the input is for.

import type { InputRole, Problem } from '../vocabulary/problem.ts';

/** The problems, each with the file of its role; a role without a file stays as it is. */
export function withInputFiles(
  problems: readonly Problem[],
  fileOf: (role: InputRole) => string | null,
): readonly Problem[] {
  return problems.map(problem => {
    const { role, file } = problem.where;
    const found = role === undefined || file !== undefined ? null : fileOf(role);
    return found === null ? problem : { ...problem, where: { ...problem.where, file: found } };
  });
}
