import { writeFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { toMs } from "../../app/domain/shared/duration.ts";
import { listFolder, placeOfDatabaseFile } from "../../app/self-audit/folder-sources.server.ts";
import { runAudit } from "../../app/self-audit/run-audit.ts";
import { repositoryRoot, runCommand } from "../run-command.ts";
import { asOwner, postAsOwner, readAsOwner } from "./as-owner.ts";
import { type DemoStack, demoShop } from "./stack.ts";

/** What one erasure came to, from the webhook to the checked receipt. */
export type FollowedErasure = {
  readonly requestId: string;
  /** Fields emptied or gone, Shopify's own part included once it read back. */
  readonly erased: number;
  /** Fields a law keeps, each until its day. */
  readonly kept: number;
  /** Tokens of the person still found where none may be: in the store, the database's files, the log. */
  readonly residue: number;
  readonly receiptVerified: boolean;
};

const limitMs = toMs({ minutes: 2 });
/** Shopify's own erasure takes days; here it may be watched. */
const ownErasureDelayMs = toMs({ seconds: 3 });

/** What the merchant settles once: a Swedish shop whose metafields under `custom` are about people. */
const settings = {
  ...{ contactEmail: "privacy@lagom-demo.example", timeZone: "Europe/Stockholm" },
  ...{ answerLanguage: "en", answerLifeDays: "30", evidenceKeepYears: "7", staff: "{}" },
  ...{ accountingCountry: "SE", financialYearEnd: "12-31" },
  ...{ metafieldNamespaces: "custom", erasureOff: "[]" },
};

const listSchema = z.object({
  requests: z.array(z.object({ id: z.string(), kind: z.string() })),
});
const pageSchema = z.object({ request: z.object({ statusCode: z.string() }) });
const receiptSchema = z.object({
  receipt: z.object({
    lines: z.array(z.object({ field: z.string(), fate: z.string(), count: z.number() })),
  }),
});

/**
 * Hands the person's answer over, lets Shopify send `customers/redact` about
 * them, follows both parts of the erasure, and looks for what is left.
 */
export async function followErasure(
  stack: DemoStack,
  person: { readonly person: string; readonly accessRequestId: string },
  say: (text: string) => void,
): Promise<FollowedErasure> {
  const { client } = stack.shopify;
  await postAsOwner(stack, "/app/settings", settings);
  await postAsOwner(stack, `/app/requests/${person.accessRequestId}`, { intent: "hand-over" });
  const tokens = await client.tokens(demoShop, person.person);
  await client.setOwnErasureDelay(ownErasureDelayMs);
  const sent = await client.sendRedact({ shop: demoShop, person: person.person });
  await client.waitForAttempts(sent.webhookId);
  const requestId = await findErasure(stack);
  await waitForStatus(stack, requestId, ["watching", "completed"]);
  say("Lagom's own part is done; Shopify's is watched until it reads back");
  await waitForOwnErasure(stack, requestId);
  const receipt = await readReceipt(stack, requestId);
  const lines = receiptSchema.parse(JSON.parse(receipt)).receipt.lines;
  const count = (fates: readonly string[]) =>
    lines.reduce((sum, line) => sum + (fates.includes(line.fate) ? line.count : 0), 0);
  const kept = lines.filter(({ fate }) => fate === "keep").map(({ field }) => field);
  return {
    requestId,
    erased: count(["erase", "clear", "left-to-shopify"]),
    kept: count(["keep"]),
    residue:
      (await countInStore(stack, person.person, kept)) +
      (await countInOwnBytes(stack, person.person, tokens)),
    receiptVerified: await verify(stack, receipt),
  };
}

async function findErasure(stack: DemoStack): Promise<string> {
  const list = await readAsOwner(stack, "/app/requests", "routes/app.requests._index");
  const erasure = listSchema
    .parse(list)
    .requests.find(({ kind }) => kind.toLowerCase().includes("erasure"));
  if (erasure === undefined) throw new Error("The erasure is not among the requests");
  return erasure.id;
}

async function statusOf(stack: DemoStack, id: string): Promise<string> {
  const page = await readAsOwner(stack, `/app/requests/${id}`, "routes/app.requests.$id");
  return pageSchema.parse(page).request.statusCode;
}

async function waitForStatus(stack: DemoStack, id: string, wanted: readonly string[]) {
  const endsAtMs = Date.now() + limitMs;
  let status = "";
  while (Date.now() < endsAtMs) {
    status = await statusOf(stack, id);
    if (wanted.includes(status)) return;
    await pause(200);
  }
  throw new Error(`The erasure is ${status}; the app's log is ${stack.logFile}`);
}

/** Asks for the read-back as the merchant can, until Shopify has erased its part. */
async function waitForOwnErasure(stack: DemoStack, id: string): Promise<void> {
  const endsAtMs = Date.now() + limitMs;
  while (Date.now() < endsAtMs) {
    if ((await statusOf(stack, id)) === "completed") return;
    await postAsOwner(stack, `/app/requests/${id}`, { intent: "read-back-now" });
    await pause(1_000);
  }
  throw new Error("Shopify's own erasure was not read back in time");
}

async function readReceipt(stack: DemoStack, id: string): Promise<string> {
  return (await asOwner(stack, `/app/requests/${id}/receipt?form=json`)).text();
}

/** What the store still holds that was to go; what a law keeps is not counted. */
async function countInStore(stack: DemoStack, person: string, kept: readonly string[]) {
  const left = await stack.shopify.client.tokensLeft({ shop: demoShop, person });
  const keepsIds = kept.includes("Order.localizedFields");
  const mayStay = (field: string) =>
    kept.includes(field) || (keepsIds && field === "LocalizedField.value");
  return left.filter(({ takenBy, field }) => takenBy !== "nobody" && !mayStay(field)).length;
}

async function countInOwnBytes(
  stack: DemoStack,
  person: string,
  planted: readonly { readonly token: string }[],
): Promise<number> {
  const everything = await listFolder(stack.folder, (file) =>
    // The store itself is Shopify's; what it holds is counted by itself.
    file.startsWith("shopify") ? undefined : placeOfDatabaseFile(file),
  );
  const tokens = [...new Set(planted.map(({ token }) => token))];
  const { plain } = await runAudit({ sources: everything, people: [{ person, tokens }] });
  return plain.tokens;
}

/** Checks the receipt as anybody can who has only the file. */
async function verify(stack: DemoStack, receipt: string): Promise<boolean> {
  const file = path.join(stack.folder, "receipt.json");
  await writeFile(file, receipt);
  const program = path.join(repositoryRoot, "scripts", "verify-evidence.ts");
  const args = ["--disable-warning=ExperimentalWarning", program, file];
  const { code } = await runCommand(process.execPath, args, { output: "keep" });
  return code === 0;
}

async function pause(ms: number): Promise<void> {
  await new Promise((next) => setTimeout(next, ms));
}
