import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";

import type { z } from "zod";

import type { readyLineSchema } from "./client.ts";
import { localShopifyOptionsSchema } from "./control/options.ts";
import { startLocalShopify } from "./start.ts";

/**
 * Runs the stand-in as a process of its own:
 * `node local-shopify/main.ts --config <file.json>`. Prints one JSON line when
 * it is ready and ends on SIGTERM or SIGINT.
 */
const { values } = parseArgs({ options: { config: { type: "string" } } });
if (values.config === undefined) {
  throw new Error("Usage: node local-shopify/main.ts --config <file.json>");
}
const configText = await readFile(values.config, "utf8");
const local = await startLocalShopify(localShopifyOptionsSchema.parse(JSON.parse(configText)));
const readyLine: z.infer<typeof readyLineSchema> = {
  ready: true,
  proxyUrl: local.proxyUrl,
  controlUrl: local.controlUrl,
  smtpUrl: local.smtpUrl,
  spkiHash: local.spkiHash,
  appEnvironment: local.appEnvironment(),
  adminUrls: { ...local.adminUrls },
};
process.stdout.write(`${JSON.stringify(readyLine)}\n`);

for (const signal of ["SIGTERM", "SIGINT"] as const) {
  process.once(signal, () => {
    void local.close().then(() => process.exit(0));
  });
}
