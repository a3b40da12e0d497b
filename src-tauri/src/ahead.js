// Asks for the first screen while the page is still read: see `ahead.rs`. The page asks as ever, and its way to the
// shell (`ui/src/bridge/tauri.ts`) finds the answers here.
(() => {
  const { invoke, transformCallback } = window.__TAURI_INTERNALS__;
  const progress = `__CHANNEL__:${transformCallback(() => {})}`;
  const value = invoke("call", { cmd: "shell_first", args: {}, ticket: 0, progress }).catch(() => []);
  Object.defineProperty(window, "__POSTFLIGHT_AHEAD__", { value });
})();
