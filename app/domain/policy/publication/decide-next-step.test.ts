import { describe, expect, it } from "vitest";
import { decideNextStep } from "./decide-next-step.ts";
import type { PublicationStep, StepStatus } from "./types.ts";

function step(status: StepStatus, language: "sv" | "en", previous: string | null = "old") {
  return {
    ...{ target: "shopify-policy", language, status, previous },
    ...{ bodyDigest: "d", remoteDigest: null, reason: null, readBackAt: null },
  } satisfies PublicationStep;
}

const forward = { status: "publishing", failureReason: null } as const;
const backward = { status: "publishing", failureReason: "refused" } as const;

describe("decideNextStep()", () => {
  it("keeps what stands there before anything is written", () => {
    expect(decideNextStep({ ...forward, steps: [] })).toEqual({ kind: "keep" });
  });

  it("reads a text back before the next is written", () => {
    const steps = [step("written", "sv"), step("waiting", "en")];
    expect(decideNextStep({ ...forward, steps })).toMatchObject({
      ...{ kind: "read-back", step: { language: "sv" } },
    });
  });

  it("finishes only when every text was read back", () => {
    const steps = [step("read-back", "sv"), step("waiting", "en")];
    expect(decideNextStep({ ...forward, steps })).toMatchObject({ kind: "write" });
    const all = [step("read-back", "sv"), step("read-back", "en")];
    expect(decideNextStep({ ...forward, steps: all })).toEqual({ kind: "finish" });
  });

  it("puts back even what seems not to be written: an answer may have been lost", () => {
    const steps = [step("read-back", "sv"), step("waiting", "en")];
    expect(decideNextStep({ ...backward, steps })).toMatchObject({
      ...{ kind: "put-back", step: { language: "sv" } },
    });
    const rest = [step("put-back", "sv"), step("waiting", "en")];
    expect(decideNextStep({ ...backward, steps: rest })).toMatchObject({
      ...{ kind: "put-back", step: { language: "en" } },
    });
  });

  it("puts translations back before a main text that did not stand there", () => {
    const steps = [step("read-back", "sv", null), step("read-back", "en", null)];
    expect(decideNextStep({ ...backward, steps })).toMatchObject({ step: { language: "en" } });
  });

  it("leaves alone what somebody else changed meanwhile, and then has failed", () => {
    const steps = [step("put-back", "sv"), step("changed-elsewhere", "en")];
    expect(decideNextStep({ ...backward, steps })).toEqual({ kind: "end-failed" });
  });

  it.each(["scheduled", "published", "failed", "cancelled", "superseded"] as const)(
    "does nothing with one that is %s",
    (status) => {
      expect(decideNextStep({ status, failureReason: null, steps: [] })).toEqual({
        kind: "nothing",
      });
    },
  );
});
