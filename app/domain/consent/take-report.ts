import type { Clock } from "../shared/clock.ts";
import { toMs } from "../shared/duration.ts";
import type { CustomerId, InstallationId, ShopDomain } from "../shared/ids.ts";
import { err, ok, type Result } from "../shared/result.ts";
import type { NoticeVersions } from "./record.ts";
import type { ConsentReport, ShownReport } from "./types.ts";

/** A shop that has the app installed now. */
export type ConsentShop = { readonly installationId: InstallationId; readonly timeZone: string };

export type ChoiceToKeep = {
  readonly shop: ShopDomain;
  readonly at: Date;
  /** Whom Shopify says is signed in; null where nobody is. */
  readonly customerId: CustomerId | null;
  readonly report: ConsentReport;
};

export type ShownToCount = {
  readonly shop: ShopDomain;
  readonly at: Date;
  readonly report: ShownReport;
};

/** Where choices are kept. An answer means on disk. */
export type ConsentStore = {
  readonly findShop: (shop: ShopDomain) => Promise<ConsentShop | undefined>;
  /** One record for each (browser, number), however often it is reported. */
  readonly keep: (choice: ChoiceToKeep) => Promise<"recorded" | "repeated" | "not-installed">;
  readonly count: (shown: ShownToCount) => Promise<"counted" | "not-installed">;
};

export type TakeReportDeps = {
  readonly store: ConsentStore;
  readonly versions: Pick<NoticeVersions, "has">;
  readonly clock: Clock;
};

export type ReportRefusal = "not-installed" | "unknown-notice" | "absurd-clock";

/**
 * How far the visitor's clock may be off: a day ahead (a wrong time zone), and as long back as a report
 * may have waited in a browser for its next visit.
 */
const aheadMs = toMs({ days: 1 });
const behindMs = toMs({ days: 366 });

/**
 * Takes in a choice: refused when the shop has no app, never showed that notice, or the clock is absurd;
 * else kept once, with the server's own time beside the visitor's.
 */
export async function takeChoice(
  { store, versions, clock }: TakeReportDeps,
  taken: Omit<ChoiceToKeep, "at">,
): Promise<Result<"recorded" | "repeated", ReportRefusal>> {
  const at = clock.now();
  const offMs = new Date(taken.report.at).getTime() - at.getTime();
  if (offMs > aheadMs || offMs < -behindMs) return err("absurd-clock");
  const shop = await store.findShop(taken.shop);
  if (shop === undefined) return err("not-installed");
  if (!(await versions.has(shop.installationId, taken.report.notice))) return err("unknown-notice");
  const kept = await store.keep({ ...taken, at });
  return kept === "not-installed" ? err(kept) : ok(kept);
}

/** Counts that the notice came up; nothing else is kept of it. */
export async function takeShown(
  { store, versions, clock }: TakeReportDeps,
  taken: Omit<ShownToCount, "at">,
): Promise<Result<"counted", ReportRefusal>> {
  const shop = await store.findShop(taken.shop);
  if (shop === undefined) return err("not-installed");
  if (!(await versions.has(shop.installationId, taken.report.notice))) return err("unknown-notice");
  const counted = await store.count({ ...taken, at: clock.now() });
  return counted === "not-installed" ? err(counted) : ok(counted);
}
