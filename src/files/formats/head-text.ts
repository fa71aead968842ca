// The beginning of a file as text, to recognise it by; nothing is decided about its encoding.

/**
 * Reads bytes as UTF-16 where a mark, or zeros in every second place, say so, else as UTF-8; the mark is left out, and what is
 * no character is replaced.
 */
export function headText(head: Uint8Array): string {
  const isLittle = (head[0] === 0xff && head[1] === 0xfe) || isHalfZero(head, 1);
  const isBig = (head[0] === 0xfe && head[1] === 0xff) || isHalfZero(head, 0);
  return new TextDecoder(isLittle ? 'utf-16le' : isBig ? 'utf-16be' : 'utf-8').decode(head);
}

/** Whether the first characters are of two bytes, of which the one at `zeroAt` is 0. */
function isHalfZero(head: Uint8Array, zeroAt: 0 | 1): boolean {
  return head.length >= 4 && [0, 2].every(i => head[i + zeroAt] === 0 && head[i + 1 - zeroAt] !== 0);
}
