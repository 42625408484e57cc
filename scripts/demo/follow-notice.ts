import { z } from "zod";
import { findChromium, launchBrowser } from "../../local-shopify/chromium.ts";
import { postAsOwner, readAsOwner } from "./as-owner.ts";
import { type DemoStack, demoShop } from "./stack.ts";

/** What became of one visitor's choice in the cookie notice. */
export type FollowedNotice = {
  /** Version of the notice that stands in the store. */
  readonly version: string;
  /** Null where the machine has no browser to choose with. */
  readonly choice: null | {
    /** Cookies there before the choice that are not Shopify's own necessary ones. */
    readonly cookiesBefore: number;
    readonly recorded: string;
    /** Whether the record replays to the very words the visitor saw. */
    readonly replayEqual: boolean;
  };
};

const limitMs = 60_000;
const visitor = { width: 390, height: 844 };

const companySchema = z.object({
  facts: z.object({ number: z.number() }),
  saved: z.looseObject({ dataProtectionOfficer: z.unknown() }),
});
const noticeSchema = z.object({
  notice: z.object({ versions: z.array(z.object({ version: z.string() })) }),
});
const recordsSchema = z.object({
  consents: z.object({ records: z.array(z.object({ id: z.string(), act: z.string() })) }),
});
const replaySchema = z.object({ replay: z.object({ first: z.array(z.string()) }) });

/** Fills in what the register still lacks, publishes the notice, switches it on, and chooses once as a visitor. */
export async function followNotice(stack: DemoStack): Promise<FollowedNotice> {
  await fillRegister(stack);
  await postAsOwner(stack, "/app/notice?index", { intent: "publish" });
  const version = await until("the notice in the store", async () => {
    const page = await readAsOwner(stack, "/app/notice", "routes/app.notice._index");
    return noticeSchema.parse(page).notice.versions[0]?.version;
  });
  const { onlineStore } = stack.shopify.client;
  await onlineStore.switchEmbed({ shop: demoShop, block: "notice", on: true });
  return { version, choice: findChromium() === undefined ? null : await chooseOnce(stack) };
}

/** The four answers no look at the store can give, as the owner types them. */
async function fillRegister(stack: DemoStack): Promise<void> {
  const company = "routes/app.register.company";
  const { saved } = companySchema.parse(await readAsOwner(stack, "/app/register/company", company));
  await saveEdit(stack, "company", { ...saved, dataProtectionOfficer: { kind: "none" } });
  await saveEdit(stack, "practice", {
    dataSale: "none",
    automatedDecisions: { kind: "none" },
    securityMeasures: {
      sv: "Krypterade anslutningar och personliga inloggningar.",
      en: "Encrypted connections and personal log-ins.",
    },
  });
}

async function saveEdit(stack: DemoStack, kind: string, edit: object): Promise<void> {
  const company = "routes/app.register.company";
  const { facts } = companySchema.parse(await readAsOwner(stack, "/app/register/company", company));
  await postAsOwner(stack, `/app/register/${kind}`, {
    ...{ intent: "save", basedOn: String(facts.number), prefer: "" },
    edit: JSON.stringify({ kind, ...edit }),
  });
}

/** Looks at the store as somebody new, and accepts; then reads the record as the owner does. */
async function chooseOnce(stack: DemoStack): Promise<FollowedNotice["choice"]> {
  const browser = await launchBrowser(stack.shopify);
  try {
    const context = await browser.newContext(visitor);
    const page = await context.newPage();
    await page.goto(`https://${demoShop}/`);
    const notice = page.locator(".lagom-notice");
    const words = notice.locator("h2, p, button, a");
    const seen = await words.allTextContents();
    const cookies = await context.cookies();
    const optional = cookies.filter(({ name }) => /analytics|marketing|^_ga|^_fb/u.test(name));
    await notice.locator('[data-lagom="accept"]').click();
    const record = await until("the record of the choice", async () => {
      const log = "routes/app.notice.consents._index";
      const list = recordsSchema.parse(await readAsOwner(stack, "/app/notice/consents", log));
      return list.consents.records[0];
    });
    const route = "routes/app.notice.consents.$id";
    const { replay } = replaySchema.parse(
      await readAsOwner(stack, `/app/notice/consents/${record.id}`, route),
    );
    const replayEqual = JSON.stringify(replay.first) === JSON.stringify(seen);
    return { cookiesBefore: optional.length, recorded: record.act, replayEqual };
  } finally {
    await browser.close();
  }
}

async function until<Found>(what: string, look: () => Promise<Found | undefined>): Promise<Found> {
  const endsAtMs = Date.now() + limitMs;
  while (Date.now() < endsAtMs) {
    const found = await look();
    if (found !== undefined) return found;
    await new Promise((next) => setTimeout(next, 300));
  }
  throw new Error(`Waited in vain for ${what}`);
}
