// Column names that a .dbf file cut at ten bytes: what is left is matched as the one known name that it begins.

import type { ProblemLog } from '../../account/problem-log.ts';
import { type MatchedColumns, wholeNameOf } from '../../columns/column-roles.ts';
import { matchRequested } from '../../columns/requested-columns.ts';
import type { FeatureRequest } from '../feature-source.ts';

/** Finds the columns among names of which some may be cut; names as the file has them are what comes out. */
export function matchCutNames(
  fields: readonly { readonly name: string; readonly isCut: boolean }[],
  request: FeatureRequest,
  log: ProblemLog,
): MatchedColumns {
  const whole = new Map<string, string>();
  const taken = new Set(fields.map(({ name }) => name));
  const names = fields.map(({ name, isCut }) => {
    if (!isCut) return name;
    // A unit in brackets that lost its end may have been ten thousands: such a name is none until it is chosen by hand.
    const isOpen = /[([（【][^)\]）】]*$/.test(name);
    const full = isOpen ? `${name}\u0000` : wholeNameOf(name, request.roles);
    if (isOpen) log.add('warn', 'dbf-name-open', { found: name }, { column: name });
    if (full === null || taken.has(full)) return name;
    whole.set(full, name);
    return full;
  });
  const byHand = new Map(fields.map(({ name }, i) => [names[i]!, name]));
  const matched = matchRequested(names, withCutNames(request, names, byHand));
  return new Map(
    [...matched].map(([role, column]) => [
      role,
      {
        ...column,
        column: byHand.get(column.column) ?? column.column,
        passedOver: column.passedOver.map(name => byHand.get(name) ?? name),
      },
    ]),
  );
}

/** A column chosen by hand is named as the file has it, or as it was before it was cut. */
function withCutNames(
  request: FeatureRequest,
  names: readonly string[],
  originals: ReadonlyMap<string, string>,
): FeatureRequest {
  const columns = Object.fromEntries(
    Object.entries(request.options.columns).map(([role, chosen]) => [
      role,
      names.find(name => originals.get(name) === chosen) ??
        names.find(name => isCutOf(originals.get(name)!, chosen)) ??
        chosen,
    ]),
  );
  return { ...request, options: { ...request.options, columns } };
}

function isCutOf(cut: string, whole: string): boolean {
  return cut.length >= 3 && whole.toLowerCase().startsWith(cut.toLowerCase());
}
