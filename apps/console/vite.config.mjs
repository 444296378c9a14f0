import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { precompress } from './precompress.mjs';

const here = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));
/** The gateway that a page served by `vite` speaks to. */
const gateway = 'http://127.0.0.1:8080';

export default defineConfig({
  root: here('.'),
  plugins: [react(), precompress()],
  resolve: { conditions: ['@xaso/source', 'module', 'browser', 'development|production'] },
  server: { proxy: { '/api': gateway, '/session': gateway, '/id': gateway } },
  build: {
    target: 'es2023',
    // Nothing inline: the page is served with script-src and style-src 'self'.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: { input: here('index.html') },
  },
});
