// The header of a FlatGeobuf file: its columns, coordinate system, count of features, and how long its index is.
// Source: FlatGeobuf specification 3.0, header.fbs.

import { FlatTable, TableFault } from './flatgeobuf-tables.ts';

export interface FlatgeobufColumn {
  readonly name: string;
  /** Number of the type in the schema. */
  readonly type: number;
}

export interface FlatgeobufHeader {
  /** 0: every feature says its own. */
  readonly geometryType: number;
  readonly columns: readonly FlatgeobufColumn[];
  /** 0: not known. */
  readonly featureCount: number;
  /** Bytes of the spatial index behind the header. */
  readonly indexBytes: number;
  /** `EPSG:4547`, or well-known text. */
  readonly crs: string | null;
}

const nodeBytes = 40;
const mostColumns = 65_536;

/** Reads the header's message; null where it leads out of its bytes. */
export function readFlatgeobufHeader(bytes: Uint8Array): FlatgeobufHeader | null {
  try {
    const header = FlatTable.root(bytes);
    const featureCount = header.long(8);
    const columns: FlatgeobufColumn[] = [];
    const count = header.tableCount(7);
    if (count > mostColumns) return null;
    for (let i = 0; i < count; i++) {
      const column = header.tableAt(7, i);
      columns.push({ name: column.text(0) ?? '', type: column.byte(1) });
    }
    const crs = header.table(10);
    return {
      geometryType: header.byte(2),
      columns,
      featureCount,
      indexBytes: indexBytes(featureCount, header.short(9, 16)),
      crs: crs === null ? null : crsText(crs),
    };
  } catch (fault) {
    if (fault instanceof TableFault) return null;
    throw fault;
  }
}

/** A packed tree of nodes: the features, then level on level of their parents. */
function indexBytes(featureCount: number, nodeSize: number): number {
  if (nodeSize === 0 || featureCount === 0) return 0;
  const size = Math.max(2, nodeSize);
  let nodes = featureCount;
  let level = featureCount;
  do {
    level = Math.ceil(level / size);
    nodes += level;
  } while (level > 1);
  return nodes * nodeBytes;
}

function crsText(crs: FlatTable): string | null {
  const code = crs.int(1);
  if (code > 0) return `${crs.text(0) || 'EPSG'}:${code}`;
  return crs.text(4) || crs.text(5) || null;
}
