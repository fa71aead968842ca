// Positions → vertex rows: positions that agree to 1e-7 degrees (1 cm) are one vertex.

const perDegree = 10_000_000;
const empty = -1;

export interface VertexRows {
  /** The row of a position, new or known. */
  rowOf(lon: number, lat: number): number;
  /** The first position of every row. */
  columns(): { readonly lon: Float64Array; readonly lat: Float64Array };
}

/** Starts an empty table: open addressing over whole ten-millionths of a degree. */
export function startVertexRows(): VertexRows {
  let slots = new Int32Array(1024).fill(empty);
  let keyLon = new Int32Array(512);
  let keyLat = new Int32Array(512);
  let lon = new Float64Array(512);
  let lat = new Float64Array(512);
  let count = 0;

  const slotOf = (a: number, b: number): number => {
    const mask = slots.length - 1;
    let slot = (Math.imul(a, 0x9e3779b1) ^ Math.imul(b ^ (b >>> 15), 0x85ebca6b)) >>> 0;
    slot = (slot ^ (slot >>> 16)) & mask;
    for (;;) {
      const row = slots[slot]!;
      if (row === empty || (keyLon[row] === a && keyLat[row] === b)) return slot;
      slot = (slot + 1) & mask;
    }
  };
  const grow = (): void => {
    keyLon = doubled(keyLon);
    keyLat = doubled(keyLat);
    lon = doubled(lon);
    lat = doubled(lat);
    slots = new Int32Array(slots.length * 2).fill(empty);
    for (let row = 0; row < count; row++) slots[slotOf(keyLon[row]!, keyLat[row]!)] = row;
  };
  return {
    rowOf(x, y) {
      // 180° and −180° stay two vertices: the road that crosses there is cut.
      const a = Math.round(x * perDegree);
      const b = Math.round(y * perDegree);
      if (count === lon.length) grow();
      const slot = slotOf(a, b);
      const known = slots[slot]!;
      if (known !== empty) return known;
      slots[slot] = count;
      keyLon[count] = a;
      keyLat[count] = b;
      lon[count] = x;
      lat[count] = y;
      count += 1;
      return count - 1;
    },
    columns: () => ({ lon: lon.slice(0, count), lat: lat.slice(0, count) }),
  };
}

function doubled<T extends Int32Array | Float64Array>(column: T): T {
  const larger = (
    column instanceof Int32Array ? new Int32Array(column.length * 2) : new Float64Array(column.length * 2)
  ) as T;
  larger.set(column);
  return larger;
}
