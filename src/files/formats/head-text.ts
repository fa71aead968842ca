// The beginning of a file as text, to recognise it by; nothing is decided about its encoding.

/** Reads bytes as UTF-16 where a mark says so, else as UTF-8; the mark is left out, and what is no character is replaced. */
export function headText(head: Uint8Array): string {
  const encoding =
    head[0] === 0xff && head[1] === 0xfe ? 'utf-16le' : head[0] === 0xfe && head[1] === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding).decode(head);
}
