import { readFileSync } from "node:fs";

const ICON = /@lucide\/svelte\/dist\/icons\/[\w-]+\.svelte$/;
const DATA = /const iconData = (\{.*\});/;

/**
 * Draws each icon of lucide as one fixed piece of SVG. Lucide's own component puts an icon together from data, part by
 * part and attribute by attribute, each time one is shown: a fourth of the work of the first screen was that. What an
 * icon takes is what this program gives: a size, the width of its lines, a class and words for who does not see it.
 * @returns {import("vite").Plugin}
 */
export const fixedIcons = () => ({
  name: "postflight-icons",
  enforce: "pre",
  load(id) {
    const data = ICON.test(id) ? DATA.exec(readFileSync(id, "utf8"))?.[1] : undefined;
    if (!data) return undefined;
    const { name, size, node } = JSON.parse(data);
    return `<script lang="ts">
  const { size = ${size}, strokeWidth = 2, class: more = "", "aria-label": label, "aria-hidden": hidden = label ? undefined : "true" } = $props();
</script>

<svg class={["lucide lucide-${name}", more]} width={size} height={size} stroke-width={strokeWidth} aria-label={label} aria-hidden={hidden} viewBox="0 0 ${size} ${size}" fill="none" stroke="currentColor" stroke-linecap="round" stroke-linejoin="round">${node.map(drawn).join("")}</svg>
`;
  },
});

/** @param {[string, Record<string, string>]} part */
const drawn = ([tag, attributes]) => `<${tag} ${Object.entries(attributes).map(([name, value]) => `${name}="${value}"`).join(" ")} />`;
