// A raster's values in square tiles, each with the cells around it: what a search looks at together lies together in memory.

/** Cells of a tile along a side, its margin included: a power of two, so that rows and columns are bits of an index. */
export const tileStride = 256;
/** Cells of the neighbouring tiles that a tile holds along each side: as far as a knight's move goes. */
export const tileMargin = 2;
/** Cells along a side that are a tile's own. */
export const tileSide = tileStride - 2 * tileMargin;
export const tileCells = tileStride * tileStride;

export interface TileLayout {
  /** Cells. */
  readonly width: number;
  readonly height: number;
  readonly tilesAcross: number;
  readonly tilesDown: number;
}

/** Values by tile; null where a whole tile holds nothing. */
export interface TiledGrid<Column> extends TileLayout {
  readonly tiles: readonly (Column | null)[];
}

export function tileLayout(width: number, height: number): TileLayout {
  return { width, height, tilesAcross: Math.ceil(width / tileSide), tilesDown: Math.ceil(height / tileSide) };
}

/** The number of a cell: tile · 65536 + place in the tile. */
export function tiledCell({ tilesAcross }: TileLayout, column: number, row: number): number {
  const across = Math.floor(column / tileSide);
  const down = Math.floor(row / tileSide);
  const local = (row - down * tileSide + tileMargin) * tileStride + (column - across * tileSide + tileMargin);
  return (down * tilesAcross + across) * tileCells + local;
}

/** Column of the raster at a place of a tile, its margin included. */
export function columnOfTile({ tilesAcross }: TileLayout, tile: number, local: number): number {
  return (tile % tilesAcross) * tileSide + (local & (tileStride - 1)) - tileMargin;
}

/** Row of the raster at a place of a tile, its margin included. */
export function rowOfTile({ tilesAcross }: TileLayout, tile: number, local: number): number {
  return Math.floor(tile / tilesAcross) * tileSide + (local >> 8) - tileMargin;
}

export interface TiledGridBuilder<Column> {
  /** Sets `count` cells of a row from values `from` on; those equal to the empty value need no tile. */
  setRun(column: number, row: number, values: ArrayLike<number>, from: number, count: number): void;
  /** Fills the margins; nothing may be set afterwards. */
  finish(): TiledGrid<Column>;
}

type WritableColumn = Float32Array | Uint8Array;

/** Starts a grid whose cells all hold `empty`; `allocate` makes the column of a tile. */
export function startTiledGrid<Column extends WritableColumn>(
  width: number,
  height: number,
  empty: number,
  allocate: (length: number) => Column,
): TiledGridBuilder<Column> {
  const layout = tileLayout(width, height);
  const { tilesAcross, tilesDown } = layout;
  const isEmptyNaN = Number.isNaN(empty);
  const tiles = new Array<Column | null>(tilesAcross * tilesDown).fill(null);

  function tileAt(tile: number): Column {
    const known = tiles[tile];
    if (known !== null) return known;
    const made = allocate(tileCells);
    if (empty !== 0) made.fill(empty);
    tiles[tile] = made;
    return made;
  }

  function setRun(column: number, row: number, values: ArrayLike<number>, from: number, count: number): void {
    const down = Math.floor(row / tileSide);
    const rowStart = (row - down * tileSide + tileMargin) * tileStride + tileMargin;
    for (let done = 0; done < count; ) {
      const across = Math.floor((column + done) / tileSide);
      const first = column + done - across * tileSide;
      const run = Math.min(count - done, tileSide - first);
      let cells = tiles[down * tilesAcross + across];
      for (let k = 0; k < run; k++) {
        const value = values[from + done + k];
        if (value === empty || (isEmptyNaN && Number.isNaN(value))) continue;
        cells ??= tileAt(down * tilesAcross + across);
        cells[rowStart + first + k] = value;
      }
      done += run;
    }
  }

  return {
    setRun,
    finish() {
      const grid = { ...layout, tiles };
      for (let tile = 0; tile < tiles.length; tile++) {
        const cells = tiles[tile];
        if (cells !== null) fillMargin(grid, tile, cells);
      }
      return grid;
    },
  };
}

/** Copies the cells around a tile from the tiles they belong to. */
function fillMargin<Column extends WritableColumn>(grid: TiledGrid<Column>, tile: number, cells: Column): void {
  for (const local of marginCells) {
    const owner = ownerOf(grid, tile, local);
    const values = owner < 0 ? null : grid.tiles[Math.floor(owner / tileCells)];
    if (values !== null) cells[local] = values[owner % tileCells];
  }
}

/** The cell that a place in a tile's margin stands for; −1 outside the raster. */
export function ownerOf(layout: TileLayout, tile: number, local: number): number {
  const column = columnOfTile(layout, tile, local);
  const row = rowOfTile(layout, tile, local);
  const isInside = column >= 0 && row >= 0 && column < layout.width && row < layout.height;
  return isInside ? tiledCell(layout, column, row) : -1;
}

function isMargin(k: number): boolean {
  return k < tileMargin || k >= tileStride - tileMargin;
}

/** Places of a tile that belong to others. */
export const marginCells: readonly number[] = Array.from({ length: tileCells }, (_, local) => local).filter(
  local => isMargin(local & (tileStride - 1)) || isMargin(local >> 8),
);
