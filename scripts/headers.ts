// Prints the header fields of a way out for addresses that come by standard input, one a line: what a plain
// SMTP sender puts into each mail. npm run headers -- --app https://… --shop name.myshopify.com [--topic newsletter]
import { createHmac } from "node:crypto";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { z } from "zod";

const atOnce = 500;
const replySchema = z.object({
  ways: z.array(z.object({ headers: z.record(z.string(), z.string()) }).nullable()),
});

type Asking = {
  readonly app: string;
  readonly shop: string;
  readonly key: string;
  readonly topics: readonly string[];
};

async function ask(asking: Asking, addresses: readonly string[]): Promise<void> {
  const { app, shop, key, topics } = asking;
  const body = JSON.stringify({ addresses, ...(topics.length === 0 ? {} : { topics }) });
  const timestamp = String(Math.floor(Date.now() / 1_000));
  const signature = createHmac("sha256", key).update(`${timestamp}.${body}`).digest("hex");
  const response = await fetch(new URL("/api/leave-headers", app), {
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
  const { ways } = replySchema.parse(await response.json());
  for (const way of ways) {
    const lines = Object.entries(way?.headers ?? {}).map(([name, value]) => `${name}: ${value}\n`);
    process.stdout.write(`${lines.join("")}\n`);
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      app: { type: "string" },
      shop: { type: "string" },
      topic: { type: "string", multiple: true, default: [] },
    },
  });
  const { app, shop, topic: topics } = values;
  const key = process.env["LAGOM_SENDER_KEY"];
  if (app === undefined || shop === undefined || key === undefined) {
    throw new Error(
      "--app, --shop and LAGOM_SENDER_KEY must be given; addresses by standard input",
    );
  }
  let addresses: string[] = [];
  for await (const line of createInterface({ input: process.stdin })) {
    if (line.trim() !== "") addresses.push(line.trim());
    if (addresses.length < atOnce) continue;
    await ask({ app, shop, key, topics }, addresses);
    addresses = [];
  }
  if (addresses.length > 0) await ask({ app, shop, key, topics }, addresses);
}

await main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
