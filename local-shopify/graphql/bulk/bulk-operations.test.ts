import { text as readText } from "node:stream/consumers";
import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import type { StoreWebhook } from "../../contract.ts";
import {
  ALL_SCOPES,
  dig,
  listOf,
  openAdmin,
  type OpenAdmin,
  SHOP,
  START,
} from "../testing/open-admin.ts";

const RUN = `mutation($query: String!, $group: Boolean!) { bulkOperationRunQuery(query: $query, groupObjects: $group) {
  bulkOperation { id status } userErrors { field message code } } }`;
const STATE = `query($id: ID!) { bulkOperation(id: $id) { status errorCode objectCount rootObjectCount fileSize url partialDataUrl completedAt type } }`;

async function run(
  admin: OpenAdmin,
  query: string,
  more: { readonly group?: boolean; readonly scopes?: readonly string[] } = {},
) {
  const answer = await admin.ask(
    RUN,
    { query, group: more.group ?? false },
    { scopes: more.scopes ?? ALL_SCOPES },
  );
  const payload = dig(answer.data, "bulkOperationRunQuery");
  return { id: String(dig(payload, "bulkOperation", "id")), payload };
}

async function finished(admin: OpenAdmin, id: string): Promise<unknown> {
  for (let turn = 0; turn < 500; turn += 1) {
    const state = dig((await admin.ask(STATE, { id })).data, "bulkOperation");
    if (dig(state, "completedAt") !== null) return state;
    await wait(5);
  }
  throw new Error("the operation never ends");
}

async function readLines(admin: OpenAdmin, url: unknown): Promise<readonly unknown[]> {
  const stream = admin.api.readBulkResult(String(url).split("/").at(-1) ?? "");
  if (!stream) throw new Error("there is no result");
  return (await readText(stream))
    .trim()
    .split("\n")
    .map((line): unknown => JSON.parse(line));
}

const orderSchema = z.looseObject({
  id: z.string(),
  lineItems: z.object({ nodes: z.array(z.looseObject({})) }),
});

/** An order of a page as the bulk file has it: itself, then its lines. */
function toLines(order: unknown): readonly unknown[] {
  const { lineItems, ...own } = orderSchema.parse(order);
  return [own, ...lineItems.nodes.map((line) => ({ ...line, __parentId: own.id }))];
}

const ORDERS = `{ orders { edges { node { id note customer { id } lineItems { edges { node { id customAttributes { key value } } } } } } } }`;

describe("bulkOperationRunQuery", () => {
  it("writes the same as the pages say, a line per node", async () => {
    const admin = openAdmin();
    const state = await finished(admin, (await run(admin, ORDERS, { group: true })).id);
    expect(state).toMatchObject({
      status: "COMPLETED",
      errorCode: null,
      type: "QUERY",
      partialDataUrl: null,
    });
    const lines = await readLines(admin, dig(state, "url"));
    const paged: unknown[] = [];
    let after: unknown = null;
    do {
      const answer = await admin.ask(
        `query($after: String) { orders(first: 3, after: $after) { pageInfo { hasNextPage endCursor } nodes { id note customer { id }
          lineItems(first: 150) { nodes { id customAttributes { key value } } } } } }`,
        { after },
      );
      paged.push(...listOf(dig(answer.data, "orders", "nodes")).flatMap(toLines));
      after =
        dig(answer.data, "orders", "pageInfo", "hasNextPage") === true
          ? dig(answer.data, "orders", "pageInfo", "endCursor")
          : null;
    } while (after !== null);
    expect(lines).toEqual(paged);
    expect(dig(state, "objectCount")).toBe(String(lines.length));
  });

  it("does not keep children beside their parents unless asked to", async () => {
    const admin = openAdmin();
    const grouped = await readLines(
      admin,
      dig(await finished(admin, (await run(admin, ORDERS, { group: true })).id), "url"),
    );
    const loose = await readLines(
      admin,
      dig(await finished(admin, (await run(admin, ORDERS)).id), "url"),
    );
    expect(loose).not.toEqual(grouped);
    const sorted = (lines: readonly unknown[]) => lines.map((line) => JSON.stringify(line)).sort();
    expect(sorted(loose)).toEqual(sorted(grouped));
    const seen = new Set<unknown>();
    for (const line of loose) {
      const parent = dig(line, "__parentId");
      expect(parent === undefined || seen.has(parent)).toBe(true);
      seen.add(dig(line, "id"));
    }
  });

  it("tells bulk_operations/finish as Shopify does", async () => {
    const admin = openAdmin();
    const told: StoreWebhook[] = [];
    admin.api.onWebhook((webhook) => told.push(webhook));
    const { id } = await run(admin, ORDERS);
    await finished(admin, id);
    const at = `${START.toISOString().slice(0, 19)}Z`;
    expect(told).toEqual([
      {
        shop: SHOP,
        topic: "bulk_operations/finish",
        payload: {
          admin_graphql_api_id: id,
          completed_at: at,
          created_at: at,
          error_code: null,
          status: "completed",
          type: "query",
        },
      },
    ]);
    expect(admin.api.costSpent(SHOP).bulkOperations).toBe(1);
  });

  it("runs five at a time and refuses the sixth", async () => {
    const admin = openAdmin({ bulkMs: 200 });
    for (let count = 0; count < 5; count += 1)
      expect((await run(admin, ORDERS)).id).toMatch(/BulkOperation/u);
    const sixth = await run(admin, ORDERS);
    expect(dig(sixth.payload, "userErrors", 0, "code")).toBe("OPERATION_IN_PROGRESS");
  });

  it("fails where a scope is missing, and is null where data is withheld", async () => {
    const admin = openAdmin();
    const denied = await finished(
      admin,
      (await run(admin, ORDERS, { scopes: ["read_orders"] })).id,
    );
    expect(denied).toMatchObject({ status: "FAILED", errorCode: "ACCESS_DENIED", url: null });
  });

  it("keeps what it had when it breaks off", async () => {
    const admin = openAdmin();
    admin.failNextBulk(SHOP, 7);
    const state = await finished(admin, (await run(admin, ORDERS)).id);
    expect(state).toMatchObject({
      status: "FAILED",
      errorCode: "INTERNAL_SERVER_ERROR",
      url: null,
      objectCount: "7",
    });
    expect(await readLines(admin, dig(state, "partialDataUrl"))).toHaveLength(7);
  });

  it("stops when it is cancelled", async () => {
    const admin = openAdmin({ bulkMs: 60 });
    const { id } = await run(admin, ORDERS);
    const answer = await admin.ask(
      "mutation($id: ID!) { bulkOperationCancel(id: $id) { bulkOperation { status } userErrors { message } } }",
      { id },
    );
    expect(dig(answer.data, "bulkOperationCancel", "bulkOperation", "status")).toBe("CANCELING");
    expect(await finished(admin, id)).toMatchObject({ status: "CANCELED", url: null });
  });

  it("lets its link expire after seven days", async () => {
    const admin = openAdmin();
    const { id } = await run(admin, ORDERS);
    const fileId =
      String(dig(await finished(admin, id), "url"))
        .split("/")
        .at(-1) ?? "";
    admin.clock.set(new Date(START.getTime() + 8 * 86_400_000));
    expect(admin.api.readBulkResult(fileId)).toBeUndefined();
    expect(await finished(admin, id)).toMatchObject({ status: "EXPIRED", url: null });
  });

  it("has no file when nothing was found", async () => {
    const admin = openAdmin();
    const { id } = await run(
      admin,
      '{ orders(query: "email:nobody@nowhere.example.test") { edges { node { id } } } }',
    );
    expect(await finished(admin, id)).toMatchObject({
      status: "COMPLETED",
      objectCount: "0",
      url: null,
    });
  });

  it.each([
    ["{ shop { name } }", "at least one connection"],
    [
      "{ orders { edges { node { note lineItems { edges { node { id } } } } } } }",
      "must select the 'id' field",
    ],
    [
      "{ orders { edges { node { id refunds { refundLineItems { edges { node { id } } } } } } } }",
      "within a list field",
    ],
    ["{ nope }", "nope"],
    [
      "{ customers { edges { node { id orders { edges { node { id returns { edges { node { id returnLineItems { edges { node { id } } } } } } } } } } } } }",
      "nesting depth",
    ],
    [
      "{ a: orders { nodes { id } } b: orders { nodes { id } } c: orders { nodes { id } } d: orders { nodes { id } } e: orders { nodes { id } } f: orders { nodes { id } } }",
      "more than 5 connections",
    ],
  ])("refuses %s", async (query, message) => {
    const { payload } = await run(openAdmin(), query);
    expect(dig(payload, "bulkOperation")).toBeNull();
    expect(String(dig(payload, "userErrors", 0, "message"))).toContain(message);
  });
});
