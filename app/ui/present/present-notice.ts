import type {
  NoticeEvent,
  NoticeOverview,
  NoticeSurvey,
  NoticeVersionHead,
} from "../../domain/consent/notice-ports.ts";
import { noticeLanguageName, regionWord } from "./consent-words.ts";
import { counted, type Reader, toAgo, toDateTime } from "./dates.ts";
import type { Label } from "./request-words.ts";
import { presentThemeStep, type ShownThemeStep, type ThemeLook } from "./present-theme-step.ts";
import { toTimelineText } from "./timeline-words.ts";

/** A row of what has to be so for the notice to work. */
export type ShownNoticeStep = {
  readonly status: Label;
  readonly text: string;
  /** What can be pressed; null where nothing has to be done. */
  readonly act: "publish" | "retry" | "gaps" | "switch-off" | "regions" | "grant" | null;
};

export type ShownVersion = {
  readonly number: number;
  readonly version: string;
  readonly when: string;
  readonly by: string;
  readonly languages: string;
};

/** Something that happened to the notice. */
export type ShownNoticeEvent = {
  readonly id: string;
  readonly what: string;
  readonly when: string;
  readonly by: string;
};

export type ShownNotice = {
  readonly hasRegister: boolean;
  readonly isRunning: boolean;
  readonly isStanding: boolean;
  readonly publication: ShownNoticeStep;
  readonly shopifyBanner: ShownNoticeStep;
  readonly regions: ShownNoticeStep;
  readonly theme: ShownThemeStep;
  readonly versions: readonly ShownVersion[];
  readonly events: readonly ShownNoticeEvent[];
  /** Where the theme editor switches it on. */
  readonly editorUrl: string;
  readonly mayConfigure: boolean;
};

/** What Shopify said of its own settings: nothing now, or nothing without a permission. */
export type SurveyOutcome = NoticeSurvey | "no-answer" | null;

export type NoticeToPresent = {
  readonly overview: NoticeOverview;
  readonly survey: SurveyOutcome;
  readonly themeLook: ThemeLook | null;
  readonly names: (author: string) => string;
  readonly shop: string;
  readonly apiKey: string;
  readonly mayConfigure: boolean;
  readonly reader: Reader;
};

/** The state of the notice in plain words, with what is to be done. */
export function presentNotice(given: NoticeToPresent): ShownNotice {
  const { overview, survey, reader, mayConfigure } = given;
  return {
    hasRegister: overview.hasRegister,
    isRunning: overview.open?.status === "running",
    isStanding: overview.standing !== null,
    publication: presentBlocked(presentPublication(overview, reader), survey),
    shopifyBanner: presentBanner(survey),
    regions: presentRegions(survey),
    theme: presentThemeStep(given.themeLook, reader),
    versions: overview.versions.map((version) => presentVersion(version, given)),
    events: overview.events.map((event, at) => presentEvent(event, String(at), given)),
    editorUrl: editorUrlOf(given),
    mayConfigure,
  };
}

/**
 * Opens the theme editor with the app embed switched on, to be saved there (shopify.dev, Theme app
 * extensions: deep links; `activateAppId` is the app's client id and the block's file name).
 */
function editorUrlOf({ shop, apiKey }: Pick<NoticeToPresent, "shop" | "apiKey">): string {
  const query = `context=apps&template=index&activateAppId=${apiKey}/notice`;
  return `https://${shop}/admin/themes/current/editor?${query}`;
}

/** The notice in one line, for Home. */
export function presentNoticeLine(
  overview: NoticeOverview,
  reader: Reader,
): Pick<ShownNoticeStep, "status" | "text"> {
  if (!overview.hasRegister) {
    return { status: { text: "Not begun", tone: null }, text: "The register comes first." };
  }
  const { status, text } = presentPublication(overview, reader);
  return { status, text };
}

function presentPublication(overview: NoticeOverview, reader: Reader): ShownNoticeStep {
  const { open, standing, gaps, isUpToDate } = overview;
  if (open?.status === "running") {
    return {
      status: { text: "On its way", tone: "info" },
      text: `Being written into your store since ${toAgo(open.since, reader)}.`,
      act: null,
    };
  }
  if (open?.status === "failed") {
    return {
      status: { text: "Failed", tone: "critical" },
      text: "The last version could not be written into your store. What stood there before still stands.",
      act: "retry",
    };
  }
  return gaps > 0 ? presentGaps(gaps, standing) : presentNext(standing, isUpToDate, reader);
}

/** Publishing waits for what keeps two notices from showing at once. */
function presentBlocked(step: ShownNoticeStep, survey: SurveyOutcome): ShownNoticeStep {
  if (step.act !== "publish" && step.act !== "retry") return step;
  if (survey === null)
    return { ...step, act: null, text: `${step.text} It waits for the permission below.` };
  if (survey !== "no-answer" && survey.shopifyBanner === "on")
    return { ...step, act: null, text: `${step.text} Switch Shopify’s own banner off first.` };
  return step;
}

function presentGaps(gaps: number, standing: NoticeVersionHead | null): ShownNoticeStep {
  const still = standing === null ? "" : ` Version ${String(standing.number)} stands until then.`;
  return {
    status: { text: "Register has gaps", tone: "warning" },
    text: `${counted(gaps, "answer")} missing in your register: the notice must not say what is not known.${still}`,
    act: "gaps",
  };
}

function presentNext(
  standing: NoticeVersionHead | null,
  isUpToDate: boolean,
  reader: Reader,
): ShownNoticeStep {
  if (standing === null) {
    return {
      status: { text: "Not published", tone: "attention" },
      text: "Your store has no notice of Lagom’s yet. Look at the design, then publish.",
      act: "publish",
    };
  }
  const what = `Version ${String(standing.number)}, ${toAgo(standing.publishedAt, reader)}`;
  return isUpToDate
    ? {
        status: { text: "Published", tone: "success" },
        text: `${what}. It says what your register says.`,
        act: null,
      }
    : {
        status: { text: "Changes wait", tone: "attention" },
        text: `${what}. Your design or what the notice tells has changed since.`,
        act: "publish",
      };
}

const noAnswer: ShownNoticeStep = {
  status: { text: "Not known", tone: "info" },
  text: "Shopify did not answer just now. Look again in a moment.",
  act: null,
};

const noScope: ShownNoticeStep = {
  status: { text: "Permission missing", tone: "warning" },
  text: "Lagom may not look at your store’s privacy settings. Without that it cannot tell whether two notices would show at once.",
  act: "grant",
};

function presentBanner(survey: SurveyOutcome): ShownNoticeStep {
  if (survey === null) return noScope;
  if (survey === "no-answer") return noAnswer;
  return survey.shopifyBanner === "on"
    ? {
        status: { text: "On", tone: "critical" },
        text: "Shopify shows its own cookie banner. Two notices at once confuse visitors, and one may undo the other’s answer: Lagom’s stays away until Shopify’s is off.",
        act: "switch-off",
      }
    : {
        status: { text: "Off", tone: "success" },
        text: "Visitors meet one notice only.",
        act: null,
      };
}

const mostNamed = 6;

function presentRegions(survey: SurveyOutcome): ShownNoticeStep {
  if (survey === null) return { ...noScope, act: null, text: "Grant the permission above first." };
  if (survey === "no-answer") return noAnswer;
  const { regionsAmiss: amiss } = survey;
  if (amiss.length === 0) {
    return {
      status: { text: "In step", tone: "success" },
      text: "Shopify’s own tracking asks in the same places as the notice.",
      act: null,
    };
  }
  const named = amiss.slice(0, mostNamed).map((region) => regionWord(region));
  const more = amiss.length > mostNamed ? ` and ${String(amiss.length - mostNamed)} more` : "";
  return {
    status: { text: `${counted(amiss.length, "place")} differ`, tone: "warning" },
    text: `In ${named.join(", ")}${more} Shopify’s own tracking follows another rule than the notice.`,
    act: survey.shopifyBanner === "on" ? null : "regions",
  };
}

function presentVersion(
  { number, version, author, publishedAt, languages }: NoticeVersionHead,
  { names, reader }: Pick<NoticeToPresent, "names" | "reader">,
): ShownVersion {
  return {
    ...{ number, version, by: names(author), when: toDateTime(publishedAt, reader) },
    languages: languages.map((language) => noticeLanguageName(language)).join(", "),
  };
}

function presentEvent(
  event: NoticeEvent,
  id: string,
  { names, reader }: Pick<NoticeToPresent, "names" | "reader">,
): ShownNoticeEvent {
  const what = toTimelineText(event).replace(/^Cookie notice: (.)/u, (_all, first: string) =>
    first.toUpperCase(),
  );
  return { id, what, when: toDateTime(event.at, reader), by: names(event.actor) };
}
