// The one thing every way of travelling gives: per station, the cells it reaches and at what cost.

import type { NumberColumn } from '../vocabulary/columns.ts';

/** `cost[k]` belongs to cell row `cellIndex[k]`, ascending; whole milliseconds of travel, or whole millimetres. */
export interface Catchment {
  readonly cellIndex: NumberColumn;
  readonly cost: NumberColumn;
}

/** Per cell the best station: row of the station or -1, and its cost (Infinity where none). */
export interface NearestStations {
  readonly stationIndex: NumberColumn;
  readonly cost: NumberColumn;
}
