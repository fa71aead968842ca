// Reads the roads of an OSM PBF file, block by block: one pass for ways, one for the nodes they need, whatever their order.
// Source: wiki.openstreetmap.org/wiki/PBF_Format.

import { missingVertex, type RoadSource } from '../../roads/road-source.ts';
import type { Outcome, Problem, Severity } from '../../vocabulary/problem.ts';
import type { ByteSource } from '../bytes/byte-source.ts';
import { readAhead, type Started } from '../bytes/read-ahead.ts';
import { asciiText, atByte, BlobFile, type BlobPlace, FileFault } from './osm-pbf-blobs.ts';
import { openBlock, readHeaderFeatures } from './osm-pbf-block.ts';
import { NodeCollector } from './osm-pbf-nodes.ts';
import { type KeptWays, WayCollector } from './osm-pbf-ways.ts';
import { type RankedIds, rankNodeIds } from './rank-node-ids.ts';

/** The roads of a file, and how much of it was read. */
export interface RoadFile {
  readonly source: RoadSource;
  readonly nodesRead: number;
  readonly waysRead: number;
  readonly waysKept: number;
  /** Different nodes that kept ways name and the file gives no place for. */
  readonly missingNodes: number;
}

/** Unpacked bytes may be 200 times the file and 64 MiB; beyond that the file is made to fill memory. */
const unpackedPerByte = 200;
const unpackedAtLeast = 67108864;
/** Records and references kept per byte of the file, and always granted: several times what any real extract holds. */
const waysPerByte = 0.1;
const waysAtLeast = 250_000;
const refsPerByte = 1;
const refsAtLeast = 4_000_000;
/** Unpacked blocks with nodes are kept for the second pass up to this many bytes, so that a small file is unpacked once. */
const heldBytes = 67108864;
/** Blobs unpacked at a time, ahead of the one that is read. */
const aheadBlobs = 4;

/** A block with nodes, as the first pass left it; `bytes` is null where it must be unpacked again. */
interface NodeBlob {
  readonly place: BlobPlace;
  readonly isHistory: boolean;
  readonly bytes: Uint8Array | null;
}

/**
 * Reads roads and ferries from an OSM PBF file; whatever the bytes are, the answer is a value or problems with their byte.
 * `report` is told bytes done of all bytes of both passes. Throws the signal's reason (an `AbortError`) when it is aborted, and
 * what `input` throws. Vertices ascend by node id, ways by way id. Time is linear in the unpacked bytes; memory grows with the
 * kept ways and their nodes, plus a few blocks.
 */
export async function readOsmPbf(
  input: ByteSource,
  report: (done: number, total: number) => void,
  signal?: AbortSignal,
): Promise<Outcome<RoadFile>> {
  const problems: Problem[] = [];
  const note: Note = (severity, code, params, byte) => {
    problems.push({ code, severity, where: { file: input.name, ...(byte === null ? {} : { byte }) }, params });
  };
  try {
    const value = await readRoads(input, note, report, signal);
    return { value, problems };
  } catch (fault) {
    if (!(fault instanceof FileFault)) throw fault;
    note('reject', fault.code, fault.params, fault.byte);
    return { value: null, problems };
  }
}

type Note = (severity: Severity, code: string, params: Problem['params'], byte: number | null) => void;

async function readRoads(
  input: ByteSource,
  note: Note,
  report: (done: number, total: number) => void,
  signal: AbortSignal | undefined,
): Promise<RoadFile> {
  const total = input.size * 2;
  report(0, total);
  const file = new BlobFile(input);
  const first = await readWays(file, input.size, note, done => report(done, total), signal);
  const ways = first.ways.finish();
  if (ways.wayIds.length === 0) throw new FileFault('osm-no-roads', null, { wayCount: first.ways.waysRead });
  const ranked = rankNodeIds(ways.wayRef);
  const nodes = new NodeCollector(ranked.ids);
  const unpack = (blob: NodeBlob): Promise<Started<Uint8Array>> =>
    blob.bytes === null ? file.unpack(blob.place) : Promise.resolve({ result: Promise.resolve(blob.bytes) });
  for await (const [blob, bytes] of readAhead(first.nodeBlobs, unpack, aheadBlobs)) {
    signal?.throwIfAborted();
    atByte(blob.place.start, () => nodes.addBlock(openBlock(bytes), blob.isHistory, blob.place.start));
    report(input.size + blob.place.end, total);
  }
  const { source, missingNodes, missingId } = buildSource(ways, ranked, nodes);
  if (missingNodes > 0 && first.hasPlacesAtWays) {
    throw new FileFault('osm-places-at-ways', null, { count: missingNodes });
  }
  if (source.vertexLon.length === 0) throw new FileFault('osm-no-places', null, { wayCount: ways.wayIds.length });
  noteContent(note, ways, nodes, first.ways.notUtf8);
  if (missingNodes > 0) note('warn', 'osm-nodes-missing', { count: missingNodes, nodeId: missingId }, null);
  report(total, total);
  return {
    source,
    nodesRead: nodes.nodesRead,
    waysRead: first.ways.waysRead,
    waysKept: ways.wayIds.length,
    missingNodes,
  };
}

interface FirstPass {
  readonly ways: WayCollector;
  readonly nodeBlobs: readonly NodeBlob[];
  /** The file was written with places at the ways, which usually leaves their nodes out. */
  readonly hasPlacesAtWays: boolean;
}

async function readWays(
  file: BlobFile,
  size: number,
  note: Note,
  report: (done: number) => void,
  signal: AbortSignal | undefined,
): Promise<FirstPass> {
  const ways = new WayCollector();
  const nodeBlobs: NodeBlob[] = [];
  let isHistory = false;
  let hasPlacesAtWays = false;
  let unpacked = 0;
  let held = 0;
  let skipped = 0;
  let firstSkipped: BlobPlace | null = null;
  const unpack = (place: BlobPlace): Promise<Started<Uint8Array>> =>
    isKnown(place) ? file.unpack(place) : Promise.resolve({ result: Promise.resolve(new Uint8Array(0)) });
  for await (const [place, bytes] of readAhead(file.places(), unpack, aheadBlobs)) {
    signal?.throwIfAborted();
    const { start, type, end } = place;
    if (!isKnown(place)) {
      skipped++;
      firstSkipped ??= place;
      continue;
    }
    unpacked += bytes.length;
    const limit = unpackedAtLeast + unpackedPerByte * size;
    if (unpacked > limit) throw new FileFault('osm-pbf-bomb', start, { limitBytes: limit, size });
    if (type === 'OSMHeader') {
      const features = readFeatures(bytes, start);
      isHistory ||= features.isHistory;
      hasPlacesAtWays ||= features.hasPlacesAtWays;
      continue;
    }
    const isOfHistory = isHistory;
    if (atByte(start, () => ways.addBlock(openBlock(bytes), isOfHistory))) {
      // A raw blob is a view of a larger read: it would hold all of that, and costs nothing to read again.
      const isHeld = bytes.length === bytes.buffer.byteLength && held + bytes.length <= heldBytes;
      if (isHeld) held += bytes.length;
      nodeBlobs.push({ place, isHistory, bytes: isHeld ? bytes : null });
    }
    const wayLimit = Math.floor(waysAtLeast + waysPerByte * size);
    const refLimit = Math.floor(refsAtLeast + refsPerByte * size);
    if (ways.recordCount > wayLimit || ways.refCount > refLimit) {
      throw new FileFault('osm-too-many-ways', start, { wayLimit, refLimit });
    }
    report(end);
  }
  if (firstSkipped !== null) {
    note('set-aside', 'osm-pbf-blob-type', { count: skipped, type: firstSkipped.type }, firstSkipped.start);
  }
  return { ways, nodeBlobs, hasPlacesAtWays };
}

function isKnown({ type }: BlobPlace): boolean {
  return type === 'OSMHeader' || type === 'OSMData';
}

const knownFeatures = ['OsmSchema-V0.6', 'DenseNodes', 'HistoricalInformation'];

function readFeatures(bytes: Uint8Array, start: number): { isHistory: boolean; hasPlacesAtWays: boolean } {
  const { required, optional } = atByte(start, () => readHeaderFeatures(bytes));
  const names = required.map(asciiText);
  const unknown = names.filter(name => !knownFeatures.includes(name));
  if (unknown.length > 0) {
    throw new FileFault('osm-pbf-feature', start, { feature: unknown.slice(0, 5).join(', ') });
  }
  return {
    isHistory: names.includes('HistoricalInformation'),
    hasPlacesAtWays: optional.map(asciiText).includes('LocationsOnWays'),
  };
}

function noteContent(note: Note, ways: KeptWays, nodes: NodeCollector, notUtf8: number): void {
  const { repeatedCount, outsideCount } = nodes;
  if (ways.repeatedCount > 0)
    note('warn', 'osm-way-repeated', { count: ways.repeatedCount, wayId: ways.repeatedId }, null);
  if (repeatedCount > 0) note('warn', 'osm-node-repeated', { count: repeatedCount, nodeId: nodes.repeatedId }, null);
  if (outsideCount > 0) {
    note('set-aside', 'osm-place-outside', { count: outsideCount, nodeId: nodes.outsideId }, nodes.outsideByte);
  }
  if (notUtf8 > 0) note('warn', 'osm-text-not-utf8', { count: notUtf8 }, null);
}

/** Numbers the nodes that have a place, in the order of their ids, and puts rows in place of ids. */
function buildSource(
  ways: KeptWays,
  { ids, row }: RankedIds,
  { lon, lat }: NodeCollector,
): { source: RoadSource; missingNodes: number; missingId: number } {
  const vertexOf = new Uint32Array(ids.length).fill(missingVertex);
  let vertexCount = 0;
  for (let i = 0; i < ids.length; i++) {
    if (Number.isNaN(lat[i] as number)) continue;
    vertexOf[i] = vertexCount;
    lon[vertexCount] = lon[i] as number;
    lat[vertexCount] = lat[i] as number;
    vertexCount++;
  }
  const wayVertex = row;
  for (let i = 0; i < wayVertex.length; i++) wayVertex[i] = vertexOf[row[i] as number] as number;
  return {
    source: {
      vertexLon: lon.slice(0, vertexCount),
      vertexLat: lat.slice(0, vertexCount),
      wayId: ways.wayIds.map(String),
      wayTags: ways.wayTags,
      wayStart: ways.wayStart,
      wayVertex,
    },
    missingNodes: ids.length - vertexCount,
    missingId: ids[vertexOf.indexOf(missingVertex)] ?? 0,
  };
}
