// A user's written standard from a JSON file; its format is in src/standards/README.md.

import { parseStandard } from '../../standards/parse-standard.ts';
import { shippedStandards } from '../../standards/shipped-standards.ts';
import type { Standard } from '../../standards/standard.ts';
import type { Outcome } from '../../vocabulary/problem.ts';
import type { FileText } from '../account/read-options.ts';
import { readJsonDocument } from '../json/json-document.ts';

/**
 * Reads a standard; every fault is told with its path, and any of them rejects the file. The id of a shipped standard is
 * one too: results name their standard by its id, and two texts must not share one.
 */
export function readStandard(file: FileText): Outcome<Standard> {
  return readJsonDocument(file, value => parseStandard(value, [...shippedStandards.keys()]));
}
