// Speeds as a file that the command line reads with `--speeds`.

import type { ResultFile } from '../../report/report-input.ts';
import { speedsText } from '../../report/speeds-text.ts';
import type { SpeedTable } from '../../travel/speed-changes.ts';

/** The file speeds.json of a table; a class of 0 km/h is left out, which is not driven. */
export function speedFile(table: SpeedTable): ResultFile {
  const kmh = Object.fromEntries(Object.entries(table.kmh).filter(([, speed]) => speed > 0));
  return { path: 'speeds.json', text: speedsText({ ...table, kmh }) };
}
