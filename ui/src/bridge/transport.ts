import { t } from "../words";
import type { Failure, Progress } from "./wire";

/** The core's own codes, and the one that means the core could not be reached at all. */
export type FailureCode = Failure["code"] | "unreachable";

/** What a caller may hand along with a long call: somewhere to show progress, and a way to cancel. */
export interface Watch {
  progress?: (p: Progress) => void;
  signal?: AbortSignal;
}

/** One contract, three ways: the desktop shell, the development server, and tests. */
export interface Transport {
  call(cmd: string, args: object, watch?: Watch): Promise<unknown>;
  callBytes(cmd: string, args: object): Promise<ArrayBuffer>;
  /** Hears of places the shell granted by itself: a dropped file, a double click, a menu. Returns the way to stop. */
  onShell(hear: (event: ShellEvent) => void): () => void;
}

export type ShellEvent =
  | { kind: "open"; place: string; name: string }
  | { kind: "menu"; command: string };

/** A refusal a person can act on. The message says what happened, then what to do. */
export class CallFailure extends Error {
  readonly code: FailureCode;
  readonly details: unknown;
  constructor(failure: { code: FailureCode; message: string; details?: unknown }) {
    super(failure.message || t("failure.unnamed", { code: failure.code }));
    this.name = "CallFailure";
    this.code = failure.code;
    this.details = failure.details;
  }
}

/** Turns whatever a transport threw into a failure with words for a reader. */
export function asFailure(thrown: unknown): CallFailure {
  if (thrown instanceof CallFailure) return thrown;
  if (typeof thrown === "object" && thrown !== null && "message" in thrown && "code" in thrown) {
    return new CallFailure(thrown as Failure);
  }
  const said = thrown instanceof Error ? thrown.message : String(thrown);
  return new CallFailure({ code: "unreachable", message: t("failure.unreachable", { said }) });
}
