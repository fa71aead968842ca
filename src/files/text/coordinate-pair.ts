// One cell that holds both coordinates: "112.19,31.03", with a comma of any width, a semicolon, or a space between.

/** Both halves of a pair, or null where there are not exactly two. */
export function splitPair(cell: string): readonly [string, string] | null {
  if (cell.length > 200) return null;
  const bare = cell
    .trim()
    .replace(/^[([（［]/, '')
    .replace(/[)\]）］]$/, '');
  const parts = /[,，;；、]/.test(bare) ? bare.split(/[,，;；、]/) : bare.trim().split(/\s+/);
  const [first, second] = parts.map(part => part.trim());
  return parts.length === 2 && first && second ? [first, second] : null;
}
