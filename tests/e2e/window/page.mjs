// Finding things as a person or a screen reader does: by role and name.

import { Keys } from "./driver.mjs";
import { until } from "./processes.mjs";

/** Runs in the page: the first visible element of that role whose name holds the words. */
function inPage(role, words, exact) {
  const tags = {
    button: "button,[role=button]",
    link: "a[href],[role=link]",
    heading: "h1,h2,h3,h4,[role=heading]",
    textbox: "input:not([type]),input[type=text],input[type=search],textarea,[role=textbox]",
    combobox: "select,[role=combobox]",
    option: "option,[role=option]",
    dialog: "dialog,[role=dialog]",
    grid: "[role=grid]",
    row: "[role=row],tr",
    gridcell: "[role=gridcell]",
    tab: "[role=tab]",
    radio: "input[type=radio],[role=radio]",
    checkbox: "input[type=checkbox],[role=checkbox]",
    menuitem: "[role=menuitem]",
    status: "[role=status],output",
  };
  const plain = (text) => (text ?? "").replace(/\s+/g, " ").trim();
  const labelled = (element) =>
    (element.getAttribute("aria-labelledby") ?? "")
      .split(/\s+/)
      .map((id) => plain(document.getElementById(id)?.textContent))
      .join(" ");
  const name = (element) =>
    plain(
      labelled(element).trim() ||
        element.getAttribute("aria-label") ||
        [...(element.labels ?? [])].map((label) => label.textContent).join(" ") ||
        element.textContent ||
        element.getAttribute("title") ||
        element.getAttribute("placeholder"),
    );
  const shown = (element) => element.checkVisibility?.({ visibilityProperty: true }) ?? true;
  const fits = (text) => (exact ? text === words : text.toLowerCase().includes(words.toLowerCase()));
  const all = document.querySelectorAll(tags[role] ?? `[role=${role}]`);
  return [...all].find((element) => shown(element) && fits(name(element))) ?? null;
}

/** The element of that role and name, as soon as it is there. */
export async function find(session, role, words, { exact = false, patience } = {}) {
  const what = `${role} "${words}"`;
  try {
    return await until(what, () => session.run(inPage, role, words, exact).then(present), patience);
  } catch (thrown) {
    throw new Error(`${thrown.message}. ${await told(session)}`);
  }
}

/** What stood on the page instead, for whoever reads a failure without having seen it. */
async function told(session) {
  const inPage = () => `At ${location.hash || "the start"}, with the focus on ${document.activeElement?.outerHTML.slice(0, 200)}: ${document.body.innerText}`;
  return session.run(inPage).catch((thrown) => `The page did not answer: ${thrown.message}`);
}

/** The choice of that name in a group of choices. */
export function radio(session, group, words) {
  const inPage = (label, text) => {
    const groups = [...document.querySelectorAll("[role=radiogroup]")];
    const found = groups.find((one) => one.getAttribute("aria-label")?.startsWith(label));
    return [...(found?.querySelectorAll("[role=radio]") ?? [])].find((one) => one.textContent.trim() === text) ?? null;
  };
  return until(`"${words}" of ${group}`, () => session.run(inPage, group, words).then(present));
}

/** Whether such an element is there now. */
export async function has(session, role, words) {
  return present(await session.run(inPage, role, words, false)) !== null;
}

/** Looks at the window that `work` opens; gives its handle. */
export async function opened(session, work) {
  const known = await session.windows();
  await work();
  const another = async () => (await session.windows()).find((one) => !known.includes(one));
  const handle = await until("another window", another);
  await session.lookAt(handle);
  return handle;
}

/** Goes on by the Tab key alone until the focus is where that name is. */
export async function tabTo(session, words) {
  const here = (wanted) => {
    const at = document.activeElement;
    const labels = [...(at?.labels ?? [])].map((label) => label.textContent.trim());
    return [at?.getAttribute("aria-label"), ...labels, at?.textContent?.trim()].some((name) => name?.startsWith(wanted));
  };
  for (let step = 0; step < 60; step += 1) {
    if (await session.run(here, words)) return;
    await session.keys(Keys.tab);
  }
  throw new Error(`Sixty presses of Tab did not lead to "${words}".`);
}

/** Waits for text anywhere in the page. */
export function seen(session, words) {
  const inText = (wanted) => document.body.innerText.includes(wanted);
  return until(`the words "${words}"`, () => session.run(inText, words).then((is) => is === true));
}

function present(value) {
  return typeof value === "object" ? value : null;
}
