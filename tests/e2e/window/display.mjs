// A display without a screen, for one test.

import { execFile } from "node:child_process";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

import { complete, end, start, until } from "./processes.mjs";

const run = promisify(execFile);

/** Starts an X server on a display that it finds free itself; `more` are arguments for the server. */
export async function openDisplay(width = 1280, height = 800, more = []) {
  const size = ["-screen", "0", `${width}x${height}x24`];
  const server = start("Xvfb", ["-displayfd", "1", "-nolisten", "tcp", ...size, ...more]);
  const number = await Promise.race([
    until("a display", () => /^(\d+)\n/m.exec(server.said)?.[1], 20_000),
    server.failed,
  ]);
  const name = `:${number}`;
  return {
    name,
    /** Takes a picture of all that is shown, native dialogs too. */
    async picture(file) {
      await complete("import", ["-display", name, "-window", "root", file]);
    },
    /** Does something to the window of that title, such as `windowfocus`. */
    async window(title, act, ...more) {
      const search = () => complete("xdotool", ["search", "--name", title], { DISPLAY: name });
      const found = await until(`a window called ${title}`, search);
      const [id] = found.trim().split("\n").reverse();
      await complete("xdotool", [act, id, ...more], { DISPLAY: name });
    },
    /** Waits until no window has that title any more. */
    async gone(title) {
      const search = () => complete("xdotool", ["search", "--name", title], { DISPLAY: name });
      await until(`the end of ${title}`, () => search().then(() => false, () => true));
    },
    /** Presses keys as a keyboard does, one after the other, so that the menus hear them too. */
    async press(...keys) {
      await complete("xdotool", ["key", ...keys], { DISPLAY: name });
    },
    /** What another program gets when it pastes: the bytes of the clipboard in that form. */
    async clipboard(form) {
      const reader = ["-selection", "clipboard", "-target", form, "-out"];
      const { stdout } = await run("xclip", reader, { env: { ...process.env, DISPLAY: name }, encoding: "buffer", maxBuffer: 1 << 26 });
      return stdout;
    },
    close: () => end(server),
  };
}

/** An empty folder that stands for a person's home. */
export function emptyHome() {
  return mkdtemp(join(tmpdir(), "postflight-window-"));
}
