/** How the page is built, served while developing, and tested. */
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

const api = process.env.DISTILLBOARD_URL ?? "http://127.0.0.1:8000";

export default defineConfig({
  plugins: [react()],
  build: { target: "es2022", sourcemap: false, chunkSizeWarningLimit: 800 },
  worker: { format: "es" },
  server: { proxy: { "/api": api, "/healthz": api } },
  test: { include: ["src/**/*.test.ts"], environment: "node" },
});
