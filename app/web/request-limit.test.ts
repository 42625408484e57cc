import { describe, expect, it } from "vitest";
import { createRequestLimit } from "./request-limit.server.ts";

function open() {
  let nowMs = 0;
  const take = createRequestLimit({
    ...{ windowMs: 60_000, perClient: 3, perShop: 5, nowMs: () => nowMs },
  });
  return { take, wait: (ms: number) => (nowMs += ms) };
}

describe("createRequestLimit()", () => {
  it("lets a client go on until its share of a window is used up, and again in the next", () => {
    const { take, wait } = open();
    const one = () => take("a", "192.0.2.1");
    expect([one(), one(), one()]).toEqual([0, 0, 0]);
    wait(15_000);
    expect(one()).toBe(45);
    wait(45_000);
    expect(one()).toBe(0);
  });

  it("counts shops and clients each for itself, and a shop's clients together", () => {
    const { take } = open();
    for (let index = 0; index < 3; index += 1) expect(take("a", "192.0.2.1")).toBe(0);
    expect([take("b", "192.0.2.1"), take("a", "192.0.2.2"), take("a", "192.0.2.3")]).toEqual([
      0, 0, 0,
    ]);
    expect(take("a", "192.0.2.4")).toBe(60);
  });
});
