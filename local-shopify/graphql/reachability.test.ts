import { describe, expect, it } from "vitest";
import type { PlantedToken } from "../contract.ts";
import { FULL_QUERIES } from "./testing/full-queries.ts";
import { dig, openAdmin } from "./testing/open-admin.ts";

const admin = openAdmin();

/** Everything the API tells about one record. */
async function readRecord(gid: string): Promise<string> {
  const type = gid.split("/")[3] ?? "";
  const texts: string[] = [];
  for (const fields of FULL_QUERIES[type] ?? []) {
    const query = `query($id: ID!) { node(id: $id) { ... on ${type} { ${fields} } } }`;
    const answer = await admin.ask(query, { id: gid });
    expect(answer.errors).toBeUndefined();
    texts.push(JSON.stringify(answer.data));
  }
  return texts.join("\n");
}

function byRecord(tokens: readonly PlantedToken[]): ReadonlyMap<string, readonly PlantedToken[]> {
  return Map.groupBy(tokens, (token) => token.recordId);
}

describe("GeneratedStore.tokens", () => {
  it("are all found in the record they are said to be in", { timeout: 60_000 }, async () => {
    const missing: PlantedToken[] = [];
    for (const [recordId, tokens] of byRecord(admin.store.tokens)) {
      const text = await readRecord(recordId);
      missing.push(...tokens.filter(({ token }) => !text.includes(token)));
    }
    expect(missing).toEqual([]);
    expect(admin.store.tokens.length).toBeGreaterThan(5_000);
  });

  it("name an age rule exactly where the order is hidden without read_all_orders", async () => {
    const orders = byRecord(
      admin.store.tokens.filter(({ recordId }) => recordId.includes("/Order/")),
    );
    const ids = [...orders.keys()].slice(-400);
    for (let at = 0; at < ids.length; at += 200) {
      const part = ids.slice(at, at + 200);
      const answer = await admin.ask(
        "query($ids: [ID!]!) { nodes(ids: $ids) { id } }",
        { ids: part },
        {
          scopes: ["read_orders"],
        },
      );
      const hidden = part.filter((_, index) => dig(answer.data, "nodes", index) === null);
      const marked = part.filter((id) => orders.get(id)?.[0]?.needsAllOrders);
      expect(hidden).toEqual(marked);
    }
  });
});
