import { describe, expect, it } from "vitest";
import { decideWish } from "./decide-wish.ts";
import { areSameTopics, hasTopic, joinTopics, withoutTopics } from "./topics.ts";
import { type Standing, untouched, type Wish } from "./types.ts";

const left = new Date("2026-11-20T08:00:00Z");
const after = (hours: number) => new Date(left.getTime() + hours * 3_600_000);
const out = (topics: Standing["out"]): Standing => ({
  ...{ out: topics, lessOften: false, since: left, proofId: "first" },
});
const decide = (wish: Wish, standing: Standing, more: object = {}) =>
  decideWish(wish, { standing, proofId: "next", now: after(1), ...more });

describe("decideWish()", () => {
  it("lets an opt-out hold at once, and one that held already change nothing", () => {
    const all: Wish = { kind: "opt-out", topics: "all" };
    const first = decide(all, untouched);
    expect(first).toMatchObject({ outcome: "changed", standing: { out: "all", proofId: "next" } });
    expect(decide(all, out("all")).outcome).toBe("kept");
    const narrower: Wish = { kind: "opt-out", topics: ["surveys"] };
    expect(decide(narrower, out("all")).standing.out).toBe("all");
  });

  it("takes back only the last opt-out, within fourteen days", () => {
    const before = { out: ["contests"], lessOften: false } as const;
    const undo: Wish = { kind: "undo", of: "first" };
    expect(decide(undo, out("all"), { before }).standing.out).toEqual(["contests"]);
    expect(decide(undo, out("all"), { before, now: after(15 * 24) }).outcome).toBe("kept");
    expect(decide({ kind: "undo", of: "older" }, out("all"), { before }).outcome).toBe("kept");
    expect(decide(undo, out("all")).reason).toBe("too-late-to-undo");
  });

  it("lifts an opt-out by a soft opt-in only where the way out was shown (2008:486, s. 19)", () => {
    const optIn = (optOutShown: boolean): Wish => ({
      ...{ kind: "opt-in", topics: ["newsletter"], at: after(1), isBulk: false },
      basis: { kind: "soft-opt-in", order: "1001", optOutShown },
    });
    expect(decide(optIn(false), out("all")).reason).toBe("opt-out-not-shown");
    const lifted = decide(optIn(true), out("all")).standing.out;
    expect([hasTopic(lifted, "newsletter"), hasTopic(lifted, "offers")]).toEqual([false, true]);
  });
});

describe("joinTopics() and withoutTopics()", () => {
  it("keep everything apart from every topic by name, which is less", () => {
    const named = ["newsletter", "contests", "surveys", "offers"] as const;
    expect(joinTopics(named, [])).toEqual(named);
    expect(areSameTopics(named, "all")).toBe(false);
    expect(joinTopics("all", ["offers"])).toBe("all");
    expect(withoutTopics("all", ["offers"])).toEqual(["newsletter", "contests", "surveys"]);
    expect(withoutTopics("all", "all")).toEqual([]);
  });
});
