// The jobs a host can ask the engine for, by name: input, output. The worker and the command line run the same ones.

import type { FeatureCollection } from 'geojson';
import type { ReadCounts, ReadOptions, SetAsideRow } from '../files/account/read-options.ts';
import type { ReadPreview } from '../files/account/read-preview.ts';
import type { ByteSource } from '../files/bytes/byte-source.ts';
import type { GridFacts } from '../files/readers/read-raster-grid.ts';
import type { InputRecord, ResultFile } from '../report/report-input.ts';
import type { PlanSettings } from '../scenario/plan.ts';
import type { PlanEvaluation, PlanMeasures } from '../scenario/plan-evaluation.ts';
import type { Station } from '../stations/station.ts';
import type { InputRole, Problem } from '../vocabulary/problem.ts';

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
  /** Records not used, with their own text. */
  readonly setAside: readonly SetAsideRow[];
  readonly problems: readonly Problem[];
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

/** Points in, rows of text out; travel is straight where no roads are given. */
export interface MatrixRequest {
  readonly from: MatrixPoints;
  readonly to: MatrixPoints;
  readonly roadsId: DatasetId | null;
  readonly speedsId: DatasetId | null;
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
  readonly 'cell-layer': { readonly input: { readonly populationId: DatasetId }; readonly output: CellLayer };
  readonly 'area-layer': { readonly input: { readonly areasId: DatasetId }; readonly output: FeatureCollection };
  readonly 'road-layer': { readonly input: { readonly roadsId: DatasetId }; readonly output: RoadLayer };
}

export type JobName = keyof Jobs;
