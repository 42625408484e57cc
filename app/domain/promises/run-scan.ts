import type { Register } from "../register/types.ts";
import type { InstallationId } from "../shared/ids.ts";
import { judgeSightings } from "./judge-sightings.ts";
import type { ScannedShop, ScanStore, StorefrontScanner, StorefrontToScan } from "./ports.ts";

export type RunScanDeps = {
  readonly store: Pick<ScanStore, "begin" | "progress" | "finish" | "fail">;
  readonly scanner: StorefrontScanner;
  /** Where the storefront is; undefined when the app is not in the shop any more. */
  readonly findStorefront: (
    shop: ScannedShop,
    signal: AbortSignal,
  ) => Promise<StorefrontToScan | undefined>;
  readonly findRegister: (installationId: InstallationId) => Promise<Register | undefined>;
  readonly clock: { readonly now: () => Date };
};

/**
 * Carries one scan out. A scan that was begun before is one whose process ended: a browser cannot be
 * gone on with, so it has failed. One that is cancelled meanwhile stops between two pages.
 */
export async function runScan(deps: RunScanDeps, id: string, signal: AbortSignal): Promise<void> {
  const { store, scanner, clock } = deps;
  const scanned = await store.begin(id, clock.now());
  if (scanned === undefined) {
    await store.fail(id, "interrupted", clock.now());
    return;
  }
  const storefront = await deps.findStorefront(scanned, signal);
  if (storefront === undefined) {
    await store.fail(id, "not-reachable", clock.now());
    return;
  }
  const stop = new AbortController();
  const outcome = await scanner.scan(storefront, {
    signal: AbortSignal.any([signal, stop.signal]),
    onProgress: async (done, total) => {
      if (!(await store.progress(id, done, total))) stop.abort();
    },
  });
  if (!outcome.ok) {
    const wasStopped = outcome.reason === "cancelled" && signal.aborted;
    await store.fail(id, wasStopped ? "interrupted" : outcome.reason, clock.now());
    return;
  }
  const register = await deps.findRegister(scanned.installationId);
  const report = outcome.value;
  const undeclared =
    register === undefined
      ? report.sightings.length
      : judgeSightings(register, report, "").filter(({ code }) => code.startsWith("undeclared"))
          .length;
  await store.finish(id, { report, undeclared, at: clock.now() });
}
