import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Register } from "../../app/domain/register/types.ts";
import { createPolicyWorld, type PolicyWorld } from "../support/policy-world.ts";
import { sampleRegister } from "../support/register-fixture.ts";

let world: PolicyWorld;
beforeAll(async () => {
  world = await createPolicyWorld();
});
afterAll(() => world.close());

/** A fresh shop in the same database: nothing published, an old policy of the merchant's in Swedish. */
beforeEach(async () => {
  const { prisma } = world.database;
  await prisma.policyPublication.deleteMany();
  await prisma.person.deleteMany();
  await world.saveRegister(sampleRegister());
  const { online } = world;
  const { id } = online.policies.write("PRIVACY_POLICY", "<p>Gammal policy.</p>", 0);
  online.translations.removeAll(id);
  online.locales = [
    { locale: "sv", primary: true, published: true },
    { locale: "en", primary: false, published: true },
  ];
  await clearFields();
  Object.assign(world.state, { fault: undefined, scopes: [...world.scopes] });
});

const renamed = "Strumpor och mer";

/** The same register with another name of the store, which every text carries. */
function changed(name = renamed): Register {
  const register = sampleRegister();
  return { ...register, controller: { ...register.controller, name } };
}

/** Texts of the policy in the shop, by place. */
function standing(): Readonly<Record<string, string>> {
  const { online, admin, shop } = world;
  const policy = online.policies.find("PRIVACY_POLICY");
  const [english] = policy === undefined ? [] : online.translations.of(policy.id, "en");
  const fields = admin.api.storefrontOf(shop)?.appMetafields() ?? [];
  return Object.fromEntries<string>([
    ["shopify sv", policy?.body ?? ""],
    ["shopify en", english?.value ?? ""],
    ...fields.map(({ key, value }): [string, string] => [key, value]),
  ]);
}

async function clearFields(): Promise<void> {
  const keys = Object.keys(standing()).filter((key) => !key.startsWith("shopify "));
  await world.removeFields(keys);
}

async function published(): Promise<string> {
  const started = await world.start();
  if (!started.ok) throw new Error(started.reason.code);
  expect(await world.run(started.value)).toBe("published");
  return started.value;
}

/** Which of the texts are of the edition with the new name, which are not. */
function countNew(name = renamed): { readonly fresh: number; readonly old: number } {
  const texts = Object.entries(standing()).filter(
    ([key]) => key.startsWith("shopify ") || key.startsWith("policy_"),
  );
  const fresh = texts.filter(([, text]) => text.includes(name)).length;
  return { fresh, old: texts.length - fresh };
}

describe("runPublication()", () => {
  it("publishes in all languages, in Shopify's policy and in the blocks, and reads all of it back", async () => {
    const id = await published();
    const texts = standing();
    expect(Object.keys(texts).toSorted()).toEqual(
      [
        ...["shopify sv", "shopify en", "edition"],
        ...["policy_sv", "policy_en", "cookies_sv", "cookies_en"],
      ].toSorted(),
    );
    expect(texts["shopify sv"]).toContain("I korthet");
    expect(texts["shopify en"]).toContain("In short");
    expect(JSON.parse(texts["edition"] ?? "")).toMatchObject({
      ...{ number: 1, main: "sv", languages: ["sv", "en"], effectiveOn: "2026-11-23" },
      ...{ noticeTag: "policy-updates", askAgain: [] },
    });
    const publication = await world.store.find(id);
    expect(publication?.steps.map(({ status }) => status)).toEqual(Array(5).fill("read-back"));
    expect(publication?.steps[0]?.previous).toBe("<p>Gammal policy.</p>");
    const events = await world.database.prisma.evidenceEntry.count();
    expect(events).toBeGreaterThan(0);
  });

  it("refuses a second time the same content, and calls nobody", async () => {
    await published();
    const before = world.admin.api.costSpent(world.shop).calls;
    const again = await world.start();
    expect(again).toEqual({ ok: false, reason: { code: "nothing-changed" } });
    expect(world.admin.api.costSpent(world.shop).calls).toBe(before);
    expect(await world.database.prisma.policyPublication.count()).toBe(1);
  });

  it("refuses with the item named what the law wants said and the register does not say", async () => {
    const register = sampleRegister();
    await world.saveRegister({
      ...register,
      controller: { ...register.controller, email: "" },
      purposes: register.purposes.map((purpose) =>
        purpose.id === "newsletter" ? { ...purpose, retention: null } : purpose,
      ),
    });
    const refused = await world.start();
    if (refused.ok || refused.reason.code !== "gaps") throw new Error("it was not refused");
    expect(refused.reason.gaps.map(({ path }) => path)).toEqual(
      expect.arrayContaining(["controller.email", "purposes.newsletter.retention"]),
    );
    expect(refused.reason.gaps.every(({ source }) => source.length > 0)).toBe(true);
    expect(await world.database.prisma.policyPublication.count()).toBe(0);
  });

  it("goes on where it was killed, at whichever call, and ends with all languages new", async () => {
    await published();
    // Every third call, until a run has none left to be killed at.
    for (let fatal = 1, isDone = false; !isDone; fatal += 3) {
      const name = `Namn ${String(fatal)}`;
      await world.saveRegister(changed(name));
      const started = await world.start();
      if (!started.ok) throw new Error(started.reason.code);
      const killed = new AbortController();
      world.state.fault = async (call, real) => {
        if (call !== fatal) return undefined;
        // Every second kill comes after Shopify has done it, before the app has heard.
        if (fatal % 2 === 0) await real();
        killed.abort(new Error("killed"));
        throw new Error("killed");
      };
      isDone = await world.run(started.value, killed.signal).then(
        () => true,
        () => false,
      );
      world.state.fault = undefined;
      expect(await world.run(started.value), `killed at call ${String(fatal)}`).toBe("published");
      expect(countNew(name), `killed at call ${String(fatal)}`).toEqual({ fresh: 4, old: 0 });
    }
  });

  it("puts everything back when one write is refused, and can be tried again", async () => {
    const writes = [
      ["shopPolicyUpdate", "TOO_BIG", ""],
      ["translationsRegister", "INVALID", ""],
      ["metafieldsSet", "INVALID", "policy_sv"],
      ["metafieldsSet", "INVALID", "policy_en"],
      ["metafieldsSet", "INVALID", '"edition"'],
    ] as const;
    await published();
    const before = standing();
    await world.saveRegister(changed());
    for (const [mutation, code, about] of writes) {
      const started = await world.start();
      if (!started.ok) throw new Error(started.reason.code);
      world.admin.api.refuseWrites(world.shop, {
        ...{ mutation, message: "no", code, times: 1 },
        ...(about === "" ? {} : { about }),
      });
      expect(await world.run(started.value), mutation).toBe("failed");
      expect(standing(), `${mutation} ${about}`).toEqual(before);
      const failed = await world.store.find(started.value);
      expect(failed?.failureReason).toBe("refused");
    }
    const [newest] = await world.publications.list(world.installationId, {
      before: null,
      limit: 1,
    });
    const doing = { installationId: world.installationId, author: "staff:1", at: world.turn.now };
    expect(await world.publications.retry(newest?.id ?? "", doing)).toMatchObject({ ok: true });
    expect(await world.run(newest?.id ?? "")).toBe("published");
    expect(countNew()).toEqual({ fresh: 4, old: 0 });
    expect(newest?.number).toBe(2);
  });

  it("is half-published when putting back fails too, and holds the old edition once that works", async () => {
    await published();
    const before = standing();
    await world.saveRegister(changed());
    const started = await world.start();
    if (!started.ok) throw new Error(started.reason.code);
    // The main text is written; from the next write on Shopify answers nobody.
    let isDown = false;
    world.state.fault = async (_call, real) => {
      if (isDown) return new Response("{}", { status: 503 });
      const reply = await real();
      const { online } = world;
      isDown = online.policies.find("PRIVACY_POLICY")?.body.includes(renamed) === true;
      return reply;
    };
    await expect(world.run(started.value)).rejects.toThrow();
    await world.giveUp(started.value);
    expect((await world.store.find(started.value))?.status).toBe("half-published");
    expect(countNew().fresh).toBe(1);
    world.state.fault = undefined;
    expect(await world.run(started.value)).toBe("failed");
    expect(standing()).toEqual(before);
  });

  it("never overwrites silently what somebody else wrote in Shopify", async () => {
    await published();
    await world.saveRegister(changed());
    world.online.policies.write("PRIVACY_POLICY", "<p>Min egen text.</p>", 0);
    const first = await world.start();
    if (!first.ok) throw new Error(first.reason.code);
    expect(await world.run(first.value)).toBe("failed");
    expect(standing()["shopify sv"]).toBe("<p>Min egen text.</p>");
    expect(countNew().fresh).toBe(0);
    const failed = await world.store.find(first.value);
    expect(failed?.failureReason).toBe("changed-elsewhere");
    const mine = await world.start({ choices: { overwrite: true } });
    if (!mine.ok) throw new Error(mine.reason.code);
    expect(await world.run(mine.value)).toBe("published");
    expect(countNew()).toEqual({ fresh: 4, old: 0 });
  });

  it("puts the published edition back over somebody else's text when the merchant says so", async () => {
    const id = await published();
    const ours = standing();
    const { online, publications, store, installationId } = world;
    online.policies.write("PRIVACY_POLICY", "<p>Min egen text.</p>", 0);
    const publication = await store.findPublished(installationId);
    if (publication === undefined) throw new Error("nothing is published");
    const doing = { installationId, author: "staff:1", at: world.turn.now };
    expect(await publications.takeMine(publication, doing)).toMatchObject({ ok: true });
    expect(await world.run(id)).toBe("published");
    expect(standing()).toEqual(ours);
    // Refused, theirs stands again, and ours still is the shop's edition.
    online.policies.write("PRIVACY_POLICY", "<p>Min egen text.</p>", 0);
    const again = await store.findPublished(installationId);
    if (again === undefined) throw new Error("nothing is published");
    await publications.takeMine(again, doing);
    const refusal = { mutation: "shopPolicyUpdate", code: "TOO_BIG", message: "no", times: 1 };
    world.admin.api.refuseWrites(world.shop, refusal);
    expect(await world.run(id)).toBe("published");
    expect(standing()["shopify sv"]).toBe("<p>Min egen text.</p>");
    expect(await publications.nextSlot(installationId)).toMatchObject({ number: 2 });
  });

  it("ends Shopify's own keeping of the policy only after the merchant said so", async () => {
    const { online } = world;
    online.privacy = { ...online.privacy, privacyPolicy: { autoManaged: true } };
    const asked = await world.start();
    if (!asked.ok) throw new Error(asked.reason.code);
    expect(await world.run(asked.value)).toBe("failed");
    expect((await world.store.find(asked.value))?.failureReason).toBe("shopify-manages-policy");
    expect(online.privacy.privacyPolicy.autoManaged).toBe(true);
    const agreed = await world.start({ choices: { takeOver: true } });
    if (!agreed.ok) throw new Error(agreed.reason.code);
    expect(await world.run(agreed.value)).toBe("published");
    expect(online.privacy.privacyPolicy.autoManaged).toBe(false);
  });

  it("takes away a language that is published no longer", async () => {
    await published();
    await world.saveRegister({ ...sampleRegister(), publishedLanguages: ["sv"] });
    await published();
    expect(standing()).toMatchObject({ "shopify en": "" });
    expect(Object.keys(standing())).not.toContain("policy_en");
  });

  it("reaches the theme blocks without any scope, and says what Shopify's policy lacks", async () => {
    world.state.scopes = ["read_customers"];
    const blocks = await world.start({ targets: ["theme-blocks"] });
    if (!blocks.ok) throw new Error(blocks.reason.code);
    expect(await world.run(blocks.value)).toBe("published");
    const both = await world.start();
    if (!both.ok) throw new Error(both.reason.code);
    expect(await world.run(both.value)).toBe("failed");
  });

  it("publishes a scheduled edition on its day and not before", async () => {
    const started = await world.start({ on: "2026-12-01" });
    if (!started.ok) throw new Error(started.reason.code);
    expect(await world.run(started.value)).toBe("scheduled");
    const before = world.turn.now;
    world.turn.now = new Date("2026-11-30T23:00:00Z");
    expect(await world.run(started.value)).toBe("published");
    world.turn.now = before;
    expect(standing()["shopify sv"]).toContain("1 december 2026");
  });
});

describe("announceHistory()", () => {
  it("says in the blocks what is coming as long as it is planned, and tells the editions", async () => {
    await published();
    await world.saveRegister(changed());
    await published();
    await world.saveRegister(changed("Ännu ett namn"));
    const planned = await world.start({ on: "2027-01-15" });
    if (!planned.ok) throw new Error(planned.reason.code);
    await world.announce();
    const { history_sv: ahead = "", history_en: english = "" } = standing();
    expect(ahead).toContain("15 januari 2027");
    expect(ahead).toContain("Ännu ett namn");
    expect(ahead).toContain(renamed);
    expect(english).toContain("15 January 2027");
    const doing = { installationId: world.installationId, author: "staff:1", at: world.turn.now };
    await world.publications.cancel(planned.value, doing);
    await world.announce();
    const { history_sv: after = "" } = standing();
    expect(after).not.toContain("15 januari 2027");
    expect(after).toContain(renamed);
    const calls = world.admin.api.costSpent(world.shop).calls;
    await world.announce();
    // Read once; nothing differs, so nothing is written.
    expect(world.admin.api.costSpent(world.shop).calls).toBe(calls + 1);
  });
});
