import { Session } from "@shopify/shopify-api";
import type { SessionStorage } from "@shopify/shopify-app-session-storage";
import { beforeAll, expect, it } from "vitest";

export type SessionStorageUnderTest = {
  readonly storage: SessionStorage;
  /** Two shops on myshopify.com that may have sessions. */
  readonly shop: string;
  readonly otherShop: string;
};

/**
 * The rules any session storage must keep, after the cases of the battery
 * Shopify checks its own storages with.
 */
export function testSessionStorage(create: () => Promise<SessionStorageUnderTest>): void {
  let under: SessionStorageUnderTest;
  beforeAll(async () => {
    under = await create();
  });
  const offline = (id: string, more: Partial<Session> = {}) =>
    new Session({ id, shop: under.shop, state: "nonce", isOnline: false, ...more });
  const roundTrip = async (session: Session) => {
    expect(await under.storage.storeSession(session)).toBe(true);
    return under.storage.loadSession(session.id);
  };
  testRoundTrips(roundTrip, offline);
  testFinding(() => under, offline);
}

type Build = (id: string, more?: Partial<Session>) => Session;

function testRoundTrips(
  roundTrip: (session: Session) => Promise<Session | undefined>,
  offline: Build,
): void {
  it.each([
    ["without a token", {}],
    ["with a token that lasts", { scope: "read_orders", accessToken: "shpat_1" }],
    [
      "with a token that expires and can be renewed",
      {
        scope: "read_orders,read_customers",
        accessToken: "shpat_2",
        expires: new Date("2026-11-23T12:00:00.000Z"),
        refreshToken: "shprt_2",
        refreshTokenExpires: new Date("2027-02-21T12:00:00.000Z"),
      },
    ],
  ])("gives an offline session %s back as it was stored", async (what, more) => {
    const session = offline(`offline_${what}`, more);
    const loaded = await roundTrip(session);
    expect(loaded).toBeInstanceOf(Session);
    expect(loaded?.toObject()).toEqual(session.toObject());
    expect(loaded?.equals(session)).toBe(true);
  });

  it("gives an online session back with everything about its user", async () => {
    const session = offline("online_1", {
      isOnline: true,
      accessToken: "shpat_3",
      expires: new Date("2026-11-24T00:00:00.000Z"),
      onlineAccessInfo: {
        expires_in: 86_399,
        associated_user_scope: "read_orders",
        associated_user: {
          id: 8_005_550_123_456,
          first_name: "Åsa",
          last_name: "Öberg",
          email: "asa@example.test",
          email_verified: true,
          account_owner: true,
          locale: "sv",
          collaborator: false,
        },
      },
    });
    const loaded = await roundTrip(session);
    expect(loaded?.toObject()).toEqual(session.toObject());
    expect(loaded?.onlineAccessInfo?.associated_user.account_owner).toBe(true);
  });

  it("keeps ids with odd letters apart", async () => {
    const ids = ["a_b", "a%5Fb", "a b", "å_ö", "a/b?c=d#e"];
    for (const id of ids) await roundTrip(offline(id, { accessToken: `shpat_${id}` }));
    for (const id of ids) {
      const loaded = await roundTrip(offline(id, { accessToken: `shpat_${id}` }));
      expect(loaded?.accessToken).toBe(`shpat_${id}`);
    }
  });

  it("replaces a session stored again under its id", async () => {
    await roundTrip(offline("again", { accessToken: "shpat_old", refreshToken: "shprt_old" }));
    const loaded = await roundTrip(offline("again", { accessToken: "shpat_new" }));
    expect(loaded?.accessToken).toBe("shpat_new");
    expect(loaded?.refreshToken).toBeUndefined();
  });

  it("keeps an expired session as it is: whoever loads it decides", async () => {
    const expires = new Date("2020-01-01T00:00:00.000Z");
    const loaded = await roundTrip(offline("expired", { accessToken: "shpat_4", expires }));
    expect(loaded?.isActive(undefined)).toBe(false);
  });
}

function testFinding(under: () => SessionStorageUnderTest, offline: Build): void {
  it("finds nothing under an id nobody stored", async () => {
    expect(await under().storage.loadSession("nobody")).toBeUndefined();
  });

  it("forgets a deleted session, and deleting it again is no fault", async () => {
    const { storage } = under();
    await storage.storeSession(offline("gone"));
    expect(await storage.deleteSession("gone")).toBe(true);
    expect(await storage.loadSession("gone")).toBeUndefined();
    expect(await storage.deleteSession("gone")).toBe(true);
  });

  it("deletes several at once and leaves the others", async () => {
    const { storage } = under();
    for (const id of ["one", "two", "three"]) await storage.storeSession(offline(id));
    expect(await storage.deleteSessions(["one", "three"])).toBe(true);
    expect(await storage.loadSession("one")).toBeUndefined();
    expect((await storage.loadSession("two"))?.id).toBe("two");
    expect(await storage.deleteSessions([])).toBe(true);
  });

  it("finds all sessions of a shop and no other shop's", async () => {
    const { storage, otherShop } = under();
    const ids = ["of-other-1", "of-other-2"];
    for (const id of ids) await storage.storeSession(offline(id, { shop: otherShop }));
    const found = await storage.findSessionsByShop(otherShop);
    expect(found.map((one) => one.id).toSorted()).toEqual(ids);
    expect(await storage.findSessionsByShop("nobody.myshopify.com")).toEqual([]);
  });
}
