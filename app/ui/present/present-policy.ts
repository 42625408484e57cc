import type { Place, Publication } from "../../domain/policy/publication/types.ts";
import type { PublicationHead } from "../../domain/policy/publication/publications.ts";
import { toAgo, toCalendarDate } from "./dates.ts";
import { languageName } from "./language-names.ts";
import type { PolicyContext } from "./policy-context.ts";
import { sayFailure, statusLabel, stepLabel, targetWords } from "./policy-words.ts";
import { presentGaps } from "./present-gaps.ts";
import { presentForm, presentNext } from "./present-next-edition.ts";
import { sayTakingBack } from "./say-taking-back.ts";
import type { ShownDifference, ShownEdition, ShownOpen, ShownPolicy } from "./shown-policy.ts";
import { toActorText } from "./timeline-words.ts";

/** Turns everything about the policy into what is shown of it. */
export function presentPolicy(context: PolicyContext): ShownPolicy {
  const { proposed, heads, open } = context;
  const { version, gaps, published } = proposed;
  const last = heads.at(-1);
  return {
    mayConfigure: context.mayConfigure,
    gaps: presentGaps(gaps, version.register),
    standing: published === null ? null : presentStanding(published, context),
    open: open === null ? null : presentOpen(open, context),
    next: presentNext(context),
    form: presentForm(context),
    told: presentTold(context),
    preview: presentPreview(context),
    history: heads.map((head) => presentEdition(head, context)),
    older:
      context.hasMore && last !== undefined ? `/app/policy?before=${String(last.number)}` : null,
  };
}

function presentStanding({ edition, steps }: Publication, { changed, reader }: PolicyContext) {
  return {
    title: `Edition ${String(edition.number)}, in force since ${toCalendarDate(edition.effectiveOn)}`,
    differences: changed.map(({ step, standing, ours }) => ({
      place: placeTitle(step),
      theirs: toExcerpt(standing ?? ""),
      ours: toExcerpt(ours ?? ""),
    })),
    places: steps
      .filter(({ language }) => language !== "*")
      .map((step) => ({
        id: `${step.target} ${step.language}`,
        target: targetWords[step.target].title,
        language: step.language === "*" ? "" : languageName(step.language),
        status: stepLabel(step.status),
        note:
          step.readBackAt === null
            ? "Not read back yet"
            : `Looked at ${toAgo(step.readBackAt, reader)}`,
      })),
  };
}

function presentOpen(open: Publication, { notices }: PolicyContext): ShownOpen | null {
  const { status, steps, edition, failureReason } = open;
  const base = {
    id: open.id,
    done: steps.filter((step) => ["read-back", "put-back"].includes(step.status)).length,
    total: steps.length,
    isChangedElsewhere: failureReason === "changed-elsewhere",
    differences: presentDifferences(open),
    told: status === "scheduled" && notices !== null ? sayTakingBack(notices) : null,
  };
  const name = `Edition ${String(edition.number)}`;
  switch (status) {
    case "publishing":
      return {
        ...{ ...base, kind: "running", title: `${name} is being published` },
        text: "Each text is written and read back. You can leave this page.",
      };
    case "scheduled":
      return {
        ...{ ...base, kind: "scheduled" },
        title: `${name} is planned for ${toCalendarDate(edition.effectiveOn)}`,
        text: "It goes out at the start of that day in your store’s time zone. Until then the history block in your theme says what is coming.",
      };
    case "failed":
      return {
        ...base,
        kind: "failed",
        title: `${name} was not published`,
        text: sayFailure(open),
      };
    case "half-published":
      return {
        ...{ ...base, kind: "half", title: `${name} is partly in your store` },
        text: "Publishing failed, and so did putting back what stood there. Lagom tries again by itself every few minutes until the earlier texts stand there again.",
      };
    default:
      return null;
  }
}

/** What somebody else wrote beside what was meant to stand there; the first lines are enough. */
function presentDifferences({ steps, edition }: Publication): readonly ShownDifference[] {
  return steps
    .filter(({ status }) => status === "changed-elsewhere")
    .map((step) => {
      const ours = edition.texts.find(({ language }) => language === step.language)?.html ?? "";
      return {
        place: placeTitle(step),
        theirs: toExcerpt(step.previous ?? ""),
        ours: toExcerpt(ours),
      };
    });
}

function placeTitle({ target, language }: Place): string {
  const { title } = targetWords[target];
  return language === "*" ? title : `${title}, ${languageName(language)}`;
}

function toExcerpt(html: string): string {
  const text = html
    .replace(/<[^>]*>/gu, " ")
    .replace(/&nbsp;/gu, " ")
    .replace(/\s+/gu, " ")
    .trim();
  return text.length > 400 ? `${text.slice(0, 400)}…` : text;
}

function presentTold({ notices, open, proposed }: PolicyContext): ShownPolicy["told"] {
  if (notices === null || (proposed.published === null && open?.status !== "scheduled"))
    return null;
  const { waiting, sent, undelivered, withheld } = notices;
  if (waiting + sent + undelivered + withheld === 0) return null;
  return [
    ["Told by mail", String(sent)],
    ["Waiting to be sent", String(waiting)],
    ["Could not be reached", String(undelivered)],
    ["Not written to, for they opted out of mail", String(withheld)],
  ];
}

function presentPreview({ proposed, language }: PolicyContext): ShownPolicy["preview"] {
  const { texts } = proposed.edition;
  const { mainLanguage } = proposed.version.register;
  const shown =
    texts.find((text) => text.language === language) ??
    texts.find((text) => text.language === mainLanguage) ??
    texts[0];
  return {
    languages: texts.map((text) => ({ value: text.language, label: languageName(text.language) })),
    shown: shown ?? null,
  };
}

function presentEdition(head: PublicationHead, { names }: PolicyContext): ShownEdition {
  return {
    number: head.number,
    url: `/app/policy/editions/${String(head.number)}`,
    status: statusLabel(head.status),
    when: toCalendarDate(head.effectiveOn),
    by: toActorText(head.author, names),
    languages: head.languages.map((language) => languageName(language)).join(", "),
  };
}
