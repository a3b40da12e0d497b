import { asFailure, call, type Args, type Gives, type Problem, type Who } from "../bridge";
import { recall, remember } from "../state/memory";

type Checked = Gives<"check_new">;
type Template = Gives<"templates">[number];
export interface Choosing {
  keep: boolean;
  register: boolean;
  primary: boolean;
  planned: string;
}
interface Values {
  template: string;
  name: string;
  starts: string;
  zone: string;
  pilot: Record<string, string>;
  incident: Record<string, string>;
  workloads: string;
  allFailed: boolean;
  people: { name: string; role: string }[];
  criteria: Record<string, Choosing>;
  by: string;
  /** Who makes it. */
  who: string;
}

const DRAFT = "draft.new_pilot";
/** Which step a place belongs to, by how the place begins. */
const STEPS: [string, number][] = [["name", 0], ["starts", 0], ["template", 0], ["incident", 0], ["workloads", 1], ["criteria", 3]];

const blank = (): Values => ({
  template: "", name: "", starts: nextMonday(), zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  pilot: {}, incident: {}, workloads: "", allFailed: false, people: [{ name: "", role: "" }], criteria: {}, by: "", who: "",
});

/** A suggestion only; the core checks the day that is sent. */
function nextMonday(): string {
  const day = new Date();
  day.setDate(day.getDate() + ((8 - day.getDay()) % 7 || 7));
  return `${day.getFullYear()}-${String(day.getMonth() + 1).padStart(2, "0")}-${String(day.getDate()).padStart(2, "0")}`;
}

/** A pilot that is being set up: what was said so far, what the core makes of it, and which step is looked at. */
export class NewPilotModel {
  values = $state<Values>(blank());
  step = $state(0);
  checked = $state.raw<Checked | undefined>();
  templates = $state.raw<Template[]>([]);
  left = $state<Record<string, boolean>>({});
  tried = $state<Record<number, boolean>>({});
  busy = $state(false);
  failure = $state<string | undefined>();
  /** Whether nobody was asked yet who works here, and whose name stands there till then. */
  asksWho = $state(false);
  account = $state("");
  /** Whether the step that asks was looked at: only then is an empty field an answer. */
  seen = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #turn = 0;

  readonly template = $derived.by(() => this.templates.find((one) => one.id === this.values.template));
  readonly hasDraft = $derived.by(() => this.values.name.trim() !== "" || this.values.workloads.trim() !== "" || Object.values(this.values.incident).some((text) => text !== ""));

  /** Begins with what was left half filled in, if anything was. */
  begin(templates: Template[], atWork: Who | undefined): void {
    this.asksWho = atWork?.ask === true;
    this.account = atWork?.account ?? "";
    this.templates = templates;
    this.values = { ...blank(), ...recall<Partial<Values>>(DRAFT, {}) };
    if (!this.template) this.values.template = templates[0]?.id ?? "";
    this.#offer();
    this.#check();
  }

  afresh(): void {
    remember(DRAFT, undefined);
    this.values = { ...blank(), template: this.values.template };
    this.#offer();
    this.step = 0;
    this.left = {};
    this.tried = {};
    this.failure = undefined;
    this.#check();
  }

  /** The template's criteria, each as it ships until somebody says otherwise. */
  #offer(): void {
    for (const one of this.template?.criteria ?? []) {
      this.values.criteria[one.code] ??= { keep: true, register: false, primary: one.primary, planned: one.planned_n === null ? "" : String(one.planned_n) };
    }
  }

  changed(): void {
    remember(DRAFT, this.hasDraft ? this.values : undefined);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#check(), 160);
  }

  /** The problem to show at a place, once it was left or its step was finished. */
  problem(place: string): string | undefined {
    const found = this.#problems.find((p) => p.field === place);
    return found && (this.left[place] || this.tried[stepOf(place)]) ? found.what : undefined;
  }
  problems(under: string): string[] {
    return this.tried[stepOf(under)] || this.left[under] ? this.#problems.filter((p) => p.field === under || p.field.startsWith(`${under}.`)).map((p) => p.what) : [];
  }
  get #problems(): Problem[] {
    return this.checked?.problems ?? [];
  }

  mends(step: number): boolean {
    return this.tried[step] === true && this.#problems.some((p) => stepOf(p.field) === step);
  }

  /** Whether a step that may be left empty holds anything: an empty one was passed by, and is not done. */
  filled(step: number): boolean {
    if (step === 1) return this.values.workloads.trim() !== "";
    return step !== 2 || this.values.people.some((one) => one.name.trim() !== "");
  }

  /** Looks at another step; going on from one that cannot stand stays on it, with what is wrong beside the fields. */
  async go(step: number): Promise<boolean> {
    if (step > this.step) {
      await this.#check();
      for (let at = this.step; at < step; at += 1) {
        this.tried[at] = true;
        if (!this.#problems.some((p) => stepOf(p.field) === at)) continue;
        this.step = at;
        return false;
      }
    }
    this.step = step;
    return true;
  }

  /** Makes the document. Gives nothing where something must be mended first, or nobody chose a file. */
  async create(): Promise<Gives<"new_document"> | undefined> {
    this.failure = undefined;
    for (const at of [0, 1, 2, 3]) this.tried[at] = true;
    await this.#check();
    const first = this.#problems[0];
    if (first) {
      this.step = stepOf(first.field);
      return undefined;
    }
    this.busy = true;
    try {
      const place = await call("shell_pick_save", { suggested: `${this.values.name.trim()}.postflight`, kind: "document" });
      if (!place) return undefined;
      const made = await call("new_document", { ...this.#said(), place: place.place });
      remember(DRAFT, undefined);
      return made;
    } catch (thrown) {
      this.failure = asFailure(thrown).message;
      return undefined;
    } finally {
      this.busy = false;
    }
  }

  /** The DAGs of a file that a person chose, added below what stands there. */
  async readDags(): Promise<number | undefined> {
    this.failure = undefined;
    try {
      const place = await call("shell_pick_open", { kind: "import" });
      if (!place) return undefined;
      const known = new Set(this.values.workloads.split("\n").map((line) => line.split(/[,;\t]/)[0]?.trim()));
      const fresh = (await call("dag_ids", { place: place.place })).filter((id) => !known.has(id));
      this.values.workloads = [this.values.workloads.trimEnd(), ...fresh].filter((line) => line !== "").join("\n");
      this.changed();
      return fresh.length;
    } catch (thrown) {
      this.failure = asFailure(thrown).message;
      return undefined;
    }
  }

  #said(): Args<"new_document"> {
    const v = $state.snapshot(this.values);
    const criteria = (this.template?.criteria ?? []).flatMap((one) => {
      const said = v.criteria[one.code];
      if (!said) return [];
      const fields: Record<string, string> = { ...(said.primary === one.primary ? {} : { primary: said.primary ? "yes" : "no" }), ...(said.planned === String(one.planned_n ?? "") ? {} : { planned_n: said.planned }) };
      return [{ code: one.code, keep: said.keep, register: said.keep && said.register, fields }];
    });
    return { place: "", template: v.template, name: v.name, starts: v.starts, time_zone: v.zone, pilot: v.pilot, incident: v.incident, workloads: v.workloads, all_failed: v.allFailed, people: v.people, criteria, registered_by: criteria.some((one) => one.register) ? v.by : "", who: this.asksWho && (this.seen || v.who.trim() !== "") ? v.who : null };
  }

  async #check(): Promise<void> {
    // A check that still waits would make the answer to this one late.
    clearTimeout(this.#timer);
    if (!this.values.template) return;
    const turn = ++this.#turn;
    try {
      const checked = await call("check_new", this.#said());
      if (turn === this.#turn) this.checked = checked;
    } catch (thrown) {
      this.failure = asFailure(thrown).message;
    }
  }
}

const stepOf = (place: string): number => STEPS.find(([begins]) => place === begins || place.startsWith(`${begins}.`))?.[1] ?? 2;
