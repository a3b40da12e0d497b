// A small client for WebKitWebDriver: the calls the journeys make, each with a time limit.

import { createServer } from "node:net";

import { end, start, until } from "./processes.mjs";

const LIMIT = 30_000;
const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

/** A port that was free a moment ago. */
async function freePort() {
  const server = createServer();
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address();
  await new Promise((closed) => server.close(closed));
  return port;
}

/** Starts a driver of its own, and through it the program; `env` reaches both. */
export async function openWindow(program, args, env) {
  const port = await freePort();
  const driver = start("WebKitWebDriver", [`--port=${port}`], {
    ...env,
    TAURI_WEBVIEW_AUTOMATION: "true",
  });
  const base = `http://127.0.0.1:${port}`;
  try {
    await Promise.race([until("the driver", () => ask(base, "GET", "/status"), 20_000), driver.failed]);
    const options = { "webkitgtk:browserOptions": { binary: program, args } };
    const made = await ask(base, "POST", "/session", { capabilities: { alwaysMatch: options } });
    return new Session(`${base}/session/${made.sessionId}`, driver);
  } catch (thrown) {
    await end(driver);
    throw new Error(`${thrown.message}\n${driver.said}`);
  }
}

async function ask(base, method, path, body) {
  const answer = await fetch(base + path, {
    method,
    signal: AbortSignal.timeout(LIMIT),
    ...(body ? { body: JSON.stringify(body), headers: { "content-type": "application/json" } } : {}),
  });
  const { value } = await answer.json();
  if (!answer.ok) throw new Error(`${path}: ${value?.error}: ${value?.message}`);
  return value;
}

/** One running program, seen through its page. */
export class Session {
  constructor(base, driver) {
    this.base = base;
    this.driver = driver;
  }

  ask(method, path, body) {
    return ask(this.base, method, path, body);
  }

  /** Runs a function in the page; what it takes and gives must be JSON or elements. */
  run(work, ...args) {
    const script = `return (${work}).apply(null, arguments)`;
    return this.ask("POST", "/execute/sync", { script, args });
  }

  /** The windows of the program that are open now, by what the driver calls them. */
  windows() {
    return this.ask("GET", "/window/handles");
  }

  /** Looks at another window from now on. */
  async lookAt(handle) {
    await this.ask("POST", "/window", { handle });
  }

  url() {
    return this.ask("GET", "/url");
  }

  /** Leads the page to an address and waits until that has ended, one way or another. */
  async visit(url) {
    await this.ask("POST", "/timeouts", { pageLoad: 2_000 });
    await this.ask("POST", "/url", { url });
  }

  async click(element) {
    await this.ask("POST", `/element/${element[ELEMENT]}/click`, {});
  }

  /** Types into an element; `Keys` holds the keys without a character. */
  async type(element, text) {
    await this.ask("POST", `/element/${element[ELEMENT]}/value`, { text });
  }

  /** Types at wherever the focus is, each character a press and a release. */
  async keys(text, { ctrl = false } = {}) {
    const presses = [...text].flatMap((value) => [
      { type: "keyDown", value },
      { type: "keyUp", value },
    ]);
    const held = ctrl
      ? [{ type: "keyDown", value: Keys.control }, ...presses, { type: "keyUp", value: Keys.control }]
      : presses;
    await this.ask("POST", "/actions", { actions: [{ type: "key", id: "keys", actions: held }] });
  }

  /** Calls a command as the page's bridge does; a failure, or "cancelled" for nothing, comes back as its value. */
  async tell(cmd, args) {
    await this.run(
      (name, given) => {
        globalThis.answer = undefined;
        const { invoke, transformCallback } = globalThis.__TAURI_INTERNALS__;
        const progress = `__CHANNEL__:${transformCallback(() => {})}`;
        invoke("call", { cmd: name, args: given, ticket: 1, progress }).then(
          (value) => (globalThis.answer = value ?? "cancelled"),
          (reason) => (globalThis.answer = reason),
        );
        return true;
      },
      cmd,
      args,
    );
    return until(`an answer to ${cmd}`, () => this.run(() => globalThis.answer));
  }

  /** Waits until the program has ended by itself, and ends its driver. */
  async ended() {
    await until("the end of the program", () => this.windows().then(() => false, () => true));
    await end(this.driver);
  }

  /** Closes the program, then its driver. */
  async close() {
    try {
      await this.ask("DELETE", "");
    } catch {
      // A program that has ended by itself leaves no session to close.
    } finally {
      await end(this.driver);
    }
  }
}

export const Keys = {
  enter: "\uE007",
  tab: "\uE004",
  escape: "\uE00C",
  control: "\uE009",
  down: "\uE015",
};
