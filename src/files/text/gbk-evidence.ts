// Whether bytes that are no plain ASCII read well as Chinese in GB 18030, and whether they read well as UTF-8.
// Real Chinese text keeps almost wholly to GB 2312 (both bytes from 0xA1), and does not stand inside Latin words.

export interface PairReading {
  /** Every pair is a GB 2312 character and none is glued to a small Latin letter. */
  readonly chinese: boolean;
  /** Every word keeps to one script. */
  readonly otherScript: boolean;
}

/** Judges a text whose high bytes are all two-byte UTF-8 sequences. */
export function readPairs(bytes: Uint8Array): PairReading {
  let chinese = true;
  let otherScript = true;
  let i = 0;
  while (i < bytes.length && (chinese || otherScript)) {
    if (bytes[i]! < 0x80) {
      i += 1;
      continue;
    }
    const start = i;
    while (i < bytes.length && bytes[i]! >= 0x80) i += 1;
    if (chinese && !readsAsChinese(bytes, start, i)) chinese = false;
    if (otherScript && !readsAsOneScript(bytes, start, i)) otherScript = false;
  }
  return { chinese, otherScript };
}

/** How many characters of two or four bytes there are, how many of them in GB 2312, and how many where Big5 has common ones. */
export function countInGb2312(bytes: Uint8Array): {
  readonly all: number;
  readonly inside: number;
  readonly big5: number;
} {
  let all = 0;
  let inside = 0;
  let big5 = 0;
  let i = 0;
  while (i < bytes.length) {
    const first = bytes[i]!;
    if (first < 0x81) {
      i += 1;
      continue;
    }
    const second = bytes[i + 1] ?? 0;
    const isFour = second >= 0x30 && second <= 0x39;
    all += 1;
    if (isGb2312(first, second)) inside += 1;
    if (first >= 0xa4 && first <= 0xc6 && ((second >= 0x40 && second <= 0x7e) || second >= 0xa1)) big5 += 1;
    i += isFour ? 4 : 2;
  }
  return { all, inside, big5 };
}

/** Byte of the first sequence that is not GB 18030, or -1. */
export function findInvalidGb18030(bytes: Uint8Array): number {
  let i = 0;
  while (i < bytes.length) {
    const first = bytes[i]!;
    if (first < 0x80) {
      i += 1;
      continue;
    }
    const second = bytes[i + 1] ?? 0;
    const isTwo = second >= 0x40 && second !== 0x7f && second !== 0xff;
    const isFour =
      second >= 0x30 && second <= 0x39 && (bytes[i + 2] ?? 0) >= 0x81 && ((bytes[i + 3] ?? 0) & 0xf0) === 0x30;
    if (first === 0x80 || first === 0xff || !(isTwo || isFour)) return i;
    i += isTwo ? 2 : 4;
  }
  return -1;
}

function isGb2312(first: number, second: number): boolean {
  return first >= 0xa1 && first <= 0xf7 && second >= 0xa1 && second <= 0xfe;
}

const isSmallLetter = (byte: number | undefined): boolean => byte !== undefined && byte >= 0x61 && byte <= 0x7a;
/** Second bytes of § © « ® ° ± ² µ ¶ » in UTF-8: common signs, whose Chinese readings (搂漏芦庐掳卤虏碌露禄) are rare. */
const signTails = new Set([0xa7, 0xa9, 0xab, 0xae, 0xb0, 0xb1, 0xb2, 0xb5, 0xb6, 0xbb]);

function readsAsChinese(bytes: Uint8Array, start: number, end: number): boolean {
  if (isSmallLetter(bytes[start - 1]) || isSmallLetter(bytes[end])) return false;
  if (end - start === 2 && bytes[start] === 0xc2 && signTails.has(bytes[start + 1]!)) return false;
  for (let i = start; i < end; i += 2) if (!isGb2312(bytes[i]!, bytes[i + 1] ?? 0)) return false;
  return true;
}

function readsAsOneScript(bytes: Uint8Array, start: number, end: number): boolean {
  let script = isSmallLetter(bytes[start - 1]) ? 'latin' : '';
  for (let i = start; i < end; i += 2) {
    const here = scriptOf(((bytes[i]! & 0x1f) << 6) | (bytes[i + 1]! & 0x3f));
    if (here === 'sign') continue;
    if (here === 'rare' || (script !== '' && script !== here)) return false;
    script = here;
  }
  return script === '' || script === 'latin' || !isSmallLetter(bytes[end]);
}

/** Scripts as living languages write them; letters that only linguists use are `rare`. */
function scriptOf(codePoint: number): string {
  if (codePoint < 0xc0 || codePoint === 0xd7 || codePoint === 0xf7) return 'sign';
  if (codePoint < 0x180) return 'latin';
  if (codePoint >= 0x1a0 && codePoint <= 0x21b) return 'latin';
  if (codePoint >= 0x300 && codePoint <= 0x36f) return 'sign';
  if (codePoint >= 0x386 && codePoint <= 0x3ce) return 'greek';
  if (codePoint >= 0x400 && codePoint <= 0x45f) return 'cyrillic';
  if (codePoint >= 0x490 && codePoint <= 0x4e9) return 'cyrillic';
  if (codePoint >= 0x531 && codePoint <= 0x587) return 'armenian';
  if (codePoint >= 0x591 && codePoint <= 0x5f4) return 'hebrew';
  if (codePoint >= 0x600 && codePoint <= 0x6ff) return 'arabic';
  return 'rare';
}
