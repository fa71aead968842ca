// Which columns of an answer are moved to the page instead of copied there. The worker keeps its own for the next job.

import type { PlanMeasures } from '../scenario/plan-evaluation.ts';
import type { JobName, Jobs } from './jobs.ts';

export interface MovableOutput {
  readonly output: Jobs[JobName]['output'];
  readonly buffers: readonly ArrayBuffer[];
}

/** The answer of job `name` with its columns copied once, here, and the buffers to move. */
export function movableOutput(name: JobName, output: Jobs[JobName]['output']): MovableOutput {
  const buffers: ArrayBuffer[] = [];
  const copied = <T>(column: T): T => {
    if (!ArrayBuffer.isView(column) || column instanceof DataView) return column;
    const copy = (column as unknown as Float64Array).slice();
    buffers.push(copy.buffer as ArrayBuffer);
    return copy as unknown as T;
  };
  const withColumns = <M extends PlanMeasures>(measures: M): M => ({
    ...measures,
    cells: Object.fromEntries(Object.entries(measures.cells).map(([key, column]) => [key, copied(column)])),
  });
  if (name === 'measure') {
    const result = output as Jobs['measure']['output'];
    return { output: { ...result, measures: withColumns(result.measures) }, buffers };
  }
  if (name === 'evaluate') {
    const result = output as Jobs['evaluate']['output'];
    return { output: { ...result, evaluation: withColumns(result.evaluation) }, buffers };
  }
  if (name === 'cell-layer') {
    // Made for this answer alone: its columns are moved as they are.
    const { shapes, population, lon, lat } = output as Jobs['cell-layer']['output'];
    for (const column of [...Object.values(shapes), population, lon, lat] as Float64Array[])
      buffers.push(column.buffer as ArrayBuffer);
  }
  if (name === 'road-layer') {
    const { lineStart, lonLat, isMajor } = output as Jobs['road-layer']['output'];
    for (const column of [lineStart, lonLat, isMajor]) buffers.push(column.buffer as ArrayBuffer);
  }
  if (name === 'condition-layer') {
    const { lineStart, lonLat, factor } = output as Jobs['condition-layer']['output'];
    for (const column of [lineStart, lonLat, factor]) buffers.push(column.buffer as ArrayBuffer);
  }
  return { output, buffers };
}
