import { s } from "./count";

/** Words of the report. */
export const report = {
  "report.export": "Export PDF",
  "report.paper": "Paper",
  "report.pages": (p: { n: number }) => s(p.n, "page", "pages"),
  "report.pages_label": "Pages of the report",
  "report.page": (p: { n: number }) => `Page ${p.n}`,
  "report.page_of": (p: { n: number; all: number }) => `Page ${p.n} of ${p.all}`,
  "report.preview": "The report as it will print",
};
