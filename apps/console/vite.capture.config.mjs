import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { precompress } from './precompress.mjs';

const here = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));
const gateway = 'http://127.0.0.1:8080';

/**
 * The capture page has a build of its own: nothing of the console is in it, and the list of what is kept on the phone is
 * exactly what it needs.
 */
export default defineConfig({
  root: here('capture'),
  base: '/capture/',
  plugins: [
    react(),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: '../src/capture',
      filename: 'sw.ts',
      scope: '/capture/',
      injectRegister: false,
      // Their names end with .png: the list has them already.
      includeManifestIcons: false,
      injectManifest: {
        globPatterns: ['**/*.{js,css,html,svg,png,webmanifest}'],
        // The form engine, which nobody can do without once the network is gone.
        maximumFileSizeToCacheInBytes: 4_194_304,
      },
      manifest: {
        id: '/capture/',
        start_url: '/capture/',
        scope: '/capture/',
        lang: 'vi',
        dir: 'ltr',
        name: 'Thu phiếu – Xã Số',
        short_name: 'Thu phiếu',
        description: 'Điền phiếu khảo sát trên điện thoại, cả khi không có mạng',
        display: 'standalone',
        orientation: 'any',
        theme_color: '#0b6b7a',
        background_color: '#ffffff',
        icons: [
          { src: 'icon-192.png', sizes: '192x192', type: 'image/png', purpose: 'any' },
          { src: 'icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'any' },
          { src: 'icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
        ],
      },
    }),
    precompress(),
  ],
  resolve: { conditions: ['@xaso/source', 'module', 'browser', 'development|production'] },
  server: { port: 5174, proxy: { '/api': gateway, '/session': gateway, '/id': gateway } },
  build: {
    target: 'es2023',
    outDir: '../dist/capture',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // The form engine is large by itself and loaded when a form is opened.
    chunkSizeWarningLimit: 2_000,
    // Its parser has an eval for modules of a kind that it does not load; the page's policy would not let it run.
    rolldownOptions: { checks: { eval: false, pluginTimings: false } },
  },
});
