import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { changeRequest } from "../../app/domain/data-requests/change-request.ts";
import { closeByHand, reopen } from "../../app/domain/data-requests/close-by-hand.ts";
import { handOver } from "../../app/domain/data-requests/hand-over.ts";
import {
  type CollectParams,
  type RecordCollector,
  SourceRefusedError,
  TransientSourceError,
} from "../../app/domain/data-requests/ports.ts";
import { retry } from "../../app/domain/data-requests/retry.ts";
import type { DataRequestId, InstallationId, ShopDomain } from "../../app/domain/shared/ids.ts";
import { createJobHandlers } from "../../app/worker.server.ts";
import {
  actor,
  freshShop,
  type Lifetimes,
  minutesAgo,
  never,
  openLifetimes,
  scopes,
  store,
  tokenOf,
} from "../support/lifetimes.ts";

let lab: Lifetimes;
beforeAll(async () => {
  lab = await openLifetimes();
});
afterAll(() => lab.close());

const refused: RecordCollector = {
  collectPage: () => Promise.reject(new SourceRefusedError("401", { code: "shop-not-installed" })),
};

describe("a request that waits for the app", () => {
  it("is not begun by the first token, but once the shop is known, with the token's scopes", async () => {
    const shop = freshShop();
    const id = await lab.askForData(shop);
    const { services } = lab;
    await services.sessionRows.save({
      ...{ id: `offline_${shop}`, shop, isOnline: false, staffUserId: null, expiresAt: null },
      ...{ content: "{}", grantedScopes: scopes },
    });
    expect(await services.installations.find(shop)).toMatchObject({
      grantedScopes: scopes,
      isKnown: false,
    });
    expect(await lab.read(id)).toMatchObject({ status: "needs-attention" });
    await lab.visit(shop);
    expect(await lab.read(id)).toMatchObject({ status: "received", attentionReason: null });
    expect(await lab.jobsOf(id)).toEqual(["data-requests.fulfil"]);
    expect(await services.installations.find(shop)).toMatchObject({ isKnown: true });
  });

  it("is due by the shop's own calendar once its time zone is known", async () => {
    const shop = freshShop();
    const id = await lab.askForData(shop);
    const receivedAt = new Date("2026-01-31T12:00:00Z");
    await lab.database.prisma.dataRequest.update({
      where: { id },
      data: { receivedAt, dueAt: new Date("2026-02-28T23:59:59.999Z") },
    });
    await lab.visit(shop);
    expect((await lab.read(id)).dueAt).toEqual(new Date("2026-03-01T09:59:59.999Z"));
  });

  it("is begun on a reinstall, whichever lifetime it came in", async () => {
    const shop = freshShop();
    await lab.open(shop);
    await lab.uninstall(shop);
    const id = await lab.askForData(shop);
    expect(await lab.read(id)).toMatchObject({ attentionReason: "shop-not-installed" });
    await lab.visit(shop);
    expect(await lab.jobsOf(id)).toEqual(["data-requests.fulfil"]);
    expect(await lab.run(id)).toBe("answered");
    expect(await lab.recordsOf(id)).toEqual([1]);
  });

  it("is tried again later while nobody knows what the shop grants", async () => {
    const shop = freshShop();
    await lab.open(shop, []);
    const id = await lab.askForData(shop);
    await expect(lab.run(id)).rejects.toBeInstanceOf(TransientSourceError);
    expect(await lab.recordsOf(id)).toEqual([]);
  });

  it("lands in the present lifetime though the ended one was remembered", async () => {
    const shop = freshShop();
    await lab.open(shop);
    await lab.uninstall(shop);
    await lab.askForData(shop);
    const present = await lab.open(shop, scopes, new Date());
    const id = await lab.askForData(shop);
    expect(await lab.read(id)).toMatchObject({ installationId: present.id, status: "received" });
    const states = await lab.database.prisma.installation.findMany({
      where: { shop: { domain: shop } },
      orderBy: { startedAt: "asc" },
      select: { state: true },
    });
    expect(states.map(({ state }) => state)).toEqual(["superseded", "installed"]);
  });
});

describe("an answer that stands", () => {
  it("survives a rebuild while the app is not installed, and is rebuilt after", async () => {
    const { shop, id, matches } = await lab.answered();
    await lab.uninstall(shop);
    const again = await lab.open(shop, scopes, new Date());
    await lab.decide(again.id, id, matches[0]!);
    await lab.uninstall(shop, new Date(Date.now() + 60_000));
    expect(await lab.run(id)).toBe("shop-not-installed");
    expect(await lab.recordsOf(id)).toEqual([1]);
    expect(await lab.read(id)).toMatchObject({ status: "needs-attention", mails: [{}] });
    const third = await lab.open(shop, scopes, new Date());
    await lab.services.resumption.startWaiting(third.id);
    const seen: CollectParams[] = [];
    expect(await lab.run(id, store(seen))).toBe("answered");
    expect(seen[0]).toMatchObject({
      installationId: third.id,
      subject: { includedRefs: ["gid://shopify/Order/8"] },
    });
    expect(await lab.recordsOf(id)).toEqual([1]);
  });

  it("survives a token that Shopify refuses, and the merchant is told", async () => {
    const { shop, id, matches, installationId } = await lab.answered();
    await lab.decide(installationId, id, matches[0]!);
    expect(await lab.run(id, refused)).toBe("access-lost");
    expect(await lab.recordsOf(id)).toEqual([1]);
    const { mails, ...request } = await lab.read(id);
    expect(request).toMatchObject({ status: "needs-attention", attentionReason: "access-lost" });
    expect(mails.map(({ template }) => template).toSorted()).toEqual([
      "answer-ready",
      "needs-attention",
    ]);
    await lab.visit(shop);
    expect(await lab.run(id)).toBe("answered");
  });

  it("is not written where the app was uninstalled while the job waited", async () => {
    const shop = freshShop();
    await lab.open(shop);
    const id = await lab.askForData(shop);
    await lab.uninstall(shop);
    expect(await lab.run(id)).toBe("shop-not-installed");
    expect(await lab.read(id)).toMatchObject({ status: "needs-attention", answers: [], mails: [] });
  });

  it("holds every decision, also one made while the search runs", async () => {
    const { id, matches, installationId } = await lab.answered();
    await lab.dropJobs(id);
    await lab.decide(installationId, id, matches[0]!);
    const meanwhile: RecordCollector = {
      collectPage: async (params) => {
        await lab.decide(installationId, id, matches[1]!);
        return store().collectPage(params);
      },
    };
    expect(await lab.run(id, meanwhile)).toBe("superseded");
    expect(await lab.read(id)).toMatchObject({ status: "running" });
    const seen: CollectParams[] = [];
    expect(await lab.run(id, store(seen))).toBe("answered");
    expect(seen[0]?.subject.includedRefs).toEqual([
      "gid://shopify/Order/8",
      "gid://shopify/Order/9",
    ]);
  });

  it("is written once when two workers search for the same request", async () => {
    const { id, matches, installationId } = await lab.answered();
    await lab.decide(installationId, id, matches[0]!);
    const slow: RecordCollector = {
      collectPage: async (params) => {
        expect(await lab.run(id)).toBe("answered");
        return store().collectPage(params);
      },
    };
    expect(await lab.run(id, slow).catch((error: unknown) => error)).not.toBe("answered");
    expect(await lab.read(id)).toMatchObject({ status: "answered" });
    expect(await lab.recordsOf(id)).toEqual([1]);
  });

  it("can be searched anew while it stands, but not while the search runs", async () => {
    const { id, installationId } = await lab.answered();
    const target = { installationId, id, actor };
    expect(await changeRequest(lab.services, target, retry)).toMatchObject({ ok: true });
    expect(await lab.read(id)).toMatchObject({ status: "running" });
    expect(await changeRequest(lab.services, target, retry)).toMatchObject({ ok: false });
    expect(await lab.run(id)).toBe("answered");
    expect(await lab.recordsOf(id)).toEqual([1]);
  });

  it("can be made again after it has expired", async () => {
    const { id, installationId } = await lab.answered();
    const target = { installationId, id, actor };
    await lab.database.prisma.answer.updateMany({
      where: { dataRequestId: id },
      data: { status: "expired" },
    });
    const handedOver = await changeRequest(lab.services, target, handOver);
    expect(handedOver).toEqual({ ok: false, reason: "not-answered" });
    expect(await changeRequest(lab.services, target, retry)).toMatchObject({ ok: true });
    expect(await lab.run(id)).toBe("answered");
    expect(await lab.recordsOf(id)).toEqual([1]);
  });
});

describe("app/uninstalled", () => {
  it("that comes late leaves an installation whose token is younger", async () => {
    const shop = freshShop();
    const { id } = await lab.open(shop);
    await lab.saveToken(shop);
    expect(await lab.uninstall(shop, minutesAgo(1))).toBe(false);
    expect(await lab.services.installations.find(shop)).toMatchObject({ id });
    expect(await lab.uninstall(shop)).toBe(true);
  });

  it("is not undone by a token renewal that ends after it", async () => {
    const shop = freshShop();
    await lab.open(shop);
    await lab.saveToken(shop);
    const renewing = lab.services.sessionRows;
    await lab.uninstall(shop);
    const kept = await renewing.renew({ ...tokenOf(shop), content: "{}" }, new Date());
    expect(kept).toBe(false);
    expect(await lab.services.installations.find(shop)).toBeUndefined();
  });
});

describe("the hourly look for lost requests", () => {
  const resume = () => lab.services.resumption.resumeLost();

  it("puts back to work what has no job, by its kind, and leaves what has one", async () => {
    const shop = freshShop();
    await lab.open(shop);
    const access = await lab.askForData(shop);
    const removal = await lab.deliver(shop, "shop/redact", {});
    await lab.dropJobs(access);
    await lab.dropJobs(removal);
    await resume();
    await resume();
    expect(await lab.jobsOf(access)).toEqual(["data-requests.fulfil"]);
    expect(await lab.jobsOf(removal)).toEqual(["shops.remove"]);
  });

  it("begins requests that were missed when the app was opened", async () => {
    const shop = freshShop();
    const id = await lab.askForData(shop);
    await resume();
    expect(await lab.read(id)).toMatchObject({ status: "needs-attention" });
    await lab.open(shop);
    await resume();
    expect(await lab.read(id)).toMatchObject({ status: "received" });
  });
});

describe("the hourly look at erasures", () => {
  const redact = (shop: ShopDomain) =>
    lab.deliver(shop, "customers/redact", {
      customer: { id: 11, email: "p11@example.test" },
      orders_to_redact: [],
    });
  const park = async (id: DataRequestId) => {
    await lab.dropJobs(id);
    const parked = { id, reason: "access-lost", at: new Date(), tellMerchant: true } as const;
    await lab.services.fulfilment.parking.park(parked);
  };

  it("begins one that waited for a token once the app is gone from the shop", async () => {
    const [gone, staying] = [freshShop(), freshShop()];
    await lab.open(gone);
    await lab.open(staying);
    const ids = [await redact(gone), await redact(staying)] as const;
    for (const id of ids) await park(id);
    await lab.uninstall(gone);
    await lab.services.resumption.resumeLost();
    expect(await lab.read(ids[0])).toMatchObject({ status: "received", attentionReason: null });
    expect(await lab.jobsOf(ids[0])).toEqual(["data-requests.erase"]);
    expect(await lab.read(ids[1])).toMatchObject({ attentionReason: "access-lost" });
    await createJobHandlers(lab.services)["data-requests.erase"].run(
      { dataRequestId: ids[0] },
      { jobId: "", retryCount: 0, signal: never },
    );
    expect(await lab.read(ids[0])).toMatchObject({ personId: null, sealedBody: null });
  });

  it("begins what was given up anew a day later, not before", async () => {
    const shop = freshShop();
    await lab.open(shop);
    const id = await redact(shop);
    await lab.dropJobs(id);
    await createJobHandlers(lab.services)["data-requests.erase"].giveUp({ dataRequestId: id });
    await lab.services.resumption.resumeLost();
    expect(await lab.read(id)).toMatchObject({ status: "failed" });
    await lab.database.prisma.timelineEvent.updateMany({
      where: { dataRequestId: id },
      data: { at: minutesAgo(24 * 60 + 1) },
    });
    await lab.services.resumption.resumeLost();
    expect(await lab.read(id)).toMatchObject({ status: "received", failureReason: null });
    expect(await lab.jobsOf(id)).toEqual(["data-requests.erase"]);
  });
});

describe("a job that is given up", () => {
  it("leaves the request to another job of it that is still tried", async () => {
    const { id, matches, installationId } = await lab.answered();
    await lab.dropJobs(id);
    await lab.decide(installationId, id, matches[0]!);
    const handlers = createJobHandlers(lab.services);
    await handlers["data-requests.rebuild"].giveUp({ dataRequestId: id });
    expect(await lab.read(id)).toMatchObject({ status: "running" });
    await lab.dropJobs(id);
    await handlers["data-requests.rebuild"].giveUp({ dataRequestId: id });
    expect(await lab.read(id)).toMatchObject({ status: "failed" });
  });

  it("has a shop's removal tried again as what it is", async () => {
    const shop = freshShop();
    const { id: installationId } = await lab.open(shop);
    const id = await lab.deliver(shop, "shop/redact", {});
    await lab.dropJobs(id);
    await createJobHandlers(lab.services)["shops.remove"].giveUp({ dataRequestId: id });
    expect(await lab.read(id)).toMatchObject({ status: "failed" });
    await changeRequest(lab.services, { installationId, id, actor }, retry);
    expect(await lab.jobsOf(id)).toEqual(["shops.remove"]);
  });
});

describe("reopen", () => {
  it("brings back a request whose body is gone, beside one that Shopify sent anew", async () => {
    const shop = freshShop();
    const { id: installationId } = await lab.open(shop);
    // Nobody can tell whose data this is about.
    const body = { customer: "somebody", orders_to_redact: [] };
    const id = await lab.deliver(shop, "customers/redact", body);
    expect(await lab.read(id)).toMatchObject({ kind: "unreadable" });
    const target = { installationId, id, actor };
    expect(await changeRequest(lab.services, target, closeByHand)).toMatchObject({ ok: true });
    const anew = await lab.deliver(shop, "customers/redact", body);
    expect(anew).not.toBe(id);
    expect(await changeRequest(lab.services, target, reopen)).toMatchObject({ ok: true });
    expect(await lab.read(id)).toMatchObject({ status: "needs-attention", sealedBody: null });
    // What comes yet another time joins the one whose body is there.
    expect(await lab.deliver(shop, "customers/redact", body)).toBe(anew);
  });
});

describe("what the merchant settled for erasures", () => {
  it("holds on when the app is installed again", async () => {
    const shop = freshShop();
    const settled = {
      ...{ accountingCountry: "SE", financialYearEnd: "06-30", evidenceKeepYears: 3 },
      erasureRule: { off: ["order-note"], metafieldNamespaces: ["custom"] },
    };
    const { id: first } = await lab.open(shop, scopes, minutesAgo(30));
    await lab.database.prisma.shopSettings.update({
      where: { installationId: first },
      data: settled,
    });
    await lab.uninstall(shop, minutesAgo(20));
    const { id: second } = await lab.open(shop, scopes, minutesAgo(19));
    await lab.uninstall(shop, minutesAgo(5));
    const { id: third } = await lab.open(shop, scopes, new Date());
    for (const installationId of [second, third]) {
      const where = { installationId };
      const row = await lab.database.prisma.shopSettings.findUnique({ where });
      expect(row).toMatchObject(settled);
    }
    const elsewhere = await lab.open(freshShop());
    const fresh = await lab.services.settings.erasureChoices(elsewhere.id);
    expect(fresh).toMatchObject({ isChosen: false, accountingCountry: null });
  });
});

describe("removeShop()", () => {
  it("removes more requests than one slice holds, and itself last", async () => {
    const shop = freshShop();
    const { id: installationId } = await lab.open(shop);
    await lab.fill(installationId, 450);
    await lab.uninstall(shop);
    const id = await lab.deliver(shop, "shop/redact", {});
    const { prisma } = lab.database;
    await lab.services.removeShop(id);
    const where = { installation: { shop: { domain: shop } } };
    expect(await prisma.dataRequest.count({ where })).toBe(0);
    expect(await prisma.dataKey.count({ where })).toBe(0);
    expect(await prisma.shop.count({ where: { domain: shop } })).toBe(0);
  });
});

describe("renewing old tokens", () => {
  it("asks for those nobody used for two weeks", async () => {
    const [old, fresh] = [freshShop(), freshShop()];
    for (const shop of [old, fresh]) {
      await lab.open(shop);
      await lab.saveToken(shop);
    }
    await lab.services.sessionRows.renew(tokenOf(old), minutesAgo(15 * 24 * 60));
    const asked: InstallationId[] = [];
    const services = {
      ...lab.services,
      tokens: {
        accessFor: async (installation: InstallationId) => {
          asked.push(installation);
          throw new TransientSourceError("busy");
        },
      },
    };
    const runInfo = { jobId: "", retryCount: 0, signal: never };
    await createJobHandlers(services)["tokens.renew"].run({}, runInfo);
    expect(asked).toEqual([(await lab.services.installations.find(old))?.id]);
  });
});
