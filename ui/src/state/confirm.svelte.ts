import { asFailure, CallFailure } from "../bridge";
import { t } from "../words";

export interface Question {
  text: string;
  yes: string;
}

/** A question that has to be answered before something is done. */
class Confirming {
  asked = $state.raw<Question | undefined>();
  #answer: ((yes: boolean) => void) | undefined;

  ask(question: Question): Promise<boolean> {
    this.answer(false);
    this.asked = question;
    return new Promise((done) => (this.#answer = done));
  }

  answer(yes: boolean): void {
    this.#answer?.(yes);
    this.#answer = undefined;
    this.asked = undefined;
  }
}

export const confirming = new Confirming();

/**
 * Does a write that the core may ask about first: each time it asks, a person answers, and it is asked again with
 * one more yes. Somebody who says no has cancelled it.
 */
export async function withConsent<T>(write: (confirmed: number) => Promise<T>): Promise<T> {
  for (let confirmed = 0; ; confirmed += 1) {
    try {
      return await write(confirmed);
    } catch (thrown) {
      const failure = asFailure(thrown);
      if (failure.code !== "confirm") throw failure;
      if (!(await confirming.ask({ text: failure.message, yes: t("confirm.yes") }))) throw new CallFailure({ code: "cancelled", message: t("failure.cancelled") });
    }
  }
}
