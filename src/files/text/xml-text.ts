// What stands for a character in XML, and names without their prefix. Only the five entities of XML itself and numbers are
// known: nothing a file defines is ever expanded. Source: XML 1.0 (fifth edition), sections 2.2 and 4.6.

const named: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
]);

/** The text that is meant; null where a reference is none, and `onFault` hears of the first such. */
export function unescapedXml(raw: string, onFault: (reference: string) => void = () => undefined): string | null {
  if (!raw.includes('&')) return raw;
  let isGood = true;
  const text = raw.replace(/&([^;&\s]{0,12};?)/g, (reference, body: string) => {
    const character = body.endsWith(';') ? characterOf(body.slice(0, -1)) : null;
    if (character === null && isGood) {
      isGood = false;
      onFault(reference);
    }
    return character ?? '';
  });
  return isGood ? text : null;
}

/** A name without the prefix of its namespace. */
export function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function characterOf(body: string): string | null {
  const known = named.get(body);
  if (known !== undefined) return known;
  const match = /^#(?:x([0-9a-fA-F]{1,6})|(\d{1,7}))$/.exec(body);
  if (match === null) return null;
  const code = match[1] === undefined ? Number(match[2]) : Number.parseInt(match[1], 16);
  const isText =
    code <= 0x10ffff && (code & 0xfffff800) !== 0xd800 && (code >= 32 || code === 9 || code === 10 || code === 13);
  return isText ? String.fromCodePoint(code) : null;
}
