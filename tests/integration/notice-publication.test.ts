import { createHash } from "node:crypto";
import { createNoticeVersions } from "../../app/db/consent/notice-versions.server.ts";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { initialNoticeSettings } from "../../app/domain/consent/notice-settings.ts";
import type { NoticeSettings } from "../../app/domain/consent/notice-settings.ts";
import type { NoticeConfig } from "../../app/domain/consent/types.ts";
import { findGaps } from "../../app/domain/register/find-gaps.ts";
import type { Register } from "../../app/domain/register/types.ts";
import {
  createNoticeServices,
  type NoticeServices,
} from "../../app/services/notice-services.server.ts";
import { storableHostileRegister } from "../support/hostile-register.ts";
import { createPolicyWorld, type PolicyWorld } from "../support/policy-world.ts";
import { sampleRegister } from "../support/register-fixture.ts";

let world: PolicyWorld;
let notice: NoticeServices;
let versions: ReturnType<typeof createNoticeVersions>;
const jobs: string[] = [];
beforeAll(async () => {
  world = await createPolicyWorld();
  const { database, client, store, registers } = world;
  versions = createNoticeVersions(database);
  notice = createNoticeServices({
    ...{ prisma: database.prisma, client },
    register: registers,
    clock: { now: () => world.turn.now },
    queue: {
      send: async (name) => {
        jobs.push(name);
        return true;
      },
    },
    log: { warn: () => undefined },
    policy: {
      store,
      check: async (_id, register) => ({
        gaps: findGaps(register),
        languages: register.publishedLanguages,
        consents: {},
      }),
    },
  });
});
afterAll(() => world.close());

beforeEach(async () => {
  const { prisma } = world.database;
  await prisma.noticeVersion.deleteMany();
  await prisma.noticeDraft.deleteMany();
  await prisma.policyPublication.deleteMany();
  await world.saveRegister(sampleRegister());
  await world.removeFields(Object.keys(standing()));
  Object.assign(world.state, { fault: undefined, scopes: [...world.scopes] });
  world.online.privacy = {
    ...world.online.privacy,
    banner: { enabled: false, autoManaged: false },
  };
  jobs.length = 0;
});

const signal = () => new AbortController().signal;
const publish = () => notice.publish(world.installationId, "staff:1", signal());
const bring = () => notice.bring(world.installationId, signal());
const overview = () => notice.overview(world.installationId);
const save = (change: Partial<NoticeSettings>) =>
  notice.saveDraft(world.installationId, {
    settings: { ...initialNoticeSettings, ...change },
    author: "staff:1",
  });

/** The notice's metafields in the shop. */
function standing(): Readonly<Record<string, string>> {
  const fields = world.admin.api.storefrontOf(world.shop)?.appMetafields() ?? [];
  return Object.fromEntries(fields.map(({ key, value }) => [key, value]));
}
// Written by ourselves, and read back.
const noticeThere = () => JSON.parse(standing()["notice"] ?? "null") as NoticeConfig;
const versionThere = (): unknown =>
  standing()["notice"] === undefined ? null : noticeThere().version;

/** The version counted anew from settings and words as they stand. */
function versionOfWhatStands(): string {
  const { v: _v, version: _version, ...config } = noticeThere();
  const words = config.languages.map((language): unknown =>
    JSON.parse(standing()[`notice_${language}`] ?? "null"),
  );
  const text = JSON.stringify([config, words]);
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}

async function published(): Promise<string> {
  expect(await publish()).toEqual({ ok: true, value: null });
  await bring();
  const { standing: head } = await overview();
  if (head === null) throw new Error("nothing was published");
  return head.version;
}

const renamed = (name: string): Register => {
  const register = sampleRegister();
  return { ...register, controller: { ...register.controller, name } };
};

describe("the notice in a shop", () => {
  it("is published with its words in every language, and kept exactly as it stands there", async () => {
    expect((await overview()).standing).toBeNull();
    expect((await publish()).ok).toBe(true);
    expect(jobs).toEqual(["notices.bring"]);
    expect((await overview()).open?.status).toBe("running");
    await bring();
    const fields = standing();
    expect(Object.keys(fields).toSorted()).toEqual(["notice", "notice_en", "notice_sv"]);
    const { standing: head, isUpToDate, open, versions: heads } = await overview();
    expect({ isUpToDate, open, count: heads.length }).toEqual({
      ...{ isUpToDate: true, open: null, count: 1 },
    });
    expect(head).toMatchObject({ number: 1, author: "staff:1", languages: ["en", "sv"] });
    const version = head?.version ?? "";
    const kept = await versions.find(world.installationId, version);
    expect(await versions.has(world.installationId, version)).toBe(true);
    expect(JSON.stringify(kept?.config)).toBe(fields["notice"]);
    expect(JSON.stringify(kept?.words.sv)).toBe(fields["notice_sv"]);
    expect(JSON.stringify(kept?.words.en)).toBe(fields["notice_en"]);
    expect(await publish()).toEqual({ ok: false, reason: "nothing-new" });
  });

  it("takes a hostile register text for text, and Arabic beside it", async () => {
    await world.saveRegister(storableHostileRegister());
    expect((await save({ arabic: true })).ok).toBe(true);
    const version = await published();
    const kept = await versions.find(world.installationId, version);
    expect(JSON.parse(standing()["notice_sv"] ?? "")).toEqual(kept?.words.sv);
    expect(JSON.parse(standing()["notice_ar"] ?? "")).toMatchObject({ direction: "rtl" });
  });

  it("refuses what cannot stand, and says which field is at fault", async () => {
    const faulty = await save({ days: 3, policyUrl: "javascript:alert(1)" });
    expect(faulty).toEqual({
      ok: false,
      reason: [
        { field: "days", code: "out-of-range" },
        { field: "policyUrl", code: "no-address" },
      ],
    });
    expect((await overview()).settings).toEqual(initialNoticeSettings);
    const register = sampleRegister();
    await world.saveRegister({ ...register, controller: { ...register.controller, email: "" } });
    expect((await overview()).gaps).toBeGreaterThan(0);
    expect(await publish()).toEqual({ ok: false, reason: "gaps" });
  });

  it("changes nothing for shoppers until it is published, and one publication runs at a time", async () => {
    const first = await published();
    await save({ days: 190 });
    expect((await overview()).isUpToDate).toBe(false);
    expect(versionThere()).toBe(first);
    expect((await publish()).ok).toBe(true);
    expect(await publish()).toEqual({ ok: false, reason: "already-running" });
    await bring();
    expect(versionThere()).not.toBe(first);
    // What stood before can be read for as long as somebody's choice names it.
    expect((await versions.find(world.installationId, first))?.config.days).toBe(184);
    await save({ days: 184 });
    expect(await published()).toBe(first);
    expect((await overview()).versions.map(({ number }) => number)).toEqual([1, 2, 1]);
  });

  it("says the same as a newer policy by itself, with the design that was published", async () => {
    const first = await published();
    await save({ days: 260 });
    await world.saveRegister(renamed("Strumpor och mer"));
    await bring();
    expect(versionThere()).toBe(first);
    const started = await world.start({ targets: ["theme-blocks"] });
    if (!started.ok) throw new Error(started.reason.code);
    await world.run(started.value);
    await bring();
    const words = standing()["notice_sv"] ?? "";
    expect(words).toContain("Strumpor och mer");
    expect(JSON.parse(standing()["notice"] ?? "")).toMatchObject({ days: 184 });
    expect((await overview()).standing).toMatchObject({ number: 2, author: "system" });
  });

  it("takes away languages the policy is no longer in", async () => {
    await published();
    await world.saveRegister({ ...sampleRegister(), publishedLanguages: ["sv"] });
    await published();
    expect(Object.keys(standing()).toSorted()).toEqual(["notice", "notice_sv"]);
  });

  it("goes on after being killed at any call, and ends as if it had not been", async () => {
    const first = await published();
    await save({ days: 200 });
    let killedAt = 0;
    for (let at = 1; at <= 12; at += 1) {
      const { open } = await overview();
      expect(open !== null || (await publish()).ok).toBe(true);
      let calls = 0;
      world.state.fault = async (_call, real) => {
        calls += 1;
        const answer = calls >= at ? await real() : undefined;
        if (calls >= at) throw new Error("killed");
        return answer;
      };
      await bring().catch(() => (killedAt = at));
      world.state.fault = undefined;
      // Whatever was written: settings and words are of one version.
      expect(versionThere()).toBe(versionOfWhatStands());
      await bring();
      const { standing: head } = await overview();
      expect(versionThere()).toBe(head?.version);
      expect(head?.version).not.toBe(first);
      if (killedAt < at) break;
      await save({ days: 200 + at });
    }
    expect(killedAt).toBeGreaterThan(2);
  });

  it("puts back what stood before once all tries are used up", async () => {
    const first = await published();
    await save({ days: 245 });
    expect((await publish()).ok).toBe(true);
    await notice.giveUp(world.installationId, signal());
    expect(versionThere()).toBe(first);
    expect((await overview()).open?.status).toBe("failed");
    expect((await overview()).standing?.version).toBe(first);
  });
});

describe("Shopify's own notice", () => {
  const turn = (enabled: boolean) => {
    world.online.privacy = { ...world.online.privacy, banner: { enabled, autoManaged: false } };
  };

  it("keeps ours from being published, and from standing beside it", async () => {
    turn(true);
    expect(await publish()).toEqual({ ok: false, reason: "shopify-banner-on" });
    turn(false);
    const version = await published();
    turn(true);
    world.turn.now = new Date(world.turn.now.getTime() + 3_600_000);
    await notice.watch(signal());
    expect(versionThere()).toBeNull();
    expect((await overview()).standing?.version).toBe(version);
    turn(false);
    world.turn.now = new Date(world.turn.now.getTime() + 3_600_000);
    await notice.watch(signal());
    expect(versionThere()).toBe(version);
  });

  it("is switched off only when the merchant says so, and read back", async () => {
    turn(true);
    expect((await notice.survey(world.installationId, signal()))?.shopifyBanner).toBe("on");
    const done = await notice.switchOffShopifyBanner(world.installationId, "staff:1", signal());
    expect(done).toEqual({ ok: true, value: null });
    expect((await notice.survey(world.installationId, signal()))?.shopifyBanner).toBe("off");
    const lines = await world.database.prisma.timelineEvent.findMany({
      where: { action: "notice.banner-switched-off" },
    });
    expect(lines).toMatchObject([{ actor: "staff:1" }]);
  });

  it("is not guessed at without the permission to read it", async () => {
    world.state.scopes = ["read_customers"];
    expect(await notice.survey(world.installationId, signal())).toBeNull();
    expect(await publish()).toEqual({ ok: false, reason: "no-scope" });
    expect(await notice.switchOffShopifyBanner(world.installationId, "staff:1", signal())).toEqual({
      ...{ ok: false, reason: "no-scope" },
    });
  });
});

describe("Shopify's rules by region", () => {
  const survey = () => notice.survey(world.installationId, signal());
  const set = () => notice.setRegions(world.installationId, "staff:1", signal());

  it("are made to agree with the table, and read back", async () => {
    const before = await survey();
    expect(before?.regions).toBeGreaterThan(30);
    const done = await set();
    expect(done).toEqual({ ok: true, value: null });
    expect((await survey())?.regionsAmiss).toEqual([]);
    await save({ askEverywhere: true });
    expect((await survey())?.regionsAmiss).toContain("USCA");
    expect((await set()).ok).toBe(true);
    expect((await survey())?.regionsAmiss).toEqual([]);
  });

  it("are not touched while Shopify's own notice is on, or without the permission", async () => {
    await save({ askEverywhere: false });
    world.online.privacy = {
      ...world.online.privacy,
      banner: { enabled: true, autoManaged: true },
    };
    expect(await set()).toEqual({ ok: false, reason: "shopify-banner-on" });
    world.state.scopes = ["read_customers", "read_privacy_settings"];
    expect(await set()).toEqual({ ok: false, reason: "no-scope" });
  });
});
