// How soon the window shows the pilot's data and how much memory it takes, beside an empty window
// of the same kind. Both are watched from outside, by what they put on the screen, so that neither
// is asked to report on itself. `cargo xtask bench window` builds both and starts this.

import { cpus, loadavg, tmpdir } from "node:os";
import { closeSync, mkdtempSync, openSync, readFileSync, readSync, readdirSync, rmSync } from "node:fs";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

import { openDisplay } from "../tests/e2e/window/display.mjs";
import { complete, end, start } from "../tests/e2e/window/processes.mjs";

/** So many times each, in turn; the first of each warms the caches and does not count. */
const RUNS = 10;
/** A picture that has not changed for so long is the one that stays, in milliseconds. */
const QUIET = 1_500;
const LOOK_EVERY = 6;
const LIMIT = 1.3;

const home = mkdtempSync(join(tmpdir(), "postflight-bench-"));
const display = await openDisplay(1280, 800, ["-fbdir", home]);
const screen = openSync(join(home, "Xvfb_screen0"), "r");
const env = {
  DISPLAY: display.name,
  POSTFLIGHT_HOME: join(home, "settings"),
  XDG_DATA_HOME: join(home, "data"),
  XDG_CONFIG_HOME: join(home, "config"),
  XDG_CACHE_HOME: join(home, "cache"),
  DBUS_SESSION_BUS_ADDRESS: "disabled:",
  WAYLAND_DISPLAY: "",
  WEBKIT_DISABLE_DMABUF_RENDERER: "1",
};
const sample = join(home, "Sample pilot.postflight");

/** All pixels of the display, as they are now. */
function pixels() {
  const all = Buffer.allocUnsafe(4 * 1280 * 800 + 8192);
  return all.subarray(0, readSync(screen, all, 0, all.length, 0));
}

/** Starts a program, and gives the milliseconds until the screen looked as it then stayed. */
async function paint(program, args) {
  let before = pixels();
  const began = performance.now();
  let last = began;
  let changes = 0;
  const child = start(program, args, env);
  while (changes === 0 || performance.now() - last < QUIET) {
    await pause(LOOK_EVERY);
    const now = pixels();
    if (now.equals(before)) continue;
    last = performance.now();
    changes += 1;
    before = now;
  }
  return { child, time: last - began };
}

/** The memory of a process and all that it started, each shared page counted once, in MB. */
function memory(root) {
  const parents = new Map();
  for (const id of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    try {
      const status = readFileSync(`/proc/${id}/stat`, "utf8");
      parents.set(Number(id), Number(status.slice(status.lastIndexOf(")") + 2).split(" ")[1]));
    } catch {
      // It ended while we looked.
    }
  }
  const ours = (id) => id === root || (parents.has(id) && ours(parents.get(id)));
  const shares = [...parents.keys()].filter(ours).map((id) => {
    const rollup = readFileSync(`/proc/${id}/smaps_rollup`, "utf8");
    return Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0);
  });
  return shares.reduce((sum, kilobytes) => sum + kilobytes, 0) / 1024;
}

/** One start: how long, how much, and what was on the screen in the end. */
async function round({ program, args, leave }) {
  const { child, time } = await paint(program, args);
  const taken = { time, memory: memory(child.pid) };
  await leave(child);
  return taken;
}

const median = (list) => {
  const sorted = [...list].sort((a, b) => a - b);
  const half = sorted.length / 2;
  return (sorted[Math.ceil(half) - 1] + sorted[Math.floor(half)]) / 2;
};

const programs = {
  empty: { program: process.env.EMPTY_WINDOW, args: [], leave: end },
  postflight: {
    program: process.env.POSTFLIGHT_DESKTOP,
    args: [sample],
    // Closed as a person does it: a document that was killed is checked when it is next opened. The
    // tour of the sample is ended first, which is kept: it is offered in the start that does not count.
    async leave(child) {
      const gone = once(child, "exit");
      await display.window("Postflight", "windowfocus");
      await display.press("Escape");
      await display.press("ctrl+w");
      await gone;
    },
  },
};
const taken = { empty: [], postflight: [] };
try {
  await complete(process.env.POSTFLIGHT_BIN, ["sample", sample], env);
  for (let turn = 0; turn <= RUNS; turn += 1) {
    for (const [name, how] of Object.entries(programs)) {
      const one = await round(how);
      if (turn > 0) taken[name].push(one);
    }
  }
} finally {
  closeSync(screen);
  await display.close();
  rmSync(home, { recursive: true, force: true });
}

console.log(`${RUNS} starts each, ${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)}; medians, lowest to highest in brackets`);
const over = [];
for (const [what, unit] of [["time", "ms"], ["memory", "MB"]]) {
  const of = (name) => taken[name].map((one) => one[what]);
  const words = (name) => {
    const all = of(name);
    return `${median(all).toFixed(0)} ${unit} [${Math.min(...all).toFixed(0)}, ${Math.max(...all).toFixed(0)}]`;
  };
  const ratio = median(of("postflight")) / median(of("empty"));
  console.log(`${what === "time" ? "painted and settled" : "memory (PSS)"}: ${words("postflight")}, empty window ${words("empty")}: ${ratio.toFixed(2)} times (at most ${LIMIT})`);
  if (ratio > LIMIT) over.push(what);
}
process.exitCode = over.length ? 1 : 0;
