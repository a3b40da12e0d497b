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

/** Draws one page, sharp on this display, and gives its size in points. A newer drawing takes the canvas over. */
export function drawPage(page: PDFPageProxy, canvas: HTMLCanvasElement, width: number): { done: Promise<void>; stop: () => void } {
  const points = page.getViewport({ scale: 1 });
  const ratio = window.devicePixelRatio || 1;
  const viewport = page.getViewport({ scale: (width / points.width) * ratio });
  canvas.width = Math.floor(viewport.width);
  canvas.height = Math.floor(viewport.height);
  const task = page.render({ canvas, viewport });
  // A drawing that was overtaken by a newer one ends with an error that means nothing to anybody.
  return { done: task.promise.catch(() => undefined), stop: () => task.cancel() };
}

/** The words of a page, for who reads it with a screen reader. */
export async function pageText(page: PDFPageProxy): Promise<string> {
  const content = await page.getTextContent();
  return content.items.map((item) => ("str" in item ? item.str : "")).join(" ").replace(/\s+/g, " ").trim();
}
