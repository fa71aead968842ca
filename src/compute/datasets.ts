// The imported datasets of a session: heavy columns stay here under an id made of role, content and reading options.

import type { ReportingArea } from '../areas/reporting-area.ts';
import type { DemandCells } from '../demand/demand-cells.ts';
import type { GridFacts } from '../files/readers/read-raster-grid.ts';
import type { InputRecord } from '../report/report-input.ts';
import { buildRoadGraph, type RoadGraphBuild } from '../roads/build-road-graph.ts';
import type { RoadSource } from '../roads/road-source.ts';
import type { Standard } from '../standards/standard.ts';
import { compareStations, type Station } from '../stations/station.ts';
import { defaultSpeedProfile, type SpeedProfile } from '../travel/speed-profile.ts';
import type { Problem } from '../vocabulary/problem.ts';
import type { Dataset, DatasetId, PlanRequest } from './jobs.ts';
import { type JobHost, runWork } from './run-work.ts';

export type DatasetContent =
  | { readonly role: 'stations'; readonly stations: readonly Station[] }
  | { readonly role: 'population'; readonly cells: DemandCells }
  | { readonly role: 'areas'; readonly areas: readonly ReportingArea[] }
  | { readonly role: 'roads'; readonly source: RoadSource }
  | { readonly role: 'speeds'; readonly speeds: SpeedProfile }
  | { readonly role: 'standard'; readonly standard: Standard }
  | { readonly role: 'friction' | 'elevation'; readonly grid: GridFacts };

export interface DatasetEntry {
  readonly dataset: Dataset;
  readonly content: DatasetContent;
  readonly problems: readonly Problem[];
}

export interface Datasets {
  add(entries: readonly DatasetEntry[]): void;
  /** Throws where the id is unknown or of another role: the host asked for what it never imported. */
  content<R extends DatasetContent['role']>(id: DatasetId, role: R): Extract<DatasetContent, { readonly role: R }>;
  /** Undefined where the id is unknown. */
  find(id: DatasetId): DatasetContent | undefined;
  forget(ids: readonly DatasetId[]): void;
  speeds(id: DatasetId | null): SpeedProfile;
  /** Kept for the latest source and speeds. */
  roadGraph(id: DatasetId, speeds: SpeedProfile, host: JobHost): Promise<RoadGraphBuild>;
  /** The name a dataset came under. */
  fileOf(id: DatasetId): string;
  inputsOf(request: PlanRequest): readonly InputRecord[];
  /** Problems found in reading the request's inputs. */
  problemsOf(request: PlanRequest): readonly Problem[];
  stationsEdited(request: PlanRequest): boolean;
}

/** Stations in the order of every result. */
export function sortStations(stations: readonly Station[]): readonly Station[] {
  return [...stations].sort(compareStations);
}

export function createDatasets(): Datasets {
  const entries = new Map<DatasetId, DatasetEntry>();
  let graph: { readonly source: RoadSource; readonly speeds: SpeedProfile; readonly build: RoadGraphBuild } | null =
    null;

  function entry(id: DatasetId): DatasetEntry {
    const found = entries.get(id);
    if (found === undefined) throw new Error(`no dataset ${id}`);
    return found;
  }

  function content<R extends DatasetContent['role']>(
    id: DatasetId,
    role: R,
  ): Extract<DatasetContent, { readonly role: R }> {
    const found = entry(id).content;
    if (found.role !== role) throw new Error(`dataset ${id} holds ${found.role}, not ${role}`);
    return found as Extract<DatasetContent, { readonly role: R }>;
  }

  function speeds(id: DatasetId | null): SpeedProfile {
    return id === null ? defaultSpeedProfile : content(id, 'speeds').speeds;
  }

  function entriesOf(request: PlanRequest): readonly DatasetEntry[] {
    const ids = [
      request.stationsId,
      request.populationId,
      request.areasId,
      request.roadsId,
      request.speedsId,
      request.standardId,
    ];
    return ids.flatMap(id => (id === null ? [] : (entries.get(id) ?? [])));
  }

  /** How many ways were driven on depends on the speeds, so roads are counted with the graph. */
  function inputOf({ dataset, content: held }: DatasetEntry): InputRecord {
    const { role, file, sha256, bytes } = dataset;
    const counts =
      held.role === 'roads' && graph?.source === held.source
        ? {
            read: graph.build.waysRead,
            used: graph.build.waysUsed,
            setAside: graph.build.waysRead - graph.build.waysUsed,
          }
        : { read: dataset.read, used: dataset.used, setAside: dataset.setAside };
    const { crs } = dataset;
    return { role, file, sha256, bytes, ...counts, ...(crs === undefined ? {} : { crs }) };
  }

  return {
    add: added => {
      for (const one of added) entries.set(one.dataset.datasetId, one);
    },
    content,
    find: id => entries.get(id)?.content,
    forget: ids => {
      for (const id of ids) entries.delete(id);
    },
    speeds,
    roadGraph: async (id, profile, host) => {
      const { source } = content(id, 'roads');
      if (graph?.source !== source || graph.speeds !== profile) {
        const build = await runWork(buildRoadGraph(source, profile), host);
        graph = { source, speeds: profile, build };
      }
      return graph.build;
    },
    fileOf: id => entry(id).dataset.file,
    inputsOf: request => entriesOf(request).map(inputOf),
    problemsOf: request => entriesOf(request).flatMap(({ problems }) => problems),
    stationsEdited: request =>
      request.stationsId === null
        ? request.stations.length > 0
        : JSON.stringify(sortStations(request.stations)) !==
          JSON.stringify(content(request.stationsId, 'stations').stations),
  };
}
