// `lifering serve`: the built app on 127.0.0.1 with the production security headers.

import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, extname, join, normalize, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { securityHeaders } from '../compute/security-headers.ts';
import { exitCodes, usageEnd } from './exit-codes.ts';
import { type CommandSpec, type OptionValues, tellingOptions, textOption } from './options.ts';

export const serveSpec: CommandSpec = {
  name: 'serve',
  does: 'serves the app on 127.0.0.1; nothing leaves this machine',
  options: [
    { name: 'port', value: 'N', help: 'port; 0 takes a free one (default 4170, or the next free one)' },
    ...tellingOptions,
  ],
  example: 'npx lifering serve --port 8080',
};

const defaultPort = 4170;
const triedPorts = 20;
/** The app beside this bundle: dist/cli/lifering.js and dist/app/. */
const appFolder = join(dirname(fileURLToPath(import.meta.url)), '..', 'app', sep);

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.geojson': 'application/geo+json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};

/** The file a path of the address names, or null outside the app folder. */
function fileOf(address: string): string | null {
  let path: string;
  try {
    path = decodeURIComponent(new URL(address, 'http://localhost').pathname);
  } catch {
    return null;
  }
  if (path.includes('\0')) return null;
  const file = normalize(join(appFolder, path.endsWith('/') ? `${path}index.html` : path));
  return file.startsWith(appFolder) ? file : null;
}

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { ...securityHeaders(), 'Content-Type': 'text/plain; charset=utf-8' });
  response.end(`${status}\n`);
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  // A page of another site must not reach this server under a name of its own.
  const host = (request.headers.host ?? '').replace(/:\d+$/, '');
  if (host !== '127.0.0.1' && host !== 'localhost') return refuse(response, 403);
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response, 405);
  const file = fileOf(request.url ?? '/');
  const found = file === null ? null : await stat(file).catch(() => null);
  if (file === null || found === null || !found.isFile()) return refuse(response, 404);
  response.writeHead(200, {
    ...securityHeaders(),
    'Content-Type': mediaTypes[extname(file)] ?? 'application/octet-stream',
    'Content-Length': found.size,
  });
  if (request.method === 'HEAD') response.end();
  else
    createReadStream(file)
      .on('error', () => response.destroy())
      .pipe(response);
}

function listen(server: Server, port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' || error.code === 'EACCES' ? resolve(false) : reject(error),
    );
    server.listen(port, '127.0.0.1', () => resolve(true));
  });
}

export async function runServe(values: OptionValues, signal: AbortSignal): Promise<number> {
  const word = textOption(values, 'port');
  const given = word === null ? null : Number(word);
  if (word !== null && !(/^\d{1,5}$/.test(word) && Number(word) <= 65535)) {
    throw usageEnd('option-port', { option: 'port' }, { value: word });
  }
  if ((await stat(join(appFolder, 'index.html')).catch(() => null)) === null) {
    throw usageEnd('app-not-built', { file: appFolder });
  }
  const ports = given === null ? Array.from({ length: triedPorts }, (_, i) => defaultPort + i) : [given];
  for (const port of ports) {
    const server = createServer((request, response) => void answer(request, response).catch(() => response.destroy()));
    if (!(await listen(server, port))) continue;
    process.stdout.write(
      `Lifering is at http://127.0.0.1:${(server.address() as AddressInfo).port}/\nCtrl+C ends it.\n`,
    );
    await new Promise(resolve => signal.addEventListener('abort', resolve, { once: true }));
    server.closeAllConnections();
    await new Promise(resolve => server.close(resolve));
    return exitCodes.done;
  }
  const tried = given === null ? `${defaultPort}–${defaultPort + triedPorts - 1}` : String(given);
  throw usageEnd('port-taken', { option: 'port' }, { ports: tried });
}
