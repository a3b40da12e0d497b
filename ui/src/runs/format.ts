import { figure } from "../words/locale";

/** Seconds as a person says them: "42 s", "4 min 10 s", "2 h 51 min". Only the wording; the figure is the core's. */
export function seconds(value: number | null | undefined): string {
  if (value == null) return "";
  if (value < 60) return `${figure(value, value < 10 && value % 1 >= 0.05 ? 1 : 0)} s`;
  const minutes = Math.floor(value / 60);
  const rest = Math.round(value - minutes * 60);
  if (minutes < 60) return rest && minutes < 10 ? `${minutes} min ${rest} s` : `${Math.round(value / 60)} min`;
  const left = Math.round(value / 60) % 60;
  return left ? `${figure(Math.floor(value / 3600))} h ${left} min` : `${figure(Math.round(value / 3600))} h`;
}
