import { asFailure, call, type Checked, type Field, type FieldValues, type Kind, type Mending, type Problem, type Row, type Written } from "../bridge";
import { withConsent } from "../state/confirm.svelte";
import { pilot } from "../state/pilot.svelte";
import { inOrder } from "./order";
import { isContext, startText } from "./shape";

/** How long after a key the core is asked what it makes of what was typed. */
const pause = 160;

/** One record being entered or changed: what was typed, what the core makes of it, and what contradicts what. */
export class FormModel {
  readonly noun: string;
  readonly kinds: Kind[];
  readonly row: Row | undefined;
  kind = $state("");
  values = $state<FieldValues>({});
  checked = $state.raw<Checked>({ problems: [], echoes: {}, since: {}, computed: [] });
  /** Problems show once a field was left, or everything once saving was tried. */
  left = $state<Record<string, boolean>>({});
  tried = $state(false);
  busy = $state(false);
  /** When the draft that stands here was kept, until it is saved or discarded. */
  restored = $state<string | undefined>();
  /** Whether what stands here is kept for another start. */
  kept = $state(false);
  readonly #start: FieldValues;
  readonly #passing: boolean;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #turn = 0;
  #unkept = false;

  /** `passing` is a form whose half-typed words are not worth keeping. */
  constructor(noun: string, kinds: Kind[], row?: Row, passing = false) {
    this.#passing = passing;
    this.noun = noun;
    this.kinds = kinds;
    this.row = row;
    this.kind = (kinds.find((k) => k.kind === row?.kind) ?? kinds[0])?.kind ?? "";
    this.#start = row ? Object.fromEntries(this.fields.map((f) => [f.name, startText(row.cells[f.name], f)])) : {};
    this.values = { ...this.#start };
    this.#check();
  }

  readonly fields: Field[] = $derived.by(() => inOrder(this.kinds.find((k) => k.kind === this.kind)?.fields ?? [], this.noun, this.row !== undefined));
  readonly hasDraft: boolean = $derived.by(() => Object.keys(this.#sent()).length > 0);

  /** Fills some fields in before a person does. */
  begin(values: FieldValues): this {
    this.values = { ...this.values, ...values };
    this.#check();
    return this;
  }

  /** The problem to show beside a field, if it is time to. */
  problem(field: string): Problem | undefined {
    if (!this.tried && !this.left[field]) return undefined;
    return this.checked.problems.find((p) => p.field === field);
  }

  get loose(): Problem[] {
    if (!this.tried) return [];
    return this.checked.problems.filter((p) => !this.fields.some((f) => f.name === p.field));
  }

  /** How many fields stand in the way, once saving was tried. */
  get toMend(): number {
    return this.tried ? new Set(this.checked.problems.map((problem) => problem.field)).size : 0;
  }

  choose(kind: string): void {
    this.kind = kind;
    this.tried = false;
    this.#changed();
  }

  set(field: string, text: string): void {
    this.values[field] = text;
    this.#changed();
  }

  leave(field: string): void {
    if (this.values[field]) this.left[field] = true;
  }

  /** Puts in what the core proposed. */
  mend(mending: Mending): void {
    this.values = { ...this.values, ...mending.fields };
    this.#changed();
  }

  /** Brings back what was half typed when the form was last closed, or the program ended. */
  async restore(): Promise<void> {
    const draft = await call("draft", { doc: pilot.doc, noun: this.noun, ...this.#id() });
    if (!draft.kept_at || this.hasDraft) return;
    if (!this.row && this.kinds.some((k) => k.kind === draft.kind)) this.kind = draft.kind ?? this.kind;
    this.values = { ...this.values, ...(draft.fields as FieldValues) };
    this.restored = draft.kept_at;
    this.kept = true;
    this.#check();
  }

  /** Keeps what is half typed now, and not after the pause: the form is going. */
  keep(): void {
    if (!this.#unkept || this.#passing) return;
    this.#unkept = false;
    // A draft is comfort; the record itself says when it cannot be written.
    call("keep_draft", { ...this.#asked(), fields: this.#sent() }).then(
      () => (this.kept = this.hasDraft),
      () => undefined,
    );
  }

  /** Saves; gives the record's name when it is written. */
  async save(): Promise<{ code: string | undefined } | undefined> {
    const asked = { ...this.#asked(), from_form: true };
    const written = await this.write((fields) =>
      withConsent((confirmed) => (this.row ? call("edit_record", { ...asked, id: this.row.id, fields, confirmed }) : call("add_record", { ...asked, fields, confirmed }))),
    );
    if (!written) return undefined;
    if (!this.row) this.#next();
    return { code: written.value?.code ?? this.row?.code };
  }

  /** Writes what was typed. What the core refuses comes back as problems beside the fields. */
  async write<W extends Written>(act: (fields: FieldValues) => Promise<W>): Promise<W | undefined> {
    this.tried = true;
    this.busy = true;
    clearTimeout(this.#timer);
    try {
      const written = await act(this.#sent());
      this.#unkept = false;
      await pilot.wrote(written);
      return written;
    } catch (thrown) {
      const failure = asFailure(thrown);
      const problems = problemsOf(failure.details);
      if (failure.code !== "cancelled") this.#refused(problems.length ? problems : [{ field: "", what: failure.message, mendings: [] }]);
      return undefined;
    } finally {
      this.busy = false;
    }
  }

  /** Shows what a write was refused for. What a field was last read as goes where it is refused: it no longer says so. */
  #refused(problems: Problem[]): void {
    const echoes = Object.fromEntries(Object.entries(this.checked.echoes).filter(([name]) => !problems.some((problem) => problem.field === name)));
    this.checked = { ...this.checked, problems, echoes };
  }

  /** Keeps the context (side, workload, scenario, people), empties what was measured. It is no draft yet. */
  #next(): void {
    const context = new Set(this.fields.filter(isContext).map((f) => f.name));
    this.values = Object.fromEntries(Object.entries(this.values).filter(([name]) => context.has(name)));
    this.#afresh();
    this.#check();
  }

  /** Lays aside what was typed. */
  forget(): void {
    this.values = { ...this.#start };
    this.#afresh();
    this.#changed();
    this.keep();
  }

  #afresh(): void {
    this.tried = false;
    this.left = {};
    this.restored = undefined;
    this.kept = false;
  }

  /** What a person typed: of a record that is there, only what differs from it. */
  #sent(): FieldValues {
    const typed = this.fields.map((f) => [f.name, this.values[f.name] ?? ""] as const);
    return Object.fromEntries(typed.filter(([name, text]) => text !== (this.#start[name] ?? "")));
  }

  #id(): { id?: string } {
    return this.row ? { id: this.row.id } : {};
  }

  #asked() {
    return { doc: pilot.doc, noun: this.noun, kind: this.kind, ...this.#id() };
  }

  #changed(): void {
    this.#unkept = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#check();
      this.keep();
    }, pause);
  }

  #check(): void {
    const turn = ++this.#turn;
    call("check_record", { ...this.#asked(), fields: this.#sent() }).then(
      (checked) => {
        if (turn === this.#turn) this.checked = checked;
      },
      // Checking while typing is a courtesy: if it fails, saving will say why.
      () => undefined,
    );
  }
}

/** Takes whoever wanted to save to the first field that stands in the way. */
export function goToFirst(panel: HTMLElement): void {
  const first = panel.querySelector<HTMLElement>('.box.mend :is(input, textarea, [role="radio"][tabindex="0"])');
  first?.scrollIntoView({ block: "nearest" });
  first?.focus();
}

/** The problems a refusal carries, wherever the core put them. */
export function problemsOf(details: unknown): Problem[] {
  const list = Array.isArray(details) ? details : (details as { problems?: unknown } | null)?.problems;
  return Array.isArray(list) ? (list as Problem[]).filter((p) => typeof p?.what === "string") : [];
}
