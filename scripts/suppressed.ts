// Prints a list of addresses (CSV) with a column that says who left, asked of a running Lagom piece by piece.
// npm run suppressed -- people.csv --app https://… --shop name.myshopify.com [--channel sms] > checked.csv
import { createHmac } from "node:crypto";
import { openAsBlob } from "node:fs";
import { parseArgs } from "node:util";
import { z } from "zod";
import { cutList } from "../app/domain/newsletter/list/cut-list.ts";
import type { ListPlan } from "../app/domain/newsletter/list/plan-list.ts";
import { addCounts, type ListAnswer, noCounts } from "../app/domain/newsletter/list/row-words.ts";
import { topics } from "../app/domain/newsletter/types.ts";
import { checkPiece } from "../app/packaging/check-list.server.ts";

/** What the address of the app takes in one call. */
const atOnce = 10_000;

const replySchema = z.object({
  suppressed: z.array(z.union([z.boolean(), z.array(z.enum(topics)), z.null()])),
});

type Asking = {
  readonly app: string;
  readonly shop: string;
  readonly key: string;
  readonly channel: string;
};

async function ask(asking: Asking, addresses: readonly string[]): Promise<readonly ListAnswer[]> {
  const { app, shop, key, channel } = asking;
  const body = JSON.stringify({ addresses, channel });
  const timestamp = String(Math.floor(Date.now() / 1_000));
  const signature = createHmac("sha256", key).update(`${timestamp}.${body}`).digest("hex");
  const response = await fetch(new URL("/api/suppressed", app), {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "lagom-shop": shop,
      "lagom-timestamp": timestamp,
      "lagom-signature": signature,
    },
    body,
  });
  if (!response.ok) throw new Error(`${String(response.status)}: ${await response.text()}`);
  const { suppressed } = replySchema.parse(await response.json());
  return suppressed.map((one) => (one === true ? "all" : one === false ? [] : one));
}

/** What is longer than any address is none, and one call takes only so many. */
async function askAll(asking: Asking, cells: readonly string[]): Promise<readonly ListAnswer[]> {
  const answers: ListAnswer[] = [];
  for (let from = 0; from < cells.length; from += atOnce) {
    const some = cells.slice(from, from + atOnce).map((cell) => (cell.length > 320 ? "" : cell));
    answers.push(...(await ask(asking, some)));
  }
  return answers;
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      app: { type: "string" },
      shop: { type: "string" },
      channel: { type: "string", default: "email" },
    },
  });
  const { app, shop, channel } = values;
  const key = process.env["LAGOM_SENDER_KEY"];
  const [file] = positionals;
  if (file === undefined || app === undefined || shop === undefined || key === undefined) {
    throw new Error("A file, --app, --shop and LAGOM_SENDER_KEY must be given");
  }
  const asking = { app, shop, key, channel };
  const list = await openAsBlob(file);
  let plan: ListPlan | undefined;
  let counts = noCounts;
  for await (const { bytes, end } of cutList(list)) {
    const checked = await checkPiece({ bytes, plan }, (cells) => askAll(asking, cells));
    if (!checked.ok) throw new Error(`the list cannot be checked: ${checked.reason}`);
    plan = checked.value.plan;
    counts = addCounts(counts, checked.value.counts);
    await written(checked.value.bytes);
    const percent = Math.round((100 * end) / list.size);
    process.stderr.write(`\r${String(percent)}%, ${String(counts.rows)} rows`);
  }
  process.stderr.write(
    `\n${String(counts.left)} left everything, ${String(counts.someTopics)} some topics, ${String(counts.noAddress)} rows without an address\n`,
  );
}

/** No faster than what reads the output. */
function written(bytes: Uint8Array): Promise<void> {
  return new Promise((done, fail) => {
    process.stdout.write(bytes, (error) => (error instanceof Error ? fail(error) : done()));
  });
}

await main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
