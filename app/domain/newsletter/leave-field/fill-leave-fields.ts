import type { Clock } from "../../shared/clock.ts";
import { toMs } from "../../shared/duration.ts";
import type { InstallationId, ShopDomain } from "../../shared/ids.ts";
import type { FieldPlace, FieldRun, FieldRunStore, LinkMaker } from "./ports.ts";

export type FillFieldsDeps = {
  readonly runs: FieldRunStore;
  readonly place: FieldPlace;
  readonly makeLink: LinkMaker;
  readonly clock: Clock;
};

export type FieldShop = { readonly shop: ShopDomain; readonly installation: InstallationId };

/** Shopify's search lags behind what was written; so much is looked at twice. */
const lag = { minutes: 10 } as const;

/**
 * Writes people's own links where other mail tools read them: once for all subscribers, later for those
 * who came since. A link that is there stays, for mails that went out carry it. May be killed after any
 * page and goes on there.
 *
 * @throws what the place throws where a later try may help
 */
export async function fillLeaveFields(
  deps: FillFieldsDeps,
  of: FieldShop,
  signal: AbortSignal,
): Promise<void> {
  let run = await deps.runs.find(of.installation);
  if (run === undefined || run.state === "done" || run.state === "stopped") return;
  if (run.cursor === null) {
    const prepared = await deps.place.prepare(of.installation, signal);
    if (prepared.kind === "refused") return stop(deps, of, { run, code: prepared.code });
  }
  while (run.state === "running" || run.state === "due") {
    signal.throwIfAborted();
    run = await fillPage(deps, of, { run, signal });
  }
}

type Page = { readonly run: FieldRun; readonly signal: AbortSignal };

async function fillPage(
  deps: FillFieldsDeps,
  { shop, installation }: FieldShop,
  { run, signal }: Page,
): Promise<FieldRun> {
  const { runs, place, makeLink, clock } = deps;
  const since = run.endedAt === null ? null : new Date(run.endedAt.getTime() - toMs(lag));
  const page = await place.readPage(installation, { cursor: run.cursor, since }, signal);
  const links: { ownerId: string; link: string }[] = [];
  for (const { ownerId, email, link } of page.owners) {
    if (link === null) links.push({ ownerId, link: await makeLink(shop, email) });
  }
  const written =
    links.length === 0
      ? ({ kind: "written" } as const)
      : await place.write(installation, links, signal);
  const now = clock.now();
  const isLast = page.nextCursor === null;
  const next: FieldRun = {
    ...run,
    ...{ total: page.total ?? run.total, movedAt: now },
    ...(written.kind === "refused"
      ? { state: "stopped", code: written.code }
      : { written: run.written + links.length, cursor: page.nextCursor }),
    ...(isLast && written.kind === "written" ? { state: "done", endedAt: run.startedAt } : {}),
  };
  await runs.save(installation, next);
  return next;
}

async function stop(
  { runs, clock }: FillFieldsDeps,
  { installation }: FieldShop,
  { run, code }: { readonly run: FieldRun; readonly code: string },
): Promise<void> {
  await runs.save(installation, { ...run, state: "stopped", code, movedAt: clock.now() });
}

/** A run from the beginning, as the merchant wants it. */
export function startRun(now: Date): FieldRun {
  return {
    ...{ state: "running", cursor: null, written: 0, total: null, code: null },
    ...{ startedAt: now, movedAt: now, endedAt: null },
  };
}

/** Somebody subscribed: a run that is whole goes on with those who came since. */
export function wakeRun(run: FieldRun | undefined, now: Date): FieldRun | undefined {
  if (run?.state !== "done") return undefined;
  return { ...run, state: "due", cursor: null, code: null, startedAt: now, movedAt: now };
}
