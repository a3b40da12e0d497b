/** @typedef {{ getModuleInfo: (id: string) => { importedIds: readonly string[] } | null }} Modules */

/**
 * Into which files the page is cut. Each file is one more question to the shell: all that the first screen needs is
 * one, and what several of the later ones share is another, so that none is read before it is needed.
 */
export const chunks = () => {
  /** @type {Set<string> | undefined} */
  let first;
  return {
    groups: [
      { name: (/** @type {string} */ id, /** @type {Modules} */ modules) => ((first ??= reached(modules)).has(id) ? "first" : null), priority: 2 },
      { name: "shared", minShareCount: 2, priority: 1 },
    ],
  };
};

/** All modules that the page's own entry imports, but for what it only fetches later. @param {Modules} modules */
function reached(modules) {
  const all = new Set([new URL("../src/main.ts", import.meta.url).pathname]);
  for (const id of all) for (const imported of modules.getModuleInfo(id)?.importedIds ?? []) all.add(imported);
  return all;
}
