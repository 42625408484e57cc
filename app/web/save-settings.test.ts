import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestServices, type TestServices } from "../../tests/support/test-services.ts";
import type { TimelineEntry } from "../domain/data-requests/admin-ports.ts";
import type { StaffActor } from "../domain/data-requests/types.ts";
import { asStaffUserId, parseShopDomain } from "../domain/shared/ids.ts";
import { saveSettings } from "./save-settings.server.ts";
import type { StaffVisit } from "./staff-session.server.ts";

let world: TestServices;
beforeAll(async () => {
  world = await openTestServices();
});
afterAll(async () => {
  await world.close();
});

const at = new Date("2026-11-02T09:00:00Z");

/** A shop whose user 43 may configure, and user 42 owns. */
async function openShop(name: string) {
  const { services } = world;
  const installation = await services.installations.open(
    parseShopDomain(`${name}.myshopify.com`)!,
    at,
  );
  const installationId = installation.id;
  for (const [id, isAccountOwner] of [["42", true] as const, ["43", false] as const]) {
    const user = { userId: asStaffUserId(id), isAccountOwner, name: `Åsa ${id}` };
    await services.staff.markSeen({ installationId, ...user, at });
  }
  await services.database.prisma.staffPermission.updateMany({
    where: { installationId, staffUserId: "43" },
    data: { permissions: ["see", "configure"] },
  });
  const visitAs = async (id: "42" | "43"): Promise<StaffVisit> => {
    const actor = (await services.staff.findActor(installationId, asStaffUserId(id)))!;
    return { services, installation, actor };
  };
  const permissionsOf = async (id: string): Promise<StaffActor["permissions"] | undefined> =>
    (await services.staff.findActor(installationId, asStaffUserId(id)))?.permissions;
  const actions = async (): Promise<readonly TimelineEntry["action"][]> => {
    const where = { installationId, actor: { startsWith: "staff:" } };
    const rows = await services.database.prisma.timelineEvent.findMany({ where });
    return rows.map(({ action }) => action).toSorted();
  };
  return { installationId, visitAs, permissionsOf, actions };
}

function form(staff: Readonly<Record<string, readonly string[]>>): FormData {
  const data = new FormData();
  data.set("contactEmail", "privacy@fjallglimt.example.test");
  data.set("timeZone", "Europe/Stockholm");
  data.set("answerLanguage", "sv");
  data.set("answerLifeDays", "14");
  data.set("accountingCountry", "SE");
  data.set("financialYearEnd", "04-30");
  data.set("evidenceKeepYears", "10");
  data.set("metafieldNamespaces", "loyalty");
  data.set("erasureOff", JSON.stringify(["order-note"]));
  data.set("staff", JSON.stringify(staff));
  return data;
}

describe("saveSettings()", () => {
  it("lets nobody who may configure raise themselves, and saves nothing of it", async () => {
    const shop = await openShop("raise");
    const wanted = form({ "43": ["see", "download", "approve", "configure"] });
    const refused: unknown = await saveSettings(await shop.visitAs("43"), wanted).catch(
      (thrown: unknown) => thrown,
    );
    expect(refused).toMatchObject({ status: 403 });
    expect(await shop.permissionsOf("43")).toEqual(["see", "configure"]);
    expect(await world.services.settings.get(shop.installationId)).toMatchObject({
      contactEmail: null,
    });
    expect(await shop.actions()).toEqual(["permission.refused"]);
  });

  it("lets them save everything else", async () => {
    const shop = await openShop("configure");
    const unchanged = form({ "43": ["see", "configure"] });
    expect((await saveSettings(await shop.visitAs("43"), unchanged)).status).toBe(200);
    expect(await shop.actions()).toEqual(["settings.saved"]);
    expect(await world.services.settings.erasureChoices(shop.installationId)).toEqual({
      rule: { off: ["order-note"], metafieldNamespaces: ["loyalty"] },
      accountingCountry: "SE",
      financialYearEnd: "04-30",
      evidenceKeepYears: 10,
      isChosen: true,
    });
  });

  it("saves nothing where one field is wrong, and names each", async () => {
    const shop = await openShop("faults");
    const wrong = form({});
    wrong.set("answerLifeDays", "0");
    wrong.set("financialYearEnd", "02-30");
    const reply = await saveSettings(await shop.visitAs("42"), wrong);
    expect(reply.status).toBe(422);
    expect(await reply.text()).toMatch(
      /"faults":\{"answerLifeDays":"[^"]+","financialYearEnd":"[^"]+"\}/u,
    );
    expect(await shop.actions()).toEqual([]);
  });

  it("lets the account owner grant", async () => {
    const shop = await openShop("grant");
    const wanted = form({ "43": ["download"] });
    expect((await saveSettings(await shop.visitAs("42"), wanted)).status).toBe(200);
    expect(await shop.permissionsOf("43")).toEqual(["see", "download"]);
    expect(await shop.actions()).toEqual(["permissions.changed", "settings.saved"]);
  });

  it("saves settings and grants together or not at all", async () => {
    const shop = await openShop("together");
    const { pool } = world.services.database;
    await pool.query(`
      CREATE FUNCTION refuse_grant() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'no grant now'; END $$`);
    await pool.query(`CREATE TRIGGER refuse_grant BEFORE UPDATE ON "StaffPermission"
      FOR EACH ROW EXECUTE FUNCTION refuse_grant()`);
    const save = saveSettings(await shop.visitAs("42"), form({ "43": ["download"] }));
    await expect(save).rejects.toThrow();
    await pool.query(`DROP TRIGGER refuse_grant ON "StaffPermission"`);
    expect(await shop.actions()).toEqual([]);
    expect(await world.services.settings.get(shop.installationId)).toMatchObject({
      contactEmail: null,
    });
  });
});
