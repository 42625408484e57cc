import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestServices, type TestServices } from "../tests/support/test-services.ts";
import { mailKey } from "./domain/data-requests/mails.ts";
import { asDataRequestId, asMailId, parseShopDomain } from "./domain/shared/ids.ts";
import { jobs } from "./jobs/definitions.ts";
import { createJobHandlers } from "./worker.server.ts";

let world: TestServices;
beforeAll(async () => {
  world = await openTestServices();
});
afterAll(async () => {
  await world.close();
});

const at = new Date("2026-11-02T09:00:00Z");
const jobsOfMail = "SELECT name FROM pgboss.job WHERE data->>'mailId' = $1";
const facts = { name: "Fjällglimt", timeZone: "Europe/Stockholm", language: "sv", country: "SE" };

/** A mail whose job has ended because there was nobody to write to. */
async function keepWaitingMail() {
  const { services } = world;
  const { prisma, pool } = services.database;
  const { id: installationId } = await services.installations.open(
    parseShopDomain("waiting.myshopify.com")!,
    at,
  );
  const { id } = await prisma.dataRequest.create({
    data: {
      ...{ installationId, kind: "access", topic: "customers/data_request" },
      ...{ status: "answered", bodyDigest: new Uint8Array(32), receivedAt: at, dueAt: at },
    },
  });
  const dataRequestId = asDataRequestId(id);
  const dedupeKey = mailKey("answer-ready", dataRequestId);
  const mail = { installationId, dataRequestId, template: "answer-ready", dedupeKey } as const;
  await services.outbox.post({ ...mail, dueAt: at });
  await pool.query("DELETE FROM pgboss.job");
  const { id: mailId } = await prisma.outboxMail.findUniqueOrThrow({ where: { dedupeKey } });
  const jobsOf = async () => (await pool.query<{ name: string }>(jobsOfMail, [mailId])).rows;
  return { installationId, mailId: asMailId(mailId), jobsOf };
}

describe("createJobHandlers()", () => {
  it("tries waiting mails again every hour, not only when a process starts", async () => {
    const { jobsOf } = await keepWaitingMail();
    const run = { jobId: "", retryCount: 0, signal: new AbortController().signal };
    await createJobHandlers(world.services)["mails.resume"].run({}, run);
    expect(await jobsOf()).toEqual([{ name: "mail.deliver" }]);
    expect(jobs["mails.resume"].schedule).toMatch(/^\d+ \* \* \* \*$/u);
  });
});

describe("createSettingsStore().takeOver()", () => {
  it("tells once that mails have somebody to go to now", async () => {
    const { settings, installations } = world.services;
    const { id } = await installations.open(parseShopDomain("facts.myshopify.com")!, at);
    const withContact = { ...facts, contactEmail: "hej@fjallglimt.example.test" };
    expect(await settings.takeOver(id, withContact)).toBe(true);
    expect(await settings.takeOver(id, withContact)).toBe(false);
  });
});
