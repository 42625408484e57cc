import path from "node:path";
import { z } from "zod";
import type { StoreOptions } from "../../local-shopify/contract.ts";
import { createAdminApi } from "../../local-shopify/graphql/admin-api.ts";
import { repositoryRoot } from "../../scripts/run-command.ts";

/** Published by Shopify, verified by the set-up. */
export const schemaFile = path.join(repositoryRoot, ".cache", "admin-2026-10.json.gz");

/** With what tells whose a record is where no search finds it, and no more. */
const looks: readonly string[] = [
  "draftOrders(first: 250) { nodes { id email } pageInfo { hasNextPage } }",
  "abandonedCheckouts(first: 250) { nodes { id customer { id } } pageInfo { hasNextPage } }",
  "comments(first: 250) { nodes { id author { email } } pageInfo { hasNextPage } }",
];

const replySchema = z.object({
  data: z.record(z.string(), z.object({ pageInfo: z.object({ hasNextPage: z.literal(false) }) })),
  extensions: z.object({ cost: z.object({ actualQueryCost: z.number() }) }),
});

/**
 * Points of one look at every record of a store in the lists that Shopify
 * cannot filter by person: whatever is asked about whom, all must be looked at.
 * Throws when a list is longer than one page.
 */
export async function pointsOfListsWithoutFilter(
  store: StoreOptions,
  scopes: readonly string[],
): Promise<number> {
  const clock = { now: () => new Date() };
  const bulkUrl = () => "https://bulk.invalid/";
  const { api } = createAdminApi({ schemaFile, shops: [store], clock, bulkUrl });
  let points = 0;
  for (const look of looks) {
    const body = { query: `{ ${look} }` };
    const call = { shop: store.shop, apiVersion: "2026-10", scopes, withheld: new Set<never>() };
    const reply = await api.call({ ...call, body });
    points += replySchema.parse(reply.body).extensions.cost.actualQueryCost;
  }
  return points;
}
