import js from "@eslint/js";
import svelte from "eslint-plugin-svelte";
import globals from "globals";
import ts from "typescript-eslint";
import svelteConfig from "./svelte.config.js";

/**
 * The tiers, lowest first. A file may import its own tier's folder and anything below, never above:
 * the wire cannot know a screen, and one noun cannot reach into another.
 */
const tiers = [["words"], ["bridge"], ["state"], ["shared"], ["records"]];
const nouns = ["observations", "overview", "compare", "criteria", "runs", "report", "audit", "import", "start"];
const top = ["views", "gallery"];

const ban = (folders) => folders.map((f) => ({ group: [`../${f}/*`, `../../${f}/*`, `**/${f}/*`], message: `this tier must not see ${f}/` }));
const desktopApi = { group: ["@tauri-apps/*"], message: "only src/bridge may speak to the desktop" };

const tierRules = [
  ...tiers.map(([folder], at) => ({
    files: [`src/${folder}/**`],
    rules: {
      "no-restricted-imports": [
        "error",
        { patterns: [...ban([...tiers.slice(at + 1).flat(), ...nouns, ...top]), ...(folder === "bridge" ? [] : [desktopApi])] },
      ],
    },
  })),
  ...nouns.map((folder) => ({
    files: [`src/${folder}/**`],
    rules: { "no-restricted-imports": ["error", { patterns: [...ban([...nouns.filter((n) => n !== folder), ...top]), desktopApi] }] },
  })),
  { files: ["src/views/**", "src/gallery/**", "src/*.ts"], rules: { "no-restricted-imports": ["error", { patterns: [desktopApi] }] } },
];

export default ts.config(
  { ignores: ["dist", "node_modules", "src/bridge/generated", "e2e/out"] },
  js.configs.recommended,
  ...ts.configs.recommended,
  ...svelte.configs.recommended,
  {
    languageOptions: { globals: { ...globals.browser, ...globals.node } },
    rules: {
      "max-lines": ["error", { max: 400 }],
      "no-console": "error",
      eqeqeq: ["error", "smart"],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
    },
  },
  {
    files: ["**/*.svelte", "**/*.svelte.ts"],
    languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: [".svelte"], svelteConfig } },
    rules: {
      "max-lines": ["error", { max: 200 }],
      "svelte/no-at-html-tags": "error",
      "svelte/prefer-svelte-reactivity": "off",
      // The window's policy refuses style attributes; `style:` directives go through the CSSOM and pass.
      "no-restricted-syntax": ["error", { selector: "SvelteAttribute[key.name='style']", message: "use a class or a style: directive" }],
    },
  },
  { files: ["**/*.svelte.ts"], rules: { "max-lines": ["error", { max: 400 }], "svelte/prefer-svelte-reactivity": "off" } },
  { files: ["dev/**", "e2e/**"], rules: { "no-console": "off" } },
  ...tierRules,
  // Tests may stand on the gallery's illustrative data, whatever tier they test.
  { files: ["**/*.test.ts"], rules: { "no-restricted-imports": ["error", { patterns: [desktopApi] }] } },
);
