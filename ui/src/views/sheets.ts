/** The sheets that open over any screen: their code is fetched once there is something to read behind them. */
type Sheets = typeof import("./over");

/** How long the first screen has the machine to itself, in milliseconds. */
const HEAD_START = 200;
let asked: Promise<Sheets> | undefined;

/** The sheets, as soon as they are there. One that is asked for earlier opens then. */
export const sheetViews = (): Promise<Sheets> =>
  (asked ??= new Promise((done, fail) => requestAnimationFrame(() => setTimeout(() => import("./over").then(done, fail), HEAD_START))));
