import { describe, expect, it } from "vitest";
import { asStaffUserId } from "../shared/ids.ts";
import { actorName, defaultPermissions, isAllowed, settlePermissions } from "./permissions.ts";
import { permissions, type StaffActor } from "./types.ts";

const actor = (overrides: Partial<StaffActor> = {}): StaffActor => ({
  userId: asStaffUserId("43"),
  isAccountOwner: false,
  permissions: [],
  ...overrides,
});

describe("defaultPermissions()", () => {
  it("gives the account owner everything", () => {
    expect(defaultPermissions(true)).toEqual(permissions);
  });

  it("lets everybody else see and nothing more", () => {
    expect(defaultPermissions(false)).toEqual(["see"]);
  });
});

describe("isAllowed()", () => {
  it("refuses what was not granted", () => {
    expect(isAllowed(actor({ permissions: ["see"] }), "download")).toBe(false);
  });

  it("allows what was granted", () => {
    expect(isAllowed(actor({ permissions: ["see", "download"] }), "download")).toBe(true);
  });

  it("never locks the account owner out", () => {
    expect(isAllowed(actor({ isAccountOwner: true }), "configure")).toBe(true);
  });
});

describe("settlePermissions()", () => {
  it("adds see to anything more", () => {
    expect(settlePermissions(["approve"], false)).toEqual(["see", "approve"]);
  });

  it("keeps nothing when nothing is wanted", () => {
    expect(settlePermissions([], false)).toEqual([]);
  });

  it("drops repetitions and keeps the list's order", () => {
    expect(settlePermissions(["configure", "see", "configure"], false)).toEqual([
      "see",
      "configure",
    ]);
  });

  it("leaves the account owner with everything", () => {
    expect(settlePermissions([], true)).toEqual(permissions);
  });
});

describe("actorName()", () => {
  it("names a staff user by Shopify's id, never by name", () => {
    expect(actorName(asStaffUserId("42"))).toBe("staff:42");
  });
});
