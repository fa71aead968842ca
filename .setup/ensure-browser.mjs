// Makes sure the browser tests find a Chromium: one that is there, else Debian's package, else a sentence what to install.

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findBrowser } from './find-browser.mjs';

if (findBrowser()) process.exit(0);

const canInstall = process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
if (canInstall) {
  console.log("Installing Debian's chromium for the browser tests …");
  const apt = (...args) =>
    spawnSync('apt-get', ['-o', 'DPkg::Lock::Timeout=300', ...args], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status === 0;
  if (apt('update') && apt('install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-cjk') && findBrowser())
    process.exit(0);
}
console.error(
  [
    'The browser tests need Chrome or Chromium and none was found.',
    'Debian or Ubuntu: `sudo apt-get install chromium fonts-noto-cjk`. macOS or Windows: install Google Chrome.',
    'A browser in an unusual place is named by the environment variable LIFERING_CHROME.',
  ].join('\n'),
);
process.exit(2);
