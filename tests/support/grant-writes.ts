import { type AdminStack, adminShop, waitFor } from "./admin-stack.ts";

const writes = [
  ...["write_orders", "write_customers", "write_draft_orders", "write_gift_cards"],
  ...["write_content", "read_draft_orders", "read_gift_cards", "read_content"],
];

/** Grants what an erasure writes, as the merchant does on Home, and waits until the app knows. */
export async function grantWrites({ client, database }: AdminStack): Promise<void> {
  const find = () => database.prisma.installation.findFirstOrThrow();
  const { grantedScopes } = await find();
  await client.setScopes(adminShop, [...new Set([...grantedScopes, ...writes])]);
  await waitFor("the grant", async () => (await find()).grantedScopes.includes("write_orders"));
}
