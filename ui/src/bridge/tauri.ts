import { Channel, invoke } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";
import { asFailure, type ShellEvent, type Transport, type Watch } from "./transport";
import type { Progress } from "./wire";

let turn = 0;

type Told = [cmd: string, args: object, answer: unknown];
/** What the shell tells of the first screen before the page asks (`ahead.js` there). */
const first = (window as { __POSTFLIGHT_AHEAD__?: Promise<Told[]> }).__POSTFLIGHT_AHEAD__;
/** What may be among it; nothing else waits for it. */
const FIRST = new Set(["shell_waiting", "who", "open_document", "history", "overview", "drills"]);
/** Later than this, in milliseconds, an answer could be older than the document. */
const STAYS_NEW = 10_000;

/** Takes the answer to a question that was asked ahead: once, while it is new, and nothing was written since. */
async function ahead(cmd: string, args: object): Promise<Told | undefined> {
  if (!first || !FIRST.has(cmd) || performance.now() > STAYS_NEW) return undefined;
  const told = await first;
  const at = told.findIndex(([its, of]) => its === cmd && JSON.stringify(of) === JSON.stringify(args));
  return at < 0 ? undefined : told.splice(at, 1)[0];
}

/** After a write no earlier answer holds. */
function forget(answer: unknown): void {
  if (first && typeof answer === "object" && answer && "touched" in answer) void first.then((told) => told.splice(0));
}

/** The desktop shell: one generic command, its twin for bytes, and a channel for progress. */
export const tauri: Transport = {
  async call(cmd, args, watch?: Watch) {
    const told = await ahead(cmd, args);
    if (told) return told[2];
    const ticket = ++turn;
    const channel = new Channel<Progress>();
    if (watch?.progress) channel.onmessage = watch.progress;
    const cancel = () => void invoke("cancel", { ticket });
    watch?.signal?.addEventListener("abort", cancel);
    try {
      const answer = await invoke("call", { cmd, args, ticket, progress: channel });
      forget(answer);
      return answer;
    } catch (thrown) {
      throw asFailure(thrown);
    } finally {
      watch?.signal?.removeEventListener("abort", cancel);
    }
  },
  async callBytes(cmd, args) {
    try {
      return await invoke<ArrayBuffer>("call_bytes", { cmd, args });
    } catch (thrown) {
      throw asFailure(thrown);
    }
  },
  onShell(hear) {
    const stops = [
      listen<{ place: string; name: string }>("open", (e) => hear({ kind: "open", ...e.payload })),
      listen<string>("menu", (e) => hear({ kind: "menu", command: e.payload } satisfies ShellEvent)),
    ];
    return () => void Promise.all(stops).then((all) => all.forEach((stop) => stop()));
  },
};
