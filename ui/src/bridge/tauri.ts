import { Channel, invoke } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";
import { asFailure, type ShellEvent, type Transport, type Watch } from "./transport";
import type { Progress } from "./wire";

let turn = 0;

/** The desktop shell: one generic command, its twin for bytes, and a channel for progress. */
export const tauri: Transport = {
  async call(cmd, args, watch?: Watch) {
    const ticket = ++turn;
    const channel = new Channel<Progress>();
    if (watch?.progress) channel.onmessage = watch.progress;
    const cancel = () => void invoke("cancel", { ticket });
    watch?.signal?.addEventListener("abort", cancel);
    try {
      return await invoke("call", { cmd, args, ticket, progress: channel });
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
