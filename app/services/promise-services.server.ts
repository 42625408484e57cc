import type { Environment } from "../config/env.server.ts";
import { createNoticeDraftStore } from "../db/notice/notice-draft-store.server.ts";
import { readLedgerFacts } from "../db/promises/board-facts-reader.server.ts";
import { readPublishedPolicy } from "../db/promises/published-policy-reader.server.ts";
import { createScanStore, findScansDue } from "../db/promises/scan-store.server.ts";
import type { EvidenceStore } from "../db/evidence/evidence-store.server.ts";
import type { SettingsStore } from "../db/shops/settings-store.server.ts";
import { listToldRecipients } from "../domain/consent/print-held-hosts.ts";
import { type ShopSeal, SourceRefusedError } from "../domain/data-requests/ports.ts";
import type { LastScan } from "../domain/promises/board-facts.ts";
import { listPromises } from "../domain/promises/list-promises.ts";
import type { ScannedShop, StorefrontToScan } from "../domain/promises/ports.ts";
import { createKnownTables } from "../domain/promises/known-tables.ts";
import { asksStrangers, type JudgedPart, judgeWritten } from "../domain/promises/judge-written.ts";
import {
  addPicked,
  type KnownTables,
  proposeFromSightings,
  type ScanPick,
  type ScanProposal,
} from "../domain/promises/propose-from-sightings.ts";
import { runScan, type RunScanDeps } from "../domain/promises/run-scan.ts";
import type { BoardLine, ScanReport } from "../domain/promises/types.ts";
import { findGaps } from "../domain/register/find-gaps.ts";
import type { Clock } from "../domain/shared/clock.ts";
import type { InstallationId } from "../domain/shared/ids.ts";
import { err, ok, type Result } from "../domain/shared/result.ts";
import type { PrismaClient } from "../generated/prisma/client.ts";
import type { JobHandlers } from "../jobs/definitions.ts";
import { type JobQueue, throughPrisma } from "../jobs/queue.server.ts";
import type { Log } from "../logging/log.server.ts";
import type { AdminClient } from "../platform/shopify/admin-client.server.ts";
import { findHostOwner } from "../platform/host-owners.server.ts";
import { readStorefrontAddress } from "../platform/shopify/storefront-address.server.ts";
import { createStorefrontScanner } from "../scan/storefront-scanner.server.ts";
import type { createRegisterServices } from "./register-services.server.ts";

export type PromiseServicesDeps = {
  readonly prisma: PrismaClient;
  readonly shopSeal: ShopSeal;
  readonly environment: Environment;
  readonly evidence: Pick<EvidenceStore, "append">;
  readonly queue: JobQueue;
  readonly client: AdminClient;
  readonly settings: Pick<SettingsStore, "get">;
  readonly register: ReturnType<typeof createRegisterServices>;
  readonly clock: Clock;
  readonly log: Log;
};

export type PromiseServices = ReturnType<typeof createPromiseServices>;

/** The ready tables, and for hosts in none of them who is known to own them. */
const known: KnownTables = createKnownTables((host) => findHostOwner(host)?.name);

/** Joins the looks at the storefront and the board of promises. */
export function createPromiseServices(deps: PromiseServicesDeps) {
  const { prisma, queue, evidence, clock, environment, log } = deps;
  const store = createScanStore({
    prisma,
    append: evidence.append,
    enqueue: async (tx, scanId) => {
      await queue.send("scans.run", { scanId }, throughPrisma(tx));
    },
  });
  const scanner = createStorefrontScanner({
    chromium: environment.CHROMIUM_PATH,
    extraArguments: environment.CHROMIUM_ARGUMENTS,
    proxy: environment.HTTPS_PROXY,
    log,
  });
  const running: RunScanDeps = {
    ...{ store, scanner, clock },
    findStorefront: (shop, signal) => findStorefront(deps, shop, signal),
    findRegister: async (id) => (await deps.register.findCurrent(id))?.register,
  };
  const { list, find, findLast, cancel } = store;
  return {
    board: (installationId: InstallationId) => readBoard(deps, store, installationId),
    ...{ list, find, findLast },
    start: (installationId: InstallationId, author: string) =>
      store.start({ installationId, author, cause: "asked", at: clock.now() }),
    cancel: (installationId: InstallationId, id: string) => cancel(installationId, id, clock.now()),
    run: (id: string, signal: AbortSignal) => runScan(running, id, signal),
    giveUp: (id: string) => store.fail(id, "interrupted", clock.now()),
    /** Starts every look that is due; answers how many. */
    startDue: async (): Promise<number> => {
      const due = await findScansDue(prisma, clock.now());
      const wish = { cause: "scheduled", author: "system", at: clock.now() } as const;
      const started = [];
      for (const installationId of due)
        started.push(await store.start({ installationId, ...wish }));
      return started.filter((one) => one.ok).length;
    },
    proposals: (installationId: InstallationId, id: string) =>
      readProposals(deps, store, { installationId, id }),
    add: (wish: PicksToAdd) => addPicks(deps, store, wish),
    /** What the theme writes that no notice can hold back, as a scan saw it. */
    written: (installationId: InstallationId, report: ScanReport) =>
      readWritten(deps, installationId, report),
  };
}

/** The jobs of the looks. */
export function createPromiseHandlers(
  promises: PromiseServices,
  log: Pick<Log, "info">,
): Pick<JobHandlers, "scans.run" | "scans.schedule"> {
  return {
    "scans.run": {
      run: ({ scanId }, { signal }) => promises.run(scanId, signal),
      giveUp: ({ scanId }) => promises.giveUp(scanId),
    },
    "scans.schedule": {
      run: async () => {
        const started = await promises.startDue();
        if (started > 0) log.info({ started }, "storefronts are looked at by their schedule");
      },
      giveUp: () => Promise.resolve(),
    },
  };
}

/** Where shoppers go. When Shopify cannot be asked now, its own address of the shop leads there, too. */
async function findStorefront(
  { client, register, log }: PromiseServicesDeps,
  { installationId, shop }: ScannedShop,
  signal: AbortSignal,
): Promise<StorefrontToScan | undefined> {
  const password = (await register.settings.findStorefrontPassword(installationId)) ?? null;
  const { noticeSelectors: selectors } = await register.settings.get(installationId);
  const rest = { password, selectors };
  try {
    const asked = { installation: installationId, domain: shop };
    return { ...(await readStorefrontAddress(client, asked, signal)), ...rest };
  } catch (error) {
    if (error instanceof SourceRefusedError) return undefined;
    log.warn({ err: error }, "the storefront's address could not be read");
    return { origin: `https://${shop}`, hosts: [shop], language: "en", ...rest };
  }
}

type Store = ReturnType<typeof createScanStore>;

export type Board = {
  readonly lines: readonly BoardLine[];
  readonly isPublished: boolean;
  readonly hasRegister: boolean;
};

async function readBoard(
  deps: PromiseServicesDeps,
  store: Store,
  installationId: InstallationId,
): Promise<Board> {
  const now = deps.clock.now();
  const version = await deps.register.findCurrent(installationId);
  const { contactEmail } = await deps.settings.get(installationId);
  const hasContactAddress = (contactEmail ?? "") !== "";
  const published = await readPublishedPolicy(deps, installationId);
  const lines = listPromises({
    ...(await readLedgerFacts(deps.prisma, { installationId, now }, hasContactAddress)),
    now,
    register: version?.register ?? null,
    registerNumber: version?.number ?? null,
    gapCount: version === undefined ? 0 : findGaps(version.register).length,
    published,
    scan: await readLastScan(store, installationId),
    toldRecipients: await findTold(deps, installationId),
  });
  return { lines, isPublished: published !== null, hasRegister: version !== undefined };
}

/** By what the merchant decided for the notice: in Google's advanced mode its tags do not wait. */
async function findTold({ prisma }: PromiseServicesDeps, id: InstallationId) {
  return listToldRecipients((await createNoticeDraftStore(prisma).get(id)).google);
}

async function readWritten(
  deps: PromiseServicesDeps,
  id: InstallationId,
  report: ScanReport,
): Promise<{ readonly judged: readonly JudgedPart[]; readonly hasStrangers: boolean }> {
  const version = await deps.register.findCurrent(id);
  if (version === undefined) return { judged: [], hasStrangers: report.written.length > 0 };
  const { register } = version;
  const judged = judgeWritten(register, report, await findTold(deps, id));
  return { judged, hasStrangers: asksStrangers(register, report) };
}

async function readLastScan(store: Store, id: InstallationId): Promise<LastScan | null> {
  const last = await store.findLast(id);
  if (last === undefined || last.report === null) return null;
  return { id: last.id, at: last.finishedAt ?? last.createdAt, report: last.report };
}

type OneScan = { readonly installationId: InstallationId; readonly id: string };

/** What a scan saw that the register of today does not say. */
async function readProposals(
  { register }: PromiseServicesDeps,
  store: Store,
  { installationId, id }: OneScan,
): Promise<readonly ScanProposal[]> {
  const scan = await store.find(installationId, id);
  const version = await register.findCurrent(installationId);
  const report = scan?.report ?? null;
  if (version === undefined || report === null) return [];
  return proposeFromSightings(version.register, report, known);
}

export type PicksToAdd = OneScan & {
  readonly picks: readonly ScanPick[];
  readonly author: string;
};

/** Takes what was picked into the register, as one version; answers how many things came in. */
async function addPicks(
  deps: PromiseServicesDeps,
  store: Store,
  { picks, author, ...one }: PicksToAdd,
): Promise<Result<number, "changed-meanwhile" | "register-full" | "no-register">> {
  const { register, clock } = deps;
  const { installationId } = one;
  const version = await register.findCurrent(installationId);
  if (version === undefined) return err("no-register");
  const proposals = await readProposals(deps, store, one);
  const added = register.parse(addPicked(version.register, proposals, picks));
  if (!added.ok) return err("register-full");
  const made = await register.makeVersion({
    ...{ installationId, register: added.value, author, at: clock.now() },
    ...{ cause: "scan", basedOn: version.number },
  });
  if (!made.ok) return made;
  const { recipients, storedItems } = version.register;
  const before = recipients.length + storedItems.length;
  return ok(added.value.recipients.length + added.value.storedItems.length - before);
}
