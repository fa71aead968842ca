// The check sum of ZIP entries and of gzip. Source: ISO 3309; four bytes a step with four tables.

/** Goes on with a CRC-32 (0 to begin with) over more bytes; the result is unsigned. */
export function crc32(before: number, bytes: Uint8Array): number {
  const { length } = bytes;
  let crc = ~before;
  let at = 0;
  for (; at + 4 <= length; at += 4) {
    crc ^= bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24);
    crc =
      tables[768 + (crc & 255)]! ^
      tables[512 + ((crc >>> 8) & 255)]! ^
      tables[256 + ((crc >>> 16) & 255)]! ^
      tables[crc >>> 24]!;
  }
  for (; at < length; at++) crc = (crc >>> 8) ^ tables[(crc ^ bytes[at]!) & 255]!;
  return ~crc >>> 0;
}

const tables = buildTables();

function buildTables(): Int32Array {
  const built = new Int32Array(1024);
  for (let byte = 0; byte < 256; byte++) {
    let crc = byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
    built[byte] = crc;
  }
  for (let i = 256; i < 1024; i++) built[i] = (built[i - 256]! >>> 8) ^ built[built[i - 256]! & 255]!;
  return built;
}
