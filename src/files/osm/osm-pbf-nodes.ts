// Second pass over an OSM PBF file: the places of the nodes that kept ways need, found through a sorted column of ids.

import { type Block, readInfo, toDegrees } from './osm-pbf-block.ts';
import { EncodingFault, ProtobufCursor } from './protobuf.ts';

/** Takes blocks in file order and fills the columns; a row is a needed node. */
export class NodeCollector {
  nodesRead = 0;
  /** Degrees; NaN while the file has given no place. */
  readonly lon: Float64Array;
  readonly lat: Float64Array;
  /** Needed nodes given two places, history aside; which came first, and how many were set aside as off the globe. */
  repeatedCount = 0;
  repeatedId = 0;
  outsideCount = 0;
  outsideId = 0;
  /** Byte of the blob that holds the first of those. */
  outsideByte = 0;
  readonly #ids: Float64Array;
  /** Where the block in hand lies in the file. */
  #byte = 0;
  /** The version a row's place is from; only in histories. */
  #version: Float64Array | null = null;
  /** Where the last search ended: ids mostly ascend, so the next is near. */
  #near = 0;

  /** `ids` is ascending and without repeats. */
  constructor(ids: Float64Array) {
    this.#ids = ids;
    this.lon = new Float64Array(ids.length).fill(Number.NaN);
    this.lat = new Float64Array(ids.length).fill(Number.NaN);
  }

  /** Reads the nodes of the block whose blob starts at `byte` of the file. Throws `EncodingFault`. */
  addBlock(block: Block, isHistory: boolean, byte: number): void {
    this.#byte = byte;
    if (isHistory) this.#version ??= new Float64Array(this.#ids.length).fill(Number.NEGATIVE_INFINITY);
    const group = new ProtobufCursor(block.bytes);
    const node = new ProtobufCursor(block.bytes);
    const info = new ProtobufCursor(block.bytes);
    for (let g = 0; g < block.groups.length; g += 2) {
      group.seek(block.groups[g] as number, block.groups[g + 1] as number);
      while (group.next()) {
        if (group.field === 1) {
          group.run();
          node.seek(group.start, group.at);
          info.seek(0, 0);
          this.#addPlain(block, node, info, isHistory);
        } else if (group.field === 2) {
          group.run();
          this.#addDense(block, group.start, group.at, isHistory);
        } else group.skip();
      }
    }
  }

  #addDense(block: Block, start: number, end: number, isHistory: boolean): void {
    const [ids, lats, lons, info, versions, visibles] = emptyCursors(block.bytes);
    const dense = new ProtobufCursor(block.bytes, start, end);
    while (dense.next()) {
      if (dense.field === 1) dense.runInto(ids);
      else if (dense.field === 5) dense.runInto(info);
      else if (dense.field === 8) dense.runInto(lats);
      else if (dense.field === 9) dense.runInto(lons);
      else dense.skip();
    }
    while (isHistory && info.next()) {
      if (info.field === 1) info.runInto(versions);
      else if (info.field === 6) info.runInto(visibles);
      else info.skip();
    }
    const hasVersions = versions.end > 0;
    const hasVisibles = visibles.end > 0;
    let id = 0;
    let lat = 0;
    let lon = 0;
    while (ids.at < ids.end) {
      id = ids.plusZigzag(id);
      lat = lats.plusZigzag(lat);
      lon = lons.plusZigzag(lon);
      const version = hasVersions ? versions.signed() : -1;
      const visible = hasVisibles ? visibles.unsigned() !== 0 : true;
      this.nodesRead++;
      const row = this.#find(id);
      if (row >= 0) this.#put(row, lat, lon, block, version, visible);
    }
    for (const list of [lats, lons, versions, visibles]) {
      if (list.at < list.end) throw new EncodingFault('osm-pbf-count', list.at);
    }
  }

  #addPlain(block: Block, node: ProtobufCursor, info: ProtobufCursor, isHistory: boolean): void {
    const start = node.at;
    let id = Number.NaN;
    let lat = Number.NaN;
    let lon = Number.NaN;
    while (node.next()) {
      if (node.field === 4) node.runInto(info);
      else if (node.field === 1) id = node.zigzagField();
      else if (node.field === 8) lat = node.zigzagField();
      else if (node.field === 9) lon = node.zigzagField();
      else node.skip();
    }
    if (Number.isNaN(id + lat + lon)) throw new EncodingFault('osm-pbf-field', start);
    this.nodesRead++;
    const { version, visible } = isHistory ? readInfo(info) : { version: -1, visible: true };
    const row = this.#find(id);
    if (row >= 0) this.#put(row, lat, lon, block, version, visible);
  }

  #put(row: number, latValue: number, lonValue: number, block: Block, version: number, visible: boolean): void {
    const versions = this.#version;
    if (versions !== null && version < (versions[row] as number)) return;
    let lat = Number.NaN;
    let lon = Number.NaN;
    if (visible) {
      lat = toDegrees(latValue, block.granularity, block.latOffset, 90);
      lon = toDegrees(lonValue, block.granularity, block.lonOffset, 180);
      if (Number.isNaN(lat) || Number.isNaN(lon)) {
        if (this.outsideCount === 0) {
          this.outsideId = this.#ids[row] as number;
          this.outsideByte = this.#byte;
        }
        this.outsideCount++;
        return;
      }
    }
    if (versions !== null) versions[row] = version;
    else if (!Number.isNaN(this.lat[row] as number) && (this.lat[row] !== lat || this.lon[row] !== lon)) {
      if (this.repeatedCount === 0) this.repeatedId = this.#ids[row] as number;
      this.repeatedCount++;
    }
    this.lat[row] = lat;
    this.lon[row] = lon;
  }

  /** The row of a node id, or −1. From the last row outwards: constant time where ids ascend, logarithmic anywhere. */
  #find(id: number): number {
    const ids = this.#ids;
    let low = 0;
    let high = ids.length;
    const near = this.#near;
    if (near < high && (ids[near] as number) <= id) {
      low = near;
      for (let step = 1; low + step < high; step *= 2) {
        if ((ids[low + step] as number) > id) {
          high = low + step;
          break;
        }
        low += step;
      }
    } else high = near;
    // From `high` on all ids are greater; `low` is not, unless it is row 0.
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if ((ids[middle] as number) <= id) low = middle;
      else high = middle;
    }
    this.#near = low;
    return ids[low] === id ? low : -1;
  }
}

type SixCursors = [ProtobufCursor, ProtobufCursor, ProtobufCursor, ProtobufCursor, ProtobufCursor, ProtobufCursor];

function emptyCursors(bytes: Uint8Array): SixCursors {
  const empty = (): ProtobufCursor => new ProtobufCursor(bytes, 0, 0);
  return [empty(), empty(), empty(), empty(), empty(), empty()];
}
