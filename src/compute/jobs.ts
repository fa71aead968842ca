// The jobs a host can ask the engine for, by name: input, output. The worker and the command line run the same ones.

import type { FeatureCollection } from 'geojson';
import type { ReadCounts, ReadOptions, SetAsideRow } from '../files/account/read-options.ts';
import type { ReadPreview } from '../files/account/read-preview.ts';
import type { ByteSource } from '../files/bytes/byte-source.ts';
import type { GridFacts } from '../files/readers/read-raster-grid.ts';
import type { Position } from '../geo/lon-lat.ts';
import type { InputRecord, ResultFile } from '../report/report-input.ts';
import type { RoadCondition } from '../roads/road-condition.ts';
import type { CellExplanation } from '../scenario/explain-cell.ts';
import type { PlanSettings } from '../scenario/plan.ts';
import type { PlanEvaluation, PlanMeasures } from '../scenario/plan-evaluation.ts';
import type { Station } from '../stations/station.ts';
import type { Calibration } from '../travel/calibrate-speeds.ts';
import type { SpeedChanges, SpeedTable } from '../travel/speed-changes.ts';
import type { InputRole, Problem } from '../vocabulary/problem.ts';
import type { Degrees, Meters } from '../vocabulary/units.ts';

export type DatasetId = string;
export type DatasetRole = InputRole;

/** One file as it came, and what was read of it. */
export interface Dataset extends InputRecord {
  /** Made of role, content and reading options. */
  readonly datasetId: DatasetId;
  readonly role: DatasetRole;
  /** Of a raster that is not population: what it holds. */
  readonly grid?: GridFacts;
}

export interface FileInput {
  readonly name: string;
  /** In the browser a File, elsewhere a source read slice by slice, or bytes. */
  readonly content: Blob | ByteSource | Uint8Array;
  /** null: recognised from the content. */
  readonly role: DatasetRole | null;
  /** Files of the same name that belong to it, such as the `.dbf` and `.prj` of a shapefile. */
  readonly companions?: readonly Pick<FileInput, 'name' | 'content'>[];
  /** Options of this file alone, over those of the import. */
  readonly options?: Partial<ReadOptions>;
}

/** One file of an import: what it was taken for and what was read of it, whether it can be used or not. */
export interface FileReport {
  readonly file: string;
  readonly bytes: number;
  readonly role: DatasetRole | 'unknown';
  /** null where the file could not be opened, or has no records. */
  readonly preview: ReadPreview | null;
  /** null where nothing of the file can be used. */
  readonly counts: ReadCounts | null;
  readonly datasetId: DatasetId | null;
  readonly problems: readonly Problem[];
}

export interface ImportResult {
  /** In the order of the input. */
  readonly files: readonly FileReport[];
  readonly datasets: readonly Dataset[];
  /** The stations of an imported stations file; edits are made to a copy of this list. */
  readonly stations: readonly Station[] | null;
  /** The conditions of an imported conditions file; edits are made to a copy of this list. */
  readonly conditions: readonly RoadCondition[] | null;
  /** Records not used, with their own text. */
  readonly setAside: readonly SetAsideRow[];
  readonly problems: readonly Problem[];
  /** What the files say of the coordinates of datasets that they stand beside: to be told, no part of any dataset. */
  readonly notices: readonly Problem[];
}

/** A plan by reference: heavy data stays in the worker. */
export interface PlanRequest {
  /** As edited; must be sorted by the engine, not by the caller. */
  readonly stations: readonly Station[];
  /** null: no stations file, every station was placed by hand. */
  readonly stationsId: DatasetId | null;
  readonly populationId: DatasetId;
  readonly areasId: DatasetId | null;
  readonly roadsId: DatasetId | null;
  /** null: the default speeds. */
  readonly speedsId: DatasetId | null;
  /** null: no conditions file, every condition was drawn. */
  readonly conditionsId: DatasetId | null;
  /** null: no friction surface. */
  readonly frictionId: DatasetId | null;
  /** null: no terrain; it bears on travel over friction alone. */
  readonly elevationId: DatasetId | null;
  /** As edited, in force or not. */
  readonly conditions: readonly RoadCondition[];
  /** Over the speeds of the file, or the default ones. */
  readonly speedChanges: SpeedChanges;
  /** The id of a shipped standard, or of an imported one. */
  readonly standardId: string;
  readonly settings: PlanSettings;
}

/** Stations in the engine's order: rows of `StationResult` and of the station columns. */
export interface MeasureResult {
  readonly stations: readonly Station[];
  readonly measures: PlanMeasures;
}

export interface EvaluateResult {
  readonly stations: readonly Station[];
  readonly evaluation: PlanEvaluation;
}

/** The places of one side of the matrix, and the file they come from. */
export interface MatrixPoints {
  readonly file: string;
  readonly points: readonly Station[];
}

/** What of a plan's settings bears on travel alone. */
export type MatrixSettings = Pick<PlanSettings, 'direction' | 'period' | 'sirens'>;

/** Points in, rows of text out; travel is straight where no roads are given. */
export interface MatrixRequest {
  readonly from: MatrixPoints;
  readonly to: MatrixPoints;
  readonly roadsId: DatasetId | null;
  readonly speedsId: DatasetId | null;
  readonly conditionsId: DatasetId | null;
  readonly conditions: readonly RoadCondition[];
  readonly settings: MatrixSettings;
  /** Travel beyond it is left empty; null without a limit. Minutes. */
  readonly limitMinutes: number | null;
}

export interface MatrixResult {
  /** CSV, in pieces of whole lines, the header first. */
  readonly pieces: readonly string[];
  readonly problems: readonly Problem[];
}

/** Cell shapes as columns; a cell given as a point has no polygon. Each column of starts ends with the count. */
export interface CellShapes {
  /** First polygon of every cell. */
  readonly cellStart: Int32Array;
  /** First ring of every polygon. */
  readonly polygonStart: Int32Array;
  /** First position of every ring. */
  readonly ringStart: Int32Array;
  /** Longitude and latitude by turns, degrees. */
  readonly lonLat: Float64Array;
}

/** Cells for the map, by row, once per dataset: columns, because the page takes them over without copying. */
export interface CellLayer {
  readonly shapes: CellShapes;
  readonly cellId: readonly string[];
  /** People, not micro-people. */
  readonly population: Float64Array;
  readonly lon: Float64Array;
  readonly lat: Float64Array;
}

/** Roads for the map, one line per run of present vertices: columns, as for cells. */
export interface RoadLayer {
  /** First position of every line, and the count. */
  readonly lineStart: Int32Array;
  /** Longitude and latitude by turns, degrees. */
  readonly lonLat: Float64Array;
  /** 1: a main road, drawn wide. */
  readonly isMajor: Uint8Array;
}

/** Segments that conditions in force close or slow, one line per run of them: columns, as for roads. */
export interface ConditionLayer {
  /** First position of every line, and the count. */
  readonly lineStart: Int32Array;
  /** Longitude and latitude by turns, degrees. */
  readonly lonLat: Float64Array;
  /** Per line what time is multiplied with; Infinity where it is closed. */
  readonly factor: Float64Array;
  /** Per condition of the request, in its order: how much road it meets, in force or not. */
  readonly met: readonly { readonly conditionId: string; readonly segments: number; readonly meters: Meters }[];
}

/** The road nearest to a place: the whole way, and its stretch between the two junctions around the place. */
export interface RoadAt {
  readonly wayId: string;
  /** '' without one. */
  readonly name: string;
  readonly roadClass: string;
  /** The runs of present vertices of the way. */
  readonly lines: readonly (readonly Position[])[];
  readonly stretch: { readonly between: readonly [Position, Position]; readonly line: readonly Position[] };
  /** From the place to the road. */
  readonly meters: Meters;
}

/** A log of runs on the roads of a plan. */
export interface CalibrationRequest extends Pick<PlanRequest, 'stations' | 'speedsId' | 'speedChanges'> {
  readonly file: Pick<FileInput, 'name' | 'content'>;
  readonly roadsId: DatasetId;
  readonly options?: ReadOptions;
}

export interface CalibrationResult {
  /** null where the log cannot be read, or too few of its runs can be used. */
  readonly calibration: Calibration | null;
  /** The speeds with the multipliers in them. */
  readonly speeds: SpeedTable | null;
  /** null where the log cannot be read. */
  readonly counts: ReadCounts | null;
  readonly setAside: readonly SetAsideRow[];
  /** `calibration.json`, `residuals.geojson` and `speeds.json`, which `--speeds` reads; none without a calibration. */
  readonly files: readonly ResultFile[];
  readonly problems: readonly Problem[];
}

export interface Jobs {
  readonly import: {
    readonly input: {
      readonly files: readonly FileInput[];
      readonly options?: ReadOptions;
      /** Datasets that the files come to stand beside: evidence for what their coordinates mean. */
      readonly beside?: readonly DatasetId[];
    };
    readonly output: ImportResult;
  };
  /** Forgets datasets: readings that were tried and not taken. */
  readonly forget: { readonly input: { readonly ids: readonly DatasetId[] }; readonly output: null };
  /** Numbers only: for every frame of a drag. */
  readonly measure: { readonly input: PlanRequest; readonly output: MeasureResult };
  readonly evaluate: { readonly input: PlanRequest; readonly output: EvaluateResult };
  /** Every file of the result folder but run.json. */
  readonly export: {
    readonly input: {
      readonly request: PlanRequest;
      readonly cells: 'geojson' | 'none';
      /** Whether every GeoJSON file has a copy in GCJ-02; not when left out. */
      readonly alsoGcj02?: boolean;
    };
    readonly output: readonly ResultFile[];
  };
  readonly matrix: { readonly input: MatrixRequest; readonly output: MatrixResult };
  /** Why a cell stands as it does: its rules, route, minutes by part, and what would close the gap. */
  readonly explain: {
    readonly input: { readonly request: PlanRequest; readonly cellIndex: number };
    readonly output: CellExplanation;
  };
  /** The speeds a request is driven with: file or defaults, changes, time of day and sirens. */
  readonly speeds: {
    readonly input: Pick<PlanRequest, 'speedsId' | 'speedChanges'>;
    readonly output: SpeedTable;
  };
  /** null where no road of the file is within the snap limit. */
  readonly 'road-at': {
    readonly input: Pick<PlanRequest, 'speedsId' | 'speedChanges'> & {
      readonly roadsId: DatasetId;
      readonly lon: Degrees;
      readonly lat: Degrees;
    };
    readonly output: RoadAt | null;
  };
  /** Fits multipliers of the speeds to runs that were driven; nothing is added to the session. */
  readonly calibrate: { readonly input: CalibrationRequest; readonly output: CalibrationResult };
  readonly 'condition-layer': {
    readonly input: Pick<PlanRequest, 'speedsId' | 'speedChanges' | 'conditions'> & { readonly roadsId: DatasetId };
    readonly output: ConditionLayer;
  };
  readonly 'cell-layer': { readonly input: { readonly populationId: DatasetId }; readonly output: CellLayer };
  readonly 'area-layer': { readonly input: { readonly areasId: DatasetId }; readonly output: FeatureCollection };
  readonly 'road-layer': { readonly input: { readonly roadsId: DatasetId }; readonly output: RoadLayer };
}

export type JobName = keyof Jobs;
