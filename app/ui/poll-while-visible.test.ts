import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { pollWhileVisible } from "./poll-while-visible.ts";

class FakePage extends EventTarget {
  visibilityState: DocumentVisibilityState = "visible";
  turn(state: DocumentVisibilityState) {
    this.visibilityState = state;
    this.dispatchEvent(new Event("visibilitychange"));
  }
}

describe("pollWhileVisible()", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("looks again after each pause, until it is stopped", () => {
    const look = vi.fn();
    const stop = pollWhileVisible(new FakePage(), look, 1_000);
    vi.advanceTimersByTime(3_000);
    expect(look).toHaveBeenCalledTimes(3);
    stop();
    vi.advanceTimersByTime(3_000);
    expect(look).toHaveBeenCalledTimes(3);
  });

  it("waits while the page is hidden and goes on once it is seen again", () => {
    const look = vi.fn();
    const page = new FakePage();
    const stop = pollWhileVisible(page, look, 1_000);
    page.turn("hidden");
    vi.advanceTimersByTime(5_000);
    expect(look).not.toHaveBeenCalled();
    page.turn("visible");
    expect(look).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(1_000);
    expect(look).toHaveBeenCalledTimes(2);
    stop();
    page.turn("visible");
    expect(look).toHaveBeenCalledTimes(2);
  });
});
