import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

// In development the pages come from Vite and the data from a running `golden serve`, named by GOLDEN_URL.
const server = process.env["GOLDEN_URL"] ?? "http://localhost:5180";

export default defineConfig({
  plugins: [react()],
  server: { proxy: { "/api": { target: server, ws: true }, "/health": server } },
  preview: { proxy: { "/api": { target: server, ws: true }, "/health": server } },
  build: { outDir: "dist", sourcemap: false, assetsInlineLimit: 0, chunkSizeWarningLimit: 400 },
  // Tests of pages say so in their first line and get a document; the others start faster without one.
  test: { environment: "node", globals: true, include: ["src/**/*.test.{ts,tsx}"], restoreMocks: true, testTimeout: 20_000 },
});
