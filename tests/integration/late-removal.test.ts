import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createJobHandlers } from "../../app/worker.server.ts";
import { freshShop, type Lifetimes, never, openLifetimes, scopes } from "../support/lifetimes.ts";

let lab: Lifetimes;
beforeAll(async () => {
  lab = await openLifetimes();
});
afterAll(() => lab.close());

describe("shop/redact that comes late", () => {
  it("lets the hourly look ask again until the ended lifetime's erasures are carried out", async () => {
    const shop = freshShop();
    const ended = await lab.open(shop);
    const erasure = await lab.deliver(shop, "customers/redact", {
      customer: { id: 12, email: "p12@example.test" },
      orders_to_redact: [],
    });
    await lab.dropJobs(erasure);
    await lab.uninstall(shop);
    await lab.open(shop, scopes, new Date());
    const removal = await lab.deliver(shop, "shop/redact", {});
    const handlers = createJobHandlers(lab.services);
    const context = { jobId: "", retryCount: 0, signal: never };
    const remove = () => handlers["shops.remove"].run({ dataRequestId: removal }, context);
    await remove();
    expect(await lab.jobsOf(erasure)).toEqual(["data-requests.erase"]);
    expect(await lab.read(removal)).toMatchObject({ attentionReason: "waits-for-erasures" });
    await lab.dropJobs(removal);
    await lab.services.resumption.resumeLost();
    expect(await lab.jobsOf(removal)).toEqual(["shops.remove"]);
    // Gone again: what Lagom holds goes without the store.
    await lab.uninstall(shop, new Date(Date.now() + 60_000));
    await handlers["data-requests.erase"].run({ dataRequestId: erasure }, context);
    expect(await lab.read(erasure)).toMatchObject({ personId: null, sealedBody: null });
    await remove();
    const left = await lab.database.prisma.installation.findMany({
      where: { shop: { domain: shop } },
    });
    expect(left.map(({ state }) => state)).toEqual(["uninstalled"]);
    expect(left.map(({ id }) => id)).not.toContain(ended.id);
    expect(await lab.read(removal)).toMatchObject({ status: "completed", attentionReason: null });
  });
});
