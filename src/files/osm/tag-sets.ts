// Tags of ways, each distinct set kept once: streets share most of theirs, so a hundred thousand ways need a few thousand sets.

/** Numbers texts, and sets of one text per key, in the order in which they first come. */
export class TagSets {
  readonly sets: ReadonlyMap<string, string>[] = [];
  readonly #keys: readonly string[];
  readonly #textNumber = new Map<string, number>();
  readonly #texts: string[] = [];
  /** The text numbers of each set, one per key: `keys.length` entries a set. */
  #members: Int32Array;
  /** Open addressing: a slot holds the number of a set plus one, 0 where it is free. */
  #slots = new Uint32Array(1024);

  constructor(keys: readonly string[]) {
    this.#keys = keys;
    this.#members = new Int32Array(keys.length * 512);
  }

  /** The number of a text. */
  text(text: string): number {
    const known = this.#textNumber.get(text);
    if (known !== undefined) return known;
    const number = this.#texts.length;
    this.#texts.push(text);
    this.#textNumber.set(text, number);
    return number;
  }

  /** The number of the set that has these texts, by number in the order of the keys, −1 for none; `sets` holds it as a map. */
  set(members: Int32Array): number {
    const mask = this.#slots.length - 1;
    for (let slot = hash(members) & mask; ; slot = (slot + 1) & mask) {
      const held = this.#slots[slot] as number;
      if (held === 0) return this.#add(members, slot);
      if (this.#has(held - 1, members)) return held - 1;
    }
  }

  #has(set: number, members: Int32Array): boolean {
    const start = set * members.length;
    for (let k = 0; k < members.length; k++) if (this.#members[start + k] !== members[k]) return false;
    return true;
  }

  #add(members: Int32Array, slot: number): number {
    const set = this.sets.length;
    const tags = new Map<string, string>();
    members.forEach((text, k) => {
      if (text >= 0) tags.set(this.#keys[k] as string, this.#texts[text] as string);
    });
    this.sets.push(tags);
    this.#slots[slot] = set + 1;
    const start = set * members.length;
    if (start + members.length > this.#members.length) {
      const larger = new Int32Array(this.#members.length * 2);
      larger.set(this.#members);
      this.#members = larger;
    }
    this.#members.set(members, start);
    if (this.sets.length * 2 > this.#slots.length) this.#rehash();
    return set;
  }

  #rehash(): void {
    this.#slots = new Uint32Array(this.#slots.length * 2);
    const mask = this.#slots.length - 1;
    const size = this.#keys.length;
    for (let set = 0; set < this.sets.length; set++) {
      let slot = hash(this.#members.subarray(set * size, (set + 1) * size)) & mask;
      while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
      this.#slots[slot] = set + 1;
    }
  }
}

function hash(members: Int32Array): number {
  let mixed = 0;
  for (let k = 0; k < members.length; k++) {
    mixed = Math.imul(mixed ^ (members[k] as number), 0x9e3779b1);
    mixed ^= mixed >>> 15;
  }
  return mixed;
}
