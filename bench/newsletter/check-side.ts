// The app's own services in a process of their own, so that what a long list costs in memory is seen alone.
// Arguments: the list, how many rows of it are for warming up (a list beside it), the shop's domain.
import { openAsBlob } from "node:fs";
import { cutList } from "../../app/domain/newsletter/list/cut-list.ts";
import type { ListPlan } from "../../app/domain/newsletter/list/plan-list.ts";
import { addCounts, noCounts } from "../../app/domain/newsletter/list/row-words.ts";
import { parseShopDomain, type ShopDomain } from "../../app/domain/shared/ids.ts";
import { getServices, type Services } from "../../app/services.server.ts";

async function check(services: Services, shop: ShopDomain, file: string) {
  let plan: ListPlan | undefined;
  let counts = noCounts;
  let peak = process.memoryUsage.rss();
  const list = await openAsBlob(file);
  for await (const { bytes } of cutList(list)) {
    const of = { shop, channel: "email" as const };
    const checked = await services.newsletterDesk.checkPiece(of, { bytes, plan });
    if (!checked.ok) throw new Error(checked.reason);
    plan = checked.value.plan;
    counts = addCounts(counts, checked.value.counts);
    peak = Math.max(peak, process.memoryUsage.rss());
  }
  return { counts, peak };
}

const [list = "", warmUp = "", domain = ""] = process.argv.slice(2);
const shop = parseShopDomain(domain);
if (shop === undefined) throw new Error("which shop?");
const services = await getServices();
await check(services, shop, warmUp);
const before = process.memoryUsage.rss();
const startedMs = performance.now();
const { counts, peak } = await check(services, shop, list);
const seconds = (performance.now() - startedMs) / 1_000;
process.send?.({ seconds, rows: counts.rows, left: counts.left, growthBytes: peak - before });
process.disconnect();
process.exit(0);
