import { asFailure, call, type Drill, type Mark, type Mending, type Problem } from "../bridge";
import { confirming } from "../state/confirm.svelte";
import { drills } from "../state/drills.svelte";
import { navigation } from "../state/navigation.svelte";
import { pilot } from "../state/pilot.svelte";
import { attempt, toasts } from "../state/toasts.svelte";
import { sayWritten } from "../state/undo.svelte";
import { problemsOf } from "../records/form-model.svelte";
import { t } from "../words";

/** What is done to the drill on the screen. Each act is a write of its own; the document has it before the screen shows it. */
export class DrillModel {
  /** The drill that is looked at: one that runs, or one that has ended. */
  shown = $state.raw<Drill | undefined>();
  /** What the last key or button came to, where it was refused. */
  problem = $state.raw<Problem | undefined>();
  /** Whether the refusal that is shown leaves one way on beside a mark: to stop the trial undiagnosed. */
  readonly canStop: boolean = $derived.by(() => this.shown?.stoppable === true && this.problem?.field === "confirmed_at");
  /** What is read out: marks, and nothing that ticks. */
  said = $state("");
  busy = $state(false);

  show(drill: Drill | undefined): void {
    if (drill?.id !== this.shown?.id) this.problem = undefined;
    this.shown = drill;
  }

  async press(mark: Mark): Promise<void> {
    const written = await this.#write((id) => call("mark_drill", { ...id, mark: mark.field }));
    const made = written?.marks.find((one) => one.field === mark.field);
    if (made) this.said = t("live.marked", { word: made.word, at: made.clock, after: made.after });
  }

  async takeBack(mark: Mark): Promise<void> {
    if (await this.#write((id) => call("unmark_drill", { ...id, mark: mark.field }))) this.said = t("live.unmarked", { word: mark.word });
  }

  /** True when the note is in the document. */
  async note(text: string): Promise<boolean> {
    return (await this.#write((id) => call("note_drill", { ...id, text }))) !== undefined;
  }

  async mend(mending: Mending): Promise<void> {
    const drill = this.shown;
    if (!drill) return;
    await attempt(async () => {
      await pilot.wrote(await call("edit_record", { doc: pilot.doc, noun: "observation", id: drill.id, fields: mending.fields }));
      this.problem = undefined;
    });
  }

  async end(): Promise<void> {
    const ended = await this.#write((id) => call("finish_drill", id));
    if (ended) this.#ended(ended);
  }

  async stop(ask: boolean): Promise<void> {
    const drill = this.shown;
    if (!drill) return;
    if (ask && !(await confirming.ask({ text: t("live.stop_ask", { code: drill.code }), yes: t("live.stop_yes") }))) return;
    const ended = await this.#write((id) => call("stop_drill", id));
    if (ended) this.#ended(ended);
  }

  async discard(): Promise<void> {
    const drill = this.shown;
    if (!drill || !(await confirming.ask({ text: t("live.discard_ask", { code: drill.code }), yes: t("live.discard_yes") }))) return;
    await attempt(async () => {
      await pilot.wrote(await call("delete_record", { doc: pilot.doc, noun: "observation", id: drill.id }));
      navigation.go("live");
      sayWritten(t("live.discarded", { code: drill.code }));
    });
  }

  #ended(drill: Drill): void {
    navigation.go("live", drill.code);
    sayWritten(t("live.ended", { code: drill.code }));
  }

  async #write(act: (id: { doc: number; id: string }) => Promise<{ value: Drill; touched: string[]; undo: string | null }>): Promise<Drill | undefined> {
    const drill = this.shown;
    if (!drill) return undefined;
    this.busy = true;
    try {
      const written = await act({ doc: pilot.doc, id: drill.id });
      this.shown = written.value;
      this.problem = undefined;
      await pilot.wrote(written);
      return written.value;
    } catch (thrown) {
      const failure = asFailure(thrown);
      this.problem = problemsOf(failure.details)[0];
      if (!this.problem) toasts.fail(failure.message);
      return undefined;
    } finally {
      this.busy = false;
    }
  }
}

/** The drill that an address names, among those that run; without a name the first of them. */
export function chosen(focus: string | undefined): Drill | undefined {
  return focus ? drills.running.find((one) => one.code === focus) : drills.running[0];
}
