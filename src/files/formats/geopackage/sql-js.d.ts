// The build of sql.js for pages and workers, and its module as a data URL; the package's types name only the one for Node.

declare module 'sql.js/dist/sql-wasm-browser.js' {
  const initSqlJs: import('sql.js').InitSqlJsStatic;
  export = initSqlJs;
}

declare module 'sql.js/dist/sql-wasm-browser.wasm?url&inline' {
  const url: string;
  export = url;
}
