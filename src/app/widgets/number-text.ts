// A number as a person types it: full-width digits of a Chinese keyboard are digits too.

export interface NumberRange {
  readonly least: number;
  readonly most: number;
  /** Whether `least` itself is too little. */
  readonly isOpen?: boolean;
}

/** The number of a text within a range; null where it is none, or outside. */
export function readNumber(typed: string, { least, most, isOpen = false }: NumberRange): number | null {
  const text = typed.normalize('NFKC').trim();
  if (!/^\d+(\.\d+)?$/.test(text)) return null;
  const value = Number(text);
  return value > most || value < least || (isOpen && value === least) ? null : value;
}
