/** Whether what is wider than its place goes on beyond its edges, and whether it scrolls at all. */
export class Edges {
  /** Something is hidden before the first edge. */
  start = $state(false);
  /** Something is hidden beyond the last edge. */
  end = $state(false);
  /** It scrolls, in whichever direction: then the keyboard must reach it. */
  scrolls = $state(false);

  /** Follows a box that scrolls: as it is scrolled, and as it or what it holds changes its size. */
  readonly watch = (box: HTMLElement): (() => void) => {
    let frame = 0;
    const look = () => this.#look(box);
    // Once a frame: what is drawn while it scrolls is then laid out once.
    const later = () => (frame ||= requestAnimationFrame(() => ((frame = 0), look())));
    const sizes = new ResizeObserver(look);
    const hold = () => [box, ...box.children].forEach((one) => sizes.observe(one));
    const children = new MutationObserver(hold);
    children.observe(box, { childList: true });
    box.addEventListener("scroll", later, { passive: true });
    hold();
    look();
    return () => {
      sizes.disconnect();
      children.disconnect();
      box.removeEventListener("scroll", later);
      cancelAnimationFrame(frame);
    };
  };

  #look(box: HTMLElement): void {
    const beyond = box.scrollWidth - box.clientWidth;
    // Where a script runs to the left, what was passed lies at the right and is counted below nought.
    const passed = Math.abs(box.scrollLeft);
    this.start = beyond > 1 && passed > 1;
    this.end = beyond > 1 && passed < beyond - 1;
    this.scrolls = beyond > 1 || box.scrollHeight > box.clientHeight + 1;
  }
}
