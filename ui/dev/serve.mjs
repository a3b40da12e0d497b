import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize, resolve } from "node:path";
import { rpcMiddleware } from "./rpc.mjs";

/** The desktop window's policy, with the page's own origin in place of the shell's channel. */
export const policy = [
  "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' blob: data:", "font-src 'self'",
  "connect-src 'self'", "worker-src 'self'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'",
].join("; ");

const types = /** @type {Record<string, string>} */ ({
  ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".mjs": "text/javascript", ".css": "text/css",
  ".woff2": "font/woff2", ".svg": "image/svg+xml", ".json": "application/json",
});

/**
 * Serves the built page with the strict policy and the real core behind `POST /call`.
 * @param {{ dist?: string, bin?: string, env?: Record<string, string>, core?: { handle: Function, close: Function } }} [options]
 */
export async function serve(options = {}) {
  const dist = options.dist ?? resolve(import.meta.dirname, "../dist");
  const core = options.core ?? rpcMiddleware(options);
  const server = createServer((request, response) => {
    void core.handle(request, response, async () => {
      const path = normalize(new URL(request.url ?? "/", "http://local").pathname).replace(/^\/+/, "") || "index.html";
      try {
        const body = await readFile(join(dist, path));
        response.writeHead(200, { "content-type": types[extname(path)] ?? "application/octet-stream", "content-security-policy": policy });
        response.end(body);
      } catch {
        response.writeHead(404).end();
      }
    });
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", () => done(undefined)));
  const address = /** @type {import("node:net").AddressInfo} */ (server.address());
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: () => {
      core.close();
      server.closeAllConnections();
      server.close();
    },
  };
}
