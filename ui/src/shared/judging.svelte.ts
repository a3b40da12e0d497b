import { call } from "../bridge";

/** How long the typing rests before the core is asked, in milliseconds. */
export const RESTS = 250;

/** What the core says of a sentence while it is typed. Only what was typed last counts, and nothing waits for it. */
export class Judging {
  warnings = $state.raw<readonly string[]>([]);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #turn = 0;

  follow(doc: number, code: string, text: string): void {
    clearTimeout(this.#timer);
    const turn = ++this.#turn;
    this.#timer = setTimeout(() => void this.#ask(turn, doc, code, text), RESTS);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#turn += 1;
    this.warnings = [];
  }

  async #ask(turn: number, doc: number, code: string, text: string): Promise<void> {
    // A refusal is said when the sentence is kept, and not at each letter.
    const judged = await call("judge_sentence", { doc, code, text }).catch(() => undefined);
    if (turn === this.#turn) this.warnings = judged?.warnings ?? [];
  }
}
