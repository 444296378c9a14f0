import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { firstScript } from './first-script.mjs';
import { precompress } from './precompress.mjs';

const here = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));
/** The gateway that a page served by `vite` speaks to. */
const gateway = 'http://127.0.0.1:8080';

export default defineConfig({
  root: here('.'),
  plugins: [
    react(),
    firstScript({ entry: here('src/first/first.ts'), served: '/src/first/first.ts' }),
    precompress(),
  ],
  resolve: { conditions: ['@xaso/source', 'module', 'browser', 'development|production'] },
  server: { proxy: { '/api': gateway, '/session': gateway, '/id': gateway } },
  build: {
    target: 'es2023',
    // Nothing inline: the page is served with script-src and style-src 'self'.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // The first file is three quarters of React, router and components, and counted when it is compressed.
    chunkSizeWarningLimit: 800,
    rolldownOptions: {
      input: here('index.html'),
      // One file for what the first page needs and one for what follows it: many small ones would wait for each other.
      output: {
        codeSplitting: {
          groups: [
            { name: 'app', tags: ['$initial'], priority: 2 },
            { name: 'later', test: /[\\/]src[\\/]app[\\/]later-parts\.ts$/, priority: 1 },
          ],
        },
      },
    },
  },
});
