import { describe, expect, it } from "vitest";
import { startSubject } from "../../domain/data-requests/person-matching.ts";
import { SourceRefusedError, type CollectParams } from "../../domain/data-requests/ports.ts";
import {
  asCustomerId,
  asDataRequestId,
  asInstallationId,
  parseShopDomain,
} from "../../domain/shared/ids.ts";
import type { JsonObject } from "../../domain/shared/json.ts";
import type { AdminClient } from "./admin-client.server.ts";
import { createPlaceCollector } from "./collect-place.server.ts";
import { customerPlace } from "./collect-customer.server.ts";

const installationId = asInstallationId("i");
const customer = "gid://shopify/Customer/1";
const ids = { customerId: asCustomerId("1"), email: "a@example.test", orderIds: [] };

function paramsWith(cursor: JsonObject): CollectParams {
  const shop = parseShopDomain("a.myshopify.com");
  if (shop === undefined) throw new Error("no shop");
  return {
    request: {
      ...{ id: asDataRequestId("r"), installationId, shop, searchRound: 0 },
      ...{ kind: "access", status: "running", subject: { ...ids, phone: null } },
      ...{ receivedAt: new Date(0), dueAt: new Date(0) },
    },
    ...{ installationId, place: "customer", scopes: ["read_customers"], cursor },
    subject: startSubject({ ...ids, mergedCustomerIds: [], includedRefs: [], leftOutRefs: [] }),
    foundIds: new Set<string>(),
    again: false,
    signal: new AbortController().signal,
  };
}

function cursorWith(rest: JsonObject): JsonObject {
  return {
    ...{ step: 1, after: null, denied: [], pending: [], roots: [], bulk: null },
    ...{ bulkFailures: 0, again: false, ...rest },
  };
}

const refusing: AdminClient = {
  request: () =>
    Promise.resolve({
      data: null,
      denied: [{ path: ["refused"], code: "scope-not-granted", lostMore: true }],
      cost: undefined,
    }),
};

describe("createPlaceCollector()", () => {
  const { collectPage } = createPlaceCollector(customerPlace, { client: refusing });

  it("calls a place refused whose records still wait to be read", async () => {
    const waiting = collectPage(paramsWith(cursorWith({ roots: [customer] })));
    await expect(waiting).rejects.toBeInstanceOf(SourceRefusedError);
    await expect(waiting).rejects.toMatchObject({
      missing: [{ place: "customer", code: "scope-not-granted", subject: "QueryRoot.refused" }],
    });
  });

  it("ends a place that is refused with nothing half read", async () => {
    const page = await collectPage(paramsWith(cursorWith({})));
    expect(page.next).toBeNull();
    expect(page.missing).toEqual([
      { place: "customer", code: "scope-not-granted", subject: "QueryRoot.refused" },
    ]);
  });
});
