import { describe, expect, it } from "vitest";
import { startSubject } from "../../domain/data-requests/person-matching.ts";
import type { CollectParams } from "../../domain/data-requests/ports.ts";
import {
  asCustomerId,
  asDataRequestId,
  asInstallationId,
  parseShopDomain,
} from "../../domain/shared/ids.ts";
import type { JsonObject } from "../../domain/shared/json.ts";
import { giftCardsPlace } from "./collect-gift-cards.server.ts";
import type { JsonlLine } from "./jsonl-stream.server.ts";
import { readBulk, type OpenDownloads } from "./place-bulk.server.ts";
import { readPlaceState } from "./place-cursor.server.ts";
import type { PlaceDefinition } from "./place-definition.server.ts";
import type { PlaceSession } from "./place-session.server.ts";

const installationId = asInstallationId("i");
const operation = "gid://shopify/BulkOperation/1";
const ids = { customerId: asCustomerId("1"), email: null, orderIds: [] };

function sessionOf(definition: PlaceDefinition, stepIndex: number): PlaceSession {
  const shop = parseShopDomain("a.myshopify.com");
  if (shop === undefined) throw new Error("no shop");
  const merged = { mergedCustomerIds: [asCustomerId("2")], includedRefs: [], leftOutRefs: [] };
  const subject = startSubject({ ...ids, ...merged });
  const params: CollectParams = {
    request: {
      ...{ id: asDataRequestId("r"), installationId, shop, searchRound: 0 },
      ...{ kind: "access", status: "running", subject: { ...ids, phone: null } },
      ...{ receivedAt: new Date(0), dueAt: new Date(0) },
    },
    ...{ installationId, place: definition.place, scopes: [], cursor: null, subject },
    ...{ foundIds: new Set<string>(), again: false, signal: new AbortController().signal },
  };
  const state = readPlaceState(null, false);
  state.step = stepIndex;
  state.bulk = { operations: [operation], reading: 0, byte: 0, skipped: [] };
  return {
    client: { request: () => Promise.reject(new Error("not asked")) },
    ...{ definition, params, state, steps: definition.steps(params), found: new Set() },
    ...{ records: [], possibleMatches: [], missing: [], pending: [] },
  };
}

async function read(session: PlaceSession, nodes: readonly JsonObject[]): Promise<string> {
  const texts = nodes.map((node) => JSON.stringify(node));
  const downloads: OpenDownloads = new Map([
    [
      operation,
      {
        byte: 0,
        lines: linesOf(texts),
        state: { status: "completed", url: "https://x.test", bytes: texts.length },
      },
    ],
  ]);
  return readBulk(session, { depth: "full", downloads, fetch, isFull: () => false });
}

async function* linesOf(texts: readonly string[]): AsyncGenerator<JsonlLine> {
  for (const [index, text] of texts.entries()) yield { text, endByte: index + 1 };
}

function card(id: string, owner: string): JsonObject {
  return {
    ...{ __typename: "GiftCard", id, customer: { id: `gid://shopify/Customer/${owner}` } },
    recipientAttributes: { recipient: { id: "gid://shopify/Customer/1" } },
  };
}

function payment(id: string, parent: string): JsonObject {
  return { __typename: "GiftCardDebitTransaction", id, __parentId: parent, metafields: null };
}

describe("readBulk()", () => {
  it("passes over what an earlier step collected, with what hangs on it", async () => {
    const session = sessionOf(giftCardsPlace, 2);
    session.found.add("c1");
    const nodes = [card("c1", "1"), payment("t1", "c1"), card("c2", "9"), payment("t2", "c2")];
    expect(await read(session, nodes)).toBe("done");
    expect(session.records.map(({ id }) => id)).toEqual(["c2", "t2"]);
  });

  it("still fails over a record that was not asked for", async () => {
    const stranger = { ...card("c3", "9"), recipientAttributes: null };
    await expect(read(sessionOf(giftCardsPlace, 0), [stranger])).rejects.toThrow(/not asked for/u);
  });

  it("gives what hangs on a record of a merged customer the merge as its reason", async () => {
    const session = sessionOf(giftCardsPlace, 1);
    await read(session, [{ ...card("c4", "2"), recipientAttributes: null }, payment("t4", "c4")]);
    expect(session.records.map(({ id, reason }) => [id, reason])).toEqual([
      ["c4", "merged"],
      ["t4", "merged"],
    ]);
  });
});
