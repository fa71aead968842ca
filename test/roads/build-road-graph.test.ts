import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildRoadGraph } from '../../src/roads/build-road-graph.ts';
import { fromRoadGraphBuffer, noJunction } from '../../src/roads/road-graph.ts';
import { defaultSpeedProfile } from '../../src/travel/speed-profile.ts';
import { finish } from '../../src/vocabulary/progress.ts';
import { randomWorld, roadSource, type WayDraft } from '../world/random-roads.ts';

const profile = { ...defaultSpeedProfile, minComponentNodes: 1 };
const build = (nodes: Parameters<typeof roadSource>[0], ways: readonly WayDraft[], speeds = profile) =>
  finish(buildRoadGraph(roadSource(nodes, ways), speeds));
const residential = { highway: 'residential' };

describe('the road graph', () => {
  // One hundredth of a degree along the equator is 1113.194907932736 m.
  const nodes = { a: [0, 0], b: [0.01, 0], c: [0.02, 0], d: [0.02, 0.01] } as const;

  test('a segment takes metres × 3600 ÷ km/h × factor, rounded once', () => {
    const { graph } = build(nodes, [
      { id: '1', tags: { highway: 'primary', maxspeed: '60', 'maxspeed:backward': '7' }, nodes: ['a', 'b'] },
    ]);
    expect([...(graph.segmentForwardMs as Float64Array)]).toEqual([66_792]);
    expect([...(graph.segmentBackwardMs as Float64Array)]).toEqual([572_500]);
    expect([...(graph.segmentMicrometers as Float64Array)]).toEqual([1_113_194_908]);
    const slow = build(nodes, [{ id: '1', tags: { speed_kmh: '60' }, nodes: ['a', 'b'] }], { ...profile, factor: 1.5 });
    expect(slow.graph.segmentForwardMs[0]).toBe(100_188);
  });

  test('every node is a vertex, and only junctions are searched', () => {
    const { graph } = build(nodes, [{ id: '1', tags: residential, nodes: ['a', 'b', 'c', 'd'] }]);
    expect(graph.vertexCount).toBe(4);
    expect(graph.segmentCount).toBe(3);
    expect(graph.chainCount).toBe(1);
    expect(graph.junctionCount).toBe(2);
    expect([...(graph.vertexJunction as Uint32Array)].filter(junction => junction === noJunction)).toHaveLength(2);
  });

  test('a missing node breaks the way, a doubled one is passed over', () => {
    const { graph, problems, waysUsed } = build(nodes, [
      { id: '1', tags: residential, nodes: ['a', 'b', 'b', 'gone', 'c', 'd'] },
    ]);
    expect(graph.segmentCount).toBe(2);
    expect(waysUsed).toBe(1);
    expect(problems).toEqual([]);
  });

  test('what is left out is counted', () => {
    const { waysRead, waysUsed, waysClosed, problems } = build(nodes, [
      { id: '1', tags: { highway: 'service', access: 'private' }, nodes: ['a', 'b'] },
      { id: '2', tags: { highway: 'path' }, nodes: ['b', 'c', 'gone'] },
    ]);
    expect({ waysRead, waysUsed, waysClosed }).toEqual({ waysRead: 2, waysUsed: 0, waysClosed: 1 });
    expect(problems.map(problem => [problem.code, problem.params])).toEqual([
      ['roads-no-usable-way', { read: 2, closed: 1 }],
    ]);
  });

  test('nothing to snap to is a warning with the size of what there is', () => {
    const { graph, problems } = build(
      nodes,
      [{ id: '1', tags: { ...residential, oneway: 'yes' }, nodes: ['a', 'b', 'c', 'd', 'b'] }],
      { ...profile, minComponentNodes: 4 },
    );
    expect(graph.treeSegment).toHaveLength(0);
    // a leads into the ring b, c, d and is not reached from it.
    expect(problems.map(problem => [problem.code, problem.params])).toEqual([
      ['roads-no-large-component', { largest: 3, required: 4 }],
    ]);
  });

  test('a segment between a large and a small component is not snapped to', () => {
    const { graph } = build(
      nodes,
      [{ id: '1', tags: { ...residential, oneway: 'yes' }, nodes: ['a', 'b', 'c', 'd', 'b'] }],
      { ...profile, minComponentNodes: 3 },
    );
    expect([...(graph.treeSegment as Uint32Array)].sort()).toEqual([1, 2, 3]);
  });

  test('ways are ordered by number, then by text', () => {
    const ways = ['10', '9', 'b', 'a', '-3', '12345678901234567890'].map(id => ({
      id,
      tags: { speed_kmh: String(10 + id.length) },
      nodes: ['a', 'b'],
    }));
    const { graph } = build(nodes, ways);
    const speeds = [...(graph.segmentForwardMs as Float64Array)].map(ms => Math.round((1113.194907932736 * 3600) / ms));
    expect(speeds).toEqual([12, 11, 12, 30, 11, 11]);
  });

  test('no ways at all give an empty graph', () => {
    const { graph, waysRead } = build({}, []);
    expect([graph.vertexCount, graph.segmentCount, graph.junctionCount, waysRead]).toEqual([0, 0, 0, 0]);
  });

  test('any order of nodes and ways gives the same bytes', () => {
    fc.assert(
      fc.property(
        randomWorld(112.2, 31).chain(world =>
          fc.record({
            world: fc.constant(world),
            names: fc.shuffledSubarray(Object.keys(world.nodes), { minLength: Object.keys(world.nodes).length }),
            ways: fc.shuffledSubarray([...world.ways], { minLength: world.ways.length }),
          }),
        ),
        ({ world, names, ways }) => {
          const shuffled = roadSource(Object.fromEntries(names.map(name => [name, world.nodes[name]])), ways);
          const here = finish(buildRoadGraph(world.source, world.profile));
          const there = finish(buildRoadGraph(shuffled, world.profile));
          expect(Buffer.from(there.graph.buffer).equals(Buffer.from(here.graph.buffer))).toBe(true);
          expect(there.problems).toEqual(here.problems);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('ways that share an id are told apart by what they are', () => {
    const ways = [
      { id: '5', tags: { speed_kmh: '20' }, nodes: ['a', 'b'] },
      { id: '5', tags: { speed_kmh: '30' }, nodes: ['a', 'b'] },
      { id: '5', tags: { speed_kmh: '20' }, nodes: ['b', 'c', 'gone', 'd'] },
    ];
    const here = build(nodes, ways).graph;
    expect(new Uint8Array(build(nodes, [...ways].reverse()).graph.buffer)).toEqual(new Uint8Array(here.buffer));
  });
});

describe('the buffer of a road graph', () => {
  const { graph } = build({ a: [0, 0], b: [0.01, 0], c: [0, 0.01] }, [
    { id: '1', tags: residential, nodes: ['a', 'b', 'c', 'a'] },
    { id: '2', tags: residential, nodes: ['b', 'a'] },
  ]);

  test('reads back as the same graph', () => {
    expect(fromRoadGraphBuffer(graph.buffer.slice(0))).toEqual(graph);
  });

  test.each([
    ['shorter than its header', () => new ArrayBuffer(12)],
    ['wrong magic', () => changed(0, 1)],
    ['ends inside', () => graph.buffer.slice(0, graph.buffer.byteLength - 9)],
    ['longer than its columns', () => grown(graph.buffer)],
  ])('is refused: %s', (message, damaged) => {
    expect(() => fromRoadGraphBuffer(damaged())).toThrow(message);
  });

  test('is refused where a row number is out of range', () => {
    for (const column of [graph.segmentFirst, graph.segmentChain, graph.chainEnd, graph.arcTarget, graph.treeSegment]) {
      expect(() => fromRoadGraphBuffer(withRow(column as Uint32Array, 0, 99))).toThrow('out of range');
    }
    expect(() => fromRoadGraphBuffer(withRow(graph.vertexJunction as Uint32Array, 0, 99))).toThrow('vertexJunction');
    expect(() => fromRoadGraphBuffer(withRow(graph.arcStart as Uint32Array, 1, 99))).toThrow('arcStart descends');
    expect(() => fromRoadGraphBuffer(withRow(graph.backArcStart as Uint32Array, 0, 1))).toThrow('does not span');
  });

  function changed(word: number, value: number): ArrayBuffer {
    const copy = graph.buffer.slice(0);
    new Uint32Array(copy, 0, 12)[word] = value;
    return copy;
  }

  function withRow(column: Uint32Array, row: number, value: number): ArrayBuffer {
    const copy = graph.buffer.slice(0);
    new Uint32Array(copy, column.byteOffset, column.length)[row] = value;
    return copy;
  }

  function grown(buffer: ArrayBuffer): ArrayBuffer {
    const longer = new Uint8Array(buffer.byteLength + 1);
    longer.set(new Uint8Array(buffer));
    return longer.buffer;
  }
});
