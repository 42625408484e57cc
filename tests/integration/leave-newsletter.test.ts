import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { signCall } from "../../app/db/newsletter/sender-keys.server.ts";
import { parseShopDomain, type ShopDomain } from "../../app/domain/shared/ids.ts";
import { action as giveHeaders } from "../../app/routes/api.leave-headers.tsx";
import { action as pressLink, loader as showLink } from "../../app/routes/leave.$shop.$token.tsx";
import { action as pressPage, loader as showPage } from "../../app/routes/proxy.leave.tsx";
import { testApp } from "../support/app-process.ts";
import { plantShop, type PlantedShop, signProxy } from "../support/consent-fixture.ts";
import { openTestServices, type TestServices } from "../support/test-services.ts";

let world: TestServices;
let planted: PlantedShop;
let shop: ShopDomain;
let other: ShopDomain;
beforeAll(async () => {
  world = await openTestServices();
  planted = await plantShop(world.database, "leaving.myshopify.com");
  await plantShop(world.database, "staying.myshopify.com");
  shop = domainOf("leaving");
  other = domainOf("staying");
});
afterAll(() => world.close());

function domainOf(name: string): ShopDomain {
  const domain = parseShopDomain(`${name}.myshopify.com`);
  if (domain === undefined) throw new Error("no shop");
  return domain;
}

const freshAddress = () => `${randomUUID()}@example.test`;
const linkFor = (address: string) =>
  world.services.newsletter.linkFor({ shop, channel: "email", address, topics: "all" });
const standingOf = (address: string, of = shop) =>
  world.services.newsletter.wishes.find(of, { channel: "email", address });

/** Calls the route as the server would. */
function visit(url: string, form?: Record<string, string> | FormData, path = url) {
  const [, name, token] = /\/leave\/([^/]*)\/([^/?]*)/u.exec(path) ?? [];
  const body = form instanceof FormData ? form : new URLSearchParams(form);
  const headers = { "accept-language": "sv" };
  const request =
    form === undefined
      ? new Request(url, { headers })
      : new Request(url, { method: "POST", headers, body });
  const args = { request, params: { shop: name, token }, context: {} };
  return form === undefined ? showLink(args) : pressLink(args);
}

const oneClick = { "List-Unsubscribe": "One-Click" };
const undoIn = (html: string) => /name="undo" value="([^"]+)"/u.exec(html)?.[1] ?? "";

function proxied(form?: Record<string, string>, customerId = "") {
  const query = signProxy({ shop: planted.shop, secret: testApp.apiSecret, customerId });
  const url = `https://lagom.example.test/proxy/leave?${query}`;
  const headers = { "x-forwarded-for": randomUUID() };
  const args = { params: {}, context: {} };
  if (form === undefined) return showPage({ ...args, request: new Request(url, { headers }) });
  const body = new URLSearchParams(form);
  return pressPage({ ...args, request: new Request(url, { method: "POST", headers, body }) });
}

describe("the link in a mail", () => {
  it("changes nothing by being looked at, however often", async () => {
    const address = freshAddress();
    const url = await linkFor(address);
    const first = await visit(url);
    for (let time = 0; time < 5; time += 1) await visit(url);
    expect(first.status).toBe(200);
    expect(first.headers.get("set-cookie")).toBeNull();
    expect(first.headers.get("cache-control")).toBe("no-store");
    expect(first.headers.get("referrer-policy")).toBe("no-referrer");
    expect(await first.text()).toMatch(/<html lang="sv"[\s\S]*Stoppa allt/u);
    expect((await standingOf(address))?.out).toEqual([]);
  });

  it.each([
    ["a form", () => oneClick],
    ["parts", () => toFormData(oneClick)],
  ])("leaves at once by the one-click POST as %s, without redirect or cookie", async (_, body) => {
    const address = freshAddress();
    const answer = await visit(await linkFor(address), body());
    expect([answer.status, answer.headers.get("set-cookie")]).toEqual([200, null]);
    expect((await standingOf(address))?.out).toBe("all");
    const proofs = await world.database.prisma.marketingProof.findMany({
      where: { installationId: planted.installationId, door: "one-click" },
      include: { effects: true },
    });
    expect(proofs.at(-1)?.effects).toMatchObject([{ system: "shopify", wanted: "out" }]);
  });

  it("leaves by the page's button, is taken back, and chooses by topic", async () => {
    const address = freshAddress();
    const url = await linkFor(address);
    const left = await (await visit(url, { act: "leave" })).text();
    expect((await standingOf(address))?.out).toBe("all");
    const undo = undoIn(left);
    await visit(url, { act: "undo", undo });
    expect((await standingOf(address))?.out).toEqual([]);
    const form = new FormData();
    for (const topic of ["newsletter", "offers"]) form.append("topic", topic);
    form.append("act", "choose");
    form.append("less", "1");
    const chosen = await (await visit(url, form)).text();
    expect(chosen).toMatch(/value="newsletter" checked[\s\S]*value="contests">/u);
    const standing = await standingOf(address);
    expect(standing).toMatchObject({ out: ["contests", "surveys"], lessOften: true });
    await visit(url, { act: "undo", undo });
    expect((await standingOf(address))?.out).toEqual(["contests", "surveys"]);
  });

  it("that is forged, cut or another shop's is answered alike and changes nothing", async () => {
    const address = freshAddress();
    const url = await linkFor(address);
    const count = () => world.database.prisma.marketingProof.count();
    const before = await count();
    const wrong = [`${url.slice(0, -3)}AAA`, url.slice(0, -9), `${url}AAAA`];
    const page = await (await visit(url)).text();
    for (const one of wrong) {
      expect(await (await visit(one)).text()).toBe(page);
      const answer = await visit(one, oneClick);
      expect([answer.status, await answer.text()]).toEqual([200, "unsubscribed\n"]);
      const left = await (await visit(one, { act: "leave" })).text();
      const undone = await visit(one, { act: "undo", undo: undoIn(left) });
      expect(undone.status).toBe(200);
    }
    const elsewhere = url.replace("/leaving/", "/staying/");
    await visit(elsewhere, oneClick);
    await visit(elsewhere, { act: "leave" });
    expect(await count()).toBe(before);
    expect((await standingOf(address, other))?.out).toEqual([]);
    const real = await (await visit(url, { act: "leave" })).text();
    const forged = await (await visit(wrong[0] ?? "", { act: "leave" })).text();
    const blank = (html: string) => html.replace(undoIn(html), "");
    expect([blank(forged), forged.length]).toEqual([blank(real), real.length]);
  });

  it("holds no address, and none stands in the database in clear", async () => {
    const address = freshAddress();
    const url = await linkFor(address);
    await visit(url, { act: "leave" });
    expect(url).not.toContain(address.slice(0, 8));
    const { rows } = await world.database.pool.query<{ row: string }>(
      `SELECT t::text AS row FROM "MarketingTarget" t UNION ALL SELECT p::text FROM "MarketingProof" p
       UNION ALL SELECT s::text FROM "Suppression" s UNION ALL SELECT j.data::text FROM pgboss.job j`,
    );
    expect(rows.filter(({ row }) => row.includes(address))).toEqual([]);
  });
});

describe("the page in the shop", () => {
  const mailsTo = async () => {
    const rows = await world.database.prisma.outboxMail.findMany({
      where: { template: "leave-link" },
      orderBy: { createdAt: "asc" },
    });
    const { asMailId } = await import("../../app/domain/shared/ids.ts");
    return Promise.all(rows.map(({ id }) => world.services.outbox.find(asMailId(id))));
  };

  it("answers an address the same whether the shop knows it or not, and mails both a link", async () => {
    const known = freshAddress();
    await visit(await linkFor(known), oneClick);
    const unknown = freshAddress();
    const answers = [];
    for (const email of [known, unknown, known]) answers.push(await proxied({ email }));
    const texts = await Promise.all(answers.map((answer) => answer.text()));
    expect(new Set(texts).size).toBe(1);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    const mails = await mailsTo();
    const written = mails.map((mail) => mail?.leaving?.email);
    expect(written.filter((email) => email === known)).toHaveLength(1);
    expect(written.filter((email) => email === unknown)).toHaveLength(1);
    const link = mails.find((mail) => mail?.leaving?.email === unknown)?.leaving?.link ?? "";
    await visit(link, { act: "leave" });
    expect((await standingOf(unknown))?.out).toBe("all");
  });

  it("mails nobody for what is no address, and refuses what Shopify did not sign", async () => {
    const before = (await mailsTo()).length;
    for (const email of ["x", "a@b", "a@b.c\r\nBcc: d@e.f", "<a@b.c>", `${"a".repeat(300)}@b.c`]) {
      expect((await proxied({ email })).status).toBe(200);
    }
    expect(await mailsTo()).toHaveLength(before);
    const request = new Request(
      "https://lagom.example.test/proxy/leave?shop=leaving.myshopify.com",
    );
    expect((await showPage({ request, params: {}, context: {} })).status).toBe(401);
  });

  it("asks for an address, and of somebody signed in only for a press", async () => {
    expect(await (await proxied()).text()).toContain('type="email"');
    expect(await (await proxied(undefined, "7")).text()).toContain('value="leave"');
  });
});

describe("header fields for the shop's own sender", () => {
  const ask = async (key: string, body: object, at = Date.now()) => {
    const text = JSON.stringify(body);
    const timestamp = String(Math.floor(at / 1_000));
    const headers = {
      "lagom-shop": shop,
      "lagom-timestamp": timestamp,
      "lagom-signature": signCall(key, { timestamp, body: text }),
    };
    const url = "https://lagom.example.test/api/leave-headers";
    const request = new Request(url, { method: "POST", headers, body: text });
    return giveHeaders({ request, params: {}, context: {} });
  };

  it("are given for each address in turn, and lead to a link that leaves", async () => {
    const key = (await world.services.newsletter.senderKeys.keyOf(shop)) ?? "";
    const address = freshAddress();
    const answer = await ask(key, { addresses: [address, "none"], topics: ["newsletter"] });
    const { ways } = z
      .object({
        ways: z.array(z.object({ url: z.string(), headers: z.looseObject({}) }).nullable()),
      })
      .parse(await answer.json());
    const [way, none] = ways;
    expect([answer.status, none]).toEqual([200, null]);
    const { "List-Unsubscribe": list, "List-Unsubscribe-Post": post } = way?.headers ?? {};
    expect(list).toContain(`<${way?.url ?? ""}>`);
    expect(post).toBe("List-Unsubscribe=One-Click");
    await visit(way?.url ?? "", oneClick);
    expect((await standingOf(address))?.out).toEqual(["newsletter"]);
  });

  it("are refused to whoever has another key, signs an old call, or sends too much", async () => {
    const key = (await world.services.newsletter.senderKeys.keyOf(shop)) ?? "";
    const otherKey = (await world.services.newsletter.senderKeys.keyOf(other)) ?? "";
    const body = { addresses: [freshAddress()] };
    expect((await ask(otherKey, body)).status).toBe(401);
    expect((await ask(key, body, Date.now() - 600_000)).status).toBe(401);
    expect((await ask(key, { addresses: [] })).status).toBe(400);
    expect((await ask(key, { addresses: ["x".repeat(300_000)] })).status).toBe(413);
  });
});

function toFormData(fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return form;
}
