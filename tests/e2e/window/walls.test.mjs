// The walls of the window: what a page may reach, in the real webview.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, afterEach, before, test } from "node:test";

import { find } from "./page.mjs";
import { until } from "./processes.mjs";
import { setUp } from "./program.mjs";

let program, window;
before(async () => {
  program = await setUp();
  window = await program.window();
  await until("the page", () => window.run(() => document.readyState === "complete" && document.body.innerText));
});
afterEach((context) => program?.keepPicture(context));
after(() => program?.close());

test("the page is the embedded one and sees no desktop object", async () => {
  assert.match(await window.url(), /^tauri:\/\/localhost/);
  assert.equal(await window.run(() => typeof window.__TAURI__), "undefined");
});

test("scripts and styles made at run time, and other hosts, are refused", async () => {
  const refused = await window.run(() => {
    window.refused = [];
    document.addEventListener("securitypolicyviolation", (event) => {
      window.refused.push(event.effectiveDirective);
    });
    const style = document.createElement("style");
    style.textContent = "body { color: red }";
    document.head.append(style);
    const script = document.createElement("script");
    script.textContent = "window.injected = true";
    document.head.append(script);
    fetch("https://example.invalid/").catch(() => {});
    return typeof window.injected;
  });
  assert.equal(refused, "undefined");
  const directives = await until("three refusals", async () => {
    const list = await window.run(() => window.refused);
    return list.length >= 3 && list;
  });
  const kinds = new Set(directives.map((name) => name.replace(/-elem$/, "")));
  assert.deepEqual([...kinds].sort(), ["connect-src", "script-src", "style-src"]);
});

test("a link elsewhere does not lead the window away", async () => {
  let visits = 0;
  const elsewhere = createServer((_, answer) => {
    visits += 1;
    answer.setHeader("content-type", "text/html").end("<title>Elsewhere</title>");
  });
  await new Promise((ready) => elsewhere.listen(0, "127.0.0.1", ready));
  const address = `http://127.0.0.1:${elsewhere.address().port}/`;
  try {
    await window.run((href) => {
      const link = document.createElement("a");
      link.href = href;
      link.textContent = "Elsewhere";
      document.body.prepend(link);
      window.open(href);
      return true;
    }, address);
    await window.click(await find(window, "link", "Elsewhere"));
    // The driver itself waits until such a visit has ended or was refused.
    await window.visit(address).catch(() => {});
    assert.match(await window.url(), /^tauri:\/\/localhost/);
    assert.equal(visits, 0);
  } finally {
    elsewhere.close();
  }
});

test("a command outside the capability is refused by the shell", async () => {
  await window.run(() => {
    window.answers = {};
    const ask = (name, args) =>
      window.__TAURI_INTERNALS__.invoke(name, args).then(
        () => (window.answers[name] = "let through"),
        (reason) => (window.answers[name] = String(reason)),
      );
    ask("plugin:clipboard-manager|read_text", {});
    ask("plugin:dialog|open", { options: {} });
    ask("plugin:opener|open_url", { url: "https://example.invalid" });
    ask("plugin:window|close", {});
    return true;
  });
  const answers = await until("four answers", async () => {
    const given = await window.run(() => window.answers);
    return Object.keys(given).length === 4 && given;
  });
  for (const [name, answer] of Object.entries(answers)) {
    assert.match(answer, /not allowed/, name);
  }
});

test("the page cannot name a file: the shell answers only what its dialogs chose", async () => {
  const answer = await window.tell("shell_open_path_in_folder", { place: "/etc/passwd" });
  assert.match(answer.message, /not chosen/);
  const unknown = await window.tell("shell_format_disk", {});
  assert.match(unknown.message, /no command/);
});

test("a file chosen in a native dialog comes back as a place and a name, never as a path", async () => {
  await program.answerDialog(`${program.home}/Pilot one.postflight`);
  const chosen = await window.tell("shell_pick_save", { kind: "document", suggested: "x.postflight" });
  assert.equal(chosen.name, "Pilot one.postflight");
  assert.ok(chosen.place);
  assert.ok(!JSON.stringify(chosen).includes(program.home));
  await program.answerDialog("");
  assert.equal(await window.tell("shell_pick_open", { kind: "document" }), "cancelled");
});

test("a choice in the menu reaches the page of the window in front", async () => {
  await window.run(() => {
    window.chosen = [];
    const { invoke, transformCallback } = window.__TAURI_INTERNALS__;
    const handler = transformCallback((event) => window.chosen.push(event.payload));
    return invoke("plugin:event|listen", { event: "menu", target: { kind: "Any" }, handler });
  });
  await program.display.press("ctrl+i");
  await until("the choice", () => window.run(() => window.chosen.includes("Ctrl I")));
  const wide = await window.run(() => innerWidth);
  await program.display.press("ctrl+equal");
  await until("larger type", async () => (await window.run(() => innerWidth)) < wide);
  await program.display.press("ctrl+0");
  await until("the size before", async () => (await window.run(() => innerWidth)) === wide);
});
