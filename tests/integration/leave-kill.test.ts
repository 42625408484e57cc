import { simpleParser } from "mailparser";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { findFreePort } from "../../scripts/local-stack.ts";
import { type Engine, type KillWorld, startKillWorld } from "../support/kill-world.ts";
import {
  findLeavers,
  inboundDomain,
  type Leaver,
  leaveDoors,
  pressLeave,
} from "../support/leave-doors.ts";
import { postgresAvailable } from "../support/postgres.ts";

const isFull = process.env["LAGOM_TEST_SIZE"] === "full";
const size = isFull
  ? { kills: 20, leavers: 1_000, perShop: 100 }
  : { kills: 3, leavers: 60, perShop: 20 };
const limitMs = isFull ? 1_800_000 : 300_000;
const atOnce = 8;
/** On the embedded database every so many kills take the database's process too. */
const hardEvery = 3;
const engines: readonly Engine[] = isFull ? ["embedded", "postgres"] : ["embedded"];

const scopes = ["read_customers", "write_customers"];
const customerSchema = z.object({
  customerByIdentifier: z.object({ defaultEmailAddress: z.object({ marketingState: z.string() }) }),
});

/** What Shopify says of somebody, asked by another app. */
async function stateOf(world: KillWorld, { shop, email }: Leaver): Promise<string> {
  const query = `query Of($email: String!) { customerByIdentifier(identifier: { emailAddress: $email }) {
    defaultEmailAddress { marketingState } } }`;
  const { client } = world.shopify;
  const { data } = await client.callAdmin({ shop, query, variables: { email }, scopes });
  return customerSchema.parse(data).customerByIdentifier.defaultEmailAddress.marketingState;
}

/** As somebody who signed up for the newsletter. */
async function subscribe(world: KillWorld, { shop, customerId }: Leaver): Promise<void> {
  const query = `mutation Subscribe($input: CustomerEmailMarketingConsentUpdateInput!) {
    customerEmailMarketingConsentUpdate(input: $input) { userErrors { message } } }`;
  const emailMarketingConsent = { marketingState: "SUBSCRIBED" };
  const variables = { input: { customerId, emailMarketingConsent } };
  await world.shopify.client.callAdmin({ shop, query, variables, scopes });
}

/** Everybody leaves at a moment of their own, and again until it is acknowledged, while the app is killed. */
async function leaveInStorm(world: KillWorld, leavers: readonly Leaver[]) {
  const triedAgain = new Set<Leaver>();
  const waiting = [...leavers];
  const pauseMs = (size.kills * 3_000 * atOnce) / leavers.length;
  const leaveInTurn = async () => {
    for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) {
      while (!(await one.knock())) {
        triedAgain.add(one);
        await sleep(200);
      }
      await sleep(Math.random() * 2 * pauseMs);
    }
  };
  const leaving = Array.from({ length: atOnce }, leaveInTurn);
  for (let kill = 1; kill <= size.kills; kill += 1) {
    await sleep(300 + Math.random() * 2_000);
    await world.killAndRestart(kill % hardEvery === 0);
  }
  await Promise.all(leaving);
  return triedAgain;
}

/** Waits until every mail went out and every system was told. */
async function waitForWork(world: KillWorld): Promise<void> {
  for (;;) {
    const { prisma } = world.database();
    const untold = await prisma.marketingEffect.count({ where: { state: "waiting" } });
    const unsent = await prisma.outboxMail.count({ where: { status: "waiting" } });
    if (untold + unsent === 0) return;
    await sleep(500);
  }
}

/** The mails about leaving each address got; one that a kill made go out again is the same to its reader. */
async function mailsByAddress(world: KillWorld): Promise<ReadonlyMap<string, readonly string[]>> {
  const { client } = world.shopify;
  const found = new Map<string, Map<string, string>>();
  for (const { id, messageId } of await client.mails()) {
    const { to, text = "" } = await simpleParser((await client.mailSource(id)).source);
    const address = [to].flat()[0]?.value[0]?.address ?? "";
    const link = /https:\/\/\S+\/leave\/\S+/u.exec(text)?.[0];
    if (link === undefined) continue;
    found.set(address, (found.get(address) ?? new Map<string, string>()).set(messageId, link));
  }
  return new Map([...found].map(([address, links]) => [address, [...links.values()]]));
}

/** Who entered their address presses the link they were mailed. */
async function pressMailedLinks(world: KillWorld, leavers: readonly Leaver[]): Promise<void> {
  const mails = await mailsByAddress(world);
  for (const { door, email } of leavers) {
    if (door !== "block") continue;
    const { pathname } = new URL(mails.get(email)?.[0] ?? "https://nothing.test/none");
    while (!(await pressLeave(`${world.appUrl}${pathname}`))) await sleep(200);
  }
}

const proofsSchema = z.array(z.object({ door: z.string(), wish: z.string(), proofs: z.int() }));

describe.each(engines)("the app on %s, killed at random", (engine) => {
  describe.skipIf(engine === "postgres" && !postgresAvailable())("while people leave", () => {
    let world: KillWorld | undefined;
    let leavers: readonly Leaver[] = [];
    let triedAgain: ReadonlySet<Leaver> = new Set();
    let mails: Awaited<ReturnType<typeof mailsByAddress>> = new Map();

    beforeAll(async () => {
      const smtpPort = await findFreePort();
      const environment = { INBOUND_MAIL_DOMAIN: inboundDomain, INBOUND_SMTP_PORT: smtpPort };
      world = await startKillWorld(engine, size.leavers, {
        peoplePerShop: size.perShop,
        environment,
      });
      leavers = await findLeavers(world, smtpPort);
      for (const one of leavers) await subscribe(world, one);
      await world.shopify.client.clearMails();
      triedAgain = await leaveInStorm(world, leavers);
      await waitForWork(world);
      mails = await mailsByAddress(world);
      await pressMailedLinks(world, leavers);
      await waitForWork(world);
    }, limitMs);
    afterAll(async () => {
      await world?.stop();
    });

    it("has every one of them out in Shopify, by whichever door", async () => {
      expect(new Set(leavers.map(({ door }) => door))).toEqual(new Set(leaveDoors));
      expect(leavers.length).toBeGreaterThan(size.leavers * 0.9);
      expect(triedAgain.size).toBeGreaterThan(0);
      const still: string[] = [];
      for (const one of leavers) {
        const state = await stateOf(world!, one);
        if (state !== "UNSUBSCRIBED") still.push(`${one.door} ${state}`);
      }
      expect(still).toEqual([]);
    });

    it("keeps one proof of each, though some were said again", async () => {
      const { rows } = await world!.database().pool.query(
        `SELECT min("door") AS door, min("wish") AS wish, count(*)::int AS proofs FROM "MarketingProof"
         WHERE "outcome" = 'changed' GROUP BY "installationId", "channel", "valueDigest"`,
      );
      const kept = proofsSchema.parse(rows);
      expect(kept.filter(({ wish, proofs }) => wish !== "opt-out" || proofs !== 1)).toEqual([]);
      expect(kept).toHaveLength(leavers.length);
      const effects = await world!.database().prisma.marketingEffect.groupBy({ by: ["state"] });
      expect(effects.map(({ state }) => state)).toEqual(["in-effect"]);
    });

    it("mails nobody twice, and nobody who did not write or ask", () => {
      for (const { door, email } of leavers) {
        const isMailed = door === "block" || door === "webhook" || door === "smtp";
        expect(mails.get(email) ?? [], door).toHaveLength(isMailed ? 1 : 0);
      }
    });
  });
});
