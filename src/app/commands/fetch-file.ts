// A file of this program's own origin: read piece by piece, asked for again where nothing comes any more.

/** So long nothing may come before the file is asked for again. */
const stallMilliseconds = 8000;
const mostTries = 3;

/** The whole file; rejects with an AbortError when the signal fires, else with what went wrong the last time. */
export async function fetchFile(url: string, signal: AbortSignal): Promise<Blob> {
  for (let tries = 1; ; tries++) {
    try {
      return await fetchOnce(url, signal);
    } catch (error) {
      signal.throwIfAborted();
      if (tries === mostTries) throw error;
    }
  }
}

async function fetchOnce(url: string, signal: AbortSignal): Promise<Blob> {
  const stalled = new AbortController();
  const fail = (): void => stalled.abort(new Error(`${url}: nothing came for ${stallMilliseconds / 1000} s`));
  let timer = setTimeout(fail, stallMilliseconds);
  try {
    const response = await fetch(url, { signal: AbortSignal.any([signal, stalled.signal]) });
    if (!response.ok || response.body === null) throw new Error(`${url}: ${response.status}`);
    const pieces: Uint8Array<ArrayBuffer>[] = [];
    const reader = response.body.getReader();
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      pieces.push(read.value as Uint8Array<ArrayBuffer>);
      clearTimeout(timer);
      timer = setTimeout(fail, stallMilliseconds);
    }
    return new Blob(pieces);
  } finally {
    clearTimeout(timer);
  }
}
