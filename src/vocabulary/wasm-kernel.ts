// Starts a compiled kernel on a memory of its own; where the engine cannot, the caller has the same work in JavaScript.

/** What a kernel needs of WebAssembly: pure folders know neither the DOM nor Node. */
declare const WebAssembly: {
  readonly Memory: new (size: { readonly initial: number }) => { readonly buffer: ArrayBuffer };
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (
    module: object,
    imports: { readonly env: { readonly memory: object } },
  ) => { readonly exports: unknown };
};

export const wasmPageBytes = 65_536;

export interface WasmKernel<Exports> {
  readonly exports: Exports;
  /** The kernel's whole memory; the first `reservedBytes` belong to the kernel. */
  readonly memory: ArrayBuffer;
}

/** Static data of a kernel, if it has any, lies below. */
export const reservedBytes = 1024;

/**
 * Compiles and starts a kernel with room for `bytes` of columns after its reserved bytes.
 * null where WebAssembly, its 128-bit lanes, or that much memory (at most 4 GiB) is not to be had.
 */
export function startWasmKernel<Exports>(moduleBytes: Uint8Array, bytes: number): WasmKernel<Exports> | null {
  try {
    const memory = new WebAssembly.Memory({ initial: Math.ceil((reservedBytes + bytes) / wasmPageBytes) });
    const instance = new WebAssembly.Instance(new WebAssembly.Module(moduleBytes), { env: { memory } });
    return { exports: instance.exports as Exports, memory: memory.buffer };
  } catch {
    return null;
  }
}
