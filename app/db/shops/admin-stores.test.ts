import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createAdminRows, freshShop, testNow } from "../../../tests/support/admin-rows.ts";
import {
  openScratchDatabase,
  type ScratchDatabase,
} from "../../../tests/support/scratch-database.ts";
import { testSessionStorage } from "../../../tests/support/session-storage-contract.ts";
import { asStaffUserId, type InstallationId } from "../../domain/shared/ids.ts";
import { createSessionStorage } from "../../platform/shopify/session-storage.server.ts";
import { createSessionStore } from "./session-store.server.ts";
import { createEvidenceStore } from "../evidence/evidence-store.server.ts";
import { createSettingsStore } from "./settings-store.server.ts";
import { createStaffStore, saveGrant } from "./staff-store.server.ts";

let database: ScratchDatabase;
let rows: ReturnType<typeof createAdminRows>;

beforeAll(async () => {
  database = await openScratchDatabase();
  rows = createAdminRows(database);
});
afterAll(() => database.close());

const entryOf = (installationId: InstallationId, action: string) => ({
  installationId,
  dataRequestId: null,
  at: testNow,
  action,
  actor: "staff:42",
  detail: {},
});

const sessionStore = () =>
  createSessionStore({
    prisma: database.prisma,
    shopSeal: rows.keys.shopSeal,
    clock: { now: () => testNow },
    installations: rows.installations,
  });

describe("createSessionStorage() over the database", () => {
  testSessionStorage(async () => {
    const [shop, otherShop] = [freshShop(), freshShop()];
    for (const one of [shop, otherShop]) await rows.installations.open(one, testNow);
    return { storage: createSessionStorage(sessionStore()), shop, otherShop };
  });
});

describe("createSessionStore()", () => {
  const keep = (shop: string) => ({
    id: `offline_${shop}`,
    shop,
    isOnline: false,
    staffUserId: null,
    expiresAt: null,
    content: "shpat_in_clear",
    grantedScopes: ["read_orders"],
  });

  it("keeps no token in clear", async () => {
    const shop = freshShop();
    await sessionStore().save(keep(shop));
    const row = await database.prisma.session.findUniqueOrThrow({
      where: { id: `offline_${shop}` },
    });
    expect(Buffer.from(row.sealedSession).toString("latin1")).not.toContain("shpat");
  });

  it("opens the installation, for a token proves it", async () => {
    const shop = freshShop();
    await sessionStore().save(keep(shop));
    expect(await rows.installations.find(shop)).toMatchObject({
      startedAt: testNow,
      grantedScopes: ["read_orders"],
    });
  });

  it("opens nothing for a session without a token, and nothing for a renewed one", async () => {
    const shop = freshShop();
    await sessionStore().save({ ...keep(shop), grantedScopes: null });
    expect(await rows.installations.find(shop)).toBeUndefined();
    await sessionStore().save(keep(shop));
    await rows.end((await rows.installations.find(shop))!.id);
    expect(await sessionStore().renew(keep(shop), testNow)).toBe(false);
    expect(await rows.installations.find(shop)).toBeUndefined();
  });

  it("finds the open lifetimes whose offline token is old", async () => {
    const [old, fresh, ended] = [freshShop(), freshShop(), freshShop()];
    const before = new Date(testNow.getTime() - 86_400_000);
    for (const shop of [old, fresh, ended]) await sessionStore().save(keep(shop));
    for (const shop of [old, ended]) await sessionStore().renew(keep(shop), before);
    const idOf = async (shop: typeof old) => (await rows.installations.find(shop))!.id;
    await rows.end(await idOf(ended));
    const found = await sessionStore().findOldTokens(testNow);
    expect(found).toEqual([await idOf(old)]);
  });

  it("treats the session of a lifetime that has ended as absent", async () => {
    const shop = freshShop();
    await sessionStore().save(keep(shop));
    const installation = await rows.installations.find(shop);
    await rows.end(installation!.id);
    expect(await sessionStore().find(`offline_${shop}`)).toBeUndefined();
  });
});

describe("createInstallationStore()", () => {
  it("opens one lifetime, however many first requests come at once", async () => {
    const shop = freshShop();
    const opened = await Promise.all(
      Array.from({ length: 5 }, () => rows.installations.open(shop, testNow)),
    );
    expect(new Set(opened.map(({ id }) => id)).size).toBe(1);
    const events = await database.prisma.timelineEvent.count({
      where: { installationId: opened[0]!.id, action: "installation.opened" },
    });
    expect(events).toBe(1);
  });

  it("opens a new lifetime after an uninstall", async () => {
    const shop = freshShop();
    const first = await rows.installations.open(shop, testNow);
    await rows.end(first.id);
    expect(await rows.installations.findOpenBeside(first.id)).toBeUndefined();
    const second = await rows.installations.open(shop, testNow, ["read_orders"]);
    expect(second.id).not.toBe(first.id);
    expect(await rows.installations.findOpenBeside(first.id)).toEqual(second);
  });
});

describe("createRequestResumption()", () => {
  it("puts requests that came before the app was installed to work, once", async () => {
    const shop = freshShop();
    const unborn = await rows.addUnknown(shop);
    const waiting = { status: "needs-attention", attentionReason: "shop-not-installed" };
    const access = await rows.addRequest(unborn, waiting);
    const unreadable = await rows.addRequest(unborn, {
      kind: "unreadable",
      status: "needs-attention",
      attentionReason: "no-json",
    });
    const { id } = await rows.installations.open(shop, testNow);
    expect(rows.enqueued).not.toContain(access);
    await Promise.all([rows.resumption.startWaiting(id), rows.resumption.startWaiting(id)]);
    expect(rows.enqueued.filter((id) => id === access)).toHaveLength(1);
    const statusOf = async (id: string) =>
      (await database.prisma.dataRequest.findUniqueOrThrow({ where: { id } })).status;
    expect(await statusOf(access)).toBe("received");
    expect(await statusOf(unreadable)).toBe("needs-attention");
  });
});

describe("createStaffStore()", () => {
  const staff = () => createStaffStore({ prisma: database.prisma, shopSeal: rows.keys.shopSeal });
  const seen = async (userId: string, isAccountOwner: boolean, shop = freshShop()) => {
    const { id: installationId } = await rows.installations.open(shop, testNow);
    const user = { userId: asStaffUserId(userId), isAccountOwner, name: `Åsa ${userId}` };
    await staff().markSeen({ installationId, ...user, at: testNow });
    return { installationId, shop };
  };

  it("gives the account owner everything and a staff user see alone", async () => {
    const { installationId, shop } = await seen("42", true);
    await seen("43", false, shop);
    const [owner, member] = await staff().list(installationId);
    expect(owner).toMatchObject({ userId: "42", name: "Åsa 42", isAccountOwner: true });
    expect(owner?.permissions).toContain("download");
    expect(member?.permissions).toEqual(["see"]);
  });

  it("keeps names sealed", async () => {
    const { installationId } = await seen("42", true);
    const row = await database.prisma.staffPermission.findFirstOrThrow({
      where: { installationId },
    });
    expect(Buffer.from(row.sealedName!).toString("utf8")).not.toContain("Åsa");
  });

  it("does not give back what was taken away when somebody returns", async () => {
    const { installationId, shop } = await seen("43", false);
    const userId = asStaffUserId("43");
    const entry = entryOf(installationId, "permissions.changed");
    const grant = { userId, permissions: [], entry };
    await database.prisma.$transaction((tx) => saveGrant(tx, installationId, grant));
    await seen("43", false, shop);
    expect((await staff().findActor(installationId, userId))?.permissions).toEqual([]);
  });

  it("starts the former owner again as staff when the shop has a new one", async () => {
    const { installationId, shop } = await seen("42", true);
    await seen("44", true, shop);
    const former = await staff().findActor(installationId, asStaffUserId("42"));
    expect(former).toMatchObject({ isAccountOwner: false, permissions: ["see"] });
  });
});

describe("createSettingsStore()", () => {
  const settings = () =>
    createSettingsStore({ prisma: database.prisma, shopSeal: rows.keys.shopSeal });
  const facts = {
    name: "Skogen Hemslöjd",
    contactEmail: "kontakt@skogen.example.test",
    timeZone: "Europe/Stockholm",
    language: "sv",
    country: "SE",
  };
  const erasure = {
    rule: { off: ["draft-orders" as const], metafieldNamespaces: ["loyalty"] },
    accountingCountry: "FI",
    financialYearEnd: "04-30",
    evidenceKeepYears: 10,
  };
  const openShop = async () => (await rows.installations.open(freshShop(), testNow)).id;

  it("takes Shopify's facts over at the first visit, sealed", async () => {
    const id = await openShop();
    await settings().takeOver(id, facts);
    expect(await settings().get(id)).toMatchObject({
      shopName: "Skogen Hemslöjd",
      contactEmail: "kontakt@skogen.example.test",
      timeZone: "Europe/Stockholm",
      answerLanguage: "sv",
      answerLifeDays: 30,
    });
    const row = await database.prisma.shopSettings.findUniqueOrThrow({
      where: { installationId: id },
    });
    expect(Buffer.from(row.sealedContactEmail!).toString()).not.toContain("kontakt");
  });

  it("takes the country over as soon as Shopify says one, and erases by the defaults", async () => {
    const id = await openShop();
    await settings().takeOver(id, { ...facts, country: null });
    expect(await settings().erasureChoices(id)).toEqual({
      rule: { off: [], metafieldNamespaces: [] },
      accountingCountry: null,
      financialYearEnd: "12-31",
      evidenceKeepYears: 7,
      isChosen: false,
    });
    await settings().takeOver(id, facts);
    expect(await settings().erasureChoices(id)).toMatchObject({ accountingCountry: "SE" });
  });

  it("never overwrites what the merchant set, the shop's name apart", async () => {
    const id = await openShop();
    await settings().takeOver(id, facts);
    const wanted = {
      contactEmail: null,
      timeZone: "Europe/Helsinki",
      answerLanguage: "en",
      answerLifeDays: 7,
    };
    const entry = {
      installationId: id,
      dataRequestId: null,
      at: testNow,
      action: "settings.saved",
      actor: "staff:42",
      detail: {},
    };
    await settings().save({ installationId: id, wanted, erasure, entry, grants: [] });
    await settings().takeOver(id, { ...facts, name: "Skogen" });
    expect(await settings().get(id)).toMatchObject({ ...wanted, shopName: "Skogen" });
    expect(await settings().erasureChoices(id)).toEqual({ ...erasure, isChosen: true });
  });

  it("counts what is still kept anew for another country or year's end, with its evidence", async () => {
    const { prisma } = database;
    const id = await openShop();
    await settings().takeOver(id, facts);
    const secrets = { get: async () => new Uint8Array(32) };
    const saving = createSettingsStore({
      ...{ prisma, shopSeal: rows.keys.shopSeal },
      evidence: createEvidenceStore({ prisma, secrets }),
    });
    const wanted = {
      ...{ contactEmail: null, timeZone: facts.timeZone },
      ...{ answerLanguage: "en", answerLifeDays: 7 },
    };
    const save = (choices: Partial<typeof erasure>) =>
      saving.save({
        ...{ installationId: id, wanted, grants: [], erasure: { ...erasure, ...choices } },
        entry: {
          ...{ installationId: id, dataRequestId: null, at: testNow, actor: "staff:42" },
          ...{ action: "settings.saved", detail: {} },
        },
      });
    const entry = {
      ...{ installationId: id, field: "Order.poNumber", ground: "se-bookkeeping" },
      ...{ keptUntil: "2033-12-31", bookedOn: "2026-06-01", createdAt: testNow },
    };
    await prisma.legalKeeping.createMany({
      data: [
        { ...entry, orderId: "1", closedBecause: "source-refused", nextTryAt: testNow },
        { ...entry, orderId: "2", bookedOn: "2026-03-01" },
        { ...entry, orderId: "3", bookedOn: null },
        { ...entry, orderId: null, bookedOn: null, state: "cleared", closedAt: testNow },
      ],
    });
    const days = async () => {
      const kept = await prisma.legalKeeping.findMany({
        where: { installationId: id },
        orderBy: { orderId: "asc" },
      });
      return kept.map((row) => `${row.ground} ${row.keptUntil}`);
    };
    const told = async () => {
      const log = { shop: { installations: { some: { id } } } };
      const lines = await prisma.evidenceEntry.findMany({
        where: { log },
        orderBy: { seq: "asc" },
      });
      return lines.map(({ line }) => JSON.parse(line) as unknown);
    };
    const se = "se-bookkeeping 2033-12-31";
    await save({ accountingCountry: "SE", financialYearEnd: "12-31" });
    expect([await days(), await told()]).toEqual([[se, se, se, se], []]);
    await save({ accountingCountry: "SE", financialYearEnd: "04-30" });
    expect(await days()).toEqual(["se-bookkeeping 2034-12-31", se, se, se]);
    const event = { event: "keeping.recounted", caseId: null };
    expect(await told()).toMatchObject([
      { ...event, counts: { keepings: 1 }, facts: { country: "SE", financialYearEnd: "04-30" } },
    ]);
    expect(await prisma.legalKeeping.findFirst({ where: { orderId: "1" } })).toMatchObject({
      ...{ closedBecause: null, nextTryAt: null },
    });
    await save({ accountingCountry: "DE", financialYearEnd: "04-30" });
    const de = "de-fiscal-code 2034-12-31";
    expect(await days()).toEqual([de, de, se, se]);
    expect(await told()).toHaveLength(2);
    await save({ accountingCountry: "DE", financialYearEnd: "04-30" });
    expect(await told()).toHaveLength(2);
  });
});
