import { fullFormats } from "ajv-formats/dist/formats.js";
import { Ajv2020 } from "ajv/dist/2020.js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { recordTransmission } from "../../app/db/recipients/transmission-ledger.server.ts";
import { placeIds } from "../../app/domain/data-map/types.ts";
import { answerSchema } from "../../app/domain/data-requests/answer/answer-schema.ts";
import { explanationBlocks } from "../../app/domain/data-requests/explanation/types.ts";
import { fulfilAccess } from "../../app/domain/data-requests/fulfil-access.ts";
import type { RecordCollector } from "../../app/domain/data-requests/ports.ts";
import type { RecordKind } from "../../app/domain/data-requests/types.ts";
import type { Transmission } from "../../app/domain/recipients/types.ts";
import type { Register } from "../../app/domain/register/types.ts";
import {
  asPersonId,
  type DataRequestId,
  type InstallationId,
} from "../../app/domain/shared/ids.ts";
import type { JsonObject } from "../../app/domain/shared/json.ts";
import { unpack } from "../support/build-answer.ts";
import { freshShop, type Lifetimes, never, openLifetimes } from "../support/lifetimes.ts";
import { sampleRegister } from "../support/register-fixture.ts";

let lab: Lifetimes;
beforeAll(async () => {
  lab = await openLifetimes();
});
afterAll(() => lab.close());

const recipientSchema = z.object({
  name: z.string(),
  ground: z.enum(["recorded", "seen-in-store", "declared"]),
  how: z.array(z.string()),
  purposes: z.array(z.string()),
  times: z.number(),
  firstOn: z.string().nullable(),
});
const dataSchema = z.object({
  explanation: z
    .object({
      language: z.string(),
      registerNumber: z.number(),
      notes: z.array(z.string()),
      blocks: z.array(
        z.object({
          id: z.string(),
          title: z.string(),
          pieces: z.array(z.unknown()),
          facts: z.unknown(),
        }),
      ),
    })
    .nullable(),
});

function collect(
  ...records: readonly (readonly [RecordKind, string, JsonObject])[]
): RecordCollector {
  return {
    collectPage: ({ place }) =>
      Promise.resolve({
        records: records.map(([kind, id, data]) => ({
          ...{ place, kind, id, reason: "customer-id" as const, data },
          parentId: kind === "order" || kind === "customer" ? null : "gid://shopify/Order/1",
        })),
        ...{ possibleMatches: [], missing: [], next: null },
      }),
  };
}

const customer = (locale: string) =>
  collect(["customer", "gid://shopify/Customer/7", { id: "gid://shopify/Customer/7", locale }]);
const orders = collect(
  [
    "order",
    "gid://shopify/Order/1",
    {
      processedAt: "2026-09-14T22:10:00Z",
      paymentGatewayNames: ["klarna_payments", "gift_card"],
      sourceName: "web",
    },
  ],
  ["transaction", "gid://shopify/OrderTransaction/1", { gateway: "manual" }],
  [
    "fulfilment",
    "gid://shopify/Fulfillment/1",
    {
      createdAt: "2026-09-16T08:00:00Z",
      trackingInfo: [{ company: "Instabox", number: "1", url: null }],
    },
  ],
);

type Asked = { readonly locale?: string; readonly withOrders?: boolean };

/** Answers a request with the real ledger and register, and what the store would have said. */
async function answer(id: DataRequestId, { locale = "sv-SE", withOrders = true }: Asked = {}) {
  const { fulfilment, answers } = lab.services;
  const nothing = collect();
  const places = Object.fromEntries(placeIds.map((place) => [place, nothing]));
  const collectors = {
    ...fulfilment.collectors,
    ...places,
    customer: customer(locale),
    orders: withOrders ? orders : nothing,
    lagom: fulfilment.collectors.lagom,
  };
  expect(await fulfilAccess({ ...fulfilment, collectors }, id, never)).toBe("answered");
  const current = await answers.findCurrent(id);
  const chunks: Uint8Array[] = [];
  for await (const chunk of answers.readChunks(current!.id)) chunks.push(chunk);
  const files = await unpack(Buffer.concat(chunks));
  const read = (name: string) => files.get(name)!.toString("utf8");
  const json: unknown = JSON.parse(read("data.json"));
  const { explanation } = dataSchema.parse(json);
  const recipients = z
    .array(recipientSchema)
    .parse(explanation?.blocks.find((block) => block.id === "recipients")?.facts ?? []);
  return { json, explanation, recipients, page: read("index.html"), readme: read("README.txt") };
}

async function openShop(register: Register | null) {
  const shop = freshShop();
  const { id: installationId } = await lab.open(shop);
  if (register !== null) await putRegister(installationId, register);
  return { shop, installationId, id: await lab.askForData(shop) };
}

async function putRegister(installationId: InstallationId, register: Register): Promise<void> {
  const made = await lab.services.register.makeVersion({
    ...{ installationId, register, cause: "started", author: "system", basedOn: null },
    at: new Date(),
  });
  expect(made).toMatchObject({ ok: true });
}

async function transmit(id: DataRequestId, more: Partial<Transmission> = {}): Promise<void> {
  const { personId, installationId } = await lab.read(id);
  await recordTransmission(lab.database.prisma, {
    ...{ personId: asPersonId(personId!), dataRequestId: null, recipient: "mail-server" },
    ...{ purpose: "newsletter", categories: ["contact"], means: "mail" },
    installationId: installationId as InstallationId,
    at: new Date("2026-10-02T09:00:00Z"),
    ...more,
  });
}

describe("fulfilAccess()", () => {
  it("says that the explanations are missing where the store has no register", async () => {
    const { id } = await openShop(null);
    const { json, explanation, page, readme } = await answer(id);
    expect(explanation).toBeNull();
    expect(page).toContain('id="unexplained"');
    expect(readme).toContain("så förklaringarna saknas");
    expect(isOfSchema(json)).toBe(true);
  });

  it("explains all nine points in the person's language, in every form of the answer", async () => {
    const { id } = await openShop(sampleRegister());
    const { json, explanation, page, readme } = await answer(id);
    expect(isOfSchema(json)).toBe(true);
    expect(explanation?.language).toBe("sv");
    expect(explanation?.notes).toEqual([]);
    expect(explanation?.blocks.map((block) => block.id)).toEqual([...explanationBlocks]);
    for (const { title, pieces } of explanation?.blocks ?? []) {
      expect(pieces.length).toBeGreaterThan(0);
      expect(page).toContain(title);
      expect(readme).toContain(title);
    }
    expect(page).toContain("36 månader efter köpet");
    expect(readme).toContain("Klaviyo, Inc.");
    expect(page).not.toContain('id="unexplained"');
  });

  it("names each recipient once: recorded by the ledger, seen on the orders, else declared", async () => {
    const { id } = await openShop(sampleRegister());
    await transmit(id);
    await transmit(id, { at: new Date("2026-10-09T09:00:00Z") });
    const { recipients, page } = await answer(id);
    expect(recipients.map(({ name, ground, how }) => [name, ground, how])).toEqual([
      ["Butikens e-postserver", "recorded", ["mail"]],
      ["Klarna Bank AB (publ)", "seen-in-store", ["payment"]],
      ["Instabox", "seen-in-store", ["carrier"]],
      ["Shopify International Limited", "declared", []],
      ["Klaviyo, Inc.", "declared", []],
      ["Google Ireland Limited (Google Analytics)", "declared", []],
      ["PostNord Sverige AB", "declared", []],
      ["Skatteverket", "declared", []],
    ]);
    expect(recipients[0]).toMatchObject({ times: 2, firstOn: "2026-10-02" });
    expect(recipients[1]).toMatchObject({ times: 1, firstOn: "2026-09-14" });
    expect(page).toContain("Antecknat (med e-post)");
  });

  it("shows nothing as recorded that the ledger has not of this very person", async () => {
    const { id, shop } = await openShop(sampleRegister());
    const other = await lab.deliver(shop, "customers/data_request", {
      ...{ orders_requested: [], data_request: { id: 90_001 } },
      customer: { id: 8, email: "p8@example.test" },
    });
    await transmit(other);
    const { recipients } = await answer(id, { withOrders: false });
    expect(recipients.every(({ ground }) => ground === "declared")).toBe(true);
    expect(recipients).toHaveLength(sampleRegister().recipients.length);
  });

  it("explains in the store's language, and says so, where the person's could not be published", async () => {
    const { id } = await openShop(sampleRegister());
    const { explanation } = await answer(id, { locale: "de-DE" });
    expect(explanation?.language).toBe("sv");
    expect(explanation?.notes.join()).toContain("tyska");
  });

  it("shows what the store has not filled in yet as missing, never as nothing", async () => {
    const sample = sampleRegister();
    const purposes = sample.purposes.map((one) => ({ ...one, retention: null, sources: [] }));
    const { id } = await openShop({
      ...{ ...sample, purposes, recipients: [], authorityCountry: null },
      storedItems: sample.storedItems.map((one) => ({ ...one, setBy: null })),
    });
    const { explanation, json, page } = await answer(id, { withOrders: false });
    expect(isOfSchema(json)).toBe(true);
    expect(explanation?.notes.join()).toContain("inte angivet");
    expect(page).toContain("inte angivet");
  });
});

const isOfSchema = new Ajv2020({
  strict: true,
  formats: { "date-time": fullFormats["date-time"] },
}).compile(answerSchema);
