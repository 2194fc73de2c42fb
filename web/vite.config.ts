/** How the web application is built: used by build.ts (first start) and by a developer's `npx vite web`. */
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  plugins: [react()],
  // `#core/…` and `#contract/…` come from "imports" in package.json.
  build: {
    target: 'es2023',
    assetsInlineLimit: 0,
    // Nothing inline: the page runs under script-src 'self'.
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 2000,
  },
  server: { proxy: { '/api': 'http://127.0.0.1:4180' } },
})
