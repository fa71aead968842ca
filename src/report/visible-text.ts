// Text of a user's file or path as it may be shown: nothing that a terminal obeys, nothing that hides.

/** So many characters of a file's name or path are shown. */
export const longestName = 200;

/** Shows control and invisible characters by their number, and cuts the text to so many characters. */
export function visibleText(text: string, longest: number): string {
  let shown = '';
  let length = 0;
  for (const character of text.slice(0, longest * 2 + 2)) {
    const visible = visibleCharacter(character);
    length += visible.length > 2 ? visible.length : 1;
    if (length > longest) return `${shown}…`;
    shown += visible;
  }
  return shown;
}

function visibleCharacter(character: string): string {
  if (character === '\n') return '⏎';
  if (character === '\t') return '⇥';
  return /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\u2028\u2029]/u.test(character)
    ? `<U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}>`
    : character;
}
