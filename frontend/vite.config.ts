/** How the page is built, served while developing, and tested. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import react from "@vitejs/plugin-react";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

const api = process.env.DISTILLBOARD_URL ?? "http://127.0.0.1:8000";

/** Ask for the latin font with the page itself, so that no text is drawn twice. */
function preloadFont(): Plugin {
  return {
    name: "preload-font",
    transformIndexHtml: (_html, { bundle }) =>
      Object.keys(bundle ?? {})
        .filter((name) => /inter-latin-wght-normal.*\.woff2$/.test(name))
        .map((name) => ({
          tag: "link",
          attrs: { rel: "preload", as: "font", type: "font/woff2", href: `/${name}`, crossorigin: true },
          injectTo: "head",
        })),
  };
}

const WRITTEN = /\.(js|css|html)$/;

/** Lay packed copies beside what is text: packed once and well, not at every request. */
function precompress(): Plugin {
  return {
    name: "precompress",
    async writeBundle({ dir = "" }, bundle) {
      const written = Object.values(bundle).filter((file) => WRITTEN.test(file.fileName));
      for (const file of written) {
        const content = file.type === "chunk" ? file.code : file.source;
        await writeFile(join(dir, `${file.fileName}.br`), brotliCompressSync(content));
        await writeFile(join(dir, `${file.fileName}.gz`), gzipSync(content, { level: 9 }));
      }
    },
  };
}

/** What most pages need comes in a few files: fifty small ones take longer than they save. */
const SHARED = [
  { name: "library", test: /node_modules\/(?!@tanstack\/(react-)?table)/, minShareCount: 5 },
  { name: "shared", test: /src/, minShareCount: 5 },
];

export default defineConfig({
  plugins: [react(), preloadFont(), precompress()],
  build: {
    target: "es2022",
    sourcemap: false,
    chunkSizeWarningLimit: 800,
    rolldownOptions: { output: { codeSplitting: { groups: SHARED } } },
  },
  worker: { format: "es" },
  server: { proxy: { "/api": api, "/healthz": api } },
  test: { include: ["src/**/*.test.ts"], environment: "node" },
});
