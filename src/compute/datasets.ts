// The imported datasets of a session: heavy columns stay here under an id made of role, content and reading options.

import type { ReportingArea } from '../areas/reporting-area.ts';
import type { DemandCells } from '../demand/demand-cells.ts';
import type { PlaceEvidence } from '../files/account/read-host.ts';
import type { ReadPreview } from '../files/account/read-preview.ts';
import type { GridFacts, PlacedGrid } from '../files/readers/read-raster-grid.ts';
import type { InputRecord } from '../report/report-input.ts';
import type { RoadCondition } from '../roads/road-condition.ts';
import type { RoadSource } from '../roads/road-source.ts';
import type { Standard } from '../standards/standard.ts';
import { compareStations, type Station } from '../stations/station.ts';
import type { FrictionCells } from '../travel/friction/friction-surface.ts';
import { applySpeedChanges, type SpeedChanges, type SpeedChoice, speedsAsDriven } from '../travel/speed-changes.ts';
import { defaultSpeedProfile, type SpeedProfile } from '../travel/speed-profile.ts';
import type { Problem } from '../vocabulary/problem.ts';
import { type BuiltSurface, createFrictionCache } from './friction-cache.ts';
import type { Dataset, DatasetId, PlanRequest } from './jobs.ts';
import { createRoadCache, type DrivenRoads } from './road-cache.ts';
import type { JobHost } from './run-work.ts';

export type DatasetContent =
  | { readonly role: 'stations'; readonly stations: readonly Station[] }
  | { readonly role: 'population'; readonly cells: DemandCells }
  | { readonly role: 'areas'; readonly areas: readonly ReportingArea[] }
  | { readonly role: 'roads'; readonly source: RoadSource }
  | { readonly role: 'conditions'; readonly conditions: readonly RoadCondition[] }
  | { readonly role: 'speeds'; readonly speeds: SpeedProfile }
  | { readonly role: 'standard'; readonly standard: Standard }
  | { readonly role: 'friction'; readonly grid: GridFacts; readonly friction: FrictionCells }
  | { readonly role: 'elevation'; readonly grid: GridFacts; readonly heights: PlacedGrid };

export interface DatasetEntry {
  readonly dataset: Dataset;
  readonly content: DatasetContent;
  /** The coordinate system as read, for people, and who named it. */
  readonly crs: string;
  readonly crsNamedBy: ReadPreview['crsNamedBy'];
  readonly evidence: PlaceEvidence;
  readonly problems: readonly Problem[];
}

export interface Datasets {
  add(entries: readonly DatasetEntry[]): void;
  /** Throws where the id is unknown or of another role: the host asked for what it never imported. */
  content<R extends DatasetContent['role']>(id: DatasetId, role: R): Extract<DatasetContent, { readonly role: R }>;
  /** Undefined where the id is unknown. */
  find(id: DatasetId): DatasetEntry | undefined;
  forget(ids: readonly DatasetId[]): void;
  /** The speeds of a file, or the default ones, with the changes made; the same object for the same input. */
  speeds(id: DatasetId | null, changes: SpeedChanges): SpeedProfile;
  /** The same with the factors of the settings in them. */
  speedsAsDriven(id: DatasetId | null, changes: SpeedChanges, choice: SpeedChoice): SpeedProfile;
  /** Kept for the latest sources, speeds and conditions, where `isKept` does not say otherwise. */
  roads(
    id: DatasetId,
    speeds: SpeedProfile,
    conditions: readonly RoadCondition[],
    host: JobHost,
    isKept?: boolean,
  ): Promise<DrivenRoads>;
  /** The surface of a request that names friction; kept for the latest. */
  frictionSurface(request: PlanRequest, host: JobHost): Promise<BuiltSurface>;
  /** The name a dataset came under. */
  fileOf(id: DatasetId): string;
  inputsOf(request: PlanRequest): readonly InputRecord[];
  /** Problems found in reading the request's inputs. */
  problemsOf(request: PlanRequest): readonly Problem[];
  stationsEdited(request: PlanRequest): boolean;
}

const mostProfiles = 64;

/** Stations in the order of every result. */
export function sortStations(stations: readonly Station[]): readonly Station[] {
  return [...stations].sort(compareStations);
}

export function createDatasets(): Datasets {
  const entries = new Map<DatasetId, DatasetEntry>();
  const roadCache = createRoadCache();
  const frictionCache = createFrictionCache();
  const profiles = new Map<string, SpeedProfile>();

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

  function profile(key: readonly unknown[], make: () => SpeedProfile): SpeedProfile {
    const text = JSON.stringify(key);
    const kept = profiles.get(text);
    if (kept !== undefined) return kept;
    // Sliders leave many behind; what is made of them is kept elsewhere.
    if (profiles.size >= mostProfiles) profiles.clear();
    const made = make();
    profiles.set(text, made);
    return made;
  }

  function speeds(id: DatasetId | null, changes: SpeedChanges): SpeedProfile {
    const given = id === null ? defaultSpeedProfile : content(id, 'speeds').speeds;
    return profile([id, changes], () => applySpeedChanges(given, changes));
  }

  function entriesOf(request: PlanRequest): readonly DatasetEntry[] {
    const ids = [
      request.stationsId,
      request.populationId,
      request.areasId,
      request.roadsId,
      request.speedsId,
      request.conditionsId,
      request.frictionId,
      request.elevationId,
      request.standardId,
    ];
    return ids.flatMap(id => (id === null ? [] : (entries.get(id) ?? [])));
  }

  /** How many ways were driven on depends on the speeds, so roads are counted with the graph. */
  function inputOf({ dataset, content: held }: DatasetEntry): InputRecord {
    const { role, file, sha256, bytes } = dataset;
    const driven = held.role === 'roads' ? roadCache.latest(held.source) : null;
    const counts =
      driven === null
        ? { read: dataset.read, used: dataset.used, setAside: dataset.setAside }
        : { read: driven.waysRead, used: driven.waysUsed, setAside: driven.waysRead - driven.waysUsed };
    const { crs } = dataset;
    return { role, file, sha256, bytes, ...counts, ...(crs === undefined ? {} : { crs }) };
  }

  return {
    add: added => {
      for (const one of added) entries.set(one.dataset.datasetId, one);
    },
    content,
    find: id => entries.get(id),
    forget: ids => {
      for (const id of ids) entries.delete(id);
    },
    speeds,
    speedsAsDriven: (id, changes, { period, sirens }) =>
      profile([id, changes, period, sirens], () => speedsAsDriven(speeds(id, changes), { period, sirens })),
    roads: (id, driven, conditions, host, isKept) =>
      roadCache.roads(content(id, 'roads').source, driven, conditions, host, isKept),
    frictionSurface: async ({ frictionId, elevationId, settings }, host) => {
      if (frictionId === null) throw new Error('travel over friction needs a surface');
      const heights = elevationId === null ? null : content(elevationId, 'elevation').heights;
      const { friction: cells } = content(frictionId, 'friction');
      const isReversed = settings.direction === 'to-station';
      return frictionCache.surface({ cells, heights, neighbours: settings.frictionNeighbours, isReversed }, host);
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
