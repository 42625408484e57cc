import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ALL_SCOPES, openAdmin } from "../../local-shopify/graphql/testing/open-admin.ts";
import { createAdminRows, testNow } from "../../tests/support/admin-rows.ts";
import { type EvidenceWorld, openEvidenceWorld } from "../../tests/support/evidence-world.ts";
import { createStandInClient } from "../../tests/support/stand-in-client.ts";
import { TransientSourceError } from "../domain/data-requests/ports.ts";
import { findGaps } from "../domain/register/find-gaps.ts";
import type { InterviewAnswers } from "../domain/register/start/questions.ts";
import type { InstallationId } from "../domain/shared/ids.ts";
import type { AdminClient } from "../platform/shopify/admin-client.server.ts";
import { createRegisterServices } from "./register-services.server.ts";
import { createRegisterStartServices } from "./register-start-services.server.ts";

let world: EvidenceWorld;
beforeAll(async () => {
  world = await openEvidenceWorld();
});
afterAll(() => world.database.close());

const scopes = [...ALL_SCOPES, "read_locales"];

/** The services on a database of their own, before a shop of the stand-in or one that does not answer. */
function openServices(client: AdminClient = createStandInClient(openAdmin(), { scopes })) {
  const { prisma } = world.database;
  const { keys, installations } = createAdminRows(world.database);
  const register = createRegisterServices({ prisma, ...keys, evidence: world.evidence });
  return createRegisterStartServices({
    ...{ register, client, installations, promises: { findLast: async () => undefined } },
    ...{ clock: { now: () => testNow }, log: { warn: () => undefined } },
  });
}

const silent: AdminClient = {
  request: () => Promise.reject(new TransientSourceError("no answer from Shopify")),
};

const author = "staff:7";
const begin = (installationId: InstallationId) => {
  return { installationId, author, signal: AbortSignal.timeout(20_000) };
};

const answers: InterviewAnswers = {
  picks: { newsletter: ["yes"], "newsletter-tools": ["klaviyo"], officer: ["no"] },
  texts: { "company.email": "privacy@socks.example.test" },
};

describe("start()", () => {
  it("makes the first version of what is seen of the shop, and tells what was not", async () => {
    const services = openServices();
    const installationId = await world.addShop();
    const made = await services.start(begin(installationId));
    expect(made).toMatchObject({ ok: true, value: { number: 1, cause: "started", author } });
    const register = made.ok ? made.value.register : undefined;
    expect(register?.controller.postalAddress.city).toBe("Östersund");
    expect(register?.mainLanguage).toBe("sv");
    expect(register?.recipients.map(({ id }) => id)).toContain("shopify");
    const { seen } = await services.interview.read(installationId);
    expect(seen.unseen.map(({ what }) => what)).toContain("storefront");
  });

  it("answers the present version where the register was started", async () => {
    const services = openServices();
    const installationId = await world.addShop();
    await services.start(begin(installationId));
    expect(await services.start(begin(installationId))).toMatchObject({ value: { number: 1 } });
  });

  it("begins without Shopify where it does not answer, and says so", async () => {
    const services = openServices(silent);
    const installationId = await world.addShop();
    expect(await services.start(begin(installationId))).toMatchObject({ ok: true });
    expect((await services.interview.read(installationId)).seen.unseen).toEqual([
      { what: "shop", because: "no-answer" },
    ]);
  });
});

describe("start() in a hurry", () => {
  it("begins with nothing seen when the time is over", async () => {
    const slow: AdminClient = {
      request: ({ signal }) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener("abort", () => reject(new Error("out of time")));
        }),
    };
    const installationId = await world.addShop();
    const wish = { installationId, author, signal: AbortSignal.timeout(50) };
    expect(await openServices(slow).start(wish)).toMatchObject({ ok: true, value: { number: 1 } });
  });
});

describe("interview", () => {
  it("adds what was accepted as one version, and asks for it no more", async () => {
    const services = openServices();
    const installationId = await world.addShop();
    await services.start(begin(installationId));
    await services.interview.save(installationId, answers, "officer");
    const proposals = await services.interview.propose(installationId);
    const ids = proposals.map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(["purpose:newsletter", "recipient:klaviyo"]));
    const accepted = ids.filter((id) => id !== "officer");
    const wish = { installationId, author, accepted, basedOn: 1 };
    const finished = await services.interview.finish(wish);
    expect(finished).toMatchObject({ ok: true, value: { number: 2, cause: "interview" } });
    const register = finished.ok ? finished.value.register : undefined;
    expect(register?.dataProtectionOfficer).toEqual({ kind: "unknown" });
    expect(register?.recipients.map(({ id }) => id)).toContain("klaviyo");
    const rest = (await services.interview.propose(installationId)).map(({ id }) => id);
    expect(rest).toEqual(["officer"]);
  });

  it("keeps answers sealed, for they name contacts", async () => {
    const services = openServices();
    const installationId = await world.addShop();
    await services.interview.save(installationId, answers, null);
    const row = await world.database.prisma.registerSettings.findUnique({
      where: { installationId },
    });
    expect(JSON.stringify(row)).not.toContain("socks.example.test");
    expect((await services.interview.read(installationId)).answers).toEqual(answers);
  });

  it("says at which field an answer is no answer", () => {
    const { interview } = openServices();
    expect(interview.parse({ picks: {}, texts: { "company.email": "nobody" } })).toEqual({
      ok: false,
      reason: [{ path: "texts.company.email", message: "must be an e-mail address" }],
    });
    expect(interview.parse({ picks: { unknown: [] }, texts: {} }).ok).toBe(false);
  });
});

describe("restore()", () => {
  it("brings an earlier version's content back as a new one", async () => {
    const services = openServices();
    const installationId = await world.addShop();
    await services.start(begin(installationId));
    await services.interview.save(installationId, answers, null);
    const accepted = (await services.interview.propose(installationId)).map(({ id }) => id);
    await services.interview.finish({ installationId, author, accepted, basedOn: 1 });
    const wish = { installationId, author, number: 1, basedOn: 2 };
    expect(await services.restore(wish)).toMatchObject({
      ...{ ok: true, value: { number: 3, cause: "restored" } },
    });
    const [first, third] = await Promise.all(
      [1, 3].map((number) => services.findVersion(installationId, number)),
    );
    expect(third?.register).toEqual(first?.register);
    expect(await services.restore({ ...wish, number: 99 })).toMatchObject({
      reason: "no-such-version",
    });
    expect(await services.verifyVersions(installationId)).toMatchObject({ firstBroken: null });
  });

  it("leaves what the law wants no worse than it found it", async () => {
    const services = openServices();
    const installationId = await world.addShop();
    const made = await services.start(begin(installationId));
    const codes = made.ok ? findGaps(made.value.register).map(({ code }) => code) : [];
    expect(codes).not.toContain("no-safeguard");
    expect(codes).not.toContain("no-lifetime");
  });
});
