import { missingScopes, scopesToPublish } from "../../domain/policy/publication/needed-scopes.ts";
import { findUnserved, mainLanguageOf } from "../../domain/policy/publication/plan-places.ts";
import type { PlacesSurvey } from "../../domain/policy/publication/types.ts";
import { publicationTargets } from "../../domain/policy/types.ts";
import type { Language } from "../../domain/shared/language.ts";
import { counted } from "./dates.ts";
import { languageName } from "./language-names.ts";
import type { PolicyContext } from "./policy-context.ts";
import { targetWords } from "./policy-words.ts";
import { itemName } from "./present-gaps.ts";
import { presentScopes } from "./present-home.ts";
import { policyScopeWords } from "./scope-words.ts";
import type { ShownPolicy, ShownPublishForm } from "./shown-policy.ts";

/** What the next edition changes, and whom that concerns. */
export function presentNext({ proposed, concerned }: PolicyContext): ShownPolicy["next"] {
  const { edition, version, changedPurposes, published, isSame, slot } = proposed;
  const { mainLanguage } = version.register;
  const text = edition.texts.find(({ language }) => language === mainLanguage) ?? edition.texts[0];
  return {
    number: slot.number,
    isSame,
    isFirst: published === null,
    changesHtml: isSame ? "" : (text?.changesHtml ?? ""),
    askAgain: changedPurposes.map((id) => itemName(version.register, "purposes", id)),
    concerned: concerned === null ? null : concerned.map(sayConcerned),
  };
}

function sayConcerned({
  because,
  count,
}: {
  readonly because: string;
  readonly count: number | null;
}): string {
  const people =
    count === null ? "An unknown number of people" : counted(count, "person", "people");
  return because === "consent"
    ? `${people} on your mailing list, whose consent covers something that changes`
    : `${people} who asked to be told when the policy changes`;
}

/** Where the next edition can go, and what that needs. */
export function presentForm(context: PolicyContext): ShownPublishForm {
  const { survey, proposed, grantedScopes, targets } = context;
  const isShopifyManaged = survey?.isShopifyManaged === true;
  const { texts } = proposed.edition;
  const needed = scopesToPublish({ languages: Math.max(texts.length, 2), isShopifyManaged });
  const lacking = missingScopes(needed, grantedScopes);
  const chosen = targets.length === 0 ? publicationTargets : targets;
  return {
    targets: publicationTargets.map((value) => ({
      ...{ value, label: targetWords[value].title, help: targetWords[value].text },
      isChosen: chosen.includes(value),
    })),
    firstDay: context.firstDay,
    leadDay: context.leadDay,
    isShopifyManaged,
    scopes: presentScopes(policyScopeWords, grantedScopes).filter(({ scope }) =>
      lacking.includes(scope),
    ),
    warnings:
      survey === null
        ? []
        : presentWarnings(
            survey,
            texts.map(({ language }) => language),
          ),
  };
}

function presentWarnings(survey: PlacesSurvey, languages: readonly Language[]): readonly string[] {
  const main = mainLanguageOf(survey);
  const unserved = findUnserved(survey, languages);
  return [
    ...(main !== undefined && !languages.includes(main)
      ? [
          `Your store’s main language is ${languageName(main)}, and the policy is not in it. Shopify’s own policy cannot be written without.`,
        ]
      : []),
    ...(unserved.length === 0
      ? []
      : [
          `Your store also speaks ${unserved.join(", ")}. Visitors in these languages read the policy in the main one.`,
        ]),
  ];
}
