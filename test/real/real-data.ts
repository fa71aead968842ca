// Third-party data stays outside the repository: tests find it through LIFERING_DATA and say once why they skip.

import { existsSync } from 'node:fs';
import { join } from 'node:path';

let isSaid = false;

/** The path of a file or folder of the real data, or null where it is absent. */
export function realData(path: string): string | null {
  const folder = process.env.LIFERING_DATA;
  if (folder === undefined || folder === '') {
    if (!isSaid) console.warn('LIFERING_DATA is not set: tests on real data are skipped.');
    isSaid = true;
    return null;
  }
  const full = join(folder, path);
  if (existsSync(full)) return full;
  console.warn(`LIFERING_DATA has no ${path}: its tests are skipped.`);
  return null;
}
