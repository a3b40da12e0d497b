import { asFailure } from "../bridge";

export interface ToastAction {
  label: string;
  keys?: string;
  run: () => unknown;
}
export interface Toast {
  id: number;
  kind: "done" | "failure";
  text: string;
  action?: ToastAction | undefined;
}

const STAYS = 6000;

/** Messages at the lower right: what happened goes by itself, a failure stays until it is dealt with. */
class Toasts {
  list = $state.raw<Toast[]>([]);
  #next = 0;
  readonly #timers = new Map<number, ReturnType<typeof setTimeout>>();

  say(text: string, options: { action?: ToastAction } = {}): void {
    const id = this.#add({ kind: "done", text, action: options.action });
    this.#leaveLater(id);
  }

  fail(text: string, action?: ToastAction): void {
    if (this.list.some((toast) => toast.kind === "failure" && toast.text === text)) return;
    this.#add({ kind: "failure", text, action });
  }

  dismiss(id: number): void {
    this.hold(id);
    this.list = this.list.filter((toast) => toast.id !== id);
  }

  /** While somebody reads or reaches for it, a toast does not go. */
  hold(id: number): void {
    clearTimeout(this.#timers.get(id));
    this.#timers.delete(id);
  }

  release(id: number): void {
    const toast = this.list.find((one) => one.id === id);
    if (toast?.kind === "done") this.#leaveLater(id);
  }

  #add(toast: Omit<Toast, "id">): number {
    const id = ++this.#next;
    // Only the last thing done can be undone next, so only that one is said; failures stay beside it.
    this.list = [...this.list.filter((one) => one.kind === "failure").slice(-3), { id, ...toast }];
    return id;
  }

  #leaveLater(id: number): void {
    this.#timers.set(id, setTimeout(() => this.dismiss(id), STAYS));
  }
}

export const toasts = new Toasts();

/** Runs something a person asked for; a refusal becomes a message that stays. Gives what it gave, or nothing. */
export async function attempt<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (thrown) {
    const failure = asFailure(thrown);
    if (failure.code !== "cancelled") toasts.fail(failure.message);
    return undefined;
  }
}
