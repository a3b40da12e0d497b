import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { basename, resolve } from "node:path";

/**
 * Answers the page's calls with the real core: one `postflight rpc` process, JSON lines both ways.
 * The shell's own commands (dialogs, clipboard) are answered from what a test or a developer named:
 * `POST /shell {"open": ["/a/file"], "save": ["/b/file"]}` queues the next choices.
 * @param {{ bin?: string, env?: Record<string, string> }} [options]
 */
export function rpcMiddleware(options = {}) {
  const bin = options.bin ?? process.env.POSTFLIGHT_BIN ?? defaultBin();
  /** @type {import("node:child_process").ChildProcessWithoutNullStreams | null} */
  let child = null;
  let turn = 0;
  /** @type {Map<number, (line: any) => void>} */
  const waiting = new Map();
  const queued = { open: /** @type {string[]} */ ([]), save: /** @type {string[]} */ ([]) };
  const copied = { text: "", image: "" };

  function core() {
    if (child) return child;
    const started = spawn(bin, ["rpc"], { stdio: ["pipe", "pipe", "inherit"], env: { ...process.env, ...options.env } });
    createInterface({ input: started.stdout }).on("line", (text) => {
      const line = JSON.parse(text);
      const hear = waiting.get(line.id);
      if (!hear) return;
      if (!line.progress) waiting.delete(line.id);
      hear(line);
    });
    const gone = (/** @type {string} */ why) => {
      child = null;
      for (const hear of waiting.values()) hear({ failure: { code: "unreachable", message: `The core stopped (${why}). Open the pilot again.` } });
      waiting.clear();
    };
    started.on("error", (e) => gone(e.message));
    started.on("exit", (code) => gone(`exit ${code}`));
    child = started;
    return started;
  }

  /** @param {object} request @param {(line: any) => void} hear */
  function send(request, hear) {
    const id = ++turn;
    waiting.set(id, hear);
    core().stdin.write(`${JSON.stringify({ id, ...request })}\n`);
    return id;
  }

  /** @param {object} request @returns {Promise<any>} */
  const ask = (request) => new Promise((done) => send(request, (line) => line.progress || done(line)));

  /** @param {string} cmd @param {any} args */
  async function shell(cmd, args) {
    if (cmd === "shell_pick_open" || cmd === "shell_pick_save") {
      const path = queued[cmd === "shell_pick_open" ? "open" : "save"].shift();
      if (!path) return { ok: null };
      const granted = await ask({ grant: path });
      return granted.failure ? granted : { ok: { place: granted.ok?.place ?? granted.ok, name: basename(path) } };
    }
    if (cmd === "shell_copy_text") copied.text = args.text;
    if (cmd === "shell_copy_image") copied.image = args.png_base64;
    return { ok: null };
  }

  /** @param {import("node:http").IncomingMessage} request @param {import("node:http").ServerResponse} response @param {() => void} next */
  async function handle(request, response, next) {
    const path = new URL(request.url ?? "/", "http://local").pathname;
    if (request.method !== "POST" || !["/call", "/bytes", "/shell"].includes(path)) return next();
    const body = JSON.parse(await text(request));
    if (path === "/shell") {
      queued.open.push(...(body.open ?? []));
      queued.save.push(...(body.save ?? []));
      return json(response, copied);
    }
    if (body.cmd.startsWith("shell_")) return json(response, await shell(body.cmd, body.args));
    if (path === "/bytes") {
      const line = await ask(body);
      if (line.failure) return json(response, { failure: line.failure });
      response.writeHead(200, { "content-type": "application/octet-stream" });
      return void response.end(Buffer.from(line.bytes, "base64"));
    }
    response.writeHead(200, { "content-type": "application/x-ndjson", "cache-control": "no-store" });
    const id = send(body, (line) => {
      response.write(`${JSON.stringify(line)}\n`);
      if (!line.progress) response.end();
    });
    response.on("close", () => {
      if (waiting.has(id)) core().stdin.write(`${JSON.stringify({ cancel: id })}\n`);
    });
  }

  return { handle, close: () => child?.stdin.end() };
}

function defaultBin() {
  const target = process.env.CARGO_TARGET_DIR ?? resolve(import.meta.dirname, "../../target");
  return resolve(target, "debug/postflight");
}

/** @param {import("node:http").IncomingMessage} request @returns {Promise<string>} */
async function text(request) {
  const parts = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts).toString("utf8");
}

/** @param {import("node:http").ServerResponse} response @param {unknown} value */
function json(response, value) {
  response.writeHead(200, { "content-type": "application/json" });
  response.end(JSON.stringify(value));
}
