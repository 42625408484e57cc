import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { consentReport } from "../../../tests/support/consent-fixture.ts";
import { createRequestRows } from "../../../tests/support/request-rows.ts";
import {
  openScratchDatabase,
  type ScratchDatabase,
} from "../../../tests/support/scratch-database.ts";
import type { ConsentReport } from "../../domain/consent/types.ts";
import { asCustomerId, parseShopDomain } from "../../domain/shared/ids.ts";
import { lookupDigest } from "../../seal/lookup.server.ts";
import { createConsentStore } from "../consent/consent-store.server.ts";
import { forgetPerson } from "../erasure/forget-person.server.ts";
import { collectConsents } from "./consent-rows-of.server.ts";

let database: ScratchDatabase;
beforeAll(async () => {
  database = await openScratchDatabase();
});
afterAll(() => database.close());

const [own, merged, other] = ["7000000000001", "7000000000002", "7000000000003"] as const;

/** A shop with a person who is known by their customer id, and a way to choose there. */
async function openShop() {
  const { prisma } = database;
  const rows = await createRequestRows(database);
  const { installationId, personId, keys } = rows;
  const found = await prisma.shop.findFirstOrThrow({
    where: { installations: { some: { id: installationId } } },
  });
  const shop = parseShopDomain(found.domain);
  if (shop === undefined) throw new Error("the fixture's shop has no name");
  const { lookupKey } = await keys.shopKeys(installationId);
  const digestOf = (id: string) => lookupDigest(lookupKey, "customer-id", id) ?? new Uint8Array();
  await prisma.personLookup.create({
    data: { installationId, personId, kind: "customer-id", valueDigest: digestOf(own) },
  });
  await prisma.customerMerge.create({
    data: {
      ...{ installationId, personId, sealedIds: new Uint8Array(), seenAt: new Date() },
      ...{ mergedDigest: digestOf(merged), keptDigest: digestOf(own) },
    },
  });
  const store = createConsentStore({ ...database, keys });
  const choose = async (customer: string | null, over: Partial<ConsentReport> = {}) => {
    const report = consentReport(over);
    const customerId = customer === null ? null : asCustomerId(customer);
    await store.keep({ shop, at: new Date(), customerId, report });
    return `consent-${report.consentId}-${String(report.number)}`;
  };
  const collect = (customerIds: readonly string[]) =>
    collectConsents(
      { ...database, shopKeys: keys.shopKeys },
      { place: "lagom", installationId, customerIds },
    );
  return { ...rows, choose, collect };
}

describe("collectConsents()", () => {
  it("gives what a customer chose while signed in, also under a merged id, and nobody else's", async () => {
    const { choose, collect } = await openShop();
    const first = await choose(own);
    await choose(null);
    await choose(other);
    const second = await choose(merged, { act: "opt-out", region: "USCA" });
    const records = await collect([own, merged]);
    expect(records.map(({ id }) => id)).toEqual([first, second]);
    expect(records[1]).toMatchObject({
      kind: "lagom-consent",
      data: { act: "CHOICE_OPT_OUT", region: "USCA", statistics: true },
    });
    expect(await collect([])).toEqual([]);
  });
});

describe("forgetPerson()", () => {
  it("takes away whose choices they were and keeps that they were made", async () => {
    const { personId, installationId, choose, collect } = await openShop();
    await choose(own);
    await choose(merged);
    const others = await choose(other);
    await database.prisma.$transaction((tx) => forgetPerson(tx, { personId, at: new Date() }));
    expect(await collect([own, merged])).toEqual([]);
    expect((await collect([other])).map(({ id }) => id)).toEqual([others]);
    expect(await database.prisma.consentRecord.count({ where: { installationId } })).toBe(3);
  });
});
