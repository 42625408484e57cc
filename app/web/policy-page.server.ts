import { isAllowed } from "../domain/data-requests/permissions.ts";
import type { PlacesSurvey } from "../domain/policy/publication/types.ts";
import type { ProposedEdition } from "../domain/policy/publication/propose-edition.ts";
import { addDays, localDateOf } from "../domain/shared/calendar.ts";
import { presentPolicy } from "../ui/present/present-policy.ts";
import type { ShownPolicy } from "../ui/present/shown-policy.ts";
import { readerOf } from "../ui/present/reader.ts";
import { findStaffNames } from "./register-conflict.server.ts";
import type { StaffVisit } from "./staff-session.server.ts";

/** Editions on one page of the history. */
const pageSize = 20;
/** A page is shown without what Shopify does not say within this. */
const patienceMs = 6_000;

/** All the policy page shows; null before the register was started. */
export async function readPolicyPage(
  visit: StaffVisit,
  params: URLSearchParams,
): Promise<ShownPolicy | null> {
  const { services, installation, actor } = visit;
  const { policy, clock } = services;
  const installationId = installation.id;
  const settings = await services.settings.get(installationId);
  const { targets, noticeTag, leadDays } = await services.register.settings.get(installationId);
  const now = clock.now();
  const today = localDateOf(now, settings.timeZone);
  const proposed = await policy.propose({
    ...{ installationId, effectiveOn: today, noticeTag },
    targets: targets.length === 0 ? ["shopify-policy", "theme-blocks"] : targets,
  });
  if (proposed === undefined) return null;
  const history = await listEditions(visit, Number(params.get("before")));
  const counting = history.open?.status === "scheduled" ? history.open : proposed.published;
  return presentPolicy({
    ...{ ...history, proposed, targets },
    notices: counting === null ? null : await policy.notices.counts(counting.id),
    changed: await findChanged(visit, proposed),
    concerned: await countConcerned(visit, proposed, noticeTag),
    survey: await lookAtShop(visit),
    grantedScopes: installation.grantedScopes,
    mayConfigure: isAllowed(actor, "configure"),
    firstDay: addDays(today, 1),
    leadDay: addDays(today, Math.max(leadDays, 1)),
    reader: readerOf(settings, now),
    names: await findStaffNames(visit),
    language: params.get("language"),
  });
}

/** A page of editions, and the newest one opened. */
async function listEditions({ services, installation }: StaffVisit, before: number) {
  const { publications, store } = services.policy;
  const heads = await publications.list(installation.id, {
    before: Number.isInteger(before) && before > 0 ? before : null,
    limit: pageSize + 1,
  });
  const [newest] = await publications.list(installation.id, { before: null, limit: 1 });
  const open = newest === undefined ? undefined : await store.find(newest.id);
  return {
    heads: heads.slice(0, pageSize),
    hasMore: heads.length > pageSize,
    open: open ?? null,
  };
}

/** What the shop's own settings say; null where Shopify does not. */
async function lookAtShop({ services, installation }: StaffVisit): Promise<PlacesSurvey | null> {
  const call = { installationId: installation.id, signal: AbortSignal.timeout(patienceMs) };
  return services.policy.places.survey(call).catch(() => null);
}

/** What somebody else wrote where the last look found something: read anew, so that both can be shown. */
async function findChanged({ services, installation }: StaffVisit, { published }: ProposedEdition) {
  if (published?.steps.some(({ status }) => status === "changed-elsewhere") !== true) return [];
  const signal = AbortSignal.timeout(patienceMs);
  return (await services.policy.look(installation.id, signal).catch(() => undefined)) ?? [];
}

/** Whom the next edition concerns; nobody where nothing was published or nothing changes. */
async function countConcerned(
  { services, installation }: StaffVisit,
  { published, isSame, concernsSubscribers }: ProposedEdition,
  tag: string,
) {
  if (published === null || isSame) return [];
  const signal = AbortSignal.timeout(patienceMs);
  const concerns = { tag, subscribers: concernsSubscribers };
  return services.policy.countConcerned(installation.id, concerns, signal).catch(() => null);
}
