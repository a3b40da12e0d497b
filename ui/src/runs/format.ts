/** Seconds as a person says them: "42 s", "4 min 10 s", "2 h 51 min". Only the wording; the figure is the core's. */
export function seconds(value: number | null | undefined): string {
  if (value == null) return "";
  if (value < 60) return `${value < 10 ? Math.round(value * 10) / 10 : Math.round(value)} s`;
  const minutes = Math.floor(value / 60);
  const rest = Math.round(value - minutes * 60);
  if (minutes < 60) return rest && minutes < 10 ? `${minutes} min ${rest} s` : `${Math.round(value / 60)} min`;
  const left = Math.round(value / 60) % 60;
  return left ? `${Math.floor(value / 3600)} h ${left} min` : `${Math.round(value / 3600)} h`;
}

/** "failed → success 4, success → failed 1", without the pairs that agree. */
export function parting(states: Record<string, number>): string {
  return Object.entries(states)
    .filter(([name, n]) => {
      const [before, after] = name.split("->");
      return n > 0 && before !== after;
    })
    .map(([name, n]) => `${name.replace("->", " → ")} ${n}`)
    .join(", ");
}

export function agreeing(states: Record<string, number>): number {
  return Object.entries(states).reduce((sum, [name, n]) => sum + (name.split("->")[0] === name.split("->")[1] ? n : 0), 0);
}
