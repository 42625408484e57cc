import type { Language, Words } from "../shared/language.ts";
import { findComplaintAuthority } from "./known/authorities.ts";
import { findPurposeGaps } from "./find-purpose-gaps.ts";
import { findRecipientGaps, findStoredItemGaps } from "./find-recipient-gaps.ts";
import { createGap, requireWords, type RegisterGap } from "./gap.ts";
import { isInEea } from "./known/countries.ts";
import type { AutomatedDecisions, Controller, Register } from "./types.ts";

/**
 * What the law wants said and the register does not say (GDPR 13, 14 and 30; LEK 2022:482 ch. 9
 * s. 28), and what contradicts itself; in the order of the register. Every path leads to a field. A gap
 * in the main language counts for all faces, one in another language for that language alone.
 */
export function findGaps(register: Register): readonly RegisterGap[] {
  const languages = languagesOf(register);
  return [
    ...findControllerGaps(register.controller),
    ...findOfficerGaps(register),
    ...findAuthorityGaps(register.authorityCountry),
    ...(register.purposes.length > 0 ? [] : [createGap("purposes", "no-purpose", "GDPR 13(1)(c)")]),
    ...register.purposes.flatMap((purpose) =>
      findPurposeGaps(purpose, {
        languages,
        storesItems: register.storedItems.some((item) => item.purpose === purpose.id),
      }),
    ),
    ...register.recipients.flatMap(findRecipientGaps),
    ...register.storedItems.flatMap((item) => {
      const purpose = register.purposes.find(({ id }) => id === item.purpose);
      return findStoredItemGaps(item, { languages, purpose });
    }),
    ...findSaleGaps(register),
    ...findDecisionGaps(register.automatedDecisions, languages),
    ...findSecurityGaps(register.securityMeasures, languages),
  ];
}

/** The main language first: its words stand for all. */
function languagesOf({ mainLanguage, publishedLanguages }: Register): readonly Language[] {
  return [mainLanguage, ...publishedLanguages.filter((language) => language !== mainLanguage)];
}

const identity = "GDPR 13(1)(a)";

function findControllerGaps(controller: Controller): readonly RegisterGap[] {
  const { postalAddress: address } = controller;
  const asked = [
    ["controller.name", controller.name, "no-controller-name"],
    ["controller.postalAddress.street", address.street, "no-postal-address"],
    ["controller.postalAddress.city", address.city, "no-postal-address"],
    ["controller.postalAddress.country", address.country, "no-controller-country"],
    ["controller.email", controller.email, "no-controller-email"],
  ] as const;
  return [
    ...asked
      .filter(([, value]) => value.trim() === "")
      .map(([path, , code]) => createGap(path, code, identity)),
    ...findRepresentativeGaps(controller),
  ];
}

/** Who sells to people in the area from outside names somebody there (GDPR 27). */
function findRepresentativeGaps(controller: Controller): readonly RegisterGap[] {
  const { country } = controller.postalAddress;
  const { representative } = controller;
  const path = "controller.representative";
  const source = "GDPR 13(1)(a), 27";
  if (representative === null) {
    if (country === "" || isInEea(country)) return [];
    return [createGap(path, "no-representative", source)];
  }
  return [
    ...(representative.name.trim() === ""
      ? [createGap(`${path}.name`, "no-representative-name", source)]
      : []),
    ...(representative.email === "" && representative.phone === ""
      ? [createGap(`${path}.email`, "no-representative-contact", source)]
      : []),
  ];
}

function findOfficerGaps({ dataProtectionOfficer: officer }: Register): readonly RegisterGap[] {
  const source = "GDPR 13(1)(b)";
  if (officer.kind === "unknown") {
    return [createGap("dataProtectionOfficer", "officer-unknown", source)];
  }
  const isReachable = officer.kind === "none" || officer.email !== "" || officer.phone !== "";
  return isReachable
    ? []
    : [createGap("dataProtectionOfficer.email", "no-officer-contact", source)];
}

function findAuthorityGaps(country: string | null): readonly RegisterGap[] {
  const isKnown = country !== null && findComplaintAuthority(country) !== undefined;
  return isKnown ? [] : [createGap("authorityCountry", "no-authority", "GDPR 13(2)(d)")];
}

/** A buyer gets data for a purpose: both are told, so silence is no answer. */
function findSaleGaps({ dataSale }: Register): readonly RegisterGap[] {
  const isSaid = dataSale === "none" || dataSale === "sold";
  return isSaid ? [] : [createGap("dataSale", "sale-unknown", "GDPR 13(1)(c), 13(1)(e)")];
}

function findDecisionGaps(
  decisions: AutomatedDecisions,
  languages: readonly Language[],
): readonly RegisterGap[] {
  const source = "GDPR 13(2)(f)";
  if (decisions.kind === "unknown") {
    return [createGap("automatedDecisions", "decisions-unknown", source)];
  }
  if (decisions.kind === "none") return [];
  const say = (field: "logic" | "consequences", code: "no-decision-logic" | "no-decision-effect") =>
    requireWords(decisions[field], {
      path: `automatedDecisions.${field}`,
      code,
      source,
      languages,
    });
  return [...say("logic", "no-decision-logic"), ...say("consequences", "no-decision-effect")];
}

function findSecurityGaps(words: Words, languages: readonly Language[]): readonly RegisterGap[] {
  return requireWords(words, {
    ...{ path: "securityMeasures", code: "no-security-measures", languages },
    source: "GDPR 30(1)(g), 32(1)",
  });
}
