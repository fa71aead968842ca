// The part of the LERC decoder that is used here; the package brings no types.

declare module 'lerc' {
  interface LercBlock {
    readonly width: number;
    readonly height: number;
    readonly dimCount: number;
    readonly pixels: readonly ArrayBufferView[];
    /** 1 where a pixel holds a value; absent where all do. */
    readonly mask: Uint8Array | null | undefined;
  }
  const Lerc: {
    decode(bytes: ArrayBuffer, options: { readonly returnPixelInterleavedDims: boolean }): LercBlock;
  };
  // biome-ignore lint/style/noDefaultExport: the package exports one object, as CommonJS does.
  export default Lerc;
}
