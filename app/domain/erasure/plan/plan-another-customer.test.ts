import { describe, expect, it } from "vitest";
import type { CollectedRecord } from "../../data-requests/types.ts";
import type { JsonObject } from "../../shared/json.ts";
import { createErasurePlanner } from "./plan-erasure.ts";
import type { PlanFacts } from "./plan-parts.ts";

const facts: PlanFacts = {
  scopes: ["write_draft_orders", "write_customers"],
  rule: { off: [], metafieldNamespaces: ["loyalty"] },
  accounting: { country: null, financialYearEnd: "12-31", timeZone: "Europe/Stockholm" },
  customerIds: ["1"],
  ...{ mergedCustomerIds: [], listedOrderIds: [], emails: [], people: 1 },
  now: new Date("2026-11-23T12:00:00Z"),
  digest: (text) => `digest of ${text}`,
};

function plan(records: readonly CollectedRecord[], over: Partial<PlanFacts> = {}) {
  const planner = createErasurePlanner({ ...facts, ...over });
  planner.add(records);
  return planner.finish([]);
}

const asCustomer = { place: "customer", kind: "customer" } as const;
const record = (
  id: string,
  data: JsonObject,
  over: Pick<CollectedRecord, "place" | "kind"> & Partial<CollectedRecord>,
): CollectedRecord => ({ id, data, parentId: null, reason: "email", ...over });

describe("a planned erasure when the person's e-mail stands on another customer now", () => {
  const other = "gid://shopify/Customer/2";
  const address = { emailAddress: "anna@example.com", marketingState: "UNSUBSCRIBED" };
  const records = [
    record(other, { defaultEmailAddress: address }, { ...asCustomer }),
    record(
      "gid://shopify/Metafield/1",
      { namespace: "loyalty", key: "k", value: "v" },
      { place: "customer", kind: "metafield", parentId: other },
    ),
    record(
      "gid://shopify/DraftOrder/1",
      { id: "gid://shopify/DraftOrder/1", email: "anna@example.com", customer: { id: other } },
      { place: "draft-orders", kind: "draft-order" },
    ),
  ];

  it("touches neither their metafields nor their drafts, and takes over no opt-out", () => {
    const { steps, lines, watched, suppressEmails } = plan(records);
    expect([steps, watched, suppressEmails]).toEqual([[], [], []]);
    const left = { fate: "left", because: "customer-not-named", count: 1 };
    const fields = ["DraftOrder", "Metafield"];
    expect(lines.filter(({ field }) => fields.includes(field))).toMatchObject([left, left]);
  });

  it("takes them for the person's where that customer was merged with theirs", () => {
    const { steps, suppressEmails } = plan(records, { mergedCustomerIds: ["2"] });
    expect(steps.map(({ action }) => action).sort()).toEqual(["delete-draft", "delete-metafields"]);
    expect(suppressEmails).toEqual(["anna@example.com"]);
  });

  it("takes them for the person's where the request names no customer", () => {
    expect(plan(records, { customerIds: [] }).steps).toHaveLength(2);
  });

  it("still deletes a draft of theirs that names no customer", () => {
    const [, , draft] = records;
    if (draft === undefined) throw new Error("a draft");
    const unnamed = { ...draft, data: { ...draft.data, customer: null } };
    expect(plan([unnamed]).steps).toMatchObject([{ action: "delete-draft" }]);
  });
});
