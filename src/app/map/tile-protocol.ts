// Where the map gets tiles of cells and roads from: this page, by an address of its own that no network knows.

import { addProtocol, type Map as MapLibre, type VectorTileSource } from 'maplibre-gl';
import type { Pause, TileAddress } from './map-tiles.ts';

export type BuildTile = (address: TileAddress, pause: Pause) => Promise<ArrayBuffer>;
type TileSourceId = 'cells' | 'roads';

const scheme = 'lifering';
const builders = new Map<string, BuildTile>();
let serial = 0;

/** Between two turns of the page a tile is built for so long. */
const sliceMilliseconds = 12;

/** A pause of its own for each tile: nothing while the slice lasts, then a turn for the page. */
function createPause(): Pause {
  let since = performance.now();
  return () => {
    if (performance.now() - since < sliceMilliseconds) return null;
    return new Promise(resolve => {
      setTimeout(() => {
        since = performance.now();
        resolve();
      });
    });
  };
}

/** Makes the addresses known to the map library; once. */
export function offerTiles(): void {
  addProtocol(scheme, async ({ url }) => {
    const [source, z, x, y] = url.slice(`${scheme}://`.length).split('/');
    const build = builders.get(source);
    // Asked for by a map that has been given other data since.
    if (!build) return { data: new ArrayBuffer(0) };
    return { data: await build({ z: Number(z), x: Number(x), y: Number(y) }, createPause()) };
  });
}

/** The addresses of a source before it has data: every tile is empty. */
export const emptyTiles: readonly string[] = [`${scheme}://none/{z}/{x}/{y}`];

/** Gives a source new data: all its tiles are asked for again; null empties it. */
export function setTiles(map: MapLibre, source: TileSourceId, build: BuildTile | null): void {
  for (const name of builders.keys()) if (name.startsWith(source)) builders.delete(name);
  serial += 1;
  const name = `${source}-${serial}`;
  if (build) builders.set(name, build);
  map.getSource<VectorTileSource>(source)?.setTiles(build ? [`${scheme}://${name}/{z}/{x}/{y}`] : [...emptyTiles]);
}
