// Joining roads: where two lines cross or touch, both get the same vertex; and chains of one road become one line.

import type { Tick } from './cell-grid.ts';
import { type RoadLine, tickKey, withoutRepeats } from './road-line.ts';

interface Segment {
  readonly line: number;
  readonly at: number;
  readonly a: Tick;
  readonly b: Tick;
}

const binTicks = 160;

/** The same lines with a common vertex at every crossing. Ticks are whole, so crossings move by at most half a tick. */
export function joinLines(lines: readonly RoadLine[]): readonly RoadLine[] {
  return joinOnce(joinOnce(lines));
}

function joinOnce(lines: readonly RoadLine[]): readonly RoadLine[] {
  const segments: Segment[] = [];
  lines.forEach((line, i) => {
    for (let k = 1; k < line.ticks.length; k++) {
      segments.push({ line: i, at: k - 1, a: line.ticks[k - 1], b: line.ticks[k] });
    }
  });
  const cuts = segments.map((): Tick[] => []);
  for (const bin of binsOf(segments).values()) {
    for (let i = 0; i < bin.length; i++) {
      for (let j = i + 1; j < bin.length; j++) cutPair(segments, bin[i], bin[j], cuts);
    }
  }
  const cutsOfLine = lines.map((): Tick[][] => []);
  segments.forEach((segment, i) => {
    cutsOfLine[segment.line][segment.at] = cuts[i];
  });
  return lines.map((line, i) => ({ ...line, ticks: withCuts(line.ticks, cutsOfLine[i]) }));
}

function binsOf(segments: readonly Segment[]): ReadonlyMap<number, number[]> {
  const bins = new Map<number, number[]>();
  segments.forEach(({ a, b }, i) => {
    for (let x = bin(Math.min(a[0], b[0])); x <= bin(Math.max(a[0], b[0])); x++) {
      for (let y = bin(Math.min(a[1], b[1])); y <= bin(Math.max(a[1], b[1])); y++) {
        const key = x * 100000 + y;
        const list = bins.get(key);
        if (list === undefined) bins.set(key, [i]);
        else list.push(i);
      }
    }
  });
  return bins;
}

function bin(ticks: number): number {
  return Math.floor(ticks / binTicks);
}

function cutPair(segments: readonly Segment[], i: number, j: number, cuts: readonly Tick[][]): void {
  const s = segments[i];
  const t = segments[j];
  if (s.line === t.line && Math.abs(s.at - t.at) < 2) return;
  for (const end of [t.a, t.b]) if (isOnInside(end, s)) cuts[i].push(end);
  for (const end of [s.a, s.b]) if (isOnInside(end, t)) cuts[j].push(end);
  const crossing = crossingOf(s, t);
  if (crossing === null) return;
  cuts[i].push(crossing);
  cuts[j].push(crossing);
}

/** Whether a vertex lies on a segment (within a tick) but is neither of its ends. */
function isOnInside(tick: Tick, { a, b }: Segment): boolean {
  const dx = b[0] - a[0];
  const dy = b[1] - a[1];
  const x = tick[0] - a[0];
  const y = tick[1] - a[1];
  const along = x * dx + y * dy;
  const length = dx * dx + dy * dy;
  if (along <= 0 || along >= length) return false;
  const aside = x * dy - y * dx;
  return aside * aside <= length && tickKey(tick) !== tickKey(a) && tickKey(tick) !== tickKey(b);
}

function crossingOf(s: Segment, t: Segment): Tick | null {
  const sx = s.b[0] - s.a[0];
  const sy = s.b[1] - s.a[1];
  const tx = t.b[0] - t.a[0];
  const ty = t.b[1] - t.a[1];
  const det = sx * ty - sy * tx;
  if (det === 0) return null;
  const x = t.a[0] - s.a[0];
  const y = t.a[1] - s.a[1];
  const u = (x * ty - y * tx) / det;
  const v = (x * sy - y * sx) / det;
  if (u < 0 || u > 1 || v < 0 || v > 1) return null;
  return [Math.round(s.a[0] + sx * u), Math.round(s.a[1] + sy * u)];
}

function withCuts(ticks: readonly Tick[], cuts: readonly (readonly Tick[])[]): readonly Tick[] {
  const out: Tick[] = [];
  for (let k = 0; k < ticks.length - 1; k++) {
    const a = ticks[k];
    const dx = ticks[k + 1][0] - a[0];
    const dy = ticks[k + 1][1] - a[1];
    const along = (tick: Tick): number => (tick[0] - a[0]) * dx + (tick[1] - a[1]) * dy;
    out.push(a, ...[...(cuts[k] ?? [])].sort((p, q) => along(p) - along(q) || tickKey(p) - tickKey(q)));
  }
  return withoutRepeats([...out, ticks[ticks.length - 1]]);
}

/** Lines of the same tags that meet end to end become one line; at a junction the straightest goes on. */
export function mergeChains(lines: readonly RoadLine[]): readonly RoadLine[] {
  const endsAt = new Map<number, number[]>();
  lines.forEach((line, i) => {
    for (const tick of [line.ticks[0], line.ticks[line.ticks.length - 1]]) {
      endsAt.set(tickKey(tick), [...(endsAt.get(tickKey(tick)) ?? []), i]);
    }
  });
  const done = lines.map(() => false);
  /** The line grown at its last vertex as far as it goes. */
  const grown = (line: RoadLine): RoadLine => {
    let ticks = line.ticks;
    for (;;) {
      const key = tickKey(ticks[ticks.length - 1]);
      const heading = ticks.slice(-2);
      const next = (endsAt.get(key) ?? [])
        .filter(other => !done[other] && tagsOf(lines[other]) === tagsOf(line))
        .map(other => ({ other, more: startingAt(lines[other].ticks, key) }))
        .sort((a, b) => straightness(heading, b.more) - straightness(heading, a.more) || a.other - b.other)[0];
      if (next === undefined) return { ...line, ticks };
      done[next.other] = true;
      ticks = [...ticks, ...next.more.slice(1)];
    }
  };
  const merged: RoadLine[] = [];
  lines.forEach((line, i) => {
    if (done[i]) return;
    done[i] = true;
    const forward = grown(line);
    merged.push(grown({ ...forward, ticks: [...forward.ticks].reverse() }));
  });
  return merged;
}

function startingAt(ticks: readonly Tick[], key: number): readonly Tick[] {
  return tickKey(ticks[0]) === key ? ticks : [...ticks].reverse();
}

/** Cosine of the turn from the last stretch of one line into the first of another. */
function straightness([a, b]: readonly Tick[], more: readonly Tick[]): number {
  const x = b[0] - a[0];
  const y = b[1] - a[1];
  const u = more[1][0] - more[0][0];
  const v = more[1][1] - more[0][1];
  return (x * u + y * v) / Math.sqrt((x * x + y * y) * (u * u + v * v));
}

function tagsOf(line: RoadLine): string {
  return `${line.highway}|${line.name}|${line.ref}|${line.bridge}`;
}
