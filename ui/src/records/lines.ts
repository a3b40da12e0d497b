import type { Group } from "../bridge";

/** What stands on a line of the grid: a row of the view by its place, or the head of a group. */
export type Line = { row: number } | { head: number };

interface Section {
  /** The line of its head. */
  line: number;
  /** The place of its first row in the view. */
  from: number;
  rows: number;
  open: boolean;
}

/** Where rows and heads of groups stand when some groups are closed. Without groups a line is a row. */
export class Lines {
  readonly count: number;
  readonly #sections: Section[] = [];

  constructor(groups: readonly Group[], shown: number, closed: ReadonlySet<string>) {
    let line = 0;
    let from = 0;
    for (const group of groups) {
      const open = !closed.has(group.value);
      this.#sections.push({ line, from, rows: group.count, open });
      line += 1 + (open ? group.count : 0);
      from += group.count;
    }
    this.count = groups.length ? line : shown;
  }

  at(line: number): Line {
    const head = this.#section(line);
    const section = this.#sections[head];
    if (!section) return { row: line };
    return line === section.line ? { head } : { row: section.from + line - section.line - 1 };
  }

  /** The line of a row; none where its group is closed. */
  of(row: number): number | undefined {
    if (!this.#sections.length) return row;
    const section = this.#sections.findLast((one) => one.from <= row);
    return section?.open ? section.line + 1 + row - section.from : undefined;
  }

  /** The group that a line belongs to. */
  group(line: number): number | undefined {
    return this.#sections.length ? this.#section(line) : undefined;
  }

  isOpen(group: number): boolean {
    return this.#sections[group]?.open ?? true;
  }

  /** The line of a group's head. */
  head(group: number): number {
    return this.#sections[group]?.line ?? 0;
  }

  /** The rows between two lines, both counted in, as stretches without heads. */
  rows(top: number, bottom: number): [from: number, until: number][] {
    if (!this.#sections.length) return [[top, bottom + 1]];
    const stretches: [number, number][] = [];
    for (const one of this.#sections) {
      if (!one.open) continue;
      const from = Math.max(top, one.line + 1);
      const until = Math.min(bottom, one.line + one.rows);
      if (from <= until) stretches.push([one.from + from - one.line - 1, one.from + until - one.line]);
    }
    return stretches;
  }

  #section(line: number): number {
    let low = 0;
    let high = this.#sections.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.#sections[middle]?.line ?? 0) <= line) low = middle;
      else high = middle - 1;
    }
    return high < 0 ? -1 : low;
  }
}
