import { svelte } from "@sveltejs/vite-plugin-svelte";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";
import { resolve } from "node:path";
import { chunks } from "./dev/chunks.mjs";
import { fixedIcons } from "./dev/icons.mjs";
import { rpcMiddleware } from "./dev/rpc.mjs";

/** Lets the page reach the real core while developing: `POST /call` goes to a `postflight rpc` process. */
function realCore(): Plugin {
  return {
    name: "postflight-core",
    configureServer(server) {
      const core = rpcMiddleware();
      server.middlewares.use(core.handle);
      server.httpServer?.on("close", () => core.close());
    },
  };
}

export default defineConfig(({ mode }) => ({
  root: import.meta.dirname,
  base: "./",
  plugins: [fixedIcons(), svelte(), realCore()],
  resolve: mode === "test" ? { conditions: ["browser"] } : {},
  server: { port: 1420, strictPort: true, host: "127.0.0.1" },
  build: {
    target: "es2022",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: {
      output: { codeSplitting: chunks() },
      input: (mode === "gallery" ? ["index.html", "gallery.html"] : ["index.html"]).map((page) => resolve(import.meta.dirname, page)),
    },
  },
  test: { environment: "jsdom", include: ["src/**/*.test.ts"], globals: false, setupFiles: ["src/test-setup.ts"] },
}));
