// Well-known text of a coordinate system → a tree of keywords: versions 1 and 2, and Esri's way of writing version 1.
// Source: OGC 01-009 and OGC 18-010r7.

export interface WktNode {
  /** The keyword in capitals. */
  readonly keyword: string;
  /** Texts and numbers in order; the first text is the name. */
  readonly values: readonly (string | number)[];
  readonly children: readonly WktNode[];
}

const deepest = 24;
const mostNodes = 4000;

/** Parses one definition; null where it is no such text. */
export function parseWellKnownText(text: string): WktNode | null {
  let at = 0;
  let nodes = 0;
  const skip = (): void => {
    while (at < text.length && /\s/.test(text[at]!)) at += 1;
  };
  const quoted = (): string | null => {
    let value = '';
    for (at += 1; at < text.length; at += 1) {
      if (text[at] !== '"') value += text[at];
      else if (text[at + 1] === '"') {
        value += '"';
        at += 1;
      } else {
        at += 1;
        return value;
      }
    }
    return null;
  };
  const node = (depth: number): WktNode | null => {
    const keyword = /^[A-Za-z_][A-Za-z0-9_]{0,40}/.exec(text.slice(at, at + 42))?.[0];
    nodes += 1;
    if (keyword === undefined || depth > deepest || nodes > mostNodes) return null;
    at += keyword.length;
    const values: (string | number)[] = [];
    const children: WktNode[] = [];
    skip();
    const opening = text[at];
    // A bare word, such as the direction of an axis.
    if (opening !== '[' && opening !== '(') return { keyword: keyword.toUpperCase(), values, children };
    const closing = opening === '[' ? ']' : ')';
    at += 1;
    for (;;) {
      skip();
      if (text[at] === '"') {
        const value = quoted();
        if (value === null) return null;
        values.push(value);
      } else if (/[-+.\d]/.test(text[at] ?? '')) {
        const number = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?/.exec(text.slice(at, at + 60))?.[0];
        if (number === undefined) return null;
        at += number.length;
        values.push(Number(number));
      } else {
        const child = node(depth + 1);
        if (child === null) return null;
        children.push(child);
      }
      skip();
      if (text[at] === closing) {
        at += 1;
        return { keyword: keyword.toUpperCase(), values, children };
      }
      if (text[at] !== ',') return null;
      at += 1;
    }
  };
  skip();
  const root = node(0);
  skip();
  return root !== null && at === text.length ? root : null;
}

/** The first child with one of the keywords. */
export function wktChild(node: WktNode, ...keywords: readonly string[]): WktNode | null {
  return node.children.find(({ keyword }) => keywords.includes(keyword)) ?? null;
}

/** The name a node begins with. */
export function wktName(node: WktNode): string {
  const first = node.values[0];
  return typeof first === 'string' ? first : '';
}
