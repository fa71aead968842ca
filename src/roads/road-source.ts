// Road ways as a file gave them, before any rule is applied; what every road reader builds.

/** In `wayVertex`: a node that the file does not contain. No segment touches it. */
export const missingVertex = 0xffffffff;

/** Road ways as read. Vertices are places; ways are runs of vertex rows, in any order. */
export interface RoadSource {
  /** Degrees, one row per node that a kept way uses. */
  readonly vertexLon: Float64Array;
  readonly vertexLat: Float64Array;
  /** The way's id as text. */
  readonly wayId: readonly string[];
  readonly wayTags: readonly ReadonlyMap<string, string>[];
  /** Length `wayId.length + 1`: way w is `wayVertex[wayStart[w] … wayStart[w + 1])`. */
  readonly wayStart: Uint32Array;
  /** Rows of the vertex columns, or `missingVertex`. */
  readonly wayVertex: Uint32Array;
}
