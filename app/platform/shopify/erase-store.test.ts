import { describe, expect, it } from "vitest";
import { openAdmin } from "../../../local-shopify/graphql/testing/open-admin.ts";
import { createStandInClient, WRITE_SCOPES } from "../../../tests/support/stand-in-client.ts";
import type { ErasureStep, StepValues } from "../../domain/erasure/types.ts";
import { isEmptyValues, orderStepFields } from "../../domain/erasure/step-values.ts";
import { asInstallationId } from "../../domain/shared/ids.ts";
import type { JsonObject } from "../../domain/shared/json.ts";
import type { AdminClient, AdminReply } from "./admin-client.server.ts";
import { AdminQueryError } from "./admin-envelope.server.ts";
import { createStoreEraser } from "./erase-store.server.ts";

const context = {
  installationId: asInstallationId("00000000-0000-7000-8000-000000000000"),
  signal: new AbortController().signal,
};
const orderId = "gid://shopify/Order/1";

function stepOf(step: Pick<ErasureStep, "action" | "target"> & Partial<ErasureStep>): ErasureStep {
  return { number: 1, place: "orders", fields: [], seen: "", ...step };
}

/** A store of the stand-in and what a step reads there before it is written and after. */
function openWorld() {
  const admin = openAdmin();
  const eraser = createStoreEraser({ client: createStandInClient(admin) });
  return {
    admin,
    eraser,
    recordWith: (field: string) => {
      const token = admin.store.tokens.find((one) => one.field === field);
      if (token === undefined) throw new Error(`nothing is planted in ${field}`);
      return token.recordId;
    },
    carryOut: async (step: ErasureStep) => {
      const before = await eraser.read(context, step);
      const outcome = await eraser.write(context, step);
      return { before, outcome, after: await eraser.read(context, step) };
    },
  };
}

function tokenIn(values: StepValues | undefined): boolean {
  return /[a-z0-9]{8,}/u.test(JSON.stringify(values));
}

/** A client that answers the given replies one after another and keeps what it was asked. */
function scripted(replies: readonly (Partial<AdminReply> | Error)[]) {
  const asked: JsonObject[] = [];
  const client: AdminClient = {
    request: ({ variables }) => {
      const reply = replies[asked.length];
      asked.push(variables);
      return reply instanceof Error
        ? Promise.reject(reply)
        : Promise.resolve({ data: null, denied: [], cost: undefined, ...reply });
    },
  };
  return { asked, eraser: createStoreEraser({ client }) };
}

const denied = (path: readonly (string | number)[]) => ({
  path,
  code: "scope-not-granted" as const,
  lostMore: false,
});
const noteStep = stepOf({ action: "clear-order", target: orderId, fields: ["Order.note"] });
const refusedUpdate = { data: { orderUpdate: { userErrors: [{ message: "anna@example.test" }] } } };
const withNote = { data: { node: { id: orderId, note: "n" } } };
const scopes = (...handles: string[]) => ({
  data: { currentAppInstallation: { accessScopes: handles.map((handle) => ({ handle })) } },
});

describe("createStoreEraser()", () => {
  it.each(orderStepFields)("empties %s and reads it back as empty", async (field) => {
    const world = openWorld();
    const planted = {
      "Order.note": "Order.note",
      "Order.customAttributes": "Attribute.value",
      "Order.poNumber": "Order.poNumber",
      "Order.localizedFields": "LocalizedField.value",
    }[field];
    const target = world.admin.store.tokens.find(
      (one) => one.field === planted && one.recordId.includes("/Order/"),
    )?.recordId;
    const step = stepOf({ action: "clear-order", target: target ?? "", fields: [field] });
    const { before, outcome, after } = await world.carryOut(step);
    expect(tokenIn(before)).toBe(true);
    expect(outcome).toEqual({ kind: "written" });
    expect(after !== undefined && isEmptyValues("clear-order", after)).toBe(true);
  });

  it("leaves alone what the step does not name", async () => {
    const world = openWorld();
    const target = world.recordWith("LocalizedField.value");
    const others = stepOf({
      ...{ action: "clear-order", target },
      fields: orderStepFields.filter((field) => field !== "Order.localizedFields"),
    });
    const before = await world.eraser.read(context, others);
    const step = { ...others, fields: ["Order.localizedFields"] };
    await world.carryOut(step);
    expect(await world.eraser.read(context, others)).toEqual(before);
  });

  it.each([
    ["delete-draft", "DraftOrder.note2"],
    ["delete-comment", "Comment.body"],
    ["delete-company-contact", "CompanyContact.title"],
  ] as const)("carries out %s: the record is gone afterwards", async (action, planted) => {
    const world = openWorld();
    const step = stepOf({ action, target: world.recordWith(planted) });
    const { before, outcome, after } = await world.carryOut(step);
    expect(before).toMatchObject({ id: step.target });
    expect(outcome).toEqual({ kind: "written" });
    expect(after).toBeUndefined();
    expect(await world.eraser.write(context, step)).toEqual({ kind: "written" });
  });

  it("empties a gift card's note, and what was written to the recipient only when asked to", async () => {
    const world = openWorld();
    const target = world.recordWith("GiftCardRecipient.message");
    const note = stepOf({ action: "clear-gift-card", target, fields: ["GiftCard.note"] });
    const words = {
      ...note,
      fields: ["GiftCardRecipient.preferredName", "GiftCardRecipient.message"],
    };
    const first = await world.carryOut(note);
    expect(first.outcome).toEqual({ kind: "written" });
    expect(first.after).toEqual({ note: null });
    expect(tokenIn(await world.eraser.read(context, words))).toBe(true);
    const second = await world.carryOut(words);
    expect(second.after).toEqual({ "recipient.preferredName": null, "recipient.message": null });
  });

  it("deletes metafields of a customer, more of them than one call takes", async () => {
    const world = openWorld();
    const target = world.admin.person("everything").customerId ?? "";
    const keys = Array.from({ length: 30 }, (_, index) => `key_${index}`);
    for (const slice of [keys.slice(0, 25), keys.slice(25)]) {
      await world.admin.ask(
        "mutation($m: [MetafieldsSetInput!]!) { metafieldsSet(metafields: $m) { userErrors { code } } }",
        {
          m: slice.map((key) => ({
            ...{ ownerId: target, namespace: "loyalty", key },
            ...{ type: "single_line_text_field", value: `value of ${key}` },
          })),
        },
        { scopes: ["read_customers", ...WRITE_SCOPES] },
      );
    }
    const fields = keys.map((key) => `loyalty.${key}`);
    const step = stepOf({ action: "delete-metafields", target, fields });
    const { before, outcome, after } = await world.carryOut(step);
    expect(Object.values(before ?? {})).toEqual(keys.map((key) => `value of ${key}`));
    expect(outcome).toEqual({ kind: "written" });
    expect(Object.values(after ?? {})).toEqual(keys.map(() => null));
  });

  it("reads a record that is not there as gone", async () => {
    const { eraser } = openWorld();
    const step = stepOf({ action: "delete-draft", target: "gid://shopify/DraftOrder/1" });
    expect(await eraser.read(context, step)).toBeUndefined();
  });

  it("does not call an order gone that has grown older than the app may read", async () => {
    const step = noteStep;
    const old = scripted([{ data: { node: null } }, scopes("read_orders", "write_orders")]);
    expect(await old.eraser.read(context, step)).toEqual({
      outOfReach: "orders-older-than-60-days",
    });
    const gone = scripted([{ data: { node: null } }, scopes("read_orders", "read_all_orders")]);
    expect(await gone.eraser.read(context, step)).toBeUndefined();
  });

  it("does not take a refused field or record for an empty one", async () => {
    const field = scripted([
      { data: { node: { id: orderId, note: null } }, denied: [denied(["node", "note"])] },
    ]);
    expect(await field.eraser.read(context, noteStep)).toEqual({ outOfReach: "scope-not-granted" });
    const record = scripted([{ data: { node: null }, denied: [denied(["node"])] }]);
    const draft = stepOf({ action: "delete-draft", target: "gid://shopify/DraftOrder/1" });
    expect(await record.eraser.read(context, draft)).toEqual({ outOfReach: "scope-not-granted" });
  });

  it("names a missing scope", async () => {
    const admin = openAdmin();
    const eraser = createStoreEraser({
      client: createStandInClient(admin, { scopes: ["read_orders", "read_all_orders"] }),
    });
    const target = admin.store.tokens.find(({ field }) => field === "Order.note")?.recordId ?? "";
    const outcome = await eraser.write(context, { ...noteStep, target });
    expect(outcome).toEqual({ kind: "refused", code: "scope-not-granted" });
  });

  it("says a refusal by a code, never in Shopify's words", async () => {
    const { eraser } = scripted([withNote, refusedUpdate, withNote]);
    expect(await eraser.write(context, noteStep)).toEqual({ kind: "refused", code: "user-error" });
  });

  it("empties the other fields of an order when one of them is refused", async () => {
    const step = { ...noteStep, fields: ["Order.note", "Order.poNumber"] };
    const order = { data: { node: { id: orderId, note: "n", poNumber: "p" } } };
    const written = { data: { orderUpdate: { userErrors: [] } } };
    const { asked, eraser } = scripted([order, refusedUpdate, refusedUpdate, written, order]);
    expect(await eraser.write(context, step)).toEqual({ kind: "refused", code: "user-error" });
    expect(asked.slice(1, 4)).toEqual([
      { input: { id: orderId, note: "", poNumber: "" } },
      { input: { id: orderId, note: "" } },
      { input: { id: orderId, poNumber: "" } },
    ]);
  });

  it("empties a draft that Shopify will not delete, and calls it refused all the same", async () => {
    const id = "gid://shopify/DraftOrder/1";
    const { asked, eraser } = scripted([
      { data: { draftOrderDelete: { userErrors: [{ message: "no" }] } } },
      { data: { draftOrderUpdate: { userErrors: [] } } },
      { data: { node: { id } } },
    ]);
    const outcome = await eraser.write(context, stepOf({ action: "delete-draft", target: id }));
    expect(outcome).toEqual({ kind: "refused", code: "cleared-not-deleted" });
    expect(asked[1]).toMatchObject({ id, input: { email: "", note: "", shippingAddress: null } });
  });

  it("counts a refusal as written when the record has gone meanwhile", async () => {
    const { eraser } = scripted([
      { data: { commentDelete: { userErrors: [{ code: "NOT_FOUND" }] } } },
      { data: { node: null } },
    ]);
    const step = stepOf({ action: "delete-comment", target: "gid://shopify/Comment/1" });
    expect(await eraser.write(context, step)).toEqual({ kind: "written" });
  });

  it("does not try a write for ever that Shopify does not understand", async () => {
    const { eraser } = scripted([
      new AdminQueryError("Shopify refused the query"),
      { data: { node: { id: "gid://shopify/Comment/1", author: null } } },
    ]);
    const step = stepOf({ action: "delete-comment", target: "gid://shopify/Comment/1" });
    expect(await eraser.write(context, step)).toEqual({ kind: "refused", code: "source-refused" });
  });
});
