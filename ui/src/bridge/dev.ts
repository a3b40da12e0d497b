import { asFailure, CallFailure, type Transport } from "./transport";
import { t } from "../words";
import type { Failure, Progress } from "./wire";

type Line = { ok?: unknown; failure?: Failure; progress?: Progress };

/** The development server: each call is a POST, its answer JSON lines (progress first, the result last). */
export const dev: Transport = {
  async call(cmd, args, watch) {
    try {
      const response = await post("./call", cmd, args, watch?.signal);
      for await (const line of lines(response)) {
        if (line.progress) watch?.progress?.(line.progress);
        else if (line.failure) throw new CallFailure(line.failure);
        else return line.ok;
      }
      throw new Error("the answer broke off");
    } catch (thrown) {
      if (watch?.signal?.aborted) throw new CallFailure({ code: "cancelled", message: t("failure.cancelled") });
      throw asFailure(thrown);
    }
  },
  async callBytes(cmd, args) {
    try {
      const response = await post("./bytes", cmd, args);
      if (response.headers.get("content-type")?.startsWith("application/json")) {
        throw new CallFailure(((await response.json()) as { failure: Failure }).failure);
      }
      return await response.arrayBuffer();
    } catch (thrown) {
      throw asFailure(thrown);
    }
  },
  onShell: () => () => {},
};

function post(url: string, cmd: string, args: object, signal?: AbortSignal): Promise<Response> {
  return fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ cmd, args }),
    ...(signal ? { signal } : {}),
  });
}

async function* lines(response: Response): AsyncGenerator<Line> {
  if (!response.ok || !response.body) throw new Error(`the development server said ${response.status}`);
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read();
    rest += value ?? "";
    const parts = rest.split("\n");
    rest = parts.pop() ?? "";
    for (const part of parts) if (part.trim()) yield JSON.parse(part) as Line;
    if (done) break;
  }
  if (rest.trim()) yield JSON.parse(rest) as Line;
}
