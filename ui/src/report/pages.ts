import type { PDFDocumentProxy, PDFPageProxy } from "pdfjs-dist";

export type { PDFDocumentProxy, PDFPageProxy };

/** WebKitGTK has no async iteration of streams, which pdf.js counts on for text. */
function mendStreams(): void {
  const stream = ReadableStream.prototype as unknown as Record<symbol | string, unknown>;
  if (stream[Symbol.asyncIterator]) return;
  const iterate = async function* (this: ReadableStream<unknown>) {
    const reader = this.getReader();
    try {
      for (;;) {
        const { done, value } = await reader.read();
        if (done) return;
        yield value;
      }
    } finally {
      reader.releaseLock();
    }
  };
  stream["values"] = stream[Symbol.asyncIterator] = iterate;
}

/** Opens a report's bytes. pdf.js is fetched when first needed, so that it costs the other screens nothing. */
export async function openPages(bytes: ArrayBuffer): Promise<PDFDocumentProxy> {
  mendStreams();
  const pdfjs = await import("pdfjs-dist");
  const worker = await import("pdfjs-dist/build/pdf.worker.min.mjs?url");
  pdfjs.GlobalWorkerOptions.workerSrc = worker.default;
  return pdfjs.getDocument({ data: new Uint8Array(bytes), useWasm: false, useWorkerFetch: false }).promise;
}

/** What waits to be drawn; the least number first: what is seen, what is near, then the small pictures. */
const waiting: { turn: number; draw: () => Promise<void> }[] = [];
let drawing = false;

/** Draws one after another: side by side they would all be late. */
async function work(): Promise<void> {
  if (drawing) return;
  drawing = true;
  for (let next = waiting.shift(); next; next = waiting.shift()) await next.draw();
  drawing = false;
}

/**
 * Draws one page when its turn comes, sharp at so many pixels a point of the screen. It is drawn aside and put in
 * place whole, so that what was there before stays until then. Gives the way to stop.
 */
export function drawPage(page: PDFPageProxy, canvas: HTMLCanvasElement, width: number, ratio: number, turn: number, done: () => void): () => void {
  let stopped = false;
  let stop = () => {};
  const draw = async () => {
    if (stopped) return;
    const viewport = page.getViewport({ scale: (width / page.getViewport({ scale: 1 }).width) * ratio });
    const aside = document.createElement("canvas");
    aside.width = Math.floor(viewport.width);
    aside.height = Math.floor(viewport.height);
    const task = page.render({ canvas: aside, viewport });
    stop = () => task.cancel();
    try {
      await task.promise;
    } catch {
      // A drawing that was overtaken by a newer one ends with an error that means nothing to anybody.
      return;
    }
    if (stopped) return;
    canvas.width = aside.width;
    canvas.height = aside.height;
    canvas.getContext("2d")?.drawImage(aside, 0, 0);
    done();
  };
  const at = waiting.findIndex((other) => other.turn > turn);
  waiting.splice(at < 0 ? waiting.length : at, 0, { turn, draw });
  void work();
  return () => {
    stopped = true;
    stop();
  };
}

/** The words of a page, for who reads it with a screen reader. */
export async function pageText(page: PDFPageProxy): Promise<string> {
  const content = await page.getTextContent();
  return content.items.map((item) => ("str" in item ? item.str : "")).join(" ").replace(/\s+/g, " ").trim();
}
