import { navigation, type ScreenId } from "./navigation.svelte";

/** The screens on which some nouns are seen by their own code. */
const OWN: Record<string, ScreenId> = { observation: "observations", criterion: "criteria", amendment: "criteria", run: "runs", batch: "runs", entry: "audit" };
/** The screens that show all of a noun; the others stand in the set-up. */
const WHOLE: Record<string, ScreenId> = { claim: "claims", responsibility: "model", risk: "risks", open_question: "risks", cost: "risks", decision: "decision" };

/** Goes to where a record is seen: what has a screen of its own by its code, the rest in its row. */
export function goToRecord(noun: string, code: string): void {
  const own = OWN[noun];
  const whole = WHOLE[noun];
  if (own) navigation.go(own, noun === "batch" || noun === "amendment" ? undefined : code);
  else if (whole) navigation.go(whole);
  else navigation.go(noun === "planned_drill" ? "plan" : "setup", noun, code);
}
