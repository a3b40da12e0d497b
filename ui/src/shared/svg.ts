/** The tokens of the light theme as the core paints them, and what each stands for here. */
const TOKENS: Record<string, string> = {
  "#ffffff": "bg", "#f3f5f7": "bg-side", "#f7f8fa": "bg-sunk", "#e2e5ea": "line", "#848e9b": "line-strong",
  "#161b23": "ink", "#485160": "ink-2", "#5f6977": "ink-3", "#0b2545": "navy", "#e6ecf5": "navy-tint",
  "#0b746a": "pilot", "#e1f1ee": "pilot-tint", "#5b6472": "before", "#eceef1": "before-tint",
  "#b23c29": "worse", "#fbece8": "worse-tint", "#805206": "note", "#fbf2df": "note-tint", "#b98a33": "note-line",
  "#1a5fc4": "focus", "#e3ecf9": "sel",
};
const DRAWN = new Set([
  "svg", "g", "path", "line", "polyline", "polygon", "rect", "circle", "ellipse", "text", "tspan", "title", "desc",
  "defs", "clippath", "use", "pattern", "marker",
]);

/**
 * Turns the core's drawing into nodes for the page: only shapes and text pass, nothing that runs or loads,
 * and each colour of the palette becomes its token, so that one drawing serves both themes.
 */
export function drawing(text: string): SVGSVGElement | undefined {
  const parsed = new DOMParser().parseFromString(text, "image/svg+xml");
  const root = parsed.documentElement;
  if (root.localName !== "svg" || parsed.querySelector("parsererror")) return undefined;
  clean(root);
  root.setAttribute("aria-hidden", "true");
  root.setAttribute("focusable", "false");
  const wide = root.getAttribute("width");
  const high = root.getAttribute("height");
  if (!root.hasAttribute("viewBox") && wide && high) root.setAttribute("viewBox", `0 0 ${parseFloat(wide)} ${parseFloat(high)}`);
  root.removeAttribute("width");
  root.removeAttribute("height");
  return document.importNode(root, true) as unknown as SVGSVGElement;
}

function clean(element: Element): void {
  for (const child of [...element.children]) {
    if (DRAWN.has(child.localName.toLowerCase())) clean(child);
    else child.remove();
  }
  for (const { name, value } of [...element.attributes]) {
    const lower = name.toLowerCase();
    if (lower.startsWith("on") || lower === "style" || (lower.endsWith("href") && !value.startsWith("#"))) {
      element.removeAttribute(name);
      continue;
    }
    const token = TOKENS[value.toLowerCase()];
    if (token) element.setAttribute(name, `var(--${token})`);
  }
}
