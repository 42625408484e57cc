import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createFieldRunStore } from "../../app/db/newsletter/field-run-store.server.ts";
import {
  fillLeaveFields,
  startRun,
  wakeRun,
} from "../../app/domain/newsletter/leave-field/fill-leave-fields.ts";
import type { FieldPlace } from "../../app/domain/newsletter/leave-field/ports.ts";
import { parseShopDomain } from "../../app/domain/shared/ids.ts";
import type { JsonObject } from "../../app/domain/shared/json.ts";
import { createLeaveField } from "../../app/platform/shopify/leave-field.server.ts";
import { createAccessWorld } from "../support/access-world.ts";

type World = Awaited<ReturnType<typeof createAccessWorld>>;

let world: World;
beforeAll(async () => {
  const store = { seed: 11, customers: 70, orders: 0, hardPeople: false };
  world = await createAccessWorld({ store });
  world.state.scopes = [...world.state.scopes, "write_customers"];
});
afterAll(() => world.close());

async function call(document: string, variables: JsonObject): Promise<JsonObject> {
  const { client } = world.search();
  const signal = AbortSignal.timeout(20_000);
  const about = { installation: world.installationId, document, variables, points: 10, signal };
  return (await client.request(about)).data ?? {};
}

type Found = {
  readonly nodes: readonly {
    readonly id: string;
    readonly defaultEmailAddress: { readonly marketingState: string } | null;
    readonly metafield: { readonly value: string } | null;
  }[];
};

async function customers(): Promise<Found["nodes"]> {
  const data = await call(
    `query All { customers(first: 200) { nodes { id defaultEmailAddress { marketingState }
       metafield(namespace: "lagom", key: "leave_link") { value } } } }`,
    {},
  );
  return (data["customers"] as unknown as Found).nodes;
}

const isSubscribed = (one: Found["nodes"][number]) =>
  one.defaultEmailAddress?.marketingState === "SUBSCRIBED";

function openRun(more: Partial<FieldPlace> = {}) {
  const { prisma } = world.database;
  const runs = createFieldRunStore(prisma);
  const shop = parseShopDomain(world.shop);
  if (shop === undefined) throw new Error("no shop");
  const asked: string[] = [];
  const deps = {
    ...{ runs, clock: { now: () => new Date() } },
    place: { ...createLeaveField(world.search()), ...more },
    makeLink: (_shop: string, email: string) => {
      asked.push(email);
      return Promise.resolve(`https://lagom.example.com/leave/x/${String(asked.length)}`);
    },
  };
  const installation = world.installationId;
  const signal = AbortSignal.timeout(60_000);
  return {
    ...{ asked, runs, installation },
    fill: () => fillLeaveFields(deps, { shop, installation }, signal),
    find: () => runs.find(installation),
  };
}

describe("fillLeaveFields()", () => {
  it("goes on where it was killed, and writes each subscriber's link once, and nobody else's", async () => {
    const place = createLeaveField(world.search());
    let pages = 0;
    const killed = openRun({
      readPage: (...about) => {
        pages += 1;
        return pages === 2 ? Promise.reject(new Error("killed")) : place.readPage(...about);
      },
    });
    await killed.runs.save(killed.installation, startRun(new Date()));
    await expect(killed.fill()).rejects.toThrow("killed");
    const first = killed.asked.length;
    expect(first).toBeGreaterThan(0);
    const resumed = openRun();
    await resumed.fill();
    const all = await customers();
    const subscribed = all.filter(isSubscribed);
    expect(subscribed.length).toBeGreaterThan(25);
    expect(subscribed.every(({ metafield }) => metafield !== null)).toBe(true);
    expect(
      all.filter((one) => !isSubscribed(one)).every(({ metafield }) => metafield === null),
    ).toBe(true);
    expect(first + resumed.asked.length).toBe(subscribed.length);
    expect(await resumed.find()).toMatchObject({ state: "done", written: subscribed.length });
  });

  it("sees to those who subscribed since, and leaves links that are there", async () => {
    const run = openRun();
    const before = await customers();
    const newcomer = before.find((one) => one.defaultEmailAddress !== null && !isSubscribed(one));
    const emailMarketingConsent = { marketingState: "SUBSCRIBED" };
    await call(
      `mutation In($input: CustomerEmailMarketingConsentUpdateInput!) {
         customerEmailMarketingConsentUpdate(input: $input) { userErrors { message } } }`,
      { input: { customerId: newcomer?.id ?? "", emailMarketingConsent } },
    );
    const woken = wakeRun(await run.find(), new Date());
    if (woken === undefined) throw new Error("the run is not whole");
    await run.runs.save(run.installation, woken);
    await run.fill();
    expect(run.asked).toHaveLength(1);
    const links = new Map((await customers()).map(({ id, metafield }) => [id, metafield?.value]));
    expect(links.get(newcomer?.id ?? "")).toMatch(/^https:/u);
    const had = before.filter(({ metafield }) => metafield !== null);
    expect(had.map(({ id }) => links.get(id))).toEqual(
      had.map(({ metafield }) => metafield?.value),
    );
  });

  it("stops with the reason where writing customers is not granted", async () => {
    const granted = world.state.scopes;
    world.state.scopes = granted.filter((scope) => scope !== "write_customers");
    const run = openRun();
    await run.runs.save(run.installation, startRun(new Date()));
    await run.fill();
    expect(await run.find()).toMatchObject({ state: "stopped", code: "access-denied" });
    world.state.scopes = granted;
  });
});
