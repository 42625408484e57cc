import type { Language } from "../shared/language.ts";
import { createGap, requireTranslations, requireWords, type RegisterGap } from "./gap.ts";
import type { Purpose, Retention } from "./types.ts";

type About = {
  /** The main language first. */
  readonly languages: readonly Language[];
  readonly storesItems: boolean;
};

/** What a purpose leaves unsaid, or says against itself. */
export function findPurposeGaps(purpose: Purpose, about: About): readonly RegisterGap[] {
  return [
    ...findNameGaps(purpose, about),
    ...findBasisGaps(purpose, about),
    ...findContentGaps(purpose, about),
    ...findProvisionGaps(purpose),
    ...findRetentionGaps(purpose, about),
    ...findNoticeGaps(purpose, about),
  ];
}

const pathOf = (purpose: Purpose, field: string) => `purposes.${purpose.id}.${field}`;

function findNameGaps(purpose: Purpose, { languages }: About): readonly RegisterGap[] {
  const source = "GDPR 13(1)(c)";
  return (["name", "description"] as const).flatMap((field) => {
    const path = pathOf(purpose, field);
    // A preset's name and description are fixed sentences; own words beside them are a choice.
    if (purpose.preset !== null) return requireTranslations(purpose[field], { path, languages });
    const code = field === "name" ? "no-purpose-name" : "no-purpose-description";
    return requireWords(purpose[field], { path, code, source, languages });
  });
}

function findBasisGaps(purpose: Purpose, { languages }: About): readonly RegisterGap[] {
  const path = (field: string) => pathOf(purpose, field);
  if (purpose.legalBasis === null) {
    return [createGap(path("legalBasis"), "no-legal-basis", "GDPR 13(1)(c)")];
  }
  if (purpose.legalBasis === "legitimate-interest") {
    return requireWords(purpose.legitimateInterest, {
      ...{ path: path("legitimateInterest"), code: "no-legitimate-interest", languages },
      source: "GDPR 13(1)(d)",
    });
  }
  if (purpose.legalBasis === "legal-obligation") {
    return requireWords(purpose.legalObligation, {
      ...{ path: path("legalObligation"), code: "no-legal-obligation", languages },
      source: "GDPR 6(3), 13(1)(c)",
    });
  }
  return [];
}

function findContentGaps(purpose: Purpose, { languages }: About): readonly RegisterGap[] {
  const path = (field: string) => pathOf(purpose, field);
  const hasWords = (field: "otherData" | "otherSources") => Object.keys(purpose[field]).length > 0;
  const gaps: RegisterGap[] = [];
  if (purpose.personCategories.length === 0) {
    gaps.push(createGap(path("personCategories"), "no-person-categories", "GDPR 30(1)(c)"));
  }
  if (purpose.dataCategories.length === 0 && !hasWords("otherData")) {
    gaps.push(createGap(path("dataCategories"), "no-data-categories", "GDPR 14(1)(d), 30(1)(c)"));
  }
  if (purpose.sources.length === 0 && !hasWords("otherSources")) {
    gaps.push(createGap(path("sources"), "no-sources", "GDPR 14(2)(f)"));
  }
  return [
    ...gaps,
    ...requireTranslations(purpose.otherData, { path: path("otherData"), languages }),
    ...requireTranslations(purpose.otherSources, { path: path("otherSources"), languages }),
  ];
}

function findProvisionGaps(purpose: Purpose): readonly RegisterGap[] {
  const path = pathOf(purpose, "provision");
  if (purpose.provision === null) return [createGap(path, "no-provision", "GDPR 13(2)(e)")];
  // Consent that must be given is none.
  const isForced = purpose.legalBasis === "consent" && purpose.provision !== "voluntary";
  return isForced ? [createGap(path, "consent-not-voluntary", "GDPR 7(4)")] : [];
}

function findRetentionGaps(purpose: Purpose, { languages }: About): readonly RegisterGap[] {
  const path = pathOf(purpose, "retention");
  const { retention, legalBasis } = purpose;
  const source = "GDPR 13(2)(a)";
  if (retention === null) return [createGap(path, "no-retention", source)];
  if (retention.kind === "criteria") {
    const asked = { path: `${path}.words`, code: "no-retention-criteria", languages } as const;
    return requireWords(retention.words, { ...asked, source });
  }
  if (legalBasis === "consent" && outlastsConsent(retention)) {
    return [createGap(path, "retention-outlasts-consent", "GDPR 7(3), 17(1)(b)")];
  }
  const rests = legalBasis === null || withdrawable.includes(legalBasis);
  if (retention.kind === "until-withdrawal" && !rests) {
    return [createGap(path, "nothing-to-withdraw", source)];
  }
  return [];
}

/** A consent is withdrawn, a legitimate interest objected to; a contract or a law ends otherwise. */
const withdrawable: readonly Purpose["legalBasis"][] = ["consent", "legitimate-interest"];

/** Periods that begin with a sale or with the books are no answer to a withdrawn consent. */
function outlastsConsent(retention: Retention): boolean {
  const laterStarts = ["purchase", "end-of-contract", "end-of-financial-year"];
  return retention.kind === "period" && laterStarts.includes(retention.from);
}

/** What is stored for a purpose that rests on consent waits for it, so it cannot be necessary. */
function findNoticeGaps(purpose: Purpose, { storesItems }: About): readonly RegisterGap[] {
  const isContradiction =
    storesItems && purpose.legalBasis === "consent" && purpose.noticeCategory === "necessary";
  if (!isContradiction) return [];
  return [createGap(pathOf(purpose, "noticeCategory"), "necessary-with-consent", cookieLaw)];
}

/** The Swedish act on electronic communications, and the directive it comes from. */
export const cookieLaw = "LEK 2022:482 ch. 9 s. 28; ePrivacy 5(3)";
