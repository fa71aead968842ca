// Results by what they came from: disposable, never saved, never undone. A figure of other inputs is shown as stale.

import type { FeatureCollection } from 'geojson';
import { create } from 'zustand';
import type {
  CellLayer,
  DatasetId,
  EvaluateResult,
  MeasureResult,
  PlanRequest,
  RoadLayer,
} from '../../compute/jobs.ts';
import type { Gap, PlanMeasures, Zone } from '../../scenario/plan-evaluation.ts';
import type { RuleResult } from '../../standards/evaluate-rules.ts';
import type { Station } from '../../stations/station.ts';

export interface Measured {
  readonly key: string;
  readonly populationId: DatasetId;
  readonly areasId: DatasetId | null;
  readonly stations: readonly Station[];
  readonly measures: PlanMeasures;
}

export interface Drawn {
  readonly key: string;
  readonly populationId: DatasetId;
  readonly stations: readonly Station[];
  readonly gaps: readonly Gap[];
  readonly zones: readonly Zone[];
  readonly rules: readonly RuleResult[];
}

export interface ResultsState {
  /** Key of the plan as it stands; null while something is missing. */
  readonly wantedKey: string | null;
  readonly measured: Measured | null;
  readonly drawn: Drawn | null;
  /** Numbers of a station on its way, for the place it was at a moment ago. */
  readonly preview: Measured | null;
  /** Gaps and zones of a station on its way: they trail the numbers. */
  readonly previewDrawn: Drawn | null;
  readonly failure: string | null;
  /** The user stopped the computation: what is shown stays older than the plan. */
  readonly stopped: boolean;
  readonly cellLayers: ReadonlyMap<DatasetId, CellLayer>;
  readonly areaLayers: ReadonlyMap<DatasetId, FeatureCollection>;
  readonly roadLayers: ReadonlyMap<DatasetId, RoadLayer>;
}

export const useResults = create<ResultsState>(() => ({
  wantedKey: null,
  measured: null,
  drawn: null,
  preview: null,
  previewDrawn: null,
  failure: null,
  stopped: false,
  cellLayers: new Map(),
  areaLayers: new Map(),
  roadLayers: new Map(),
}));

export interface Answer {
  readonly stations: readonly Station[];
  readonly measures: PlanMeasures;
  readonly populationId: DatasetId;
  /** A station is being dragged: the numbers trail it. */
  readonly approximate: boolean;
  /** The inputs changed and the numbers have not followed yet. */
  readonly stale: boolean;
}

let lastAnswer: Answer | null = null;

/** The numbers to show, or null where there are none for the datasets in use. */
export function answerOf(state: ResultsState): Answer | null {
  const shown = state.preview ?? state.measured;
  if (shown === null || state.wantedKey === null) return null;
  const approximate = state.preview !== null;
  const stale = !approximate && shown.key !== state.wantedKey;
  const known = lastAnswer;
  if (known && known.measures === shown.measures && known.approximate === approximate && known.stale === stale)
    return known;
  lastAnswer = {
    stations: shown.stations,
    measures: shown.measures,
    populationId: shown.populationId,
    approximate,
    stale,
  };
  return lastAnswer;
}

/** The numbers to show, for components. */
export function useAnswer(): Answer | null {
  return useResults(answerOf);
}

/** Gaps and zones to show: those of a station on its way while there are some. */
export function drawnOf(state: ResultsState): Drawn | null {
  return state.previewDrawn ?? state.drawn;
}

/** Gaps and zones to show, for components. */
export function useDrawn(): Drawn | null {
  return useResults(drawnOf);
}

/** Whether gaps and zones are of an older plan and do not follow a station on its way either. */
export function isDrawnStale(state: ResultsState): boolean {
  return state.preview === null && state.drawn !== null && state.drawn.key !== state.wantedKey;
}

/** Nothing on its way. */
export const noPreview = { preview: null, previewDrawn: null } as const;

const cacheLimit = 24;
const cache = new Map<string, { readonly measured: Measured; readonly drawn: Drawn | null }>();

/** What is known of a plan, so that undo shows at once. */
export function knownResult(key: string): { readonly measured: Measured; readonly drawn: Drawn | null } | null {
  const known = cache.get(key);
  if (known?.drawn) return known;
  // A station is often let go where it was measured last: then everything is there already.
  const { preview, previewDrawn } = useResults.getState();
  if (preview?.key === key) remember(preview, previewDrawn?.key === key ? previewDrawn : null);
  return cache.get(key) ?? null;
}

function remember(measured: Measured, drawn: Drawn | null): void {
  cache.delete(measured.key);
  cache.set(measured.key, { measured, drawn });
  for (const oldest of cache.keys()) {
    if (cache.size <= cacheLimit) break;
    cache.delete(oldest);
  }
}

/** Takes the numbers of a plan; they are shown if they are still wanted. */
export function takeMeasures(
  key: string,
  populationId: DatasetId,
  areasId: DatasetId | null,
  result: MeasureResult,
): void {
  const measured: Measured = { key, populationId, areasId, stations: result.stations, measures: result.measures };
  remember(measured, cache.get(key)?.drawn ?? null);
  if (useResults.getState().wantedKey === key) {
    // What was drawn last stays, greyed, until the exact gaps and zones are there.
    const drawn = drawnOf(useResults.getState());
    useResults.setState({ measured, drawn, ...noPreview, failure: null });
  }
}

/** Takes a whole evaluation; it is shown if it is still wanted. */
export function takeEvaluation(
  key: string,
  populationId: DatasetId,
  areasId: DatasetId | null,
  result: EvaluateResult,
): void {
  const { gaps, zones, rules } = result.evaluation;
  // The same numbers as the measures that came before: kept, so that nothing is drawn twice.
  const measured: Measured = cache.get(key)?.measured ?? {
    key,
    populationId,
    areasId,
    stations: result.stations,
    measures: result.evaluation,
  };
  const drawn: Drawn = { key, populationId, stations: result.stations, gaps, zones, rules };
  remember(measured, drawn);
  if (useResults.getState().wantedKey === key) useResults.setState({ measured, drawn, ...noPreview, failure: null });
}

/** Takes the numbers of a station on its way. */
export function takePreview(request: PlanRequest, key: string, result: MeasureResult): void {
  const { populationId, areasId } = request;
  useResults.setState({
    preview: { key, populationId, areasId, stations: result.stations, measures: result.measures },
  });
}

/** Takes gaps and zones of a station on its way, with the numbers they belong to. */
export function takePreviewEvaluation(request: PlanRequest, key: string, result: EvaluateResult): void {
  const { populationId, areasId } = request;
  const { stations, evaluation } = result;
  const { preview } = useResults.getState();
  useResults.setState({
    preview: preview?.key === key ? preview : { key, populationId, areasId, stations, measures: evaluation },
    previewDrawn: {
      key,
      populationId,
      stations,
      gaps: evaluation.gaps,
      zones: evaluation.zones,
      rules: evaluation.rules,
    },
  });
}
