// Drawing a closure: points one by one, or a road by a click; what is drawn goes to the form, and from there to the plan.

import { isAbort } from '../../compute/client.ts';
import { runJob } from '../../compute/engine.ts';
import type { Position } from '../../geo/lon-lat.ts';
import type { ConditionPlace } from '../../roads/road-condition.ts';
import type { Words } from '../i18n/words.ts';
import { useConditions } from '../state/conditions-store.ts';
import { draftOf, useProject } from '../state/project-store.ts';
import { type Place, say, setView, type Tool, useView } from '../state/view-store.ts';
import { closed, freeName } from './edit-conditions.ts';
import { roundPlace } from './edit-project.ts';
import { messageOf } from './message-of.ts';

export type DrawTool = Extract<Tool, 'draw-polygon' | 'draw-line' | 'pick-road'>;

const leastPoints = { 'draw-polygon': 3, 'draw-line': 2 } as const;

/** Whether a tool draws closures. */
export function isDrawTool(tool: Tool): tool is DrawTool {
  return tool === 'draw-polygon' || tool === 'draw-line' || tool === 'pick-road';
}

/** Takes a tool in hand; the form that is open keeps its name and effect. */
export function startDrawing(tool: DrawTool): void {
  useConditions.setState({ drawing: [], pointer: null, search: 'no' });
  setView({ tool, table: false, mobileTab: 'map', selection: null });
}

/** Gives the drawing up; the form stays as it was. */
export function cancelDrawing(): void {
  useConditions.setState({ drawing: [], pointer: null, search: 'no' });
  backToPanel();
}

function backToPanel(): void {
  setView({ tool: 'select', dataPanel: true, sidePanel: 'conditions', mobileTab: 'data' });
}

/** One more point; the same place twice is one. */
export function addPoint(place: Place): void {
  const { lon, lat } = roundPlace(place);
  useConditions.setState(({ drawing }) => {
    const last = drawing.at(-1);
    return last !== undefined && last[0] === lon && last[1] === lat ? {} : { drawing: [...drawing, [lon, lat]] };
  });
}

/** What a click on the map does with the tool in hand: one more point, or the road there. */
export function drawAt(place: Place, words: Words): void {
  if (useView.getState().tool === 'pick-road') void pickRoad(place, words);
  else addPoint(place);
}

/** Takes the last point back. */
export function takeBackPoint(): void {
  useConditions.setState(({ drawing }) => ({ drawing: drawing.slice(0, -1) }));
}

/** Follows the pointer. */
export function pointAt(pointer: Place | null): void {
  useConditions.setState({ pointer });
}

/** The points become a shape in the form; with too few of them that is said. */
export function finishDrawing(words: Words): void {
  const { tool } = useView.getState();
  if (tool !== 'draw-polygon' && tool !== 'draw-line') return;
  const { drawing } = useConditions.getState();
  const least = leastPoints[tool];
  if (drawing.length < least) {
    say({ key: 'conditions.form.placesFew', params: { least } });
    return;
  }
  takeShape(shapeOf(tool === 'draw-polygon' ? 'polygon' : 'line', drawing), words);
}

/** A shape from points in the order drawn: rings are closed and counter-clockwise. */
export function shapeOf(kind: 'polygon' | 'line', points: readonly Position[]): ConditionPlace {
  if (kind === 'line') return { kind, lines: [points] };
  let doubled = 0;
  points.forEach(([lon, lat], at) => {
    const [nextLon, nextLat] = points[(at + 1) % points.length];
    doubled += lon * nextLat - nextLon * lat;
  });
  const ordered = doubled < 0 ? [...points].reverse() : points;
  return { kind, polygons: [[[...ordered, ordered[0]]]] };
}

/** Puts a shape into the form that is open, or into a new one. */
export function takeShape(where: ConditionPlace, words: Words): void {
  useConditions.setState(({ form }) => ({
    form: form
      ? { ...form, where, road: null }
      : { conditionId: null, name: freeName('closed', words), pack: null, effect: closed, where, road: null },
    drawing: [],
    pointer: null,
    search: 'no',
  }));
  backToPanel();
}

/** Looks for the road at a place and puts its stretch between two junctions into the form. */
export async function pickRoad({ lon, lat }: Place, words: Words): Promise<void> {
  const { roadsId, speedsId, speedChanges } = draftOf(useProject.getState());
  if (roadsId === null || useConditions.getState().search === 'on') return;
  useConditions.setState({ search: 'on' });
  try {
    const road = await runJob('road-at', { roadsId, speedsId, speedChanges, lon, lat });
    // Given up meanwhile.
    if (useConditions.getState().search !== 'on') return;
    if (road === null) {
      useConditions.setState({ search: 'nothing' });
      say({ key: 'conditions.form.noRoad' });
      return;
    }
    const isNew = useConditions.getState().form === null;
    takeShape({ kind: 'stretch', wayId: road.wayId, between: road.stretch.between }, words);
    const name = road.name || words.text('conditions.name.road', { id: road.wayId });
    useConditions.setState(({ form }) => ({ form: form && { ...form, road, ...(isNew && { name }) } }));
  } catch (error) {
    useConditions.setState({ search: 'no' });
    if (!isAbort(error)) say({ key: 'conditions.failed', tone: 'problem', params: { detail: messageOf(error) } });
  }
}
