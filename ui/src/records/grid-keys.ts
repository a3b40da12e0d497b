import { keys } from "../state/keys.svelte";
import type { GridActs } from "./acts.svelte";
import type { GridModel } from "./grid-model.svelte";

interface On {
  model: GridModel;
  acts: GridActs;
  /** How many rows a page has. */
  page: number;
  activate: () => void;
  menu: () => void;
}

/** Does what a key means in the grid. Gives false where it means nothing, so that others may hear it. */
export function command(event: KeyboardEvent, on: On): boolean {
  const { model, acts } = on;
  const far = event.ctrlKey || event.metaKey;
  const does = far ? withCtrl(event, on) : event.altKey ? undefined : plain(event, on);
  if (event.altKey && event.key === "ArrowDown") return void on.menu(), true;
  if (does) return void does(), true;
  if (move(event, on)) return true;
  const begins = keys.lettersOn ? /[\d+>]/ : /\S/;
  return !far && !event.altKey && event.key.length === 1 && begins.test(event.key) && model.picked <= 1 && !acts.busy && model.edit(event.key);
}

function move(event: KeyboardEvent, { model, page }: On): boolean {
  const { r, c } = model.cursor;
  const far = event.ctrlKey || event.metaKey;
  if (event.altKey) return false;
  const to: Record<string, [number, number]> = {
    ArrowDown: [far ? Infinity : r + 1, c], ArrowUp: [far ? 0 : r - 1, c], ArrowRight: [r, far ? Infinity : c + 1], ArrowLeft: [r, far ? 0 : c - 1],
    PageDown: [r + page, c], PageUp: [r - page, c], Home: [far ? 0 : r, 0], End: [far ? Infinity : r, Infinity],
  };
  const next = to[event.key];
  if (!next) return false;
  const { whole } = model;
  model.moveTo({ r: next[0], c: next[1] }, event.shiftKey);
  model.whole = event.shiftKey && whole;
  return true;
}

function plain(event: KeyboardEvent, { model, acts, activate }: On): (() => unknown) | undefined {
  if (event.key === "Enter" || event.key === "F2") return activate;
  if (event.key === "Delete" || event.key === "Backspace") return model.whole || model.cursor.c === 0 ? (event.key === "Delete" ? acts.remove : undefined) : acts.clear;
  if (event.key === " " && event.shiftKey) return () => (model.whole = true);
  if (event.key === "Escape" && model.picked > 1) return () => model.moveTo(model.cursor);
  const head = "head" in model.line ? model.line.head : undefined;
  if (head === undefined) return undefined;
  if (event.key === " ") return activate;
  if (event.key === "ArrowRight" && !model.lines.isOpen(head)) return activate;
  if (event.key === "ArrowLeft" && model.lines.isOpen(head)) return activate;
  return undefined;
}

function withCtrl(event: KeyboardEvent, { model, acts }: On): (() => unknown) | undefined {
  const letter = event.key.toLowerCase();
  if (letter === "a") return () => model.selectAll();
  if (letter === "d") return acts.fillDown;
  if (event.key === " ") {
    return () => {
      const { c } = model.cursor;
      model.moveTo({ r: 0, c });
      model.moveTo({ r: Infinity, c }, true);
    };
  }
  return undefined;
}
