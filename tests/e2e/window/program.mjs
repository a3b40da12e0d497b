// The program under test: its window on a display of its own, and its command line, in one home.

import { mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { emptyHome, openDisplay } from "./display.mjs";
import { openWindow } from "./driver.mjs";
import { complete } from "./processes.mjs";

function wanted(variable) {
  const path = process.env[variable];
  if (!path) throw new Error(`${variable} must name the program: start this by \`cargo xtask test window\`.`);
  return path;
}

/** What a process was started with; nothing if it has ended. */
async function commandLine(id) {
  const text = await readFile(`/proc/${id}/cmdline`, "utf8").catch(() => "");
  return text.split("\0");
}

/** A home, a display and the programs in it; `close` ends and removes all of it. */
export async function setUp() {
  const home = await emptyHome();
  const display = await openDisplay();
  const dialog = join(home, "next-dialog");
  const env = {
    DISPLAY: display.name,
    POSTFLIGHT_HOME: join(home, "settings"),
    POSTFLIGHT_E2E_DIALOG: dialog,
    XDG_DATA_HOME: join(home, "data"),
    XDG_CONFIG_HOME: join(home, "config"),
    XDG_CACHE_HOME: join(home, "cache"),
    // A session bus, were there one, could hand this window to another program.
    DBUS_SESSION_BUS_ADDRESS: "disabled:",
    // Without a graphics card the default renderer starts one in software, at a cost in time.
    WEBKIT_DISABLE_DMABUF_RENDERER: "1",
    WAYLAND_DISPLAY: "",
    TZ: "UTC",
  };
  await mkdir(env.POSTFLIGHT_HOME, { recursive: true });
  const sessions = [];
  return {
    home,
    display,
    /** The path the next native dialog answers with; an empty one cancels it. */
    answerDialog: (path) => writeFile(dialog, path),
    /** Opens the window, with files on its command line if any. */
    async window(...files) {
      const session = await openWindow(wanted("POSTFLIGHT_DESKTOP"), files, env);
      sessions.push(session);
      return session;
    },
    /** Kills the program that shows a file, as a crash or an empty battery does. */
    async kill(file) {
      const ids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
      for (const id of ids) {
        const [program, ...files] = await commandLine(id);
        if (program === wanted("POSTFLIGHT_DESKTOP") && files.includes(file)) process.kill(Number(id), "SIGKILL");
      }
    },
    /** After each test: what was shown, kept as a picture where POSTFLIGHT_PICTURES names a folder. */
    async keepPicture(test) {
      const folder = process.env.POSTFLIGHT_PICTURES;
      if (!folder) return;
      await mkdir(folder, { recursive: true });
      await display.picture(join(folder, `${test.name.replaceAll(/[^a-z0-9]+/gi, "-")}.png`));
    },
    /** Runs the command line and reads its JSON. */
    async ask(...args) {
      return JSON.parse(await complete(wanted("POSTFLIGHT_BIN"), [...args, "--json"], env));
    },
    /** Runs the command line and gives what it printed. */
    command: (...args) => complete(wanted("POSTFLIGHT_BIN"), args, env),
    /** The observations a document holds, as the command line gives them while a window may show it. */
    async recorded(document) {
      const data = JSON.parse(await complete(wanted("POSTFLIGHT_BIN"), ["export", document, "--format", "json", "--out", "-"], env));
      return data.records.observation ?? [];
    },
    async close() {
      for (const session of sessions) await session.close();
      await display.close();
      await rm(home, { recursive: true, force: true });
    },
  };
}
