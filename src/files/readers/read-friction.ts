// A friction surface from a GeoTIFF: the time that a metre takes in each cell, whatever unit the file counts it in.

import type { FrictionCells } from '../../travel/friction/friction-surface.ts';
import {
  type FrictionUnit,
  type FrictionValues,
  frictionUnits,
  isWalkedMode,
  paceOf,
  speedOf,
  surveyFriction,
} from '../../travel/friction/friction-units.ts';
import { startTiledGrid, type TiledGrid, tileMargin, tileSide, tileStride } from '../../travel/friction/tiled-grid.ts';
import type { Choice, Outcome } from '../../vocabulary/problem.ts';
import { startProblemLog } from '../account/problem-log.ts';
import type { ReadHost } from '../account/read-host.ts';
import type { ReadCounts, ReadOptions, SetAsideRow } from '../account/read-options.ts';
import type { InputFile } from '../bytes/input-file.ts';
import { type GridFacts, readRasterGrid } from './read-raster-grid.ts';

export interface FrictionRead {
  readonly facts: GridFacts;
  readonly cells: FrictionCells;
  readonly counts: ReadCounts;
  readonly setAside: readonly SetAsideRow[];
}

/** Reads a surface; null when the file cannot be read, nothing can be passed, or its unit is a question. */
export async function readFriction(
  file: InputFile,
  options: ReadOptions,
  host: ReadHost,
): Promise<Outcome<FrictionRead>> {
  const { value, problems } = await readRasterGrid(file, options, host);
  if (value === null) return { value, problems };
  const log = startProblemLog(file.source.name);
  const refused = (): Outcome<FrictionRead> => ({ value: null, problems: [...problems, ...log.rejected().problems] });
  const { values, places } = value.grid;
  const survey = surveyFriction(values);
  if (survey.passable === 0) {
    log.add('reject', 'friction-impassable', { found: value.counts.used });
    return refused();
  }
  const unit = options.frictionUnit === 'auto' ? unitOf(survey) : options.frictionUnit;
  if (unit === null) {
    const { least, most } = survey;
    log.ask('friction-unit-unclear', { least: shortNumber(least), most: shortNumber(most) }, {}, choicesFor(survey));
    return refused();
  }
  if (survey.negative > 0) log.add('warn', 'friction-negative', { count: survey.negative });
  if (!survey.plausible.includes(unit)) {
    const [slow, fast] = speedRange(survey, unit);
    log.add('warn', 'friction-speeds', { slow: shortNumber(slow), fast: shortNumber(fast), unit });
  }
  const walked = unit === 'accessmod' ? walkedCells(values) : null;
  const pace = toPace(values, unit);
  const [slow, fast] = speedRange(survey, unit);
  const pixels = values.width * values.height;
  const facts: GridFacts = {
    ...value.facts,
    friction: { unit, kmh: [slow, fast], passableShare: survey.passable / pixels },
  };
  return {
    value: { facts, cells: { pace, walked, places, unit }, counts: value.counts, setAside: value.setAside },
    problems: [...problems, ...log.rejected().problems],
  };
}

function unitOf({ plausible }: FrictionValues): FrictionUnit | null {
  return plausible.length === 1 ? plausible[0] : null;
}

/** The units that would do, or all where none does. */
function choicesFor(survey: FrictionValues): readonly Choice[] {
  const units = survey.plausible.length > 1 ? survey.plausible : frictionUnits;
  return units.map(unit => {
    const [slow, fast] = speedRange(survey, unit);
    const preview = [`${shortNumber(slow)}–${shortNumber(fast)} km/h`];
    return { option: 'frictionUnit', value: unit, preview, points: [] };
  });
}

/** Speeds of the least and the greatest value, the slower first. */
function speedRange({ least, most }: FrictionValues, unit: FrictionUnit): readonly [slow: number, fast: number] {
  const speeds = [speedOf(least, unit), speedOf(most, unit)];
  return [Math.min(...speeds), Math.max(...speeds)];
}

function shortNumber(value: number): string {
  return Number.isNaN(value) ? '?' : String(Number(value.toPrecision(3)));
}

/** The values as milliseconds per metre, in their own columns; what cannot be passed is 0. */
function toPace(values: TiledGrid<Float32Array>, unit: FrictionUnit): TiledGrid<Float32Array> {
  for (const cells of values.tiles) {
    if (cells === null) continue;
    for (let local = 0; local < cells.length; local++) {
      const value = cells[local];
      cells[local] = value > 0 ? paceOf(value, unit) : 0;
    }
  }
  return values;
}

function walkedCells(values: TiledGrid<Float32Array>): TiledGrid<Uint8Array> {
  const { width, height, tilesAcross } = values;
  const walked = startTiledGrid(width, height, 0, length => new Uint8Array(length));
  values.tiles.forEach((cells, tile) => {
    if (cells === null) return;
    const column = (tile % tilesAcross) * tileSide;
    const row = Math.floor(tile / tilesAcross) * tileSide;
    const columns = Math.min(tileSide, width - column);
    for (let r = 0; r < Math.min(tileSide, height - row); r++) {
      const from = (r + tileMargin) * tileStride + tileMargin;
      const modes = Uint8Array.from(cells.subarray(from, from + columns), value => (isWalkedMode(value) ? 1 : 0));
      walked.setRun(column, row + r, modes, 0, columns);
    }
  });
  return walked.finish();
}
