import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { action as consentAction, loader } from "../../app/routes/proxy.consent.tsx";
import { action as shownAction } from "../../app/routes/proxy.shown.tsx";
import { testApp } from "../support/app-process.ts";
import {
  consentReport,
  plantShop,
  type PlantedShop,
  signProxy,
} from "../support/consent-fixture.ts";
import { openTestServices, type TestServices } from "../support/test-services.ts";

let world: TestServices;
let planted: PlantedShop;
beforeAll(async () => {
  world = await openTestServices();
  planted = await plantShop(world.database, "reports.myshopify.com");
});
afterAll(() => world.close());

type Sending = {
  readonly to?: "consent" | "shown";
  readonly method?: string;
  readonly secret?: string;
  readonly customerId?: string;
  readonly shop?: string;
  readonly from?: string;
};

/** Calls the route as the server would, with what the app proxy adds. */
async function send(body: unknown, sending: Sending = {}): Promise<Response> {
  const {
    to = "consent",
    method = "POST",
    secret = testApp.apiSecret,
    from = "192.0.2.1",
  } = sending;
  const { shop = planted.shop, customerId = "" } = sending;
  const query = signProxy({ shop, secret, customerId });
  const request = new Request(`https://lagom.example.test/proxy/${to}?${query}`, {
    ...{ method, headers: { "x-forwarded-for": from } },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
  const args = { request, params: {}, context: {} };
  return to === "consent" ? consentAction(args) : shownAction(args);
}

const status = async (body: unknown, sending?: Sending) => (await send(body, sending)).status;
const find = (consentId: string) => world.services.consent.find(planted.installationId, consentId);

describe("the routes of the app proxy", () => {
  it("answer 204 once a choice is on disk, and again for the same one", async () => {
    const report = consentReport();
    const answer = await send(report);
    expect([answer.status, answer.headers.get("set-cookie")]).toEqual([204, null]);
    expect(await status(report, { secret: testApp.previousSecret })).toBe(204);
    expect(await find(report.consentId)).toHaveLength(1);
  });

  it("refuse what Shopify did not sign, and anything but POST", async () => {
    const report = consentReport();
    expect(await status(report, { secret: "guessed" })).toBe(401);
    const request = new Request("https://lagom.example.test/proxy/consent");
    expect(loader().status).toBe(405);
    expect((await consentAction({ request, params: {}, context: {} })).status).toBe(405);
    expect(await find(report.consentId)).toEqual([]);
  });

  it("refuse for good what is no report: more, less, or something else", async () => {
    const report = consentReport();
    const { act, ...less } = report;
    const wrong = [
      ...["", "null", "[]", "{", less, { ...report, address: "192.0.2.1" }, { ...report, v: 2 }],
      ...[
        { ...report, consentId: "0".repeat(31) },
        { ...report, number: 0 },
      ],
      ...[
        { ...report, region: "XX" },
        { ...report, region: "<b>" },
        { ...report, language: "tlh" },
      ],
      ...[
        { ...report, at: "yesterday" },
        { ...report, act: `${act}!` },
      ],
      { ...report, choices: { ...report.choices, sale: "no" } },
      { ...report, choices: { ...report.choices, necessary: true } },
    ];
    for (const body of wrong) expect(await status(body, { from: "192.0.2.2" })).toBe(400);
    expect(await status({ ...report, notice: "f".repeat(16) })).toBe(422);
    expect(await status({ ...report, at: "2031-01-01T00:00:00.000Z" })).toBe(422);
    expect(await status({ ...report, at: "2024-01-01T00:00:00.000Z" })).toBe(422);
    expect(await status(`${JSON.stringify(report)}${" ".repeat(5_000)}`)).toBe(413);
    expect(await status(report, { shop: "nobody.myshopify.com" })).toBe(404);
    expect(await find(report.consentId)).toEqual([]);
  });

  it("ask a client that floods to wait, others go on, and nobody's address is written down", async () => {
    const flood = Array.from({ length: 70 }, () => status(consentReport(), { from: "192.0.2.77" }));
    const answers = await Promise.all(flood);
    expect(answers.filter((one) => one === 204)).toHaveLength(60);
    const last = await send(consentReport(), { from: "192.0.2.77" });
    expect([last.status, Number(last.headers.get("retry-after")) > 0]).toEqual([429, true]);
    expect(await status(consentReport(), { from: "192.0.2.78" })).toBe(204);
    const { rows } = await world.database.pool.query(
      `SELECT r::text AS row FROM "ConsentRecord" r UNION ALL SELECT d::text FROM "ConsentDay" d`,
    );
    expect(JSON.stringify(rows)).not.toContain("192.0.2.");
  });

  it("count that the notice came up", async () => {
    const { v, notice, language, region, regime, device } = consentReport({ region: "USCA" });
    const shown = { v, notice, language, region, regime, device };
    expect(await status(shown, { to: "shown" })).toBe(204);
    expect(await status({ ...shown, notice: "f".repeat(16) }, { to: "shown" })).toBe(422);
    expect(await status(consentReport(), { to: "shown" })).toBe(400);
    const days = { from: "2000-01-01", to: "2100-01-01" };
    const { by } = await world.services.consent.statistics(planted.installationId, days);
    expect(by.region.find(({ value }) => value === "USCA")).toMatchObject({ shown: 1, chosen: 0 });
  });

  it("export every record as CSV and as JSON lines", async () => {
    const { installationId } = await plantShop(world.database, "export.myshopify.com");
    const choices = { preferences: false, statistics: true, marketing: false, sale: false };
    const report = consentReport({ choices, act: "save", region: "USCA", language: "en" });
    await send(report, { shop: "export.myshopify.com" });
    const read = async (format: "csv" | "jsonl") => {
      const { pieces } = world.services.consent.export(installationId, { format, query: {} });
      let text = "";
      for await (const piece of pieces) text += piece;
      return text;
    };
    const [head, line] = (await read("csv")).split("\r\n");
    expect(head).toMatch(/^\ufeffrecord,chosen_at,recorded_at,act,/u);
    expect(line).toContain(`${report.consentId}-1,${report.at},`);
    expect(line).toContain(",save,no,yes,no,no,00112233445566aa,en,USCA,opt-in,phone,no,yes");
    const lines = (await read("jsonl")).trim().split("\n");
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({ id: `${report.consentId}-1`, choices });
  });
});
