/** The cell of a grid that a pointer is over, counted from its first row and column; the head is above them. */
export function cellOf(event: MouseEvent): { r: number; c: number } | undefined {
  const under = event.target instanceof Element ? event.target : null;
  const row = under?.closest("[aria-rowindex]");
  const cell = under?.closest('[role="gridcell"]');
  if (!row || !cell) return undefined;
  return { r: Number(row.getAttribute("aria-rowindex")) - 2, c: Number(cell.getAttribute("aria-colindex")) - 1 };
}
