// Processes a test starts, and ends by their own ids when it is over.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";

/** How long a condition may take to become true on a busy machine, in milliseconds. */
export const PATIENCE = 20_000;

/** Starts a program in a group of its own; what it prints is kept and given with a failure. */
export function start(program, args, env = {}, stdio = ["ignore", "pipe", "pipe"]) {
  const child = spawn(program, args, { env: { ...process.env, ...env }, stdio, detached: true });
  child.said = "";
  child.stdout?.on("data", (part) => (child.said += part));
  child.stderr?.on("data", (part) => (child.said += part));
  child.failed = new Promise((_, reject) => child.once("error", reject));
  child.failed.catch(() => {});
  return child;
}

/** Ends a program and what it started: asks first, insists after three seconds. */
export async function end(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  signal(child, "SIGTERM");
  const insist = setTimeout(() => signal(child, "SIGKILL"), 3_000);
  await gone;
  clearTimeout(insist);
}

function signal(child, name) {
  try {
    process.kill(-child.pid, name);
  } catch (thrown) {
    if (thrown.code !== "ESRCH") throw thrown;
  }
}

/** Asks again and again until the answer is there; gives it. The last refusal is the reason. */
export async function until(what, ask, patience = PATIENCE) {
  const last = Date.now() + patience;
  let reason = "it stayed so";
  for (;;) {
    try {
      const answer = await ask();
      if (answer) return answer;
    } catch (thrown) {
      reason = thrown.message;
    }
    if (Date.now() > last) throw new Error(`Waited ${patience / 1000} s for ${what}: ${reason}`);
    await pause(40);
  }
}

/** Runs a program to its end and gives what it printed. */
export async function complete(program, args, env = {}) {
  const child = start(program, args, env);
  const [code] = await Promise.race([once(child, "close"), child.failed]);
  if (code !== 0) throw new Error(`${program} ${args.join(" ")} ended with ${code}: ${child.said}`);
  return child.said;
}
