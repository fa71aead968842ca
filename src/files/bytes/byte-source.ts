// Bytes that can be read piece by piece, so that a file is never in memory as a whole: the same for a browser file and a Node handle.

/** A named run of bytes; `read` gives exactly `length` bytes from `offset`, fewer only where the source ends. */
export interface ByteSource {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  read(offset: number, length: number): Promise<Uint8Array>;
}

/** Bytes already in memory; what `read` gives is a view, not a copy. */
export function fromBytes(name: string, bytes: Uint8Array): ByteSource {
  return {
    name,
    size: bytes.length,
    read: (offset, length) => Promise.resolve(bytes.subarray(offset, Math.min(bytes.length, offset + length))),
  };
}

/** A browser `File` or `Blob`; rejects with the platform's error when the file has been moved or changed since it was chosen. */
export function fromBlob(name: string, blob: Blob): ByteSource {
  return {
    name,
    size: blob.size,
    read: async (offset, length) => new Uint8Array(await blob.slice(offset, offset + length).arrayBuffer()),
  };
}

/** Reads ahead in windows, so that many small reads of one place cost one read of the source. */
export class ByteWindow {
  readonly #source: ByteSource;
  readonly #span: number;
  #start = 0;
  #bytes: Uint8Array = new Uint8Array(0);

  /** `span` is how many bytes a read fetches at least. */
  constructor(source: ByteSource, span: number = 1 << 20) {
    this.#source = source;
    this.#span = span;
  }

  /** A view of `length` bytes from `offset`, fewer where the source ends; it stays valid when the window moves on. */
  async read(offset: number, length: number): Promise<Uint8Array> {
    const from = offset - this.#start;
    if (from < 0 || from + length > this.#bytes.length) {
      const available = Math.max(0, this.#source.size - offset);
      this.#bytes = await this.#source.read(offset, Math.min(available, Math.max(length, this.#span)));
      this.#start = offset;
      return this.#bytes.subarray(0, length);
    }
    return this.#bytes.subarray(from, from + length);
  }
}
