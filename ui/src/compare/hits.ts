import type { Hit } from "../bridge";

/** The mark nearest to a point, if one lies within reach; its place in the list, else -1. */
export function nearest(hits: readonly Hit[], x: number, y: number, reach: number): number {
  let best = -1;
  let least = reach;
  hits.forEach((hit, i) => {
    const dx = Math.max(hit.x - x, 0, x - hit.x - hit.w);
    const dy = Math.max(hit.y - y, 0, y - hit.y - hit.h);
    // Inside a mark the distance to its middle decides between marks that overlap.
    const inside = Math.hypot(x - hit.x - hit.w / 2, y - hit.y - hit.h / 2) / 1000;
    const far = Math.hypot(dx, dy) + inside;
    if (far < least) {
      least = far;
      best = i;
    }
  });
  return best;
}
