/** How the page is built, served while developing, and tested. */
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

export default defineConfig({
  plugins: [react(), preloadFont()],
  build: { target: "es2022", sourcemap: false, chunkSizeWarningLimit: 800 },
  worker: { format: "es" },
  server: { proxy: { "/api": api, "/healthz": api } },
  test: { include: ["src/**/*.test.ts"], environment: "node" },
});
