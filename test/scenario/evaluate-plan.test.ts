// An evaluation is a function of the plan alone: what a cache kept from other plans never shows.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildRoadGraph } from '../../src/roads/build-road-graph.ts';
import { evaluatePlan } from '../../src/scenario/evaluate-plan.ts';
import { defaultPlanSettings, type Plan } from '../../src/scenario/plan.ts';
import { createPlanCache } from '../../src/scenario/plan-cache.ts';
import { defaultStandardId, shippedStandards } from '../../src/standards/shipped-standards.ts';
import type { Station } from '../../src/stations/station.ts';
import { defaultSpeedProfile } from '../../src/travel/speed-profile.ts';
import { finish } from '../../src/vocabulary/progress.ts';
import { randomWorld } from '../world/random-roads.ts';
import { cellsOf, point } from '../zones/cells-of.ts';

type Place = readonly [x: number, y: number];

function stationAt(stationId: string, lon: number, lat: number): Station {
  return {
    stationId,
    name: stationId,
    lon,
    lat,
    status: 'existing',
    turnoutSeconds: stationId === 's1' ? 60 : null,
    vehicles: null,
    negativePressureVehicles: null,
    host: '',
  };
}

const place = fc.tuple(fc.integer({ min: -20, max: 60 }), fc.integer({ min: -20, max: 60 }));
const layout = fc.array(place, { minLength: 2, maxLength: 2 });

test.each([
  ['inland', 112, 31],
  ['across the antimeridian', 179.999, -17],
])('%s: the same plan gives the same evaluation whatever was evaluated before', (_, originLon, originLat) => {
  fc.assert(
    fc.property(
      randomWorld(originLon, originLat),
      layout,
      fc.array(layout, { minLength: 1, maxLength: 3 }),
      fc.boolean(),
      (world, last, before, isRoad) => {
        const { graph } = finish(buildRoadGraph(world.source, world.profile));
        const cells = cellsOf(world.pointLon.map((lon, i) => point(lon, world.pointLat[i]!)));
        const planOf = (stations: readonly Place[]): Plan => ({
          stations: stations.map(([x, y], i) => {
            const lon = originLon + x * 1e-4;
            return stationAt(`s${i + 1}`, lon > 180 ? lon - 360 : lon, originLat + y * 1e-4);
          }),
          cells,
          areas: null,
          roads: isRoad ? graph : null,
          friction: null,
          speeds: isRoad ? world.profile : defaultSpeedProfile,
          conditions: [],
          standard: shippedStandards.get(defaultStandardId)!,
          settings: { ...defaultPlanSettings, travel: isRoad ? 'road' : 'straight' },
        });
        const cache = createPlanCache();
        for (const stations of before) finish(evaluatePlan(planOf(stations), cache));
        const plan = planOf(last);
        const fresh = finish(evaluatePlan(plan, createPlanCache()));
        expect(finish(evaluatePlan(plan, cache))).toEqual(fresh);
        expect(finish(evaluatePlan(plan, cache))).toEqual(fresh);
      },
    ),
    { numRuns: 40 },
  );
});
