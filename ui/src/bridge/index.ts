import type { Args, BytesCommands, Command, Gives } from "./commands";
import { dev } from "./dev";
import { tauri } from "./tauri";
import { asFailure, CallFailure, type ShellEvent, type Transport, type Watch } from "./transport";

export { asFailure, CallFailure };
export type { ShellEvent, Transport, Watch };
export type * from "./wire";
export { asShown, gridAsShown, sentence } from "./words";
export type { Args, Command, Gives } from "./commands";

let transport: Transport = dev;

/** Chooses how calls travel, once, before anything is drawn. */
export function connect(chosen?: Transport): void {
  if (chosen) transport = chosen;
  else if ("__TAURI_INTERNALS__" in window) transport = tauri;
}

/** Asks the core. Rejects with a `CallFailure`, never with anything else. */
export function call<K extends Command>(cmd: K, args: Args<K>, watch?: Watch): Promise<Gives<K>> {
  return transport.call(cmd, args, watch) as Promise<Gives<K>>;
}

/** Asks the core for bytes, which cross without being turned into JSON. */
export function callBytes<K extends keyof BytesCommands>(cmd: K, args: BytesCommands[K]): Promise<ArrayBuffer> {
  return transport.callBytes(cmd, args);
}

export const onShell = (hear: (event: ShellEvent) => void): (() => void) => transport.onShell(hear);
