// Read-only views of typed arrays: builders own the array, everybody else gets a column that cannot be written.

/** One number per row. Float64Array, Int32Array and the like are assignable to it. */
export interface NumberColumn {
  readonly length: number;
  readonly [row: number]: number;
}
