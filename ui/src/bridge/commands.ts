import type { BytesCommands, Commands as CoreCommands } from "./generated/commands";
import type { Place } from "./wire";

type Empty = Record<string, never>;

/** What only the desktop can do; the development server answers the same names from what a test said. */
interface ShellCommands {
  shell_pick_open: [{ kind: string }, Place | null];
  shell_pick_save: [{ suggested: string; kind: string }, Place | null];
  shell_waiting: [Empty, Place[]];
  shell_copy_image: [{ png_base64: string }, unknown];
  shell_copy_text: [{ text: string; html?: string }, unknown];
  /** Shows a file or folder that was written where it lies. */
  shell_open_path_in_folder: [{ place: string }, unknown];
  shell_theme: [{ theme: string }, unknown];
  /** A window for a file, or one that begins with a new pilot, or an empty one. */
  shell_new_window: [{ place?: string; begin?: boolean }, unknown];
}

/** Every command: what it takes and what it gives. */
export interface Commands extends CoreCommands, ShellCommands {}
export type { BytesCommands };

export type Command = keyof Commands;
export type Args<K extends Command> = Commands[K][0];
export type Gives<K extends Command> = Commands[K][1];
