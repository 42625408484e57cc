import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type AppProcess, startApp, testApp, testAppEnvironment } from "../support/app-process.ts";
import { plantShop, signProxy } from "../support/consent-fixture.ts";
import { linksBeside, shopDomain } from "../support/leave-links.ts";
import { median, rankTest } from "../support/rank-test.ts";
import { openScratchDatabase, type ScratchDatabase } from "../support/scratch-database.ts";

const shop = shopDomain("scanned.myshopify.com");
const other = shopDomain("elsewhere.myshopify.com");
const pairs = 200;
const warmUps = 30;
/** What a difference of rate limits, clients or shops would show as; less is noise of any network. */
const sameWithinMs = 5;

let database: ScratchDatabase;
let app: AppProcess;
let links: ReturnType<typeof linksBeside>;
beforeAll(async () => {
  database = await openScratchDatabase();
  await plantShop(database, shop);
  await plantShop(database, other);
  const environment = testAppEnvironment(database.url);
  links = linksBeside(database, environment);
  app = await startApp({ ...environment, PROCESS_ROLE: "web" });
});
afterAll(async () => {
  await app.stop();
  await database.close();
});

const freshAddress = () => `${randomUUID()}@example.test`;
const freshPath = () => links.pathFor(shop, freshAddress());
const oneClick = { "List-Unsubscribe": "One-Click" };
const leave = { act: "leave" };

/** Everything a wish could have left behind, and every mail. */
async function countRows(): Promise<unknown> {
  const { rows } = await database.pool.query(
    `SELECT (SELECT count(*) FROM "MarketingProof")::int AS proofs, (SELECT count(*) FROM "MarketingEffect")::int AS effects,
       (SELECT count(*) FROM "Suppression" WHERE cardinality("topics") > 0)::int AS out,
       (SELECT count(*) FROM "MarketingTarget")::int AS targets, (SELECT count(*) FROM "OutboxMail")::int AS mails`,
  );
  return rows[0];
}

/** Each call from somewhere else, as through a proxy, so that no limit of one client answers. */
function post(path: string, form: Record<string, string>): Promise<Response> {
  return fetch(`${app.url}${path}`, {
    method: "POST",
    body: new URLSearchParams(form),
    headers: { "accept-language": "sv", "x-forwarded-for": randomUUID() },
    redirect: "manual",
  });
}

const proxied = () => `/proxy/leave?${signProxy({ shop, secret: testApp.apiSecret })}`;

/** Opens an address as a security gateway does, and then all that its answer names. */
async function scan(path: string, seen: Set<string>): Promise<void> {
  if (seen.has(path)) return;
  seen.add(path);
  await fetch(`${app.url}${path}`, { method: "HEAD" });
  const answer = await fetch(`${app.url}${path}`, { headers: { accept: "*/*" } });
  const html = await answer.text();
  for (const [, name = ""] of html.matchAll(
    /(?:href|src|action|srcset)="([^"]*)"|url\(([^)]*)\)/gu,
  )) {
    const target = new URL(name.replaceAll("&amp;", "&"), `${app.url}${path}`);
    if (target.origin === app.url) await scan(target.pathname + target.search, seen);
  }
}

/** What a stranger sees of an answer: all but the hour, and what is drawn anew for each. */
async function looksLike(answer: Response) {
  const text = await answer.text();
  const headers = [...answer.headers].filter(([name]) => name !== "date");
  const shown = text.replace(/name="undo" value="[^"]+"/u, "");
  return { status: answer.status, headers, length: text.length, shown };
}

describe("a scanner of links", () => {
  it("changes nothing by opening every link, redirect and picture, the way back among them", async () => {
    const path = await freshPath();
    const left = freshAddress();
    const leftPath = await links.pathFor(shop, left);
    const page = await (await post(leftPath, leave)).text();
    const undo = /name="undo" value="([^"]+)"/u.exec(page)?.[1] ?? "";
    expect(undo).not.toBe("");
    const before = await countRows();
    const seen = new Set<string>();
    const tries = ["", "?lang=ar", "?act=leave", "?List-Unsubscribe=One-Click", `?undo=${undo}`];
    for (const query of tries) await scan(`${path}${query}`, seen);
    for (const query of [`?undo=${undo}`, `?act=undo&undo=${undo}`]) {
      await scan(`${leftPath}${query}`, seen);
    }
    await scan(proxied(), seen);
    await scan(`${proxied()}&email=${encodeURIComponent(freshAddress())}`, seen);
    expect(seen.size).toBeGreaterThanOrEqual(tries.length + 4);
    expect(await countRows()).toEqual(before);
  });
});

/** Tokens that are none here, each made of one that is. */
const wrong: Readonly<Record<string, (path: string) => Promise<string>>> = {
  forged: (path) => Promise.resolve(`${path.slice(0, -4)}AAAA`),
  truncated: (path) => Promise.resolve(path.slice(0, -12)),
  "of another shop": async () =>
    (await links.pathFor(other, freshAddress())).replace("/elsewhere/", "/scanned/"),
};

describe("a token that is none", () => {
  it.each(Object.entries(wrong))(
    "%s, is answered in every way as one that is",
    async (_kind, make) => {
      for (const form of [oneClick, leave, { act: "choose", topic: "offers" }]) {
        const path = await freshPath();
        const none = await make(path);
        const real = await looksLike(await post(path, form));
        const before = await countRows();
        const answer = await looksLike(await post(none, form));
        expect(answer).toEqual(real);
        expect(await countRows()).toEqual(before);
      }
    },
  );

  it("and one that was used already change and reveal nothing", async () => {
    const path = await freshPath();
    const first = await looksLike(await post(path, oneClick));
    const before = await countRows();
    expect(await looksLike(await post(path, oneClick))).toEqual(first);
    expect(await countRows()).toEqual(before);
  });
});

describe("an address that is entered", () => {
  it("is answered in every way the same, known or not, an address or none", async () => {
    const known = freshAddress();
    await post(await links.pathFor(shop, known), oneClick);
    const [first, ...others] = await Promise.all(
      [known, freshAddress(), known, "nobody"].map(async (email) =>
        looksLike(await post(proxied(), { email })),
      ),
    );
    expect(first?.status).toBe(200);
    for (const one of others) expect(one).toEqual(first);
  });
});

type Call = () => Promise<Response>;
type Pair = { readonly one: () => Promise<Call>; readonly other: () => Promise<Call> };

/** By turns, in an order drawn anew for each pair, with what is needed made before the clock starts. */
async function compareTimes({ one, other }: Pair) {
  const times: Record<"one" | "other", number[]> = { one: [], other: [] };
  for (let pair = -warmUps; pair < pairs; pair += 1) {
    const calls = [
      { name: "one", call: await one() },
      { name: "other", call: await other() },
    ] as const;
    for (const { name, call } of Math.random() < 0.5 ? calls : calls.toReversed()) {
      const began = performance.now();
      await (await call()).arrayBuffer();
      if (pair >= 0) times[name].push(performance.now() - began);
    }
  }
  const apartMs = Math.abs(median(times.one) - median(times.other));
  return { apartMs, chance: rankTest(times.one, times.other) };
}

const real = async () => {
  const path = await freshPath();
  return () => post(path, oneClick);
};
const used = async () => {
  const path = await freshPath();
  await post(path, oneClick);
  return () => post(path, oneClick);
};
const entered = (email: string) => {
  const path = proxied();
  return () => post(path, { email });
};

describe("the time of an answer", () => {
  const alike: Readonly<Record<string, Pair>> = {
    "a real token and a forged one": {
      one: real,
      other: async () => {
        const path = await wrong["forged"]?.(await freshPath());
        return () => post(path ?? "", oneClick);
      },
    },
    "a real token and another shop's": {
      one: real,
      other: async () => {
        const path = await wrong["of another shop"]?.("");
        return () => post(path ?? "", oneClick);
      },
    },
    "a real token and a used one": { one: real, other: used },
    "an address the shop knows and one it does not": {
      one: async () => {
        const email = freshAddress();
        await post(await links.pathFor(shop, email), oneClick);
        return entered(email);
      },
      other: () => Promise.resolve(entered(freshAddress())),
    },
  };

  it.each(Object.entries(alike))("tells nobody %s apart", async (name, pair) => {
    const { apartMs, chance } = await compareTimes(pair);
    const told = `${name}: ${apartMs.toFixed(2)} ms apart, p ${chance.toFixed(3)}`;
    expect(chance > 0.01 || apartMs < sameWithinMs, told).toBe(true);
    process.stdout.write(`${told}\n`);
  });
});
