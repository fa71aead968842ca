import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { kernels } from './.setup/compile-kernels.ts';
import { contentSecurityPolicy } from './src/compute/security-headers.ts';

// The page carries its own policy so that it holds on any static server, not only under `lifering serve`.
const policyInPage: Plugin = {
  name: 'policy-in-page',
  apply: 'build',
  transformIndexHtml: () => [
    {
      tag: 'meta',
      attrs: { 'http-equiv': 'Content-Security-Policy', content: contentSecurityPolicy('page') },
      injectTo: 'head-prepend',
    },
  ],
};

const demonstrationFolder = join(import.meta.dirname, 'data/demonstration');

// The demonstration city is served beside the app, in development as in the build.
const demonstrationCity: Plugin = {
  name: 'demonstration-city',
  configureServer(server) {
    server.middlewares.use('/demonstration', (request, response, next) => {
      const name = request.url?.replace(/^\/|\?.*$/g, '') ?? '';
      if (!readdirSync(demonstrationFolder).includes(name)) next();
      else response.setHeader('Content-Type', 'application/json').end(readFileSync(join(demonstrationFolder, name)));
    });
  },
  generateBundle() {
    for (const name of readdirSync(demonstrationFolder).filter(file => /json$/.test(file))) {
      const source = readFileSync(join(demonstrationFolder, name));
      this.emitFile({ type: 'asset', fileName: `demonstration/${name}`, source });
    }
  },
};

export default defineConfig(({ mode }) => ({
  base: './',
  plugins: mode === 'cli' ? [kernels] : [kernels, react(), policyInPage, demonstrationCity],
  worker: { format: 'es' as const, plugins: () => [kernels] },
  publicDir: mode === 'cli' ? false : 'public',
  ssr: mode === 'cli' ? { noExternal: true } : {},
  build:
    mode === 'cli'
      ? {
          target: 'node20',
          emptyOutDir: true,
          minify: false,
          rollupOptions: { output: { entryFileNames: '[name].js', banner: '' } },
        }
      : {
          outDir: 'dist/app',
          target: 'es2022',
          emptyOutDir: true,
          assetsInlineLimit: 0,
          chunkSizeWarningLimit: 1500,
          modulePreload: { polyfill: false },
        },
  test: {
    projects: [
      { test: { name: 'architecture', include: ['test/architecture/**/*.test.ts'], environment: 'node' } },
      {
        plugins: [kernels],
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/architecture/**', 'test/golden/**', 'test/e2e/**', 'test/long/**', 'test/bench/**'],
          environment: 'node',
          isolate: false,
          // Some suites build the command before their first test.
          hookTimeout: 120_000,
          testTimeout: 60_000,
        },
      },
      {
        plugins: [kernels],
        test: { name: 'golden', include: ['test/golden/**/*.test.ts'], environment: 'node', testTimeout: 60_000 },
      },
      {
        plugins: [kernels],
        test: {
          name: 'browser',
          // A page without a GPU on a busy machine is now and then starved at its start; a fault of ours fails every time.
          retry: 2,
          include: ['test/e2e/**/*.test.ts'],
          environment: 'node',
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
      {
        plugins: [kernels],
        test: { name: 'long', include: ['test/long/**/*.test.ts'], environment: 'node', testTimeout: 3_600_000 },
      },
      {
        plugins: [kernels],
        test: {
          name: 'bench',
          include: ['test/bench/**/*.test.ts'],
          environment: 'node',
          testTimeout: 1_800_000,
          fileParallelism: false,
        },
      },
    ],
  },
}));
