import { describe, expect, it } from "vitest";
import {
  samplePurpose,
  sampleRecipient,
  sampleRegister,
  sampleStoredItem,
} from "../../../tests/support/register-fixture.ts";
import {
  createItemId,
  repointPurpose,
  withoutPurpose,
  withoutRecipient,
  withoutRecipientAndItems,
  withoutStoredItem,
  withPurpose,
  withRecipient,
  withStoredItem,
} from "./edit-register.ts";

const register = sampleRegister();
const ids = (items: readonly { readonly id: string }[]) => items.map(({ id }) => id);

describe("withPurpose()", () => {
  it("adds a new one at the end and replaces a known one where it stands", () => {
    const added = withPurpose(register, samplePurpose({ id: "new" }));
    expect(ids(added.purposes).at(-1)).toBe("new");
    const replaced = withPurpose(added, samplePurpose({ id: "support", preset: "support" }));
    expect(ids(replaced.purposes)).toEqual(ids(added.purposes));
    expect(replaced.purposes[1]).toEqual(samplePurpose({ id: "support", preset: "support" }));
  });
});

describe("withRecipient() and withStoredItem()", () => {
  it("add a new one at the end", () => {
    const recipient = sampleRecipient({ id: "new", name: "New", purposes: ["support"] });
    expect(withRecipient(register, recipient).recipients.at(-1)).toEqual(recipient);
    const item = sampleStoredItem({ id: "new", name: "new", purpose: "support" });
    expect(withStoredItem(register, item).storedItems.at(-1)).toEqual(item);
    expect(ids(withoutStoredItem(register, "cart").storedItems)).not.toContain("cart");
  });
});

describe("withoutPurpose()", () => {
  it("is refused with the recipients that would serve nothing and the items that serve it", () => {
    expect(withoutPurpose(register, "newsletter")).toEqual({
      ...{ ok: false, reason: { recipients: ["klaviyo"], storedItems: ["klaviyo-id"] } },
    });
  });

  it("takes it from recipients that serve other purposes too", () => {
    const without = withoutPurpose({ ...register, storedItems: [] }, "sock-club");
    const after = without.ok ? without.value : register;
    expect(ids(after.purposes)).not.toContain("sock-club");
    expect(after.recipients.find(({ id }) => id === "postnord")?.purposes).toEqual([
      "sell-and-deliver",
    ]);
  });

  it("is granted once everything points elsewhere", () => {
    const pointed = repointPurpose(register, { from: "newsletter", to: "statistics" });
    expect(withoutPurpose(pointed, "newsletter").ok).toBe(true);
  });
});

describe("withoutRecipient()", () => {
  it("is refused with the stored items it sets", () => {
    expect(withoutRecipient(register, "google-analytics")).toEqual({
      ...{ ok: false, reason: { recipients: [], storedItems: ["ga", "ga-property"] } },
    });
    expect(withoutRecipient(register, "postnord").ok).toBe(true);
  });

  it("can take them along when that is asked for", () => {
    const after = withoutRecipientAndItems(register, "google-analytics");
    expect(ids(after.recipients)).not.toContain("google-analytics");
    expect(ids(after.storedItems)).not.toContain("ga");
  });
});

describe("createItemId()", () => {
  it("makes a free slug of any name", () => {
    expect(createItemId("Årets Strumpklubb!", [])).toBe("arets-strumpklubb");
    expect(createItemId("Support", register.purposes)).toBe("support-2");
    expect(createItemId("Ж", [])).toBe("item");
    expect(createItemId("x".repeat(300), []).length).toBeLessThan(80);
  });
});
