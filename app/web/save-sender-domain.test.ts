import { generateKeyPairSync } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestServices, type TestServices } from "../../tests/support/test-services.ts";
import { asStaffUserId, parseShopDomain } from "../domain/shared/ids.ts";
import type { SenderDomains } from "../mail/sender-domains.server.ts";
import { createSenderDomains } from "../mail/sender-domains.server.ts";
import { readSenderDomain, saveSenderDomain } from "./save-sender-domain.server.ts";
import type { StaffVisit } from "./staff-session.server.ts";

let world: TestServices;
beforeAll(async () => {
  world = await openTestServices();
});
afterAll(async () => {
  await world.close();
});

const at = new Date("2026-11-02T09:00:00Z");
const { privateKey } = generateKeyPairSync("rsa", {
  modulusLength: 2048,
  publicKeyEncoding: { type: "spki", format: "pem" },
  privateKeyEncoding: { type: "pkcs8", format: "pem" },
});

type Dns = "there" | "missing";

async function visit(shop: string, options: { readonly dns?: Dns; readonly isOwner?: boolean }) {
  const { services } = world;
  const name = parseShopDomain(`${shop}.myshopify.com`)!;
  const installation = await services.installations.open(name, at);
  const userId = asStaffUserId("42");
  const isAccountOwner = options.isOwner ?? true;
  await services.staff.markSeen({
    installationId: installation.id,
    ...{ userId, isAccountOwner, name: "Åsa", at },
  });
  const actor = (await services.staff.findActor(installation.id, userId))!;
  const senders: SenderDomains | undefined =
    options.dns === undefined
      ? undefined
      : {
          ...createSenderDomains({ privateKey, selector: "lagom", operatorDomain: "x.test" }),
          check: async () =>
            options.dns === "there"
              ? { ok: true, value: null }
              : { ok: false, reason: "no-record" },
        };
  return { services: { ...services, senders }, installation, actor } satisfies StaffVisit;
}

function form(senderDomain: string): FormData {
  const data = new FormData();
  data.set("senderDomain", senderDomain);
  return data;
}

describe("saveSenderDomain()", () => {
  it("uses a domain whose record is there and says which record that is", async () => {
    const owner = await visit("there", { dns: "there" });
    const reply = await saveSenderDomain(owner, form("https://Example.com/"));
    expect(await reply.json()).toMatchObject({ ok: true });
    const view = await readSenderDomain(owner);
    expect(view).toMatchObject({ domain: "example.com", verifiedAt: expect.any(Date) as Date });
    expect(view?.record?.name).toMatch(/^lagom-[0-9a-f]{12}\._domainkey\.example\.com$/u);
  });

  it("keeps a domain whose record is missing, unused, and says why", async () => {
    const owner = await visit("missing", { dns: "missing" });
    const reply = await saveSenderDomain(owner, form("example.com"));
    expect(await reply.json()).toMatchObject({
      ok: false,
      faults: { senderDomain: expect.stringContaining("not in DNS yet") as string },
    });
    expect(await readSenderDomain(owner)).toMatchObject({
      domain: "example.com",
      verifiedAt: null,
    });
  });

  it("goes back to the operator's domain when the field is emptied", async () => {
    const owner = await visit("emptied", { dns: "there" });
    await saveSenderDomain(owner, form("example.com"));
    await saveSenderDomain(owner, form(""));
    expect(await readSenderDomain(owner)).toEqual({ domain: null, record: null, verifiedAt: null });
  });

  it("refuses what is no domain, and everything where the operator has no key", async () => {
    const owner = await visit("refused", { dns: "there" });
    expect((await saveSenderDomain(owner, form("not a domain"))).status).toBe(422);
    const keyless = await visit("refused", {});
    expect((await saveSenderDomain(keyless, form("example.com"))).status).toBe(422);
    expect(await readSenderDomain(keyless)).toBeUndefined();
  });

  it("is for those who may configure; a refusal is recorded", async () => {
    const staff = await visit("staff", { dns: "there", isOwner: false });
    const refusal: unknown = await saveSenderDomain(staff, form("example.com")).catch(
      (thrown: unknown) => thrown,
    );
    expect(refusal).toMatchObject({ status: 403 });
    const where = { installationId: staff.installation.id, action: "permission.refused" };
    expect(await world.services.database.prisma.timelineEvent.count({ where })).toBe(1);
  });
});
