import { call, type Overview } from "../bridge";
import { navigation } from "./navigation.svelte";

/** What the Overview of a document that is about to be shown will say. */
let asked: { doc: number; answer: Promise<Overview> } | undefined;

/** How long a window stays empty for it, in milliseconds: a very large document shows its frame first. */
const PATIENCE = 250;

/** Asks it before the Overview is there. Fails never: whoever shows the answer shows the failure. */
export async function askFirst(doc: number): Promise<void> {
  if (navigation.screen !== "overview") return;
  const answer = call("overview", { doc });
  asked = { doc, answer };
  await Promise.race([answer.catch(() => undefined), new Promise((done) => setTimeout(done, PATIENCE))]);
}

/** The answer that was asked for, once, or a new one. */
export function overviewOf(doc: number): Promise<Overview> {
  const answer = asked?.doc === doc ? asked.answer : undefined;
  asked = undefined;
  return answer ?? call("overview", { doc });
}
