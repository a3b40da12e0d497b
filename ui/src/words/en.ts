import { audit } from "./en/audit";
import { compare } from "./en/compare";
import { criteria } from "./en/criteria";
import { drill } from "./en/drill";
import { help } from "./en/help";
import { taking } from "./en/import";
import { overview } from "./en/overview";
import { plan } from "./en/plan";
import { records } from "./en/records";
import { report } from "./en/report";
import { runs } from "./en/runs";
import { safety } from "./en/safety";
import { setup } from "./en/setup";
import { shared } from "./en/shared";
import { start } from "./en/start";
import { views } from "./en/views";
import { who } from "./en/who";

/** Every sentence of the window that the core does not write, a file a room. Verbs with their object; missing things said as work. */
export const en = {
  ...audit,
  ...compare,
  ...criteria,
  ...drill,
  ...help,
  ...taking,
  ...overview,
  ...plan,
  ...records,
  ...report,
  ...runs,
  ...safety,
  ...setup,
  ...shared,
  ...start,
  ...views,
  ...who,
} as const;

export type Words = typeof en;
/** A catalogue has every key, and each takes the arguments the English one takes. */
export type Catalogue = { [K in keyof Words]: Words[K] extends (p: infer P) => string ? (p: P) => string : string };
