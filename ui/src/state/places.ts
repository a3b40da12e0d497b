import { PARTS } from "../setup/nouns";
import { navigation, type ScreenId } from "./navigation.svelte";

/** The screens on which some nouns are seen by their own code. */
const OWN: Record<string, ScreenId> = { observation: "observations", criterion: "criteria", amendment: "criteria", run: "runs", batch: "runs", entry: "audit" };

/** The screen one of whose parts lists a noun. */
const listing = (noun: string): ScreenId | undefined =>
  (Object.keys(PARTS) as ScreenId[]).find((screen) => PARTS[screen]?.some((part) => part.noun === noun));

/** Goes to where a record is seen: what has a screen of its own by its code, the rest in its row. */
export function goToRecord(noun: string, code: string): void {
  const own = OWN[noun];
  if (own) navigation.go(own, noun === "batch" || noun === "amendment" ? undefined : code);
  else navigation.go(listing(noun) ?? "setup", noun, code);
}
