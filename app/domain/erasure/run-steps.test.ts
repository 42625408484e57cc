import { describe, expect, it } from "vitest";
import { SourceRefusedError, TransientSourceError } from "../data-requests/ports.ts";
import { asDataRequestId, asInstallationId } from "../shared/ids.ts";
import type { StepEnd, StoreEraser } from "./ports.ts";
import { runSteps } from "./run-steps.ts";
import { seenDigest } from "./step-values.ts";
import type { ErasureStep, StepValues } from "./types.ts";

const digest = (text: string): string => `digest of ${text}`;
const written: StepValues = { "Order.note": "Call first" };

const steps: readonly ErasureStep[] = [1, 2, 3].map((number) => ({
  ...{ number, place: "orders", action: "clear-order", target: `order ${number}` },
  ...{ fields: ["Order.note"], seen: seenDigest(written, digest) },
}));

/** Three orders with a note; `refuse` may throw in place of an answer. */
async function run(refuse: (call: "read" | "write", target: string) => void) {
  const cleared = new Set<string>();
  const ended: StepEnd[] = [];
  const eraser: StoreEraser = {
    read: async (_, { target }) => {
      refuse("read", target);
      return cleared.has(target) ? { "Order.note": null } : written;
    },
    write: async (_, { target }) => {
      refuse("write", target);
      cleared.add(target);
      return { kind: "written" };
    },
  };
  const store = {
    waitingSteps: async function* () {
      yield* steps;
    },
    endStep: async (_: unknown, end: StepEnd) => void ended.push(end),
  };
  const context = {
    installationId: asInstallationId("i"),
    signal: new AbortController().signal,
  };
  const clock = { now: () => new Date(0) };
  const isDone = await runSteps({ store, eraser, clock, digest }, asDataRequestId("r"), context);
  return { isDone, ended };
}

const done = (number: number) => ({ number, state: "done", outcome: null });

describe("runSteps()", () => {
  it.each(["read", "write"] as const)(
    "goes on with the other steps where Shopify refuses to let one record be %s",
    async (what) => {
      const { isDone, ended } = await run((call, target) => {
        if (call === what && target === "order 2") {
          throw new SourceRefusedError("refused", { code: "source-failed" });
        }
      });
      expect(isDone).toBe(true);
      const refused = { number: 2, state: "refused", outcome: "source-refused" };
      expect(ended).toEqual([done(1), refused, done(3)]);
    },
  );

  it.each([
    new SourceRefusedError("no token", { code: "shop-not-installed" }),
    new TransientSourceError("later"),
  ])("leaves a step to be done where the whole shop does not answer: $message", async (error) => {
    const refuse = (_: string, target: string): void => {
      if (target === "order 2") throw error;
    };
    await expect(run(refuse)).rejects.toBe(error);
  });
});
