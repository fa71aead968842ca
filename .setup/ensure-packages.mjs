// Installs the packages of the lock file when they are missing or older than it, and builds what is out of date.
// Uses Node's own modules only: it runs before anything is installed.

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `Lifering needs Node 20.19 or newer; this is Node ${process.versions.node}. Install a newer Node from your system's packages.`,
  );
  process.exit(2);
}

function hashOf(paths) {
  const hash = createHash('sha256');
  for (const path of paths)
    hash
      .update(path)
      .update('\0')
      .update(readFileSync(join(root, path)))
      .update('\0');
  return hash.digest('hex');
}

function filesBelow(folder) {
  const here = join(root, folder);
  if (!existsSync(here)) return [];
  if (statSync(here).isFile()) return [folder];
  return readdirSync(here)
    .sort()
    .flatMap(name => filesBelow(`${folder}/${name}`));
}

function run(args) {
  // npm tells its own path when it runs a script; a bare call finds npm on the PATH.
  const npm = process.env.npm_execpath;
  const [command, all] = npm ? [process.execPath, [npm, ...args]] : ['npm', args];
  const done = spawnSync(command, all, { cwd: root, stdio: 'inherit', shell: !npm && process.platform === 'win32' });
  if (done.status !== 0) {
    console.error(`\`npm ${args.join(' ')}\` did not finish. The lines above say why; nothing else was changed.`);
    process.exit(done.status ?? 1);
  }
}

function once(stamp, wanted, isThere, work) {
  const path = join(root, 'node_modules', '.lifering', stamp);
  const seen = existsSync(path) ? readFileSync(path, 'utf8') : '';
  if (seen === wanted && isThere()) return;
  work();
  mkdirSync(join(root, 'node_modules', '.lifering'), { recursive: true });
  writeFileSync(path, wanted);
}

// The prepare step of `npm ci` would build; the build has its own stamp below, so that it is done once.
once(
  'packages',
  hashOf(['package.json', 'package-lock.json']),
  () => existsSync(join(root, 'node_modules', 'vite')),
  () => {
    console.log('Installing the packages of package-lock.json …');
    run(['ci', '--ignore-scripts', '--no-audit', '--no-fund']);
  },
);

const sources = [
  'src',
  'public',
  'data',
  'index.html',
  'vite.config.ts',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
].flatMap(filesBelow);
once(
  'build',
  hashOf(sources),
  () => existsSync(join(root, 'dist/app/index.html')) && existsSync(join(root, 'dist/cli/lifering.js')),
  () => {
    console.log('Building the app and the command line …');
    run(['run', 'build', '--silent']);
  },
);
