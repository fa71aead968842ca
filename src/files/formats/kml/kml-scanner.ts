// XML text → tags and text in order, each with its line, in one pass and without a tree in memory. No document type, so no
// entities but the five of XML: nothing a file defines is ever expanded. Source: XML 1.0 (fifth edition), sections 2 and 4.6.

import { localName, unescapedXml } from '../../text/xml-text.ts';

/** What is wrong with the markup, and on which line. */
export interface XmlFault {
  readonly code: 'xml-doctype' | 'xml-entity' | 'xml-tag' | 'xml-nesting' | 'xml-open' | 'xml-depth' | 'xml-text';
  readonly line: number;
  /** The text in question. */
  readonly found: string;
}

/** Elements in elements beyond this are an attack or a mistake. */
export const deepestXml = 200;

const tagPattern = /^([^\s/>=<"'&]+)((?:\s+[^\s/>=<"'&]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)$/;
const nameStart = /^[:A-Z_a-z\u0080-\uffff]/;

/** Goes through a text; `next` moves on, and the members tell where it stands. */
export class XmlScanner {
  readonly #text: string;
  #at = 0;
  #line = 1;
  /** Where the line ends that is being read; a text of one line is searched once. */
  #lineEnd: number;
  readonly #open: string[] = [];
  #closesNext = false;
  #sawRoot = false;
  kind: 'start' | 'end' | 'text' | 'done' = 'done';
  /** Of a tag: its name without a prefix. */
  name = '';
  /** Of text: what it says. */
  text = '';
  #attributeText = '';
  fault: XmlFault | null = null;

  constructor(text: string) {
    this.#text = text;
    this.#lineEnd = this.#nextLineEnd(0);
  }

  /** Characters read. */
  get at(): number {
    return this.#at;
  }

  /** How many elements are open. */
  get depth(): number {
    return this.#open.length;
  }

  /** Line of what was read last. */
  get line(): number {
    return this.#line;
  }

  /** The value of an attribute of the tag that starts here; undefined without one. */
  attribute(name: string): string | undefined {
    for (const [, key, quoted] of this.#attributeText.matchAll(/([^\s=]+)\s*=\s*("[^"]*"|'[^']*')/g)) {
      if (localName(key!) === name) return this.#unescaped(quoted!.slice(1, -1)) ?? undefined;
    }
    return undefined;
  }

  /** Moves to the next tag or text; false at the end and at a fault. */
  next(): boolean {
    if (this.fault !== null) return false;
    if (this.#closesNext) {
      this.#closesNext = false;
      return this.#close();
    }
    for (;;) {
      const text = this.#text;
      const at = this.#at;
      if (at >= text.length) return this.#end();
      this.#countLines(at);
      if (text.charCodeAt(at) !== 0x3c) return this.#readText(at);
      if (text.startsWith('<!--', at)) {
        if (!this.#skipTo('-->', at + 4)) return false;
      } else if (text.startsWith('<?', at)) {
        if (!this.#skipTo('?>', at + 2)) return false;
      } else if (text.startsWith('<![CDATA[', at)) {
        return this.#readCharacters(at);
      } else if (text.startsWith('<!', at)) {
        return this.#halt('xml-doctype', text.slice(at, at + 40));
      } else return this.#readTag(at);
    }
  }

  #halt(code: XmlFault['code'], found: string): false {
    this.kind = 'done';
    this.fault = { code, line: this.#line, found: found.slice(0, 60) };
    return false;
  }

  #end(): false {
    this.kind = 'done';
    this.#countLines(this.#text.length);
    const open = this.#open.at(-1);
    if (open !== undefined || !this.#sawRoot) return this.#halt('xml-open', open ?? '');
    return false;
  }

  #skipTo(mark: string, from: number): boolean {
    const end = this.#text.indexOf(mark, from);
    if (end < 0) return this.#halt('xml-open', this.#text.slice(this.#at, this.#at + 20));
    this.#at = end + mark.length;
    return true;
  }

  #readText(at: number): boolean {
    const next = this.#text.indexOf('<', at);
    const end = next < 0 ? this.#text.length : next;
    const raw = this.#text.slice(at, end);
    if (this.#open.length === 0) {
      if (/[^\s\ufeff]/.test(raw)) return this.#halt('xml-text', raw.trim());
      this.#at = end;
      return this.next();
    }
    const text = this.#unescaped(raw);
    if (text === null) return false;
    this.kind = 'text';
    this.text = text;
    this.#at = end;
    return true;
  }

  #readCharacters(at: number): boolean {
    const end = this.#text.indexOf(']]>', at + 9);
    if (end < 0 || this.#open.length === 0) return this.#halt('xml-open', '<![CDATA[');
    this.kind = 'text';
    this.text = this.#text.slice(at + 9, end);
    this.#at = end + 3;
    return true;
  }

  #readTag(at: number): boolean {
    const end = this.#tagEnd(at + 1);
    if (end < 0) return this.#halt('xml-open', this.#text.slice(at, at + 40));
    const inner = this.#text.slice(at + 1, end);
    if (inner.startsWith('/')) {
      const name = inner.slice(1).trimEnd();
      this.#at = end + 1;
      if (this.#open.at(-1) !== name) return this.#halt('xml-nesting', `</${name}>`);
      return this.#close();
    }
    const match = inner.length > 100_000 ? null : tagPattern.exec(inner);
    if (match === null || !nameStart.test(inner)) return this.#halt('xml-tag', `<${inner}>`);
    if (this.#open.length === 0 && this.#sawRoot) return this.#halt('xml-tag', `<${inner}>`);
    if (this.#open.length >= deepestXml) return this.#halt('xml-depth', match[1]!);
    this.#sawRoot = true;
    this.#open.push(match[1]!);
    this.kind = 'start';
    this.name = localName(match[1]!);
    this.#attributeText = match[2]!;
    this.#closesNext = match[3] === '/';
    this.#at = end + 1;
    return true;
  }

  /** The end of a tag; a ">" within quotes is none. */
  #tagEnd(from: number): number {
    const first = this.#text.indexOf('>', from);
    if (first < 0) return -1;
    let quote = 0;
    const { length } = this.#text;
    for (let at = from; at < length; at++) {
      const code = this.#text.charCodeAt(at);
      if (quote !== 0) {
        if (code === quote) quote = 0;
      } else if (code === 0x22 || code === 0x27) quote = code;
      else if (code === 0x3e) return at;
      else if (code === 0x3c) return first;
    }
    return first;
  }

  #close(): boolean {
    this.kind = 'end';
    this.name = localName(this.#open.pop()!);
    return true;
  }

  #unescaped(raw: string): string | null {
    return unescapedXml(raw, reference => this.#halt('xml-entity', reference));
  }

  #countLines(to: number): void {
    while (this.#lineEnd < to) {
      this.#line += 1;
      this.#lineEnd = this.#nextLineEnd(this.#lineEnd + 1);
    }
  }

  #nextLineEnd(from: number): number {
    const at = this.#text.indexOf('\n', from);
    return at < 0 ? Number.POSITIVE_INFINITY : at;
  }
}
