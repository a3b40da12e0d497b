import { asFailure, call, type Checked, type Field, type FieldValues, type Kind, type Problem, type Row } from "../bridge";
import { recall, remember } from "../state/memory";
import { pilot } from "../state/pilot.svelte";
import { inOrder } from "./order";
import { editText, isContext } from "./shape";

interface Draft {
  kind: string;
  values: FieldValues;
}

/** Where no field is named, a problem stands at the foot of the form. */
const pause = 160;

/** One record being entered or changed: what was typed, what the core makes of it, and what contradicts what. */
export class FormModel {
  readonly noun: string;
  readonly kinds: Kind[];
  readonly row: Row | undefined;
  kind = $state("");
  values = $state<FieldValues>({});
  checked = $state.raw<Checked>({ problems: [], echoes: {}, computed: [] });
  /** Problems show once a field was left, or everything once saving was tried. */
  left = $state<Record<string, boolean>>({});
  tried = $state(false);
  busy = $state(false);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #turn = 0;

  constructor(noun: string, kinds: Kind[], row?: Row, start?: Draft) {
    this.noun = noun;
    this.kinds = kinds;
    this.row = row;
    const draft = row ? undefined : (start ?? recall<Draft | undefined>(this.#draftKey, undefined));
    const known = kinds.find((k) => k.kind === (row?.kind ?? draft?.kind)) ?? kinds[0];
    this.kind = known?.kind ?? "";
    if (row) this.values = Object.fromEntries(this.fields.map((f) => [f.name, editText(row.cells[f.name], f)]));
    else if (draft) this.values = { ...draft.values };
    this.#check();
  }

  get #draftKey(): string {
    return `draft.${pilot.view?.file_label ?? ""}.${this.noun}`;
  }

  readonly fields: Field[] = $derived.by(() => inOrder(this.kinds.find((k) => k.kind === this.kind)?.fields ?? [], this.noun, this.row !== undefined));
  readonly hasDraft: boolean = $derived.by(() => !this.row && Object.values(this.values).some((v) => v !== ""));

  /** The problem to show beside a field, if it is time to. */
  problem(field: string): string | undefined {
    if (!this.tried && !this.left[field]) return undefined;
    return this.checked.problems.find((p) => p.field === field)?.what;
  }

  get loose(): Problem[] {
    if (!this.tried) return [];
    return this.checked.problems.filter((p) => !this.fields.some((f) => f.name === p.field));
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

  /** Saves; true when it is written. What the core refuses comes back as problems beside the fields. */
  async save(): Promise<{ code: string | undefined } | undefined> {
    this.tried = true;
    this.busy = true;
    clearTimeout(this.#timer);
    try {
      const fields = this.#sent();
      const written = this.row
        ? await call("edit_record", { doc: pilot.doc, noun: this.noun, id: this.row.id, fields })
        : await call("add_record", { doc: pilot.doc, noun: this.noun, kind: this.kind, fields });
      await pilot.wrote(written);
      if (!this.row) this.#next();
      return { code: written.value?.code ?? this.row?.code };
    } catch (thrown) {
      const failure = asFailure(thrown);
      const problems = problemsOf(failure.details);
      this.checked = { ...this.checked, problems: problems.length ? problems : [{ field: "", what: failure.message }] };
      return undefined;
    } finally {
      this.busy = false;
    }
  }

  /** Keeps the context (side, workload, scenario, people), empties what was measured. */
  #next(): void {
    const context = new Set(this.fields.filter(isContext).map((f) => f.name));
    this.values = Object.fromEntries(Object.entries(this.values).filter(([name]) => context.has(name)));
    this.tried = false;
    this.left = {};
    this.#changed();
  }

  forget(): void {
    this.values = {};
    this.left = {};
    this.tried = false;
    this.#changed();
  }

  #sent(): FieldValues {
    const sent: FieldValues = {};
    for (const field of this.fields) {
      const text = this.values[field.name] ?? "";
      if (this.row || text !== "") sent[field.name] = text;
    }
    return sent;
  }

  #changed(): void {
    if (!this.row) remember(this.#draftKey, this.hasDraft ? { kind: this.kind, values: this.values } : undefined);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#check(), pause);
  }

  #check(): void {
    const turn = ++this.#turn;
    const asked = { doc: pilot.doc, noun: this.noun, kind: this.kind, fields: this.#sent(), ...(this.row ? { id: this.row.id } : {}) };
    call("check_record", asked).then(
      (checked) => {
        if (turn === this.#turn) this.checked = checked;
      },
      // Checking while typing is a courtesy: if it fails, saving will say why.
      () => undefined,
    );
  }
}

/** The problems a refusal carries, wherever the core put them. */
export function problemsOf(details: unknown): Problem[] {
  const list = Array.isArray(details) ? details : (details as { problems?: unknown } | null)?.problems;
  return Array.isArray(list) ? (list as Problem[]).filter((p) => typeof p?.what === "string") : [];
}
