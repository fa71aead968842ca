// The inverse of the small matrix where the simplex has a choice: basic rows × kernel columns, dense, changed by one row or
// column at a time. `inverse` has a line per kernel column and an entry per basic row.

export class KernelInverse {
  size = 0;
  stride = 64;
  inverse = new Float64Array(64 * 64);

  /** Basic row b is exchanged for a row whose product with the inverse is `through`. */
  replaceRow(b: number, through: Float64Array): void {
    const { inverse, stride, size } = this;
    const pivot = through[b];
    for (let f = 0; f < size; f++) {
      const base = f * stride;
      const factor = inverse[base + b] / pivot;
      if (factor !== 0) for (let c = 0; c < size; c++) inverse[base + c] -= factor * through[c];
      inverse[base + b] = factor;
    }
  }

  /** Kernel column f is exchanged for a column whose product with the inverse is `through`. */
  replaceColumn(f: number, through: Float64Array): void {
    const { inverse, stride, size } = this;
    const row = f * stride;
    const pivot = through[f];
    for (let c = 0; c < size; c++) inverse[row + c] /= pivot;
    for (let r = 0; r < size; r++) {
      const factor = through[r];
      if (r === f || factor === 0) continue;
      const base = r * stride;
      for (let c = 0; c < size; c++) inverse[base + c] -= factor * inverse[row + c];
    }
  }

  /** One row and one column more; `schur` is the new corner less what the kernel already explains. */
  grow(rowThrough: Float64Array, columnThrough: Float64Array, schur: number): void {
    const { size } = this;
    this.reserve(size + 1);
    const { inverse, stride } = this;
    for (let f = 0; f < size; f++) {
      const factor = columnThrough[f] / schur;
      const base = f * stride;
      if (factor !== 0) for (let b = 0; b < size; b++) inverse[base + b] += factor * rowThrough[b];
      inverse[base + size] = -factor;
    }
    for (let b = 0; b < size; b++) inverse[size * stride + b] = -rowThrough[b] / schur;
    inverse[size * stride + size] = 1 / schur;
    this.size++;
  }

  /** Takes out basic row b and kernel column f; the last ones move into their places. */
  shrink(b: number, f: number): void {
    const { inverse, stride, size } = this;
    const pivot = inverse[f * stride + b];
    for (let r = 0; r < size; r++) {
      if (r === f) continue;
      const factor = inverse[r * stride + b] / pivot;
      if (factor !== 0) for (let c = 0; c < size; c++) inverse[r * stride + c] -= factor * inverse[f * stride + c];
    }
    const last = size - 1;
    if (f !== last) inverse.copyWithin(f * stride, last * stride, last * stride + size);
    if (b !== last) for (let r = 0; r < last; r++) inverse[r * stride + b] = inverse[r * stride + last];
    this.size = last;
  }

  /** A copy without the slack of the lines. */
  packed(): Float64Array {
    const { size } = this;
    const packed = new Float64Array(size * size);
    for (let f = 0; f < size; f++) packed.set(this.inverse.subarray(f * this.stride, f * this.stride + size), f * size);
    return packed;
  }

  unpack(packed: Float64Array, size: number): void {
    this.size = 0;
    this.reserve(size);
    for (let f = 0; f < size; f++) this.inverse.set(packed.subarray(f * size, f * size + size), f * this.stride);
    this.size = size;
  }

  /** Inverts `matrix` (basic rows × kernel columns, destroyed) anew; false where it has become singular. */
  invert(matrix: Float64Array, size: number): boolean {
    const { inverse, stride } = this;
    for (let r = 0; r < size; r++) {
      inverse.fill(0, r * stride, r * stride + size);
      inverse[r * stride + r] = 1;
    }
    for (let c = 0; c < size; c++) {
      let best = c;
      for (let r = c + 1; r < size; r++) {
        if (Math.abs(matrix[r * size + c]) > Math.abs(matrix[best * size + c])) best = r;
      }
      const pivot = matrix[best * size + c];
      if (Math.abs(pivot) < 1e-10) return false;
      if (best !== c) {
        exchange(matrix, c * size, best * size, size);
        exchange(inverse, c * stride, best * stride, size);
      }
      for (let k = 0; k < size; k++) {
        matrix[c * size + k] /= pivot;
        inverse[c * stride + k] /= pivot;
      }
      for (let r = 0; r < size; r++) {
        const factor = matrix[r * size + c];
        if (r === c || factor === 0) continue;
        for (let k = c; k < size; k++) matrix[r * size + k] -= factor * matrix[c * size + k];
        for (let k = 0; k < size; k++) inverse[r * stride + k] -= factor * inverse[c * stride + k];
      }
    }
    return true;
  }

  private reserve(size: number): void {
    if (size <= this.stride) return;
    let stride = this.stride;
    while (stride < size) stride *= 2;
    const inverse = new Float64Array(stride * stride);
    for (let f = 0; f < this.size; f++) {
      inverse.set(this.inverse.subarray(f * this.stride, f * this.stride + this.size), f * stride);
    }
    this.inverse = inverse;
    this.stride = stride;
  }
}

function exchange(values: Float64Array, a: number, b: number, length: number): void {
  for (let k = 0; k < length; k++) {
    const kept = values[a + k];
    values[a + k] = values[b + k];
    values[b + k] = kept;
  }
}
