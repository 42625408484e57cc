import { describe, expect, it } from "vitest";

import { createMovableClock } from "./movable-clock.ts";

describe("createMovableClock()", () => {
  it("fires what has become due, earliest first", () => {
    const clock = createMovableClock();
    const fired: string[] = [];
    const at = (ms: number) => new Date(clock.now().getTime() + ms);
    clock.runAt(at(2000), () => fired.push("second"));
    clock.runAt(at(1000), () => fired.push("first"));
    const callOff = clock.runAt(at(1500), () => fired.push("called off"));
    callOff();
    clock.advance(500);
    expect(fired).toEqual([]);
    clock.advance(2000);
    expect(fired).toEqual(["first", "second"]);
    clock.stop();
  });

  it("runs faster than real time when told", async () => {
    const clock = createMovableClock(1000);
    const before = clock.now().getTime();
    await new Promise<void>((done) => {
      clock.runAt(new Date(before + 20_000), done);
    });
    expect(clock.now().getTime() - before).toBeGreaterThanOrEqual(20_000);
    clock.stop();
  });
});
