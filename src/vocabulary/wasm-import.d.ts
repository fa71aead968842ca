/** The bytes of an AssemblyScript file, compiled by the build. */
declare module '*.as.ts?wasm' {
  const moduleBytes: Uint8Array;
  export default moduleBytes;
}
