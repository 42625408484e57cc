import { createHash } from "node:crypto";
import { text } from "node:stream/consumers";
import { describe, expect, it } from "vitest";
import { ALL_SCOPES, openAdmin } from "../../../local-shopify/graphql/testing/open-admin.ts";
import type { StorePerson } from "../../../local-shopify/contract.ts";
import { createStandInClient, WRITE_SCOPES } from "../../../tests/support/stand-in-client.ts";
import { startSubject } from "../../domain/data-requests/person-matching.ts";
import type { CollectParams } from "../../domain/data-requests/ports.ts";
import type { CollectedRecord } from "../../domain/data-requests/types.ts";
import { createErasurePlanner } from "../../domain/erasure/plan/plan-erasure.ts";
import { isEmptyValues, seenDigest } from "../../domain/erasure/step-values.ts";
import { erasureActions, type ErasureAction } from "../../domain/erasure/types.ts";
import {
  asCustomerId,
  asDataRequestId,
  asInstallationId,
  asOrderId,
  parseShopDomain,
} from "../../domain/shared/ids.ts";
import type { JsonObject } from "../../domain/shared/json.ts";
import {
  createShopifyCollectors,
  shopifyPlaces,
  type ShopifyPlaceId,
} from "./collectors.server.ts";
import { createStoreEraser } from "./erase-store.server.ts";

const installationId = asInstallationId("00000000-0000-7000-8000-000000000000");
const { signal } = new AbortController();
const scopes = [...ALL_SCOPES, ...WRITE_SCOPES];
const digest = (text: string) => createHash("sha256").update(text).digest("hex");
const namespaces = ["custom", "loyalty", "lagom", "preferences"];

const admin = openAdmin();
const client = createStandInClient(admin);
const collectors = createShopifyCollectors({ client, fetch: fetchBulkResult });
const eraser = createStoreEraser({ client });

/** Results of bulk operations, without a server. */
async function fetchBulkResult(input: string | URL | Request): Promise<Response> {
  const url = input instanceof Request ? input.url : String(input);
  const lines = admin.api.readBulkResult(url.slice(url.lastIndexOf("/") + 1));
  return lines === undefined
    ? new Response(null, { status: 404 })
    : new Response(await text(lines));
}

function paramsOf({ request: asked }: StorePerson): Omit<CollectParams, "place" | "cursor"> {
  const shop = parseShopDomain("demo.myshopify.com");
  if (shop === undefined) throw new Error("no shop");
  const customerId = asked.customerId === null ? null : asCustomerId(asked.customerId);
  const orderIds = asked.ordersRequested.map(asOrderId);
  const ids = { customerId, email: asked.email, orderIds };
  return {
    request: {
      ...{ id: asDataRequestId("r"), installationId, shop, searchRound: 0, kind: "erasure" },
      ...{ status: "running", receivedAt: new Date(0), dueAt: new Date(1) },
      subject: { ...ids, phone: asked.phone },
    },
    subject: startSubject({ ...ids, mergedCustomerIds: [], includedRefs: [], leftOutRefs: [] }),
    ...{ installationId, scopes, foundIds: new Set<string>(), again: false, signal },
  };
}

async function collect(person: StorePerson): Promise<readonly CollectedRecord[]> {
  const records: CollectedRecord[] = [];
  const params = paramsOf(person);
  for (const place of Object.keys(shopifyPlaces).filter(isPlace)) {
    let cursor: JsonObject | null = null;
    do {
      const page = await collectors[place].collectPage({ ...params, place, cursor });
      records.push(...page.records);
      cursor = page.next;
    } while (cursor !== null);
  }
  return records;
}

function isPlace(name: string): name is ShopifyPlaceId {
  return name in shopifyPlaces;
}

const texts = (text: string | null) => (text === null ? [] : [text]);

async function planFor(person: StorePerson) {
  const planner = createErasurePlanner({
    ...{ scopes, digest, now: admin.clock.now(), emails: texts(person.request.email) },
    customerIds: texts(person.request.customerId),
    mergedCustomerIds: [],
    people: 1,
    listedOrderIds: person.request.ordersRequested,
    rule: { off: [], metafieldNamespaces: namespaces },
    accounting: { country: null, financialYearEnd: "12-31", timeZone: "Etc/UTC" },
  });
  planner.add(await collect(person));
  return planner.finish([]);
}

describe("createStoreEraser()", () => {
  const people = admin.store.people.filter(({ hard }) => hard !== null);
  const done = new Set<ErasureAction>();

  it.each(people)(
    "reads of $person just what the search saw, and empties all of it",
    async (person) => {
      const { steps } = await planFor(person);
      for (const step of steps) {
        const context = { installationId, signal };
        const before = await eraser.read(context, step);
        expect(before && seenDigest(before, digest), `${step.action} ${step.target}`).toBe(
          step.seen,
        );
        expect(await eraser.write(context, step)).toEqual({ kind: "written" });
        const after = await eraser.read(context, step);
        expect(after === undefined || isEmptyValues(step.action, after)).toBe(true);
        done.add(step.action);
      }
    },
  );

  it("was asked for every action there is", () => {
    expect([...done].toSorted()).toEqual(erasureActions.toSorted());
  });
});
