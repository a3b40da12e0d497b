import { CallFailure, type Transport } from "./transport";
import type { Args, Command, Gives } from "./commands";

export type Answers = { [K in Command]?: (args: Args<K>) => Gives<K> | Promise<Gives<K>> };

/** A transport for component tests and the gallery: answers are given by hand, calls are written down. */
export function testTransport(answers: Answers): Transport & { calls: { cmd: string; args: object }[] } {
  const calls: { cmd: string; args: object }[] = [];
  return {
    calls,
    async call(cmd, args) {
      calls.push({ cmd, args });
      const answer = answers[cmd as Command] as ((a: object) => unknown) | undefined;
      if (!answer) throw new CallFailure({ code: "missing", message: `Nothing answers “${cmd}” here.` });
      return await answer(args);
    },
    callBytes: () => Promise.reject(new CallFailure({ code: "missing", message: "No bytes here." })),
    onShell: () => () => {},
  };
}
