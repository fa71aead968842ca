// A SQLite file held against its own header, then opened by sql.js with everything that could run the file's own SQL turned off.
// Source: SQLite file format, section 1.3. The WebAssembly module is part of our own code: nothing is fetched.

import type { Database } from 'sql.js';
import type { ProblemLog } from '../../account/problem-log.ts';
import { viewOf } from '../../bytes/byte-view.ts';
import { companionOf, type InputFile } from '../../bytes/input-file.ts';

const headerLength = 100;

/** The bytes of a database that is whole by its header; null after a rejection in the log. */
export async function readDatabase(file: InputFile, limit: number, log: ProblemLog): Promise<Uint8Array | null> {
  const { source } = file;
  if (source.size > limit) {
    log.add('reject', 'geopackage-too-large', { bytes: source.size, limit });
    return null;
  }
  const header = await source.read(0, Math.min(headerLength, source.size));
  if (header.length < headerLength) {
    log.add('reject', 'geopackage-cut', { found: source.size, expected: headerLength }, { byte: source.size });
    return null;
  }
  const view = viewOf(header);
  const written = view.getUint16(16);
  const pageBytes = written === 1 ? 65_536 : written;
  if (pageBytes < 512 || (pageBytes & (pageBytes - 1)) !== 0) {
    log.add('reject', 'geopackage-damaged', {}, { byte: 16 });
    return null;
  }
  // The number of pages counts only where both change counters agree.
  const expected = view.getUint32(28) * pageBytes;
  if (view.getUint32(24) === view.getUint32(92) && expected > source.size) {
    log.add('reject', 'geopackage-cut', { found: source.size, expected }, { byte: source.size });
    return null;
  }
  const bytes = (await source.read(0, source.size)).slice();
  if (bytes[18] === 2 || bytes[19] === 2) {
    // Written with a log beside it: the file alone is read, and what may stand in the log is told.
    bytes[18] = 1;
    bytes[19] = 1;
    const beside = companionOf(file, '-wal');
    if (beside === undefined || beside.size > 0) log.add('warn', 'geopackage-log-beside');
  }
  return bytes;
}

let compiled: Promise<WebAssembly.Module> | null = null;

/** The library's module, compiled once; every database has memory of its own, which goes with it. */
function compiledModule(): Promise<WebAssembly.Module> {
  compiled ??= import('sql.js/dist/sql-wasm-browser.wasm?url&inline').then(({ default: url }) => {
    const base64 = atob(url.slice(url.indexOf(',') + 1));
    return WebAssembly.compile(Uint8Array.from(base64, character => character.charCodeAt(0)));
  });
  return compiled;
}

const generatedColumns =
  "SELECT 1 FROM sqlite_master AS m, pragma_table_xinfo(m.name) AS c WHERE m.type = 'table' AND m.rootpage > 0 AND c.hidden IN (2, 3) LIMIT 1";

/** Opens the bytes; null after a rejection in the log. */
export async function openDatabase(bytes: Uint8Array, log: ProblemLog): Promise<Database | null> {
  const [{ default: init }, module] = await Promise.all([import('sql.js/dist/sql-wasm-browser.js'), compiledModule()]);
  const { Database: SqlDatabase } = await init({
    instantiateWasm: (imports, receive) => {
      WebAssembly.instantiate(module, imports).then(receive, () => undefined);
      return {};
    },
  });
  return guarded(log, {}, () => {
    const database = new SqlDatabase(bytes);
    database.run('PRAGMA trusted_schema=OFF; PRAGMA ignore_check_constraints=ON; PRAGMA cell_size_check=ON;');
    // The check computes generated columns, whatever they cost: such a file goes without.
    if (database.exec(generatedColumns).length > 0) return database;
    const [check] = database.exec('PRAGMA quick_check(1)');
    if (check?.values[0]?.[0] === 'ok') return database;
    database.close();
    log.add('reject', 'geopackage-damaged');
    return null;
  });
}

/** Runs a step of the library; what it throws is a fault of the file. */
export function guarded<T>(log: ProblemLog, place: Parameters<ProblemLog['add']>[3], step: () => T): T | null {
  try {
    return step();
  } catch {
    log.add('reject', 'geopackage-damaged', {}, place);
    return null;
  }
}

export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
