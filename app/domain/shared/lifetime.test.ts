import { describe, expect, it } from "vitest";
import { isEndedBy } from "./lifetime.ts";

const at = (time: string) => new Date(`2026-11-23T${time}Z`);

describe("isEndedBy()", () => {
  it("ends what began before the uninstall", () => {
    const lifetime = { startedAt: at("08:00:00"), tokenObtainedAt: at("09:00:00") };
    expect(isEndedBy(lifetime, at("10:00:00"))).toBe(true);
    expect(isEndedBy({ ...lifetime, tokenObtainedAt: null }, at("10:00:00"))).toBe(true);
  });

  it("leaves a lifetime that began after the uninstall", () => {
    const lifetime = { startedAt: at("10:00:20"), tokenObtainedAt: null };
    expect(isEndedBy(lifetime, at("10:00:00"))).toBe(false);
  });

  it("leaves a lifetime whose token was obtained after the uninstall", () => {
    const lifetime = { startedAt: at("08:00:00"), tokenObtainedAt: at("10:00:20") };
    expect(isEndedBy(lifetime, at("10:00:00"))).toBe(false);
  });

  it("ends a lifetime whose token was on its way when the app was uninstalled", () => {
    const lifetime = { startedAt: at("08:00:00"), tokenObtainedAt: at("10:00:01") };
    expect(isEndedBy(lifetime, at("10:00:00"))).toBe(true);
  });
});
