// An explanation says what the plan's own numbers say, its parts add up, and every remedy it names covers the cell.

import { expect, test } from 'vitest';
import type { DatasetRole, PlanRequest } from '../../src/compute/jobs.ts';
import { createSession, type Session } from '../../src/compute/session.ts';
import { cellStatuses } from '../../src/coverage/cell-status.ts';
import { chosenClock, preTravelMilliseconds } from '../../src/coverage/response-clock.ts';
import { defaultReadOptions } from '../../src/files/account/read-options.ts';
import type { CellExplanation, Remedy } from '../../src/scenario/explain-cell.ts';
import { defaultPlanSettings } from '../../src/scenario/plan.ts';
import { shippedStandards } from '../../src/standards/shipped-standards.ts';
import { randomTown, type Town } from '../plain/random-town.ts';
import { closed } from '../world/random-conditions.ts';

const stay = new AbortController().signal;
const quiet = (): void => undefined;
const roles: readonly DatasetRole[] = ['stations', 'population', 'areas', 'roads', 'speeds'];
const standardId = 'jingmen-plan';
const clock = shippedStandards.get(standardId)!.clock;

async function openTown(session: Session, town: Town): Promise<PlanRequest> {
  const files = roles.flatMap(role => {
    const at = town.options.indexOf(`--${role}`);
    if (at < 0) return [];
    const name = town.options[at + 1] ?? '';
    const content = town.files[name] ?? '';
    return [{ role, name, content: typeof content === 'string' ? new TextEncoder().encode(content) : content }];
  });
  const options = { ...defaultReadOptions, encoding: 'utf-8' as const };
  const { datasets, stations } = await session.run('import', { files, options }, quiet, stay);
  const id = (role: DatasetRole): string | null => datasets.find(dataset => dataset.role === role)?.datasetId ?? null;
  return {
    stations: stations ?? [],
    stationsId: id('stations'),
    populationId: id('population') ?? '',
    areasId: id('areas'),
    roadsId: id('roads'),
    speedsId: id('speeds'),
    conditionsId: null,
    frictionId: null,
    elevationId: null,
    conditions: [],
    speedChanges: {},
    standardId,
    settings: { ...defaultPlanSettings, travel: id('roads') === null ? 'straight' : 'road' },
  };
}

/** The request with what the remedy asks for. */
async function cured(session: Session, request: PlanRequest, remedy: Remedy): Promise<PlanRequest> {
  switch (remedy.kind) {
    case 'faster-turnout': {
      const stations = request.stations.map(station => {
        if (station.stationId !== remedy.stationId) return station;
        const { turnoutSeconds } = chosenClock(clock, request.settings);
        return { ...station, turnoutSeconds: (station.turnoutSeconds ?? turnoutSeconds) - remedy.milliseconds / 1000 };
      });
      return { ...request, stations };
    }
    case 'station-nearer': {
      const { lon, lat } = remedy;
      const like = request.stations[0]!;
      const station = { ...like, stationId: '~', lon, lat, status: 'existing' as const, turnoutSeconds: null };
      return { ...request, stations: [...request.stations, station] };
    }
    case 'faster-travel': {
      const { speedsId, speedChanges } = request;
      const { factor, straightKmh } = await session.run('speeds', { speedsId, speedChanges }, quiet, stay);
      const changes = { ...speedChanges, factor: factor * remedy.factor, straightKmh: straightKmh / remedy.factor };
      return { ...request, speedChanges: changes };
    }
    case 'lift-conditions': {
      const conditions = request.conditions.map(one => ({
        ...one,
        isActive: one.isActive && !remedy.conditionIds.includes(one.conditionId),
      }));
      return { ...request, conditions };
    }
  }
}

function sumOf(explanation: CellExplanation): number {
  return explanation.parts.reduce((sum, part) => sum + part.milliseconds, 0);
}

async function checkTown(town: Town, change: (request: PlanRequest) => PlanRequest, seen: Set<string>): Promise<void> {
  const session = createSession();
  const request = change(await openTown(session, town));
  const { stations, measures } = await session.run('measure', request, quiet, stay);
  const { cells } = measures;
  for (let cell = 0; cell < Math.min(cells.status.length, 25); cell++) {
    const explanation = await session.run('explain', { request, cellIndex: cell }, quiet, stay);
    const { firstDue, nearest, status } = explanation;
    expect(status).toBe(cellStatuses[cells.status[cell]!]);
    expect(nearest?.stationId).toBe(stations[cells.nearestStation[cell]!]?.stationId);
    expect(nearest?.millimeters ?? Infinity).toBe(cells.nearestMillimeters[cell]);
    expect(firstDue?.stationId).toBe(stations[cells.firstDueStation[cell]!]?.stationId);
    expect(firstDue?.responseMilliseconds ?? Infinity).toBe(cells.responseMilliseconds[cell]);
    if (firstDue !== null) {
      expect(sumOf(explanation)).toBe(firstDue.responseMilliseconds);
      const lines = explanation.route.map(({ line }) => line);
      for (let k = 1; k < lines.length; k++) expect(lines[k]![0]).toEqual(lines[k - 1]!.at(-1));
      const travel = explanation.route.reduce((sum, leg) => sum + leg.milliseconds, 0);
      expect(travel).toBe(firstDue.travelMilliseconds);
    } else expect(explanation.unreached).not.toBeNull();
    if (status !== 'uncovered' && status !== 'unreachable') expect(explanation.remedies).toEqual([]);
    for (const remedy of explanation.remedies) {
      seen.add(remedy.kind);
      const again = await session.run('measure', await cured(session, request, remedy), quiet, stay);
      expect([remedy.kind, cellStatuses[again.measures.cells.status[cell]!]]).toEqual([remedy.kind, 'covered']);
      if ('responseMilliseconds' in remedy)
        expect(again.measures.cells.responseMilliseconds[cell]).toBe(remedy.responseMilliseconds);
    }
  }
}

const seeds = [1, 2, 3, 4, 5, 6, 7, 8];
const seenPlain = new Set<string>();
test.each(seeds)('on the town of seed %i', async seed => {
  await checkTown(randomTown(seed), request => request, seenPlain);
});

/** Everything within a degree of the first station, but for a strip, is closed. */
const seenClosed = new Set<string>();
test.each(seeds)('with closures, towards the station and in the rush hour, on the town of seed %i', async seed => {
  await checkTown(
    randomTown(seed),
    request => {
      const { lon, lat } = request.stations[0] ?? { lon: 0, lat: 0 };
      const box = (dx: number, dy: number) =>
        [
          [lon + dx, lat + dy],
          [lon + dx + 0.02, lat + dy],
          [lon + dx + 0.02, lat + dy + 0.03],
          [lon + dx, lat + dy],
        ] as const;
      return {
        ...request,
        conditions: [
          closed('near', { kind: 'polygon', polygons: [[box(0.0005, 0.0005)]] }),
          closed('far', { kind: 'polygon', polygons: [[box(0.03, -0.01)]] }),
        ],
        settings: {
          ...request.settings,
          direction: 'to-station',
          period: 'peak',
          sirens: true,
          accessSeconds: 90,
          answerSeconds: 20.5,
        },
      };
    },
    seenClosed,
  );
});

test('every kind of remedy was met', () => {
  expect([...seenPlain, ...seenClosed].sort()).toEqual(
    expect.arrayContaining(['faster-travel', 'faster-turnout', 'lift-conditions', 'station-nearer']),
  );
});

test('minutes given in place of the clock are one part', async () => {
  const session = createSession();
  const town = await openTown(session, randomTown(2));
  const request = { ...town, settings: { ...town.settings, preTravelMinutes: 4.5, accessSeconds: 60 } };
  const explanation = await session.run('explain', { request, cellIndex: 0 }, quiet, stay);
  expect(preTravelMilliseconds(clock, null, 4.5)).toBe(270_000);
  const named = explanation.parts.filter(({ kind }) => kind === 'pre-travel' || kind === 'access');
  expect(named.map(({ kind, milliseconds }) => [kind, milliseconds])).toEqual([
    ['pre-travel', 270_000],
    ['access', 60_000],
  ]);
});
