import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serve } from "../dev/serve.mjs";
import { launch, look, open } from "./browser.mjs";

/**
 * A browser on the built page under the strict policy, with the real core behind it and a home of its own.
 * @param {{ bin?: string }} [options]
 */
export async function stage(options = {}) {
  const home = mkdtempSync(join(tmpdir(), "postflight-e2e-"));
  const server = await serve({ ...options, env: { POSTFLIGHT_HOME: join(home, "home") } });
  const browser = await launch();
  return {
    home, server, browser,
    /** @param {string} name */
    file: (name) => join(home, name),
    /** What the next dialogs answer. @param {{ open?: string[], save?: string[] }} choices */
    choose: (choices) => fetch(`${server.url}/shell`, { method: "POST", body: JSON.stringify(choices) }).then((r) => r.json()),
    /** Asks the core as another window would. @param {string} cmd @param {object} args */
    ask: async (cmd, args) => {
      const said = await fetch(`${server.url}/call`, { method: "POST", body: JSON.stringify({ cmd, args }) }).then((r) => r.text());
      const line = JSON.parse(said.trim().split("\n").at(-1) ?? "{}");
      if (line.failure) throw new Error(line.failure.message);
      return line.ok;
    },
    /** @param {Parameters<typeof open>[1]} [how] */
    page: (how) => open(browser, how),
    look,
    close: async () => {
      await browser.close();
      server.close();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** @param {unknown} truth @param {string} what */
export function hold(truth, what) {
  if (!truth) throw new Error(what);
}
