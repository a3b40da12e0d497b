import BookOpen from "@lucide/svelte/icons/book-open";
import FileSearch from "@lucide/svelte/icons/file-search";
import Link2 from "@lucide/svelte/icons/link-2";
import ListChecks from "@lucide/svelte/icons/list-checks";
import TableIcon from "@lucide/svelte/icons/table-2";
import Workflow from "@lucide/svelte/icons/workflow";
import { call, sentence, type Found } from "../bridge";
import { pilot } from "../state/pilot.svelte";
import { goToRecord } from "../state/places";
import { attempt } from "../state/toasts.svelte";
import { t, type Key } from "../words";
import { en } from "../words/en";
import { asked, type Entry } from "./palette";

const OWN = {
  observation: { icon: TableIcon, title: "palette.observations" }, criterion: { icon: ListChecks, title: "palette.criteria" },
  run: { icon: Workflow, title: "palette.runs" }, entry: { icon: Link2, title: "palette.audit" },
} as const;

/** What the core found in the document, asked anew whenever something else is typed. */
export class FoundInDocument {
  #found = $state.raw<Found | undefined>();
  #turn = 0;
  /** Whether what was typed last has no answer yet. */
  busy = $state(false);

  /** Asks the core; an older answer that arrives late is dropped. */
  async ask(typed: string): Promise<void> {
    const turn = ++this.#turn;
    const { only, words } = asked(typed);
    if (!pilot.view || only === "words" || (words === "" && only === undefined)) {
      this.#found = undefined;
      this.busy = false;
      return;
    }
    this.busy = true;
    const found = await attempt(() => call("search", { doc: pilot.doc, query: words, noun: only ?? null, most: only ? 50 : 5 }));
    if (turn !== this.#turn) return;
    this.#found = found;
    this.busy = false;
  }

  readonly entries: Entry[] = $derived(
    (this.#found?.groups ?? []).flatMap(({ noun, total, hits }) => {
      const own = OWN[noun as keyof typeof OWN] as (typeof OWN)[keyof typeof OWN] | undefined;
      const key = `noun.${noun}`;
      const title = own ? t(own.title) : key in en ? t(key as Key & "noun.claim") : sentence(noun.replaceAll("_", " "));
      const group = t("palette.group", { what: title, n: hits.length, all: total });
      return hits.map((hit) => ({
        group, icon: own?.icon ?? (noun === "claim" ? BookOpen : FileSearch), about: hit.about,
        text: noun === "entry" || hit.code === hit.title ? hit.title : [hit.code, hit.title].filter(Boolean).join(" "),
        run: () => goToRecord(noun, hit.code || hit.title),
      }));
    }),
  );
}
