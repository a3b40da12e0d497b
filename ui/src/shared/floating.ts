/** What floats over a screen, fetched together when the first trigger is pointed at. */
export { default as EvidenceCard } from "./EvidenceCard.svelte";
export { default as MenuList } from "./MenuList.svelte";
export { default as Tip } from "./Tip.svelte";
