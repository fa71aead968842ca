// XML in pieces → tags and text in order, without a tree and without the whole text in memory. There is no document type and
// so no entity but the five of XML: nothing a file defines is ever expanded. Source: XML 1.0 (fifth edition), 2 and 4.6.

import { localName, unescapedXml } from './xml-text.ts';

/** Hears of tags and text; names come without a prefix. */
export interface XmlListener {
  /** `attributes` is their text, for `xmlAttribute`. */
  open(name: string, attributes: string): void;
  close(name: string): void;
  text(text: string): void;
  /**
   * May take an element that begins at `at`, in another whose name has no prefix, as a whole: where the text goes on behind it, or -1.
   * It must be well-formed.
   */
  takeElement?(text: string, at: number, parent: string): number;
}

export type XmlFault = 'workbook-doctype' | 'workbook-damaged';

/** Elements in elements beyond this are an attack or a mistake. */
const deepest = 100;
/** A tag, or a text between two tags, that is longer belongs to no table. */
const longestPart = 1_000_000;

export class XmlPieces {
  private readonly listener: XmlListener;
  private readonly names: string[] = [];
  private text = '';
  private sawRoot = false;
  fault: XmlFault | null = null;

  constructor(listener: XmlListener) {
    this.listener = listener;
  }

  /** How many characters of the pieces so far are not yet read. */
  get unread(): number {
    return this.text.length;
  }

  /** Reads on; false at a fault. The last piece must close every element. */
  push(piece: string, isLast: boolean): boolean {
    // Joined, the text is one run of characters; added up, each of them would be looked for in two.
    const text = [this.text, piece].join('');
    let at = 0;
    while (at < text.length && this.fault === null) {
      const next = text.charCodeAt(at) === lessThan ? this.element(text, at) : this.characters(text, at, isLast);
      if (next < 0) break;
      at = next;
    }
    this.text = text.slice(at);
    if (this.fault !== null) return false;
    if (this.text.length > longestPart) return this.halt('workbook-damaged');
    if (isLast && (this.text !== '' || this.names.length > 0 || !this.sawRoot)) return this.halt('workbook-damaged');
    return true;
  }

  private halt(fault: XmlFault): false {
    this.fault = fault;
    return false;
  }

  private element(text: string, at: number): number {
    const { listener, names } = this;
    if (listener.takeElement === undefined || names.length === 0) return this.markup(text, at);
    const taken = listener.takeElement(text, at, names[names.length - 1]!);
    return taken < 0 ? this.markup(text, at) : taken;
  }

  /** Where to go on behind the markup at `at`; -1 where more is needed, or at a fault. */
  private markup(text: string, at: number): number {
    const second = text.charCodeAt(at + 1);
    if (second === exclamation) {
      if (text.startsWith('<!--', at)) return behind(text, '-->', at + 4);
      if (text.startsWith('<![CDATA[', at)) {
        const end = text.indexOf(']]>', at + 9);
        if (end < 0) return -1;
        if (this.names.length > 0) this.listener.text(text.slice(at + 9, end));
        return end + 3;
      }
      if (text.length - at >= 9)
        this.halt(/^<!doctype/i.test(text.slice(at, at + 9)) ? 'workbook-doctype' : 'workbook-damaged');
      return -1;
    }
    if (second === question) return behind(text, '?>', at + 2);
    const end = tagEnd(text, at + 1);
    if (end < 0) return -1;
    if (second === slash) this.closeTag(text.slice(at + 2, end).trimEnd());
    else this.openTag(text, at + 1, end);
    return this.fault === null ? end + 1 : -1;
  }

  private openTag(text: string, from: number, end: number): void {
    const isEmpty = text.charCodeAt(end - 1) === slash;
    const to = isEmpty ? end - 1 : end;
    let nameEnd = from;
    while (nameEnd < to && text.charCodeAt(nameEnd) > 0x20) nameEnd += 1;
    const whole = text.slice(from, nameEnd);
    if (!startsName(whole) || (this.names.length === 0 && this.sawRoot) || this.names.length >= deepest) {
      this.halt('workbook-damaged');
      return;
    }
    this.sawRoot = true;
    const name = localName(whole);
    this.listener.open(name, text.slice(nameEnd, to));
    if (isEmpty) this.listener.close(name);
    else this.names.push(whole);
  }

  private closeTag(whole: string): void {
    if (this.names.pop() !== whole) this.halt('workbook-damaged');
    else this.listener.close(localName(whole));
  }

  private characters(text: string, at: number, isLast: boolean): number {
    const next = text.indexOf('<', at);
    if (next < 0 && !isLast) return -1;
    const raw = text.slice(at, next < 0 ? text.length : next);
    if (this.names.length === 0) {
      if (/[^\s\ufeff]/.test(raw)) this.halt('workbook-damaged');
    } else {
      const plain = unescapedXml(raw);
      if (plain === null) this.halt('workbook-damaged');
      else this.listener.text(plain);
    }
    return this.fault === null ? at + raw.length : -1;
  }
}

const lessThan = 0x3c;
const exclamation = 0x21;
const question = 0x3f;
const slash = 0x2f;

function behind(text: string, mark: string, from: number): number {
  const end = text.indexOf(mark, from);
  return end < 0 ? -1 : end + mark.length;
}

/** The end of a tag; a ">" within quotes is none. */
function tagEnd(text: string, from: number): number {
  let quote = 0;
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (code === 0x3e) return at;
    else if (code === 0x22 || code === 0x27) quote = code;
  }
  return -1;
}

function startsName(name: string): boolean {
  const code = name.charCodeAt(0);
  return (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a) || code === 0x5f || code >= 0x80;
}

/** The value of an attribute, by its local name; null without one, or with an entity that XML does not have. */
export function xmlAttribute(attributes: string, name: string): string | null {
  // As nearly all programs write it; cells come in millions.
  const usual = attributes.indexOf(`${name}="`);
  if (usual > 0 && attributes.charCodeAt(usual - 1) <= 0x20) {
    const from = usual + name.length + 2;
    const end = attributes.indexOf('"', from);
    if (end >= 0) return unescapedXml(attributes.slice(from, end));
  } else if (usual < 0 && !attributes.includes("'") && !attributes.includes(' =') && !attributes.includes('= '))
    return null;
  for (let at = attributes.indexOf(name); at >= 0; at = attributes.indexOf(name, at + 1)) {
    const before = attributes.charCodeAt(at - 1);
    if (at === 0 || !(before <= 0x20 || before === 0x3a)) continue;
    const rest = /^\s*=\s*(?:"([^"]*)"|'([^']*)')/.exec(attributes.slice(at + name.length));
    if (rest !== null) return unescapedXml(rest[1] ?? rest[2] ?? '');
  }
  return null;
}
