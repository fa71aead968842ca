// Road graphs that were built, by source, speeds and conditions: taking back an edit finds the graph of before.

import {
  buildConditionedGraph,
  buildRoadNetwork,
  type RoadGraphBuild,
  type RoadNetwork,
} from '../roads/build-road-graph.ts';
import { conditionsKey, type RoadCondition } from '../roads/road-condition.ts';
import { type RoadGraph, reverseRoadGraph } from '../roads/road-graph.ts';
import type { RoadSpeeds } from '../roads/road-rules.ts';
import type { RoadSource } from '../roads/road-source.ts';
import { type JobHost, runWork } from './run-work.ts';

export interface DrivenRoads extends RoadGraphBuild {
  readonly source: RoadSource;
  /** What it was made of, before any condition. */
  readonly network: RoadNetwork;
  /** The graph driven the other way. */
  readonly reversed: RoadGraph;
}

export interface RoadCache {
  /** The roads of a source at the speeds, under the conditions in force; `isKept` false for those asked for once. */
  roads(
    source: RoadSource,
    speeds: RoadSpeeds,
    conditions: readonly RoadCondition[],
    host: JobHost,
    isKept?: boolean,
  ): Promise<DrivenRoads>;
  /** What was built last of a source; null where nothing was. */
  latest(source: RoadSource): DrivenRoads | null;
}

interface Kept {
  readonly speeds: RoadSpeeds;
  readonly key: string;
  readonly roads: DrivenRoads;
}

/** Beyond either, the graphs asked for longest ago are let go; the latest always stays. */
const mostKept = 8;
const mostBytes = 400_000_000;

export function createRoadCache(): RoadCache {
  /** The latest last. */
  let kept: readonly Kept[] = [];

  function keep(one: Kept): void {
    const others = kept.filter(other => other !== one);
    let bytes = one.roads.graph.buffer.byteLength;
    let first = others.length;
    while (first > 0 && others.length - first + 1 < mostKept) {
      bytes += others[first - 1]!.roads.graph.buffer.byteLength;
      if (bytes > mostBytes) break;
      first -= 1;
    }
    kept = [...others.slice(first), one];
  }

  return {
    roads: async (source, speeds, conditions, host, isKept = true) => {
      const key = conditionsKey(conditions);
      const sameSpeeds = kept.filter(one => one.roads.source === source && one.speeds === speeds);
      let one = sameSpeeds.find(other => other.key === key);
      if (one === undefined) {
        const like = kept.findLast(other => other.roads.source === source)?.roads.network ?? null;
        const network = sameSpeeds[0]?.roads.network ?? (await runWork(buildRoadNetwork(source, speeds, like), host));
        const build = await runWork(buildConditionedGraph(network, conditions), host);
        one = { speeds, key, roads: { ...build, source, network, reversed: reverseRoadGraph(build.graph) } };
      }
      if (isKept) keep(one);
      return one.roads;
    },
    latest: source => kept.findLast(({ roads }) => roads.source === source)?.roads ?? null,
  };
}
