// First pass over an OSM PBF file: the ways that may be roads, and which nodes they need.

import { GrowingFloats } from '../bytes/growing-floats.ts';
import { type Block, BlockTexts, readInfo } from './osm-pbf-block.ts';
import { roadTagKeys } from './osm-road-tags.ts';
import { EncodingFault, ProtobufCursor } from './protobuf.ts';
import { rankNodeIds } from './rank-node-ids.ts';
import { TagSets } from './tag-sets.ts';

/** The kept ways, ascending by id; `wayRef` holds node ids in the order of the ways. */
export interface KeptWays {
  readonly wayIds: readonly number[];
  /** Ways with the same tags share one map. */
  readonly wayTags: readonly ReadonlyMap<string, string>[];
  /** Length of `wayIds` + 1. */
  readonly wayStart: Uint32Array;
  readonly wayRef: Float64Array;
  /** Ids that more than one way has, history aside; `repeatedId` is the least. */
  readonly repeatedCount: number;
  readonly repeatedId: number;
}

const keyRows: ReadonlyMap<string, number> = new Map(roadTagKeys.map((key, row) => [key, row]));
const highwayRow = roadTagKeys.indexOf('highway');
const routeRow = roadTagKeys.indexOf('route');

/** In place of a set of tags: a way that is no road, or deleted, and only hides an earlier record of its id. */
const noTags = -1;

/** Takes blocks in file order; `finish` gives the ways. */
export class WayCollector {
  waysRead = 0;
  /** Kept texts with bytes that are not UTF-8. */
  notUtf8 = 0;
  // One row per record of a way; its references end at `refEnd`, where those of the next begin.
  readonly #id = new GrowingFloats();
  readonly #version = new GrowingFloats();
  readonly #tags = new GrowingFloats();
  readonly #refEnd = new GrowingFloats();
  readonly #refs = new GrowingFloats();
  readonly #tagSets = new TagSets(roadTagKeys);
  readonly #ferry = this.#tagSets.text('ferry');
  readonly #members = new Int32Array(roadTagKeys.length);
  #highestId = Number.NEGATIVE_INFINITY;
  #isAscending = true;

  /** Records held and node references held: what memory grows with. */
  get recordCount(): number {
    return this.#id.length;
  }
  get refCount(): number {
    return this.#refs.length;
  }

  /** Reads the ways of a block; true where it holds nodes too. Throws `EncodingFault`. */
  addBlock(block: Block, isHistory: boolean): boolean {
    let hasNodes = false;
    let texts: BlockTexts | null = null;
    const group = new ProtobufCursor(block.bytes);
    const way = new WayCursors(block.bytes);
    for (let g = 0; g < block.groups.length; g += 2) {
      group.seek(block.groups[g] as number, block.groups[g + 1] as number);
      while (group.next()) {
        if (group.field !== 3) {
          group.skip();
          hasNodes ||= group.field === 1 || group.field === 2;
          continue;
        }
        group.run();
        texts ??= new BlockTexts(block, keyRows, this.#tagSets);
        way.find(group.start, group.at);
        this.#addWay(way, texts, isHistory);
      }
    }
    this.notUtf8 += texts?.notUtf8 ?? 0;
    return hasNodes;
  }

  #addWay(way: WayCursors, texts: BlockTexts, isHistory: boolean): void {
    this.waysRead++;
    const { version, visible } = isHistory ? readInfo(way.info) : current;
    let tags = this.#readTags(way, texts);
    if (!visible) tags = noTags;
    const isNext = way.id > this.#highestId;
    // A way that is no road matters only where it may replace a road of the same id; in an ascending file it cannot.
    if (tags !== noTags || isHistory || !isNext) {
      if (tags !== noTags) this.#addRefs(way.refs);
      this.#id.push(way.id);
      this.#version.push(version);
      this.#tags.push(tags);
      this.#refEnd.push(this.#refs.length);
    }
    if (isNext) this.#highestId = way.id;
    else this.#isAscending = false;
  }

  #readTags(way: WayCursors, texts: BlockTexts): number {
    const { keys, vals } = way;
    const members = this.#members.fill(-1);
    let isTagged = false;
    while (keys.at < keys.end) {
      const key = keys.unsigned();
      if (vals.at >= vals.end) throw new EncodingFault('osm-pbf-count', keys.at);
      const value = vals.unsigned();
      if (key >= texts.count || value >= texts.count) throw new EncodingFault('osm-pbf-text-index', keys.at);
      const row = texts.keyRow(key);
      if (row < 0) continue;
      members[row] = texts.value(value);
      isTagged = true;
    }
    if (vals.at < vals.end) throw new EncodingFault('osm-pbf-count', vals.at);
    if (!isTagged) return noTags;
    const isRoadOrFerry = (members[highwayRow] as number) >= 0 || members[routeRow] === this.#ferry;
    return isRoadOrFerry ? this.#tagSets.set(members) : noTags;
  }

  #addRefs(refs: ProtobufCursor): void {
    let id = 0;
    while (refs.at < refs.end) {
      id = refs.plusZigzag(id);
      this.#refs.push(id);
    }
  }

  /** The ways ascending by id: of several with one id the highest version, then the last in the file. */
  finish(): KeptWays {
    const { ids, row } = rankNodeIds(this.#id.view());
    const chosen = new Int32Array(ids.length).fill(-1);
    const isRepeated = new Uint8Array(ids.length);
    const isRoad = new Uint8Array(ids.length);
    for (let record = 0; record < row.length; record++) {
      const way = row[record] as number;
      const before = chosen[way] as number;
      // Versions of a history are meant to repeat an id; in any other file it is worth a word.
      if (before >= 0 && this.#version.at(record) < 0) isRepeated[way] = 1;
      if (this.#tags.at(record) !== noTags) isRoad[way] = 1;
      if (before < 0 || this.#version.at(record) >= this.#version.at(before)) chosen[way] = record;
    }
    const records = chosen.filter(record => this.#tags.at(record) !== noTags);
    const repeated = ids.filter((_, way) => isRepeated[way] === 1 && isRoad[way] === 1);
    const wayStart = new Uint32Array(records.length + 1);
    records.forEach((record, way) => {
      wayStart[way + 1] = (wayStart[way] as number) + this.#refEnd.at(record) - this.#refStart(record);
    });
    return {
      wayIds: Array.from(records, record => this.#id.at(record)),
      wayTags: Array.from(records, record => this.#tagSets.sets[this.#tags.at(record)] ?? new Map()),
      wayStart,
      // In an ascending file every reference lies in its place already.
      wayRef:
        this.#isAscending && records.length === row.length ? this.#refs.view() : this.#gatherRefs(records, wayStart),
      repeatedCount: repeated.length,
      repeatedId: repeated[0] ?? 0,
    };
  }

  #refStart(record: number): number {
    return record === 0 ? 0 : this.#refEnd.at(record - 1);
  }

  #gatherRefs(records: Int32Array, wayStart: Uint32Array): Float64Array {
    const gathered = new Float64Array(wayStart[records.length] as number);
    records.forEach((record, way) => {
      const from = this.#refStart(record);
      const to = wayStart[way] as number;
      const count = this.#refEnd.at(record) - from;
      for (let i = 0; i < count; i++) gathered[to + i] = this.#refs.at(from + i);
    });
    return gathered;
  }
}

const current = { version: -1, visible: true };

/** The parts of one way: `find` moves the cursors, so that a file of ways needs one of these. */
class WayCursors {
  id = 0;
  readonly keys: ProtobufCursor;
  readonly vals: ProtobufCursor;
  readonly refs: ProtobufCursor;
  readonly info: ProtobufCursor;
  readonly #way: ProtobufCursor;

  constructor(bytes: Uint8Array) {
    this.keys = new ProtobufCursor(bytes);
    this.vals = new ProtobufCursor(bytes);
    this.refs = new ProtobufCursor(bytes);
    this.info = new ProtobufCursor(bytes);
    this.#way = new ProtobufCursor(bytes);
  }

  find(start: number, end: number): void {
    const way = this.#way;
    this.keys.seek(0, 0);
    this.vals.seek(0, 0);
    this.refs.seek(0, 0);
    this.info.seek(0, 0);
    let hasId = false;
    way.seek(start, end);
    while (way.next()) {
      switch (way.field) {
        case 1:
          this.id = way.signedField();
          hasId = true;
          break;
        case 2:
          way.runInto(this.keys);
          break;
        case 3:
          way.runInto(this.vals);
          break;
        case 4:
          way.runInto(this.info);
          break;
        case 8:
          way.runInto(this.refs);
          break;
        default:
          way.skip();
      }
    }
    if (!hasId) throw new EncodingFault('osm-pbf-field', start);
  }
}
