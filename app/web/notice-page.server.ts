import { isAllowed } from "../domain/data-requests/permissions.ts";
import type { NoticeLanguage } from "../domain/consent/types.ts";
import { noticeLanguageName } from "../ui/present/consent-words.ts";
import {
  presentNotice,
  type ShownNotice,
  type SurveyOutcome,
} from "../ui/present/present-notice.ts";
import type { ThemeLook } from "../ui/present/present-theme-step.ts";
import { toActorText } from "../ui/present/timeline-words.ts";
import { readerOf } from "../ui/present/reader.ts";
import { findStaffNames } from "./register-conflict.server.ts";
import { requireStaff, type StaffVisit } from "./staff-session.server.ts";

/** The page is shown without what Shopify does not say within this. */
const patienceMs = 6_000;

/** All the notice's overview shows. */
export async function loadNotice(request: Request): Promise<ShownNotice> {
  const visit = await requireStaff(request);
  const { services, installation, actor } = visit;
  const [overview, survey, settings, names, themeLook] = await Promise.all([
    services.notice.overview(installation.id),
    surveyShop(visit),
    services.settings.get(installation.id),
    findStaffNames(visit),
    findThemeLook(visit),
  ]);
  return presentNotice({
    ...{ overview, survey, themeLook, shop: installation.shop },
    apiKey: services.environment.SHOPIFY_API_KEY,
    names: (author) => toActorText(author, names),
    mayConfigure: isAllowed(actor, "configure"),
    reader: readerOf(settings, services.clock.now()),
  });
}

/** What the last scan found that no notice can hold back; null before a first one. */
async function findThemeLook({ services, installation }: StaffVisit): Promise<ThemeLook | null> {
  const last = await services.promises.findLast(installation.id);
  if (last === undefined || last.report === null) return null;
  const { id: scanId, finishedAt, createdAt, report } = last;
  const { judged, hasStrangers } = await services.promises.written(installation.id, report);
  return { scanId, at: finishedAt ?? createdAt, lines: judged.length, hasStrangers };
}

/** What the shop's own settings say; `no-answer` where Shopify does not. */
async function surveyShop({ services, installation }: StaffVisit): Promise<SurveyOutcome> {
  return services.notice
    .survey(installation.id, AbortSignal.timeout(patienceMs))
    .catch(() => "no-answer" as const);
}

/** The designer: what is saved, and the languages it can be looked at in. */
export async function loadNoticeDesign(request: Request) {
  const { services, installation, actor } = await requireStaff(request);
  const { settings } = await services.notice.overview(installation.id);
  const current = await services.register.findCurrent(installation.id);
  const register = current?.register;
  const main = register?.mainLanguage;
  const languages: readonly NoticeLanguage[] = [
    ...(main === undefined ? [] : [main]),
    ...(register?.publishedLanguages ?? []).filter((language) => language !== main),
    "ar",
  ];
  return {
    settings,
    hasRegister: current !== undefined,
    mayConfigure: isAllowed(actor, "configure"),
    languages: languages.map((value) => ({
      value,
      label: value === "ar" ? "Arabic (if switched on)" : noticeLanguageName(value),
    })),
  };
}
